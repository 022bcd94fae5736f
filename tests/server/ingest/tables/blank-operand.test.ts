/** An empty cell among the operands of a sum leaves it undecided: it neither breaks a reading nor accuses the report. */
import { describe, expect, it } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import type { CellContent } from '../../../../schema/report/figure.ts';
import { sumsOfReading } from '../../../../server/ingest/tables/form-sums.ts';
import { readText } from '../render/expect.ts';

const LABELS = [
  '一、本年新收政府信息公开申请数量',
  '二、上年结转政府信息公开申请数量',
  '（一）予以公开',
  '',
  '1.属于国家秘密',
  '',
  '3.危及“三安全一稳定”',
  '4.保护第三方合法权益',
  '',
  '6.属于四类过程性信息',
  '7.属于行政执法案卷',
  '8.属于行政查询事项',
  '',
  '',
  '',
  '1.信访举报投诉类申请',
  '2.重复申请',
  '3.要求提供公开出版物',
  '',
  '',
  '',
  '',
  '3.其他',
  '（七）总计',
  '四、结转下年度继续办理',
];
/** Received, carried in, two outcomes that have lost their labels, closed, carried out. */
const natural: Readonly<Record<number, number>> = { 0: 30, 1: 2, 2: 9, 3: 4, 12: 11, 21: 7, 23: 31, 24: 1 };

/** Pages that break the labels of some rows off their values; `empty`: the cells left empty, as `row/column`. */
function page(empty: readonly string[]): string {
  const rows = LABELS.map((label, row) => {
    const value = natural[row] ?? 0;
    const cells = [value, 0, 0, 0, 0, 0, value].map((cell, column) => (empty.includes(`${row}/${column}`) ? '' : cell));
    return `| ${label === '' ? '' : `${label} | `}${cells.join(' | ')} |`;
  });
  return `示范市林业局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n${rows.join('\n')}\n四、政府信息公开行政复议、行政诉讼情况\n`;
}

const cell = (value: number | null): CellContent =>
  value === null ? { kind: 'gap', reason: 'blank', printed: '' } : { kind: 'number', value, printed: String(value) };

describe('a reader’s sum', () => {
  const row = (...values: readonly (number | null)[]) => values.map(cell);

  it.each([
    [row(1, 0, 0, 0, 0, 0, 1), 'kept'],
    [row(1, 0, null, 0, 0, 0, 1), 'kept'],
    [row(1, 0, 0, 0, 0, 0, 2), 'broken'],
    [row(1, 0, null, 0, 0, 0, 2), 'undecided'],
    [row(3, 0, null, 0, 0, 0, 2), 'broken'],
    [row(1, 0, 0, 0, 0, 0, null), 'undecided'],
  ])('%# is told', (cells, told) => {
    const { broken, undecided, kept } = sumsOfReading(['5'], [cells]);
    // Fourteen sums of columns have no operands here.
    expect({ broken, undecided: undecided - 14, kept }).toEqual({ broken: 0, undecided: 0, kept: 0, [told]: 1 });
  });
});

describe.each([[['24/6']], [['0/6']], [['23/6']], [['1/6', '24/6']], [['24/0', '24/6']], [['23/0', '23/6']]])(
  'with %j left empty',
  (empty) => {
    it('rows without labels are read as with the cell filled in', async () => {
      const [whole, report] = [await readText(page([])), await readText(page(empty))];
      const changed = report.figures.filter((figure, at) => figure.content.kind !== whole.figures[at]?.content.kind);
      expect(whole.figures.filter(({ cell: id, content }) => id.startsWith('III/') && content.kind === 'gap')).toEqual(
        [],
      );
      expect(changed.map(({ content }) => content)).toEqual(
        empty.map(() => expect.objectContaining({ reason: 'blank' })),
      );
    });

    it('and nothing is called an error', async () => {
      const loud = checkReport(await readText(page(empty))).filter(
        ({ outcome, severity }) => outcome === 'failed' && severity === 'error',
      );
      expect(loud).toEqual([]);
    });
  },
);
