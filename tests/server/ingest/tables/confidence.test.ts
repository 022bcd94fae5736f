/** How sure the reader is of each cell: two readings of a table, by its labels and by the form's order. */
import { describe, expect, it } from 'vitest';
import type { CellId } from '../../../../schema/form/edition.ts';
import type { Confidence } from '../../../../schema/report/figure.ts';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { figureOf, readText } from '../render/expect.ts';
import { documentOf, type FilledForm, printedCells, publishedForm } from '../render/form.ts';
import { page } from '../render/page.ts';
import { valuesFirstLines, wrappedLines } from '../render/pdf-lines.ts';
import { brokenMarkdown, paddedPipes, pipes, tabs } from '../render/rows.ts';
import { pipedCells, spacedCells } from '../render/streams.ts';

const city = publishedForm('suqian_city_2024');

function confidences(report: ReadReport, start: string): Set<Confidence | null> {
  return new Set(report.figures.filter(({ cell }) => cell.startsWith(start)).map(({ confidence }) => confidence));
}

function shown(report: ReadReport, cell: CellId): number | string {
  const { content } = figureOf(report, cell);
  return content.kind === 'number' ? content.value : content.reason;
}

function swapLines(text: string, one: RegExp, other: RegExp): string {
  const lines = text.split('\n');
  const a = lines.findIndex((line) => one.test(line));
  const b = lines.findIndex((line) => other.test(line));
  expect([a, b]).not.toContain(-1);
  const kept = lines[a] ?? '';
  lines[a] = lines[b] ?? '';
  lines[b] = kept;
  return lines.join('\n');
}

/** Numbers that stand in another cell than the form's. */
function misplaced(report: ReadReport, form: FilledForm): string[] {
  const printed = printedCells(form);
  return report.figures.flatMap(({ cell, content }) =>
    content.kind === 'number' && content.printed !== printed.get(cell) ? [`${cell} = ${content.printed}`] : [],
  );
}

describe('two readings that agree', () => {
  it.each(Object.entries({ tabs, pipes, paddedPipes, pipedCells, spacedCells, page, valuesFirstLines }))(
    'make every cell of section 三 certain: %s',
    async (_, layout) => {
      expect(confidences(await readText(layout(city)), 'III/')).toEqual(new Set(['agreed']));
    },
  );

  it('make sections 二 and 四 certain where their headers are whole', async () => {
    const report = await readText(pipes(city));
    expect(confidences(report, 'II/')).toEqual(new Set(['agreed']));
    expect(confidences(report, 'IV/')).toEqual(new Set(['agreed']));
  });
});

describe('one reading alone', () => {
  it('is all there is where the labels are lost', async () => {
    expect(confidences(await readText(brokenMarkdown(city)), 'III/')).toEqual(new Set(['single']));
  });

  it('is all there is where a row is lost, since the order then says nothing', async () => {
    const text = pipes(city)
      .split('\n')
      .filter((line) => !line.includes('属于行政执法案卷'))
      .join('\n');
    const report = await readText(text);
    expect(confidences(report, 'III/3.3.7/')).toEqual(new Set([null]));
    expect(confidences(report, 'III/3.3.8/')).toEqual(new Set(['single']));
  });

  it('is all there is for columns without a header', async () => {
    const text = pipes(city).replace(/^商业企业.*$/m, '');
    expect(confidences(await readText(text), 'III/')).toEqual(new Set(['single']));
  });

  it('is all there is where the header of section 四 is broken over lines', async () => {
    expect(confidences(await readText(wrappedLines(city)), 'IV/')).toEqual(new Set(['single']));
  });

  it('is all there is where section 二 has a row more than the form', async () => {
    const zeros = publishedForm('shapotou_iic_2019');
    const text = pipes(zeros).replace('第二十条第（五）项', '其他主动公开文件 | 5 | 6 | 7 |\n第二十条第（五）项');
    expect(confidences(await readText(text), 'II/')).toEqual(new Set(['single']));
  });
});

