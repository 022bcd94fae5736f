/** Rules of section two, and what the prose repeats of it. */
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import type { RuleId } from '../../../../schema/check/rules/index.ts';
import { findingArithmetic, findingSentence } from '../../../../schema/check/words/words.ts';
import type { GapReason } from '../../../../schema/report/figure.ts';
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import {
  buildReport,
  type CellValues,
  everyCell,
  type NarrativePlan,
  type ReportPlan,
} from '../../../support/report-builder.ts';

const findings = (plan: ReportPlan, rule: RuleId) =>
  checkReport(buildReport(plan)).filter((found) => found.rule === rule);

describe('TX-T2', () => {
  const said = (measure: NarrativeMeasure, value: number, more: Partial<NarrativePlan> = {}): NarrativePlan => ({
    measure,
    value,
    counter: measure === 'fees.amount' ? '万元' : '件',
    ...more,
  });
  const TABLE = {
    'II/licensing.decisions': 278,
    'II/penalties.decisions': 1217,
    'II/coercion.decisions': 402,
    'II/fees.amount': 7545.126,
  } as const;

  test.each<[string, NarrativeMeasure, number, number, CellValues]>([
    ['licences', 'licensing.decisions', 287, 278, TABLE],
    ['penalties', 'penalties.decisions', 1271, 1217, TABLE],
    ['coercion', 'coercion.decisions', 0, 402, TABLE],
    ['fees', 'fees.amount', 7545.14, 7545.126, TABLE],
    ['fees in whole numbers', 'fees.amount', 7554, 7545.126, TABLE],
    ['licences told of beside a table of none', 'licensing.decisions', 3, 0, {}],
  ])('fails where %s differ', (_, measure, value, expected, cells) => {
    expect(findings({ narrative: [said(measure, value)], cells }, 'TX-T2')).toMatchObject([
      { outcome: 'failed', severity: 'error', subject: measure, expected, actual: value },
    ]);
  });

  test.each<[NarrativeMeasure, number, CellValues]>([
    ['licensing.decisions', 278, TABLE],
    ['penalties.decisions', 1217, TABLE],
    ['coercion.decisions', 402, TABLE],
    ['fees.amount', 7545.126, TABLE],
    ['fees.amount', 7545.13, TABLE],
    ['fees.amount', 7545.12, TABLE],
    ['fees.amount', 7545.1, TABLE],
    ['fees.amount', 7545, TABLE],
    ['fees.amount', 7546, { 'II/fees.amount': 7545.5 }],
    ['fees.amount', 0, {}],
    ['fees.amount', 0.6, { 'II/fees.amount': 0.6 }],
    ['licensing.decisions', 0, {}],
    ['penalties.decisions', 0, {}],
    ['coercion.decisions', 0, {}],
    ['licensing.decisions', 1, { 'II/licensing.decisions': 1 }],
    ['penalties.decisions', 86, { 'II/penalties.decisions': 86 }],
  ])('confirms %s %d', (measure, value, cells) => {
    expect(findings({ narrative: [said(measure, value)], cells }, 'TX-T2').map(({ outcome }) => outcome)).toEqual([
      'confirmed',
    ]);
  });

  test.each<[string, NarrativePlan, CellValues]>([
    ['an approximate number', said('licensing.decisions', 280, { approximate: true }), TABLE],
    ['a cell that could not be read', said('penalties.decisions', 9), { 'II/penalties.decisions': 'unreadable' }],
    ['a cell left blank', said('penalties.decisions', 9), { 'II/penalties.decisions': 'blank' }],
    ['a table that is a picture', said('coercion.decisions', 9), everyCell('2021', 'II', 'tableIsImage')],
  ])('cannot judge %s', (_, figure, cells) => {
    expect(findings({ narrative: [figure], cells }, 'TX-T2').map(({ outcome }) => outcome)).toEqual(['notAssessable']);
  });

  test('is not asked of fees on the form of 2019, which counts items', () => {
    expect(findings({ edition: '2019', narrative: [said('fees.amount', 3)] }, 'TX-T2')).toEqual([]);
  });

  test('takes another scope for no mistake', () => {
    const plan: ReportPlan = {
      kind: 'bureau',
      narrative: [said('licensing.decisions', 9000, { scope: 'region' })],
      cells: TABLE,
    };
    expect(findings(plan, 'TX-T2')).toEqual([]);
    expect(findings(plan, 'TX-SCOPE')).toMatchObject([{ outcome: 'suspicious', severity: 'warning' }]);
  });

  test('says where both numbers stand, in both languages', () => {
    const [found] = findings({ narrative: [said('licensing.decisions', 287)], cells: TABLE }, 'TX-T2');
    if (!found) throw new Error('No finding');
    expect(findingSentence(found, 'zh')).toBe('行政许可处理决定数量：表二 行政许可决定 278，正文写 287，多 9');
    expect(findingSentence(found, 'en')).toContain('in table 2, 9 fewer than the 287 the text states');
    expect(findingArithmetic(found)).toBe('278 ≠ 287');
  });
});

