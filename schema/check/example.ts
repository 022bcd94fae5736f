/**
 * The notation in which each rule writes down an example of what it holds for and what it finds: a report of what one wants to
 * say, everything else filled with 0.
 */
import { cellsOf } from '../form/cells.ts';
import type { CellId, EditionId, SectionedEditionId, SectionId } from '../form/edition.ts';
import type { GapReason } from '../report/figure.ts';
import type { Breakdown, NarrativeFigure, ReadReport, ReportKind } from '../report/report.ts';
import type { Around } from './around.ts';

export type CellValues = Partial<Record<CellId, number | GapReason>>;

/** A narrative figure of which only measure and value must be said; the counter is 条 unless told otherwise. */
export type NarrativePlan = Pick<NarrativeFigure, 'measure' | 'value'> & Partial<NarrativeFigure>;

export interface Example {
  /** The 2021 form unless told otherwise; the year is that of the form. */
  readonly edition?: EditionId;
  /** Where a report mixes the forms: 洪泽区 2023 has the 2021 form with section 三 of 2019. */
  readonly editionIII?: SectionedEditionId;
  readonly year?: number | null;
  readonly publisher?: string | null;
  readonly kind?: ReportKind | null;
  /** The whole year unless told otherwise. */
  readonly period?: ReadReport['period'];
  /** Values by cell; cells not named are 0. Cells of no edition used are refused. */
  readonly cells?: CellValues;
  readonly narrative?: readonly NarrativePlan[];
  readonly breakdowns?: readonly Breakdown[];
  /** Titles of the sections that have a heading, with the words under it. */
  readonly sections?: readonly (readonly [title: string, words: string])[];
  /** What stands around it, for rules that look there; what is left out is not there. A department of a district without others. */
  readonly around?: ExampleAround;
  /** Lines of the transcript behind everything else. */
  readonly lines?: readonly string[];
}

export interface ExampleAround extends Partial<Omit<Around, 'publisher' | 'before' | 'after'>> {
  readonly type?: NonNullable<Around['publisher']>['type'];
  readonly level?: NonNullable<Around['publisher']>['level'];
  readonly since?: NonNullable<Around['publisher']>['since'];
  /** The same body's reports of the years beside; the form and the year follow unless told. */
  readonly before?: Example;
  readonly after?: Example;
}

/** The same value, number or gap, for each cell of a section. */
export function everyCell(edition: EditionId, section: SectionId, value: number | GapReason): CellValues {
  return Object.fromEntries(cellsOf(edition, section).map((cell) => [cell.id, value]));
}
