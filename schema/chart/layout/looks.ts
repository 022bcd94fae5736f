/**
 * How each series of a trend looks and what it is called: one rule for page, embed and picture. At most six lines are in
 * colour; the rest is grey, and where there are more than six only those in colour carry their names.
 */
import type { Lang } from '../../language.ts';
import type { Chart, Theme } from '../chart.ts';
import { lastKnown } from '../facts.ts';
import { type Colour, REST, SERIES_COLOURS, TOPIC_COLOURS } from '../palette.ts';
import { describeQuantity } from '../quantity.ts';
import type { Series, SeriesAnswer } from '../series.ts';
import { subjectName } from '../words/phrases.ts';

export type Marker = 'circle' | 'square' | 'triangle' | 'diamond' | 'cross' | 'ring';

export interface Look {
  /** Whatever tells the line apart from the others. */
  readonly name: string;
  readonly colour: Colour;
  readonly width: number;
  /** Of the whole line; a soft join is dashed besides (pieces.ts). */
  readonly dash: string | null;
  readonly marker: Marker;
  /** In colour, or one of the grey rest. */
  readonly leads: boolean;
  /** The name is printed; that of the others is told when they are pointed at. */
  readonly named: boolean;
}

export const NAMED = SERIES_COLOURS.length;

const DASHES = [null, '7 3', '2 3', '9 3 2 3', '4 2', '1 3'] as const;
const MARKERS: readonly Marker[] = ['circle', 'square', 'triangle', 'diamond', 'ring', 'cross'];

/** The looks of an answer's series, in its order. */
export function looksOf(chart: Chart, answer: SeriesAnswer): readonly Look[] {
  const colours = coloursOf(chart, answer);
  const leading = colours.flatMap((colour, index) => (colour === null ? [] : [index]));
  return answer.series.map((series, index): Look => {
    const colour = colours[index] ?? null;
    return {
      name: seriesName(series, answer.series, chart.lang),
      named: colour !== null || answer.series.length <= NAMED,
      ...(colour === null ? restOf(chart.theme) : leaderOf(chart.theme, leading.indexOf(index), colour)),
    };
  });
}

/**
 * A colour for each series, null for those that stay grey. One line, the one in focus, and the first of several quantities
 * of one subject wear the colour of what they count; of several bureaus the six with the highest last value are told
 * apart, in the order of the answer.
 */
function coloursOf({ focus }: Chart, { series }: SeriesAnswer): readonly (Colour | null)[] {
  const [first] = series;
  const own = series.map(({ quantity }) => TOPIC_COLOURS[describeQuantity(quantity).topic]);
  const oneSubject = series.every(({ subject }) => subject.id === first?.subject.id);
  if (oneSubject) return own.map((colour, index) => (index === 0 ? colour : null));
  if (focus !== null && series.some(({ subject }) => subject.id === focus)) {
    return series.map(({ subject }, index) => (subject.id === focus ? (own[index] ?? null) : null));
  }
  const coloured = [...series]
    .sort((a, b) => (lastKnown(b)?.value ?? -Infinity) - (lastKnown(a)?.value ?? -Infinity))
    .slice(0, NAMED);
  const kept = series.filter((each) => coloured.includes(each));
  return series.map((each) => SERIES_COLOURS[kept.indexOf(each)] ?? null);
}

/** In black the lines in colour differ by dash and mark instead. */
function leaderOf(theme: Theme, index: number, colour: Colour): Omit<Look, 'name' | 'named'> {
  if (theme !== 'mono') return { colour, width: 2.2, dash: null, marker: 'circle', leads: true };
  const dash = DASHES[index % DASHES.length] ?? null;
  return { colour: '#000000', width: 1.6, dash, marker: MARKERS[index % MARKERS.length] ?? 'circle', leads: true };
}

function restOf(theme: Theme): Omit<Look, 'name' | 'named'> {
  return theme === 'mono'
    ? { colour: '#6E6E6E', width: 0.9, dash: '1.5 2.5', marker: 'ring', leads: false }
    : { colour: REST, width: 1.3, dash: null, marker: 'circle', leads: false };
}

/** The subject's name, the quantity's, or both: what the series of one chart do not share. */
export function seriesName({ subject, quantity }: Series, all: readonly Series[], lang: Lang): string {
  const subjects = new Set(all.map((other) => `${other.subject.scope}/${other.subject.id}`)).size;
  const quantities = new Set(all.map((other) => other.quantity)).size;
  const parts = [
    subjects === 1 && quantities > 1 ? '' : subjectName(subject, lang),
    quantities > 1 ? describeQuantity(quantity).short[lang] : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