describe('T2-19-IDLE', () => {
  const idle = (cells: CellValues, edition: '2019' | '2021' = '2019') => findings({ edition, cells }, 'T2-19-IDLE');

  test.each([
    ['penalties', 21],
    ['otherServices', 4],
    ['licensing', 1],
    ['coercion', 300],
  ] as const)('points at %s that grew by %i from none without a decision', (row, change) => {
    expect(idle({ [`II/${row}.itemsChange`]: change })).toMatchObject([
      { outcome: 'suspicious', severity: 'warning', subject: row, actual: change },
    ]);
  });

  const GAPS: readonly GapReason[] = ['blank', 'slash', 'dash', 'none', 'unreadable', 'cellMissing', 'tableIsImage'];
  test.each<[string, CellValues]>([
    ['nothing changed', {}],
    ['there was a base', { 'II/penalties.itemsBefore': 5, 'II/penalties.itemsChange': 2 }],
    ['decisions were made', { 'II/penalties.itemsChange': 2, 'II/penalties.decisions': 1 }],
    ['both', { 'II/licensing.itemsBefore': 8, 'II/licensing.itemsChange': 3, 'II/licensing.decisions': 40 }],
    ['items were taken off', { 'II/licensing.itemsBefore': 8, 'II/licensing.itemsChange': -3 }],
    ['less than none', { 'II/licensing.itemsChange': -3 }],
    ['fees, which have no decisions', { 'II/fees.itemsChange': 3 }],
    ...GAPS.map((gap): [string, CellValues] => [
      `the base is ${gap}`,
      { 'II/penalties.itemsBefore': gap, 'II/penalties.itemsChange': 2 },
    ]),
    ...GAPS.map((gap): [string, CellValues] => [
      `the decisions are ${gap}`,
      { 'II/penalties.decisions': gap, 'II/penalties.itemsChange': 2 },
    ]),
    ...GAPS.map((gap): [string, CellValues] => [`the change is ${gap}`, { 'II/penalties.itemsChange': gap }]),
  ])('says nothing where %s', (_, cells) => {
    expect(idle(cells)).toEqual([]);
  });

  test('says nothing of the form of 2021, which has no items', () => {
    expect(idle({}, '2021')).toEqual([]);
  });

  test('says what is odd, in both languages', () => {
    const [found] = idle({ 'II/penalties.itemsChange': 21 });
    if (!found) throw new Error('No finding');
    expect(findingSentence(found, 'zh')).toBe(
      '表二 行政处罚：上一年项目数量 0、处理决定数量 0，而本年增/减 +21，疑有漏填或填错列，请核对',
    );
    expect(findingSentence(found, 'en')).toBe(
      'Table 2, penalties: 21 items added to a base of 0, and 0 decisions; something was probably left out or put in the wrong column, please check',
    );
    expect(findingArithmetic(found)).toBe('0, 0; +21');
  });
});
