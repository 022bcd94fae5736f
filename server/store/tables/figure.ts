import type { Selectable } from 'kysely';
import type { Confidence, GapReason } from '../../../schema/report/figure.ts';

/**
 * One row for each measure and applicant of a report version: the printed figure of a table cell, the number of the prose
 * that is counted, or a sum that the form does not print.
 * Values are whole numbers of the unit's smallest part (store/numbers.ts), so that sums are exact.
 */
export interface FigureTable {
  version_id: number;
  measure: string;
  /** '' for measures without applicants. */
  applicant: string;
  origin: 'table' | 'narrative' | 'computed';
  cell: string | null;
  /** The form it was printed in; narrative for numbers of the prose; '' where no table was found. */
  edition: '2019' | '2021' | 'narrative' | '';
  /** Form order within the version. */
  position: number;
  /** As printed; null for a gap and for sums we computed. */
  value: number | null;
  gap: GapReason | null;
  printed: string;
  start: number | null;
  end: number | null;
  line: number | null;
  /** How sure the reading of a table cell is; null where it is in no table, or not in the document. */
  confidence: Confidence | null;
  /** What enters sums: the printed number, or what was computed for a blank total. */
  counted: number | null;
  /** number: counted is one; empty: printed and left blank, counts as nothing; unknown: not counted at all. */
  state: 'number' | 'empty' | 'unknown';
  /** Blanks taken as nothing while computing. */
  blanks: number;
}

/** Every number stated in the prose, in text order. */
export interface NarrativeTable {
  version_id: number;
  position: number;
  measure: string;
  label: string | null;
  value: number;
  approximate: number;
  counter: string;
  quote: string;
  start: number;
  end: number;
  line: number;
}

export type FigureRow = Selectable<FigureTable>;
export type NarrativeRow = Selectable<NarrativeTable>;
