/**
 * Colours of every chart, on page, embed and picture alike. The three subjects keep one colour each; a palette of six for
 * bureaus, chosen to stay apart under the common colour-blindnesses and in grey; everything else is grey.
 */
import type { Topic } from '../form/measures/measure.ts';

export type Colour = `#${string}`;

export const INK = '#1C1A17';
export const SECOND_INK = '#57534C';
export const HAIRLINE = '#DDD8CE';
export const PAPER = '#FDFCF9';
export const CINNABAR = '#A8322A';
/** The darkest ground of a table of shades: no subject's colour, and none of the series. */
export const SHADE = '#3E5866';

/** A colour between two, `share` of the way from the first (0) to the second (1). */
export function mixed(from: Colour, to: Colour, share: number): Colour {
  const part = (colour: Colour, at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) => Math.round(part(from, at) + (part(to, at) - part(from, at)) * share));
  return `#${parts.map((one) => one.toString(16).padStart(2, '0').toUpperCase()).join('')}`;
}

/** Bars and lines that are not the selection. 3:1 against paper. */
export const REST = '#8F8A80';
export const REST_FILL = '#CFCAC0';

export const TOPIC_COLOURS: Readonly<Record<Topic, Colour>> = {
  disclosures: '#2B6A8A',
  requests: '#A8322A',
  appeals: '#7A6A1F',
  organization: '#5B4A8A',
};

/** At most six coloured series; a seventh is grey. */
export const SERIES_COLOURS = ['#A8322A', '#2B6A8A', '#7A6A1F', '#5B4A8A', '#2F7D5B', '#B0672A'] as const;

/** The six outcome classes in form order: granted, partly, refused, unavailable, declined, otherwise. No red: none of them is a fault. */
export const OUTCOME_COLOURS = ['#1D5470', '#5F98B3', '#C9A15F', '#73557F', '#8B8378', '#CFC8BB'] as const;
/** Ink or paper on each of them, whichever reads better (≥ 4.5:1). */
export const OUTCOME_INKS = ['#FFFFFF', '#1C1A17', '#1C1A17', '#FFFFFF', '#1C1A17', '#1C1A17'] as const;

/** Upheld, corrected, other result, pending. */
export const APPEAL_COLOURS = ['#7A6A1F', '#A8322A', '#B9AE7C', '#DDD8CE'] as const;
export const APPEAL_INKS = ['#FFFFFF', '#FFFFFF', '#1C1A17', '#1C1A17'] as const;
