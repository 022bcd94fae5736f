import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import type { RuleId } from '../../../../schema/check/rules/index.ts';
import { isEmptyCell } from '../../../../schema/report/figure.ts';
import { arbitraryTableIV } from '../../../support/arbitrary-report.ts';
import { buildReport, type CellValues } from '../../../support/report-builder.ts';

const find = (cells: CellValues, rule: RuleId) =>
  checkReport(buildReport({ edition: '2021', cells })).filter((finding) => finding.rule === rule);
const faults = (cells: CellValues) =>
  checkReport(buildReport({ edition: '2021', cells })).filter(({ outcome }) => outcome !== 'confirmed');
const RUNS = { numRuns: 60, seed: 20260102 };

describe('T4-SUM', () => {
  test('fails where the results do not come to the total', () => {
    const [finding] = find({ 'IV/review.upheld': 3, 'IV/review.pending': 1, 'IV/review.total': 5 }, 'T4-SUM');
    expect(finding).toMatchObject({ outcome: 'failed', severity: 'error', subject: 'review', expected: 4, actual: 5 });
  });

  test('judges each of the three blocks for itself', () => {
    const cells: CellValues = { 'IV/litigation.direct.upheld': 2, 'IV/litigation.direct.total': 1 };
    expect(find(cells, 'T4-SUM').map(({ subject, outcome }) => [subject, outcome])).toEqual([
      ['review', 'confirmed'],
      ['litigation.direct', 'failed'],
      ['litigation.afterReview', 'confirmed'],
    ]);
  });

  test('counts empty results as 0', () => {
    const cells: CellValues = { 'IV/review.upheld': 5, 'IV/review.corrected': 'blank', 'IV/review.total': 5 };
    expect(find(cells, 'T4-SUM')[0]?.outcome).toBe('confirmed');
    const more: CellValues = { ...cells, 'IV/review.total': 6 };
    expect(find(more, 'T4-SUM')[0]).toMatchObject({ outcome: 'suspicious', severity: 'hint' });
  });

  test('is not judged where a cell is unknown', () => {
    const cells: CellValues = { 'IV/review.upheld': 'unreadable', 'IV/review.total': 5 };
    expect(find(cells, 'T4-SUM')[0]?.outcome).toBe('notAssessable');
  });

  test('holds for every table that adds up, and nothing else speaks there', () => {
    fc.assert(
      fc.property(arbitraryTableIV, (cells) => {
        expect(faults(cells)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('T4-BLANK', () => {
  test('suggests the sum where the total says 0, and the fault counts once', () => {
    const cells: CellValues = { 'IV/review.upheld': 10, 'IV/review.corrected': 1 };
    expect(faults(cells)).toMatchObject([
      { rule: 'T4-SUM', subject: 'review', outcome: 'failed', severity: 'error', expected: 11, actual: 0 },
      { rule: 'T4-BLANK', subject: 'review', outcome: 'suspicious', severity: 'hint', expected: 11, actual: 0 },
    ]);
  });

  test('speaks for an empty total too, and keeps apart that nothing is printed', () => {
    const cells: CellValues = { 'IV/litigation.direct.upheld': 2, 'IV/litigation.direct.total': 'blank' };
    expect(faults(cells)).toMatchObject([
      { rule: 'T4-SUM', outcome: 'failed', expected: 2, actual: null },
      { rule: 'T4-BLANK', severity: 'hint', expected: 2, actual: null },
    ]);
  });

  test('keeps silent where the total is wrong but filled in, or the block is empty, or a part is unknown', () => {
    expect(find({ 'IV/review.upheld': 3, 'IV/review.total': 2 }, 'T4-BLANK')).toEqual([]);
    expect(find({ 'IV/review.total': 'blank' }, 'T4-BLANK')).toEqual([]);
    expect(find({ 'IV/review.upheld': 3, 'IV/review.pending': 'cellMissing' }, 'T4-BLANK')).toEqual([]);
  });

  test('never speaks where T4-SUM holds or cannot be judged', () => {
    const part = fc.oneof(fc.nat({ max: 3 }), fc.constantFrom('blank' as const, 'unreadable' as const));
    fc.assert(
      fc.property(part, part, part, (upheld, corrected, total) => {
        const cells: CellValues = {
          'IV/review.upheld': upheld,
          'IV/review.corrected': corrected,
          'IV/review.total': total,
        };
        const speaks = find(cells, 'T4-BLANK').length > 0;
        const sum = find(cells, 'T4-SUM')[0]?.outcome;
        const isUnfilled = total === 0 || (typeof total === 'string' && isEmptyCell(total));
        expect(speaks).toBe(sum === 'failed' && isUnfilled);
      }),
      RUNS,
    );
  });
});

describe('T4-AFTER', () => {
  const suits: CellValues = { 'IV/litigation.afterReview.upheld': 5, 'IV/litigation.afterReview.total': 5 };

  test('hints where more suits follow review than reviews could lead to them', () => {
    const cells: CellValues = { ...suits, 'IV/review.upheld': 3, 'IV/review.corrected': 4, 'IV/review.total': 7 };
    expect(find(cells, 'T4-AFTER')).toMatchObject([
      { outcome: 'suspicious', severity: 'hint', subject: 'litigation.afterReview', expected: 3, actual: 5 },
    ]);
  });

  test('takes the parts where the total of the suits is not filled in', () => {
    expect(find({ 'IV/litigation.afterReview.upheld': 5 }, 'T4-AFTER')).toMatchObject([{ expected: 0, actual: 5 }]);
  });

  test('keeps silent where reviews suffice, other results included', () => {
    const cells: CellValues = { ...suits, 'IV/review.upheld': 3, 'IV/review.otherResult': 2, 'IV/review.total': 5 };
    expect(find(cells, 'T4-AFTER')).toEqual([]);
  });

  test('keeps silent where the reviews are empty or unknown', () => {
    const empty: CellValues = { 'IV/review.upheld': 'blank', 'IV/review.otherResult': 'blank' };
    expect(find({ ...suits, ...empty }, 'T4-AFTER')).toEqual([]);
    expect(find({ ...suits, 'IV/review.upheld': 'unreadable' }, 'T4-AFTER')).toEqual([]);
  });
});
