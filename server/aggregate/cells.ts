/** What each publisher counts by year, looked up by measure and applicant. */
import type { Applicant } from '../../schema/form/applicants.ts';
import { type OwnRow, ownRows, type RowsQuestion } from '../store/find/series.ts';
import type { Reader } from '../store/reader.ts';

/** A measure or a part of an indicator, in a column of section 三; a measure without columns has the same in all of them. */
export interface Term {
  readonly row: string;
  readonly applicant: Applicant;
}

export type Cells = (term: Term, publisher: string, year: number) => OwnRow | undefined;

/** Reads the rows of these publishers for every applicant asked. */
export async function readCells(
  reader: Reader,
  publishers: readonly string[],
  applicants: readonly Applicant[],
  question: Omit<RowsQuestion, 'applicant'>,
): Promise<Cells> {
  const found = new Map<string, OwnRow>();
  for (const applicant of applicants) {
    for (const row of await ownRows(reader, publishers, { ...question, applicant })) {
      found.set(`${applicant} ${row.measure} ${row.publisher} ${row.year}`, row);
    }
  }
  return ({ row, applicant }, publisher, year) => found.get(`${applicant} ${row} ${publisher} ${year}`);
}
