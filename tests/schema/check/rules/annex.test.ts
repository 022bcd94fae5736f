/** The sums that the statistics table of 2014 states itself, and what is asked of an older report at all. */
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import { RULES } from '../../../../schema/check/rules/index.ts';
import type { CellId } from '../../../../schema/form/edition.ts';
import { GAP_REASONS } from '../../../../schema/report/figure.ts';
import { buildReport, type CellValues, type ReportPlan } from '../../../support/report-builder.ts';

const found = (cells: CellValues, more: Partial<ReportPlan> = {}) =>
  checkReport(buildReport({ edition: '2014', year: 2016, cells, ...more }))
    .filter(({ outcome }) => outcome !== 'confirmed')
    .map(({ rule, subject, outcome, severity, expected, actual }) => ({
      rule,
      subject,
      outcome,
      severity,
      expected,
      actual,
    }));

/** A row that is divided, one of its parts, and the code of the row. */
const SUMS: readonly (readonly [CellId, CellId, string])[] = [
  ['annex/requests.received', 'annex/requests.byFax', '3.1'],
  ['annex/requests.closed', 'annex/requests.closedExtended', '3.2'],
  ['annex/requests.answered', 'annex/requests.directedElsewhere', '3.3'],
  ['annex/requests.refused', 'annex/requests.refused.otherLaw', '3.3.4'],
  ['annex/review.total', 'annex/review.otherResult', '4'],
  ['annex/litigation.total', 'annex/litigation.upheld', '5'],
  ['annex/organization.staff', 'annex/organization.partTimeStaff', '8.3'],
];

/** 不同意公开 is itself one of the answers. */
const ABOVE: Readonly<Record<string, CellValues>> = { '3.3.4': { 'annex/requests.answered': 3 } };

describe.each(SUMS)('%s', (whole, part, subject) => {
  test('that is the sum of its rows is found to hold', () => {
    expect(found({ [whole]: 3, [part]: 3, ...ABOVE[subject] })).toEqual([]);
  });

  test('that is not is an error', () => {
    const rule = { rule: 'TA-SUM', subject, outcome: 'failed', severity: 'error', expected: 3, actual: 4 };
    const above = subject === '3.3.4' ? { 'annex/requests.answered': 4 } : {};
    expect(found({ [whole]: 4, [part]: 3, ...above })).toEqual([rule]);
  });

  test('that is not is a hint where the place of one of its rows is not sure', () => {
    const above = subject === '3.3.4' ? { 'annex/requests.answered': 4 } : {};
    expect(found({ [whole]: 4, [part]: 3, ...above }, { confidence: { [part]: 'single' } as const })).toMatchObject([
      { subject, outcome: 'suspicious', severity: 'hint' },
    ]);
  });

  test('is not judged where one of its rows has no number, for whatever reason', () => {
    for (const gap of GAP_REASONS) expect(found({ [whole]: 3, [part]: gap, ...ABOVE[subject] })).toEqual([]);
  });
});

test('what one piece of information went out by is not held against how many there were', () => {
  expect(
    found({ 'annex/disclosures.total': 10, 'annex/disclosures.website': 9, 'annex/disclosures.wechat': 9 }),
  ).toEqual([]);
});

test('an older report is asked nothing about tables and sections that it did not have, and nothing is said that cannot be judged', () => {
  const asked = RULES.filter(({ asksOlder }) => asksOlder).map(({ id }) => id);
  expect(asked).toEqual(['TA-SUM', 'TX-BREAK', 'TX-TOTAL', 'TX-TWICE', 'TX-SHARE', 'DL-UNIT', 'DL-GOV']);
  const narrative = [{ measure: 'requests.received', value: 5 }] as const;
  expect(found({}, { narrative, sections: [['概述', '']] })).toEqual([]);
});
