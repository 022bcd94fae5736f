/** Rules of section two that hold the columns of a row, or the form, against one another. */
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import type { RuleId } from '../../../../schema/check/rules/index.ts';
import { findingArithmetic, findingSentence } from '../../../../schema/check/words/words.ts';
import type { SectionedEditionId } from '../../../../schema/form/edition.ts';
import { GAP_REASONS } from '../../../../schema/report/figure.ts';
import { buildReport, type CellValues, type ReportPlan } from '../../../support/report-builder.ts';

const findings = (plan: ReportPlan, rule: RuleId) =>
  checkReport(buildReport(plan)).filter((found) => found.rule === rule);

const said = (plan: ReportPlan, rule: RuleId): readonly string[] =>
  findings(plan, rule).map(({ subject, outcome, severity }) => `${subject} ${outcome} ${severity}`);

/** Each of the cells of a fault, empty or not read in each way. */
const withGaps = (cells: CellValues): readonly [string, CellValues][] =>
  Object.keys(cells).flatMap((cell) =>
    GAP_REASONS.map((gap): [string, CellValues] => [`${cell} is ${gap}`, { ...cells, [cell]: gap }]),
  );

describe('T2-21-MADE', () => {
  const row = (made: number, repealed: number, inForce: number, of = 'rules'): CellValues => ({
    [`II/${of}.made`]: made,
    [`II/${of}.repealed`]: repealed,
    [`II/${of}.inForce`]: inForce,
  });

  test.each([
    ['rules', row(2, 0, 0)],
    ['rules', row(5, 0, 4)],
    ['normativeDocuments', row(11, 0, 1, 'normativeDocuments')],
  ])('fails %s made and not in force', (subject, cells) => {
    expect(said({ cells }, 'T2-21-MADE')).toEqual([`${subject} failed error`]);
  });

  test.each<[string, CellValues]>([
    ['nothing was made', row(0, 0, 0)],
    ['all is in force', row(2, 0, 2)],
    ['more is in force', row(2, 0, 30)],
    ['some was repealed', row(2, 1, 0)],
    ['all was repealed', row(2, 2, 0)],
    ['nothing was made of many', row(0, 0, 597)],
    ...withGaps(row(2, 0, 0)),
  ])('says nothing where %s', (_, cells) => {
    expect(said({ cells }, 'T2-21-MADE')).toEqual([]);
  });

  test('says both numbers', () => {
    const [found] = findings({ cells: row(5, 0, 4) }, 'T2-21-MADE');
    if (!found) throw new Error('No finding');
    expect(findingSentence(found, 'zh')).toBe('表二 规章：本年制发 5 件、废止 0 件，而现行有效只有 4 件');
    expect(findingArithmetic(found)).toBe('5 > 4');
  });
});

describe('T2-19-NEG', () => {
  const row = (of: string, before: number, change: number): ReportPlan => ({
    edition: '2019',
    cells: { [`II/${of}.itemsBefore`]: before, [`II/${of}.itemsChange`]: change },
  });

  test.each([
    ['licensing', 3, -4],
    ['otherServices', 19, -23],
    ['penalties', 0, -1],
    ['coercion', 10, -100],
    ['fees', 2, -3],
  ])('fails %s: %i and a change of %i', (of, before, change) => {
    expect(said(row(of, before, change), 'T2-19-NEG')).toEqual([`${of} failed error`]);
  });

  test.each([
    ['licensing', 3, -3],
    ['licensing', 3, 4],
    ['otherServices', 19, -19],
    ['penalties', 0, 0],
    ['penalties', 0, 21],
    ['coercion', 100, -10],
    ['fees', 2, -2],
  ])('says nothing of %s: %i and a change of %i', (of, before, change) => {
    expect(said(row(of, before, change), 'T2-19-NEG')).toEqual([]);
  });

  test.each(withGaps({ 'II/penalties.itemsBefore': 3, 'II/penalties.itemsChange': -4 }))(
    'says nothing where %s',
    (_, cells) => {
      expect(said({ edition: '2019', cells }, 'T2-19-NEG')).toEqual([]);
    },
  );

  test('says the sum', () => {
    const [found] = findings(row('penalties', 19, -23), 'T2-19-NEG');
    if (!found) throw new Error('No finding');
    expect(findingSentence(found, 'zh')).toBe('表二 行政处罚：上一年项目数量 19，本年增/减 -23，合计 -4，小于 0');
    expect(findingArithmetic(found)).toBe('19 - 23 = -4 < 0');
  });
});

