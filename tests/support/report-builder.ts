/** Reports built from what a test wants to say: an example of a rule (schema/check/example.ts), and what only tests say. */

import type { CellValues, Example } from '../../schema/check/example.ts';
import { APPLICANT_PARTS, type Applicant } from '../../schema/form/applicants.ts';
import { cellIII, EDITIONS } from '../../schema/form/cells.ts';
import type { CellId, EditionId } from '../../schema/form/edition.ts';
import type { Confidence } from '../../schema/report/figure.ts';
import type { ReadingNote, ReadReport } from '../../schema/report/report.ts';
import { exampleReport } from './example-report.ts';

export { type CellValues, everyCell, type NarrativePlan } from '../../schema/check/example.ts';

export interface ReportPlan extends Example {
  /** Filed with the repairs that are offered where its sums fail. */
  readonly withRepairs?: true;
  readonly publishedOn?: string | null;
  /** Confidence by cell; cells not named are read alike by both readings. */
  readonly confidence?: Partial<Record<CellId, Confidence>>;
  readonly notes?: readonly ReadingNote[];
  /** What stands behind everything else. */
  readonly appendix?: string;
}

export function buildReport({
  publishedOn = null,
  confidence = {},
  notes = [],
  appendix = '',
  withRepairs: _,
  ...example
}: ReportPlan = {}): ReadReport {
  const report = exampleReport(example);
  const figures = report.figures.map((figure) => {
    const said = confidence[figure.cell];
    return said === undefined || figure.place === null ? figure : { ...figure, confidence: said };
  });
  return { ...report, publishedOn, notes, figures, text: report.text + appendix };
}

/** Codes of the outcome rows of section 三 that carry figures: 3.1 to 3.6 or 3.6.3, without the total. */
export function outcomeCodes(edition: EditionId): readonly string[] {
  return EDITIONS[edition].sectionIII
    .filter((row) => row.measure !== null && row.code.startsWith('3.') && row.code !== '3.7')
    .map((row) => row.code);
}

/**
 * Values for the whole of section 三 under which every identity holds. `count` says how many requests of an applicant
 * ended in an outcome row (`3.1` … ) or stand in rows `2` (carried in) and `4` (carried out); row 1, 3.7 and the totals
 * follow. Row 2 must not exceed what was closed and carried out.
 */
export function balancedCells(
  edition: EditionId,
  count: (code: string, applicant: Exclude<Applicant, 'total'>) => number,
): CellValues {
  const cells: CellValues = {};
  const totals = new Map<string, number>();
  const put = (code: string, applicant: Exclude<Applicant, 'total'>, value: number) => {
    cells[cellIII(code, applicant)] = value;
    totals.set(code, (totals.get(code) ?? 0) + value);
  };
  for (const applicant of APPLICANT_PARTS) {
    let closed = 0;
    for (const code of outcomeCodes(edition)) {
      const value = count(code, applicant);
      put(code, applicant, value);
      closed += value;
    }
    const carriedIn = count('2', applicant);
    const carriedOut = count('4', applicant);
    put('2', applicant, carriedIn);
    put('4', applicant, carriedOut);
    put('3.7', applicant, closed);
    put('1', applicant, closed + carriedOut - carriedIn);
  }
  for (const [code, total] of totals) cells[cellIII(code, 'total')] = total;
  return cells;
}
