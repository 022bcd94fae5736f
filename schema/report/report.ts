/** What reading a document yields, before anything is checked or stored. */
import type { BlockId, SectionedEditionId } from '../form/edition.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import type { Corrected, Figure } from './figure.ts';
import type { Place } from './source.ts';
import type { TextMeasure } from './text-measures.ts';

/** A bureau's own report, or the government-wide report of a region. Never add the second to the first. */
export type ReportKind = 'bureau' | 'region';

/**
 * A number stated in the prose, with its words and place.
 * `measure` is one of the form's or of disclosures, or one of the kinds that belong to the text only (text-measures.ts).
 * What the words say in other ways is a number too: 未收到 is 0, with the words as quote and no counter.
 */
export interface NarrativeFigure {
  readonly measure: NarrativeMeasure;
  /** What the words call it, where the measure is one of many: `部门动态信息`. */
  readonly label: string | null;
  readonly value: number;
  /** 余, 多, 近, 约. */
  readonly approximate: boolean;
  /** The counter used: 条, 件, 篇… */
  readonly counter: string;
  readonly quote: string;
  readonly place: Place;
  /** Whose number it is, where the words say: 全区 the region's, 我局 or 代表区政府 the office's own. */
  readonly scope?: FigureScope | null;
  /** The per cent the words give it of a whole, as printed: `45.3` for 占45.3%. */
  readonly share?: string | null;
  /** The pattern it was read by, by name. */
  readonly pattern?: string;
  /** Told by its nearest words alone: no pattern knows the sentence. Never the ground of an error. */
  readonly isLessSure?: true;
  /** Absent where nobody corrected it; a number, and never a gap: what is stated is a number. */
  readonly corrected?: Corrected;
}

export type FigureScope = 'region' | 'office';

export type NarrativeMeasure =
  | Extract<MeasureId, `disclosures.${string}` | `requests.${string}` | `review.${string}` | `litigation.${string}`>
  | Extract<MeasureId, 'licensing.decisions' | 'penalties.decisions' | 'coercion.decisions' | 'fees.amount'>
  | TextMeasure;

/**
 * A stated total and the parts that the text lists for it. Indexes point into `ReadReport.narrative`.
 * closed: the list claims to be whole (it ends with 其他, or names every channel); an open list (等, 主要, 包括) need not add up.
 */
export interface Breakdown {
  readonly total: number;
  readonly parts: readonly number[];
  readonly closed: boolean;
  /** What kind of list: channels of one total, entries of one channel, or original and reposted. */
  readonly by: 'channel' | 'entry' | 'origin';
}

export const READING_NOTE_CODES = [
  'rowsByOrder',
  'sourceDamaged',
  'otherMediaType',
  'tableIsImage',
  'tableMissing',
  'olderForm',
  'unplacedCells',
  'repeatedTable',
  'anotherReport',
] as const;

/** A remark of the reader about its own reading, for people who wonder. */
export interface ReadingNote {
  readonly code: (typeof READING_NOTE_CODES)[number];
  readonly detail: string;
  readonly place: Place | null;
}

export interface ReadReport {
  readonly title: string | null;
  /** The body's name as printed in the title. */
  readonly publisher: string | null;
  readonly year: number | null;
  readonly kind: ReportKind | null;
  /** ISO dates. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly publishedOn: string | null;
  readonly editions: {
    readonly II: Readonly<Partial<Record<BlockId, SectionedEditionId>>>;
    readonly III: SectionedEditionId | null;
    readonly IV: SectionedEditionId | null;
    /** The statistics table, where the document has it. */
    readonly annex?: '2014';
  };
  /**
   * One figure for each cell of the editions found, in the form's order; a table that is not there yields gaps. A report from
   * before 2019 owes no table (older.ts), so that those it lacks yield none.
   */
  readonly figures: readonly Figure[];
  readonly narrative: readonly NarrativeFigure[];
  readonly breakdowns: readonly Breakdown[];
  /** Sections 一 to 六 that have a heading, in the order met. */
  readonly outline: readonly { readonly ordinal: string; readonly title: string; readonly place: Place }[];
  readonly notes: readonly ReadingNote[];
  /** The transcript that every place points into. */
  readonly text: string;
}