describe('T2-19-NEW', () => {
  const row = (made: number, disclosed: number, total: number, of = 'rules'): CellValues => ({
    [`II/${of}.newlyMade`]: made,
    [`II/${of}.newlyDisclosed`]: disclosed,
    [`II/${of}.disclosedTotal`]: total,
  });
  const of2019 = (cells: CellValues): ReportPlan => ({ edition: '2019', cells });

  test.each<[CellValues, readonly string[]]>([
    [row(3, 3, 2), ['rules suspicious warning']],
    [row(9, 5, 4, 'normativeDocuments'), ['normativeDocuments suspicious warning']],
    [row(2, 3, 3), ['rules:made suspicious hint']],
    [row(0, 7, 3), ['rules suspicious warning', 'rules:made suspicious hint']],
  ])('points at %j', (cells, expected) => {
    expect(said(of2019(cells), 'T2-19-NEW')).toEqual(expected);
  });

  test.each<[string, CellValues]>([
    ['nothing is printed but zeros', {}],
    ['papers were made and none disclosed', row(87, 0, 0)],
    ['none was disclosed of many', row(2, 0, 83)],
    ['all of them were', row(24, 24, 24)],
    ['most of them were', row(64, 24, 24)],
    ['some of them were', row(186, 86, 255)],
    ['none was made', row(0, 0, 12)],
    ...withGaps({ 'II/rules.newlyDisclosed': 3, 'II/rules.disclosedTotal': 2, 'II/rules.newlyMade': 1 }).filter(
      ([, cells]) => typeof cells['II/rules.newlyDisclosed'] === 'string',
    ),
    ...withGaps({ 'II/rules.disclosedTotal': 2 }).map(([name, cells]): [string, CellValues] => [
      name,
      { ...row(3, 3, 0), ...cells },
    ]),
  ])('says nothing where %s', (_, cells) => {
    expect(said(of2019(cells), 'T2-19-NEW')).toEqual([]);
  });
});

describe('T2-19-MISREAD', () => {
  const row = (of: string, before: number, change: number, decisions: number): CellValues => ({
    [`II/${of}.itemsBefore`]: before,
    [`II/${of}.itemsChange`]: change,
    [`II/${of}.decisions`]: decisions,
  });
  const of2019 = (...rows: readonly CellValues[]): ReportPlan => ({
    edition: '2019',
    cells: Object.assign({}, ...rows),
  });
  const misread = [row('licensing', 12, 3, 15), row('penalties', 180, -8, 172)] as const;

  test.each([
    ['two rows', of2019(...misread)],
    ['all rows', of2019(...misread, row('otherServices', 4, 0, 4), row('coercion', 3, 0, 3))],
  ])('points at %s', (_, plan) => {
    expect(said(plan, 'T2-19-MISREAD')).toEqual(['decisions suspicious hint']);
  });

  test.each<[string, ReportPlan]>([
    ['all is zero', of2019()],
    ['one row alone has numbers', of2019(misread[0])],
    ['the other row has none', of2019(misread[0], row('penalties', 180, -8, 0))],
    ['one row differs', of2019(...misread, row('coercion', 3, 0, 40))],
    ['decisions were many', of2019(row('licensing', 12, 3, 1500), row('penalties', 180, -8, 40))],
    ['nothing changed, and decisions differ', of2019(row('licensing', 12, 0, 15), row('penalties', 9, 0, 10))],
    ['the form is that of 2021', { cells: { 'II/licensing.decisions': 15, 'II/penalties.decisions': 172 } }],
    ...withGaps(Object.assign({}, ...misread)).map(([name, cells]): [string, ReportPlan] => [name, of2019(cells)]),
  ])('says nothing where %s', (_, plan) => {
    expect(said(plan, 'T2-19-MISREAD')).toEqual([]);
  });
});

