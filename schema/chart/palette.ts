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
  requests: '#8E3B73',
  appeals: '#7A6A1F',
  organization: '#5B4A8A',
};

/** At most six coloured series; a seventh is grey. No red: it is for what is wrong. */
export const SERIES_COLOURS = ['#8E3B73', '#2B6A8A', '#7A6A1F', '#5B4A8A', '#2F7D5B', '#B0672A'] as const;

/** The six outcome classes in form order: granted, partly, refused, unavailable, declined, otherwise. No red: none of them is a fault. */
export const OUTCOME_COLOURS = ['#1D5470', '#5F98B3', '#C9A15F', '#73557F', '#8B8378', '#CFC8BB'] as const;
/** Ink or paper on each of them, whichever reads better (≥ 4.5:1). */
export const OUTCOME_INKS = ['#FFFFFF', '#1C1A17', '#1C1A17', '#FFFFFF', '#1C1A17', '#1C1A17'] as const;

/** Upheld, corrected, other result, pending. */
export const APPEAL_COLOURS = ['#7A6A1F', '#A8322A', '#B9AE7C', '#DDD8CE'] as const;
export const APPEAL_INKS = ['#FFFFFF', '#FFFFFF', '#1C1A17', '#1C1A17'] as const;

/**
 * What each colour is on a dark page. Fills that carry ink are dark there and those that carry paper light, so that what is written on them
 * turns with the rest. For pages only: pictures are carried to where nobody knows the ground.
 */
export const DARK: Readonly<Record<Colour, Colour>> = {
  '#1C1A17': '#ECE7DD',
  '#57534C': '#B5AFA4',
  '#DDD8CE': '#3A362F',
  '#FDFCF9': '#171613',
  '#FFFFFF': '#171613',
  '#A8322A': '#E8897E',
  '#8E3B73': '#DE97C4',
  '#8F8A80': '#8F8A80',
  '#CFCAC0': '#4A463E',
  '#2B6A8A': '#7DB8D6',
  '#7A6A1F': '#CDBB63',
  '#5B4A8A': '#AF9FDD',
  '#2F7D5B': '#79C7A3',
  '#B0672A': '#E0A06A',
  '#1D5470': '#8FC1DC',
  '#5F98B3': '#2E6480',
  '#C9A15F': '#76591F',
  '#73557F': '#C6A8D2',
  '#8B8378': '#5E584E',
  '#CFC8BB': '#3F3B33',
  '#B9AE7C': '#5F5729',
  '#3E5866': '#B4D0DF',
};

const WHITE = 0xff;
const redOf = (colour: Colour): number => Number.parseInt(colour.slice(1, 3), 16);

/** The same for any colour: what is in no list is a shade of the table of shades. */
export function darkOf(colour: Colour): Colour {
  const listed = DARK[colour];
  if (listed) return listed;
  const share = (WHITE - redOf(colour)) / (WHITE - redOf(SHADE));
  // Shades that carry ink stay dark enough for it.
  return mixed('#171613', '#B4D0DF', Math.min(1, Math.max(0, share)) ** 1.5);
}
