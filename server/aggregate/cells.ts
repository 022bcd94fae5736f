/** What each publisher counts by year, looked up by measure and applicant. */
import type { FiguresAs } from '../../schema/chart/chart.ts';
import type { Otherwise } from '../../schema/chart/series.ts';
import type { Applicant } from '../../schema/form/applicants.ts';
import { isMeasureId } from '../../schema/form/measures/index.ts';
import { isUnknown } from '../../schema/rollup/rollup.ts';
import { type Recounted, recounted } from '../store/find/recounted.ts';
import { type OwnRow, ownRows, type RowsQuestion } from '../store/find/series.ts';
import type { Reader } from '../store/reader.ts';

/** A measure or a part of an indicator, in a column of section 三; a measure without columns has the same in all of them. */
export interface Term {
  readonly row: string;
  readonly applicant: Applicant;
}

export type Cells = (term: Term, publisher: string, year: number) => OwnRow | undefined;

/** A figure that counts otherwise than it does unless asked, in one column of section 三. */
export interface OtherwiseIn extends Otherwise {
  readonly applicant: Applicant;
}

/** Reads the rows of these publishers for every applicant asked, as they count or as `as` says; and which of them then differ. */
export async function readCells(
  reader: Reader,
  publishers: readonly string[],
  applicants: readonly Applicant[],
  question: Omit<RowsQuestion, 'applicant'>,
  as: FiguresAs | undefined,
): Promise<{ readonly cells: Cells; readonly differing: readonly OtherwiseIn[] }> {
  const found = new Map<string, OwnRow>();
  for (const applicant of applicants) {
    for (const row of await ownRows(reader, publishers, { ...question, applicant })) {
      found.set(`${applicant} ${row.measure} ${row.publisher} ${row.year}`, row);
    }
  }
  const cells: Cells = ({ row, applicant }, publisher, year) => found.get(`${applicant} ${row} ${publisher} ${year}`);
  return as === undefined
    ? { cells, differing: [] }
    : otherwiseCells(reader, publishers, applicants, question, { cells, as });
}

/** The same cells, but what counts otherwise as `as` says. */
export async function otherwiseCells(
  reader: Reader,
  publishers: readonly string[],
  applicants: readonly Applicant[],
  question: Omit<RowsQuestion, 'applicant'>,
  { cells, as }: { readonly cells: Cells; readonly as: FiguresAs },
): Promise<{ readonly cells: Cells; readonly differing: readonly OtherwiseIn[] }> {
  const found = new Map<string, OwnRow>();
  const differing: OtherwiseIn[] = [];
  for (const applicant of applicants) {
    for (const report of await recounted(reader, publishers, { ...question, applicant }, as)) {
      const { publisher, year, otherwise } = report;
      for (const row of otherwise) found.set(`${applicant} ${row.measure} ${publisher} ${year}`, row);
      differing.push(...differingIn(report).map((one) => ({ ...one, applicant })));
    }
  }
  const other: Cells = (term, publisher, year) =>
    found.get(`${term.applicant} ${term.row} ${publisher} ${year}`) ?? cells(term, publisher, year);
  return { cells: other, differing };
}

/** The same cells; of a report in which one of `terms` is unknown, all of them are. */
export function alikeCells(cells: Cells, terms: readonly Term[]): Cells {
  const found = new Map<string, OwnRow | null>();
  const unknownIn = (publisher: string, year: number): OwnRow | null => {
    const key = `${publisher} ${year}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const rows = terms.flatMap((term) => cells(term, publisher, year) ?? []);
    const unknown = rows.find(({ gap }) => isUnknown(gap)) ?? null;
    found.set(key, unknown);
    return unknown;
  };
  return (term, publisher, year) => {
    const own = cells(term, publisher, year);
    const unknown = unknownIn(publisher, year);
    return own === undefined || unknown === null ? own : { ...own, counted: null, gap: unknown.gap };
  };
}

/** The measures of a report whose number would be another. */
export function differingIn({ publisher, year, counted, otherwise }: Recounted): readonly Otherwise[] {
  const now = new Map(counted.map((row) => [row.measure, row.counted]));
  return otherwise.flatMap(({ measure, counted: other }): Otherwise[] => {
    const was = now.get(measure) ?? null;
    if (!isMeasureId(measure) || was === other) return [];
    return [{ publisher, year, measure, counted: was, otherwise: other }];
  });
}