describe('two readings that differ', () => {
  it('are decided by the sums: labels of two rows changed about, values in the form’s order', async () => {
    const whole = pipes(city);
    const text = whole
      .replace('（一）予以公开 |', '（七）· |')
      .replace('（七）总计 |', '（一）予以公开 |')
      .replace('（七）· |', '（七）总计 |');
    const report = await readText(text);
    expect(misplaced(report, city)).toEqual([]);
    expect(confidences(report, 'III/3.1/')).toEqual(new Set(['refereed']));
    expect(confidences(report, 'III/3.7/')).toEqual(new Set(['refereed']));
    expect(confidences(report, 'III/3.3.1/')).toEqual(new Set(['agreed']));
  });

  it('are decided by the sums: whole rows in another order, with their labels', async () => {
    const report = await readText(swapLines(pipes(city), /（一）予以公开/, /（七）总计/));
    expect(misplaced(report, city)).toEqual([]);
    expect(confidences(report, 'III/3.7/')).toEqual(new Set(['refereed']));
  });

  it('leave the cells unread where the sums hold either way', async () => {
    const form: FilledForm = {
      ...city,
      III: {
        ...city.III,
        rows: { ...city.III.rows, '3.3.1': [1, 0, 0, 0, 0, 0, 1], '3.3.2': [2, 0, 0, 0, 0, 0, 2] },
      },
    };
    const report = await readText(
      swapLines(pipes(form), /1\.属于国家秘密/, /2\.其他法律/).replace('（三）不予公开 | ', ''),
    );
    expect(shown(report, 'III/3.3.1/natural')).toBe('unreadable');
    expect(shown(report, 'III/3.3.2/total')).toBe('unreadable');
    expect(figureOf(report, 'III/3.3.1/natural')).toMatchObject({ confidence: null });
    expect(shown(report, 'III/3.3.3/natural')).toBe(form.III.rows['3.3.3']?.[0]);
  });

  it('leave columns unread whose headers stand in another order, unless they hold the same', async () => {
    const text = pipes(city).replace('商业企业 | 科研机构', '科研机构 | 商业企业');
    const report = await readText(text);
    const [, business, research] = city.III.rows['1'] ?? [];
    expect(business).not.toBe(research);
    expect(shown(report, 'III/1/business')).toBe('unreadable');
    expect(shown(report, 'III/1/research')).toBe('unreadable');
    expect(shown(report, 'III/1/nonprofit')).toBe(city.III.rows['1']?.[3]);
    expect(shown(report, 'III/3.5.4/business')).toBe(0);
  });

  it('are decided by the sums in section 四', async () => {
    const values = ['5', '2', '1', '0', '2', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0'];
    const header = ['总计', '结果维持', '结果纠正', '其他结果', '尚未审结'];
    const line = (cells: readonly string[]): string => `${cells.join(' | ')} |`;
    const IV = [line(['行政复议', '行政诉讼']), line([...header, ...header, ...header]), line(values)].join('\n');
    const report = await readText(documentOf(city, { II: '', III: '', IV }));
    expect(shown(report, 'IV/review.total')).toBe(5);
    expect(shown(report, 'IV/review.pending')).toBe(2);
    expect(figureOf(report, 'IV/review.total').confidence).toBe('refereed');
    const wrong = await readText(documentOf(city, { II: '', III: '', IV: IV.replace('5 | 2', '7 | 2') }));
    expect(shown(wrong, 'IV/review.total')).toBe('unreadable');
    expect(shown(wrong, 'IV/litigation.direct.total')).toBe(0);
  });

  it('a note beside a label of section 二 is no header', async () => {
    const text = pipes(city).replace('规范性文件 |', '规范性文件（指本年制发的） |');
    expect(confidences(await readText(text), 'II/')).toEqual(new Set(['agreed']));
  });

  it('leave cells of section 二 unread, which has no sums', async () => {
    const text = pipes(city).replace('本年制发件数 | 本年废止件数', '本年废止件数 | 本年制发件数');
    const report = await readText(text);
    expect(shown(report, 'II/normativeDocuments.made')).toBe('unreadable');
    expect(shown(report, 'II/normativeDocuments.repealed')).toBe('unreadable');
    expect(shown(report, 'II/normativeDocuments.inForce')).toBe(420);
  });
});

describe('whichever two rows of section 三 changed places', () => {
  const isRow = (line: string): boolean => (line.match(/\d+(?: \| ?|\t|<|$)/g) ?? []).length >= 7;

  it.each(Object.entries({ pipes, tabs, page }))('no number stands in another row’s cell: %s', async (_, layout) => {
    const lines = layout(city).split('\n');
    const from = lines.findIndex((line) => line.replace(/\s/g, '').includes('新收政府信息公开申请数量'));
    const rows = lines.flatMap((line, at) => (at >= from && at < from + 30 && isRow(line) ? [at] : [])).slice(0, 25);
    expect(rows).toHaveLength(25);
    const wrong: string[] = [];
    for (const a of rows) {
      for (const b of rows.filter((at) => at > a)) {
        const turned = lines.map((line, at) => (at === a ? lines[b] : at === b ? lines[a] : line)).join('\n');
        wrong.push(...misplaced(await readText(turned), city).map((cell) => `${a}⇄${b}: ${cell}`));
      }
    }
    expect(wrong).toEqual([]);
  });
});

it('a cell that is not in the document has no confidence', async () => {
  const report = await readText(documentOf(city, { II: '', III: '', IV: '' }));
  expect(confidences(report, '')).toEqual(new Set([null]));
});
