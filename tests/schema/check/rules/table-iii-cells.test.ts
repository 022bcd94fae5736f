/** Rules about numbers of section three that stand in the wrong cells. */
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import type { RuleId } from '../../../../schema/check/rules/index.ts';
import { findingSentence } from '../../../../schema/check/words/words.ts';
import { GAP_REASONS } from '../../../../schema/report/figure.ts';
import { buildReport, type CellValues, type ReportPlan } from '../../../support/report-builder.ts';

const findings = (plan: ReportPlan, rule: RuleId) =>
  checkReport(buildReport(plan)).filter((found) => found.rule === rule);

describe('T3-SPLITCELL', () => {
  const row = (...values: readonly number[]): CellValues => ({
    'III/1/natural': values[0] ?? 0,
    'III/1/business': values[1] ?? 0,
    'III/1/research': values[2] ?? 0,
    'III/1/otherOrganization': values[3] ?? 0,
    'III/1/total': values[4] ?? 0,
  });

  test.each([
    [row(1, 2, 0, 0, 12), ['III/1/natural', 'III/1/business']],
    [row(30, 4, 5, 0, 75), ['III/1/business', 'III/1/research']],
    [row(9, 9, 0, 0, 99), ['III/1/natural', 'III/1/business']],
    [row(1, 0, 0, 0, 10), ['III/1/natural', 'III/1/business']],
  ])('joins two digits of %j', (cells, joined) => {
    const found = findings({ cells }, 'T3-SPLITCELL');
    expect(found).toMatchObject([{ outcome: 'suspicious', severity: 'hint', subject: '1' }]);
    expect(
      found[0]?.operands.flatMap(({ ref, side }) => (ref.kind === 'cell' && side === 'left' ? [ref.cell] : [])),
    ).toEqual(joined);
  });

  test.each<[string, CellValues]>([
    ['it adds up', row(1, 2, 0, 0, 3)],
    ['nothing is there', row()],
    ['the total is less', row(1, 2, 0, 0, 2)],
    ['joining makes too much', row(1, 2, 0, 0, 11)],
    ['joining makes too little', row(1, 2, 0, 0, 13)],
    ['one of them has two digits', row(11, 2, 0, 0, 112)],
    ['the other has two digits', row(1, 12, 0, 0, 22)],
    ['the first of them is 0', row(0, 2, 0, 0, 21)],
    ['they do not stand side by side', row(1, 20, 2, 0, 32)],
    ['only the last cell could be joined', row(0, 0, 0, 1, 10)],
    ...GAP_REASONS.map((gap): [string, CellValues] => [
      `the total is ${gap}`,
      { ...row(1, 2, 0, 0, 12), 'III/1/total': gap },
    ]),
    ...GAP_REASONS.map((gap): [string, CellValues] => [
      `the second is ${gap}`,
      { ...row(1, 2, 0, 0, 10), 'III/1/business': gap },
    ]),
  ])('says nothing where %s', (_, cells) => {
    expect(findings({ cells }, 'T3-SPLITCELL')).toEqual([]);
  });

  test('says what they would make', () => {
    const [found] = findings({ cells: row(1, 2, 0, 0, 12) }, 'T3-SPLITCELL');
    if (!found) throw new Error('No finding');
    expect(findingSentence(found, 'zh')).toContain('1 和 2 连成 12，各列之和即为总计 12');
  });
});

describe('T3-GROUPCELL', () => {
  const said = (line: string, edition: '2019' | '2021' = '2021'): readonly string[] =>
    findings({ edition, lines: ['表三', line, '完'] }, 'T3-GROUPCELL').map(
      ({ subject, outcome, severity }) => `${subject} ${outcome} ${severity}`,
    );

  test.each([
    ['三、本年度办理结果\t5\t0\t0\t0\t0\t0\t5', '3'],
    ['（三）不予公开\t1\t0\t0\t0\t0\t0\t1', '3.3'],
    ['（四）无法提供\t0\t0\t0\t0\t0\t2\t2', '3.4'],
    ['（五）不予处理\t0\t 12 \t0\t0\t0\t0\t12', '3.5'],
    ['（六）其他处理\t0\t0\t0\t0\t0\t0\t3', '3.6'],
  ])('points at %s', (line, code) => {
    expect(said(line)).toEqual([`${code} suspicious error`]);
  });

  test.each([
    '三、本年度办理结果',
    '三、本年度办理结果\t（一）予以公开\t5\t0\t0\t0\t0\t0\t5',
    '三、本年度办理结果\t0\t0\t0\t0\t0\t0\t0',
    '三、本年度办理结果\t\t\t\t\t\t\t',
    '三、本年度办理结果\t-\t-\t-\t-\t-\t-\t-',
    '（三）不予公开',
    '（三）不予公开\t1.属于国家秘密\t1\t0\t0\t0\t0\t0\t1',
    '（三）不予公开\t1.属于国家秘密',
    '（三）不予公开\t0\t0\t0\t0\t0\t0\t0',
    '（三）不予公开\t/\t/\t/\t/\t/\t/\t/',
    '（三）不予公开5件',
    '（三）不予公开 5',
    '（三）不予公开的有5件，其中3件属于国家秘密。',
    '（四）无法提供\t1.本机关不掌握相关政府信息\t2\t0\t0\t0\t0\t0\t2',
    '（四）无法提供\t\t\t\t\t\t\t',
    '（五）不予处理\t1.信访举报投诉类申请\t2\t0\t0\t0\t0\t0\t2',
    '（五）不予处理\t0',
    '（六）其他处理\t1.申请人无正当理由逾期不补正\t2\t0\t0\t0\t0\t0\t2',
    '（六）其他处理\t0\t0\t0\t0\t0\t0\t0',
    '（七）总计\t5\t0\t0\t0\t0\t0\t5',
    '（一）予以公开\t5\t0\t0\t0\t0\t0\t5',
    '（二）部分公开\t5\t0\t0\t0\t0\t0\t5',
  ])('says nothing of %s', (line) => {
    expect(said(line)).toEqual([]);
  });

  test('knows that (6) is a row of figures in the form of 2019', () => {
    expect(said('（六）其他处理\t0\t0\t0\t0\t0\t0\t3', '2019')).toEqual([]);
    expect(said('（三）不予公开\t0\t0\t0\t0\t0\t0\t3', '2019')).toEqual(['3.3 suspicious error']);
  });
});
