/** Reports of which a part could not be read, or that print what others leave to be computed. */
import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../schema/report/figure.ts';
import type { Counted } from '../../../schema/rollup/counted.ts';
import { countFigures } from '../../support/count-figures.ts';
import { buildReport, type ReportPlan } from '../../support/report-builder.ts';

function countOf(
  plan: ReportPlan,
  kept: (figure: Figure) => boolean,
  added: readonly Figure[] = [],
): readonly Counted[] {
  const report = buildReport(plan);
  return countFigures({ ...report, figures: [...report.figures.filter(kept), ...added] });
}

const find = (rows: readonly Counted[], measure: string, applicant: string | null): Counted | undefined =>
  rows.find((row) => row.measure === measure && row.applicant === applicant);

describe('what is counted', () => {
  test('of a row with its total alone is the total, and nothing stands for the other applicants', () => {
    const rows = countOf({ cells: { 'III/1/total': 7 } }, ({ measure, applicant }) =>
      measure === 'requests.received' ? applicant === 'total' : true,
    );
    expect(rows.filter(({ measure }) => measure === 'requests.received')).toEqual([
      expect.objectContaining({ applicant: 'total', value: 7, cell: 'III/1/total' }),
    ]);
  });

  test('of a row without a total cell is its applicants, and no total is made up', () => {
    const rows = countOf({ cells: { 'III/1/natural': 7 } }, ({ cell }) => cell !== 'III/1/total');
    expect(find(rows, 'requests.received', 'natural')?.value).toBe(7);
    expect(find(rows, 'requests.received', 'total')).toBeUndefined();
  });

  test('of a group one part of which has no cell is a gap, and not the sum of the others', () => {
    const rows = countOf({ cells: { 'III/3.3.1/natural': 4 } }, ({ cell }) => cell !== 'III/3.3.2/natural');
    expect(find(rows, 'requests.refused', 'natural')).toMatchObject({ value: null, gap: 'cellMissing', blanks: 0 });
    expect(find(rows, 'requests.refused', 'business')).toMatchObject({ value: 0, gap: null, origin: 'computed' });
  });

  test('of a group that the report prints is what it prints, whatever its parts say', () => {
    const printed: Figure = {
      cell: 'III/3.6/total',
      measure: 'requests.otherwise',
      applicant: 'total',
      content: { kind: 'number', value: 9, printed: '9' },
      place: null,
      confidence: 'agreed',
    };
    const rows = countOf({ cells: { 'III/3.6.1/total': 2 } }, () => true, [printed]);
    expect(find(rows, 'requests.otherwise', 'total')).toMatchObject({ value: 9, origin: 'table' });
    expect(find(rows, 'requests.otherwise', 'natural')).toMatchObject({ value: 0, origin: 'computed' });
  });

  test('of requests and appeals is what their tables say, never what the text says', () => {
    const narrative = [
      { measure: 'requests.received' as const, value: 99 },
      { measure: 'disclosures.total' as const, value: 30 },
    ];
    const rows = countOf({ cells: { 'III/1/total': 7 }, narrative }, () => true);
    expect(find(rows, 'requests.received', 'total')).toMatchObject({ value: 7, origin: 'table' });
    expect(find(rows, 'requests.received', null)).toBeUndefined();
    expect(find(rows, 'disclosures.total', null)).toMatchObject({ value: 30, origin: 'narrative' });
  });
});