describe('T2-PROC', () => {
  const of2019 = (projects: number, amount: number): ReportPlan => ({
    edition: '2019',
    cells: { 'II/procurement.projects': projects, 'II/procurement.amount': amount },
  });

  test.each([
    [4, 0],
    [0, 31.5],
  ])('points at %i projects for %d', (projects, amount) => {
    expect(said(of2019(projects, amount), 'T2-PROC')).toEqual(['procurement suspicious warning']);
  });

  test.each([
    [0, 0],
    [1, 0.05],
    [120, 96171.6],
  ])('says nothing of %i projects for %d', (projects, amount) => {
    expect(said(of2019(projects, amount), 'T2-PROC')).toEqual([]);
  });

  test.each(withGaps({ 'II/procurement.projects': 4, 'II/procurement.amount': 0 }))(
    'says nothing where %s',
    (_, cells) => {
      expect(said({ edition: '2019', cells }, 'T2-PROC')).toEqual([]);
    },
  );
});

describe('T2-EDITION', () => {
  const on = (
    year: number | null,
    II: Readonly<Record<string, SectionedEditionId>>,
    III: SectionedEditionId | null,
  ): readonly string[] => {
    const report = buildReport({ year });
    return checkReport({ ...report, editions: { II, III, IV: null } })
      .filter(({ rule }) => rule === 'T2-EDITION')
      .map(({ subject, severity, expected, actual }) => `${subject} ${severity} ${actual} for ${expected}`);
  };
  const all = (edition: SectionedEditionId): Readonly<Record<string, SectionedEditionId>> => ({
    '1': edition,
    '5': edition,
    '6': edition,
    '8': edition,
  });

  test.each([
    [2022, all('2019'), '2019', ['II hint 2019 for 2021', 'III hint 2019 for 2021']],
    [2022, { ...all('2019'), '9': '2019' }, '2019', ['II hint 2019 for 2021', 'III hint 2019 for 2021']],
    [2021, { ...all('2021'), '1': '2019' }, '2021', ['II/1 hint 2019 for 2021']],
    [2021, { ...all('2021'), '1': '2019', '8': '2019' }, '2021', ['II/1,8 hint 2019 for 2021']],
    [2023, all('2021'), '2019', ['III hint 2019 for 2021']],
    [2020, all('2021'), '2021', ['II hint 2021 for 2019', 'III hint 2021 for 2019']],
  ] as const)('points at the form of %i', (year, II, III, expected) => {
    expect(on(year, II, III)).toEqual(expected);
  });

  test.each([
    ...[2019, 2020].map((year) => [year, { ...all('2019'), '9': '2019' }, '2019'] as const),
    ...[2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029].map((year) => [year, all('2021'), '2021'] as const),
    [2021, all('2021'), null],
    [2021, {}, null],
    [2021, {}, '2021'],
    [2020, {}, null],
    [2022, { ...all('2021'), '9': '2019' }, '2021'],
    [null, all('2019'), '2021'],
    [null, all('2021'), '2019'],
    [2018, all('2019'), '2019'],
    [2008, all('2021'), '2021'],
  ] as const)('says nothing of %s', (year, II, III) => {
    expect(on(year, II, III)).toEqual([]);
  });

  test('names the items, in both languages', () => {
    const report = buildReport({ year: 2022 });
    const [found] = checkReport({ ...report, editions: { II: { '1': '2019', '5': '2021' }, III: null, IV: null } });
    if (!found) throw new Error('No finding');
    expect(findingSentence(found, 'zh')).toBe('表二第二十条第（一）项用了 2019 年表式，该年度应为 2021 年表式，请核对');
    expect(findingSentence(found, 'en')).toBe(
      'Table 2, item (1) is on the 2019 form; the one for the year is that of 2021, please check',
    );
  });
});
