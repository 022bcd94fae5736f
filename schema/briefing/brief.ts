/**
 * A briefing (材料): sentences made from the data, in which every number knows the chart it stands in. It says what happened and to whom,
 * who is missing and what the checks found; it never says why, for no report tells that.
 */
import type { Label, Lang } from '../language.ts';

/** A number in its sentence. */
export interface Told {
  /** Which number it is, whatever it says now, as `value/handled/requests.received`: a text that is edited names it by this. */
  readonly figure: string;
  readonly text: string;
  /** The chart that shows it, by the query of its address; null: it is counted in no chart, as who has reported. */
  readonly chart: string | null;
}

export type Piece = string | Told;

/** One paragraph. */
export type Paragraph = readonly Piece[];

/** Paragraphs that are said or left out together. */
export interface MadeBlock {
  readonly id: string;
  readonly paragraphs: readonly Paragraph[];
}

/** A part of a briefing as the data make it; one that has nothing to say has no blocks. */
export interface MadePart {
  readonly id: string;
  /** Without its number. */
  readonly heading: string;
  readonly blocks: readonly MadeBlock[];
  readonly charts: readonly BriefChart[];
}

export interface BriefSection {
  /** Which part it is; null: one that its author added. */
  readonly part: string | null;
  readonly heading: string;
  readonly paragraphs: readonly Paragraph[];
  /** Charts behind the text, each by the query of its address, with its title, alternative text and notes. */
  readonly charts: readonly BriefChart[];
}

export interface BriefChart {
  readonly address: string;
  readonly title: string;
  readonly description: string;
  readonly notes: readonly string[];
}

export interface Brief {
  readonly lang: Lang;
  /** A region, or a bureau. */
  readonly of: { readonly id: string; readonly name: Label };
  readonly year: number;
  /** The earlier year that changes are told against: the one before, unless another was chosen. */
  readonly compareTo: number;
  /** Years that one can be written on, ascending. */
  readonly years: readonly number[];
  readonly title: string;
  /** Of what it is made, and of which state of the data. */
  readonly source: string;
  readonly revision: number;
  /** ISO 8601, the day of that revision. */
  readonly revisedOn: string;
  /** Made-up data that shows the product; to be said on every page. */
  readonly illustrative: boolean;
  /** Who signed it and when, as a sentence; null: it is not signed, and follows the data. */
  readonly signature: string | null;
  readonly sections: readonly BriefSection[];
}

/** A paragraph as text. */
export function textOf(paragraph: Paragraph): string {
  return paragraph.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}
