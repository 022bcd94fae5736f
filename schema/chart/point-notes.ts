/**
 * What editors say of numbers: of a bureau or region, a year (or from a year on) and a measure. On a chart a note stands at one point
 * of each line that it is about, under a number; of a region's sum only notes on the region do, since one on a bureau explains that bureau's
 * figures and not what hundreds make together.
 */
import type { Label } from '../language.ts';
import { getIndicator, isIndicatorId, operandsOf } from '../rollup/indicators.ts';
import type { Quantity } from './chart.ts';
import { isKnown } from './facts.ts';
import type { NoteKind, NotePlace, PointNote, Series, SeriesAnswer, SeriesPoint } from './series.ts';

export const NOTE_KIND_LABELS: Readonly<Record<NoteKind, Label>> = {
  method: { zh: '口径或方法', en: 'method' },
  oneOff: { zh: '一次性', en: 'one-off' },
  scope: { zh: '范围变动', en: 'scope' },
  other: { zh: '其他', en: 'other' },
};

/** Notes that a drawing numbers; of more it says how many. */
export const NOTES_NUMBERED = 8;

const FIRST_SIGN = 0x2460;

/** `①`; empty for a note beyond those that are numbered. `number` counts from 1. */
export function noteSign(number: number): string {
  return number <= NOTES_NUMBERED ? String.fromCodePoint(FIRST_SIGN + number - 1) : '';
}

/** The signs at a point, together: `①③`. */
export function noteSigns({ notes = [] }: Pick<SeriesPoint, 'notes'>): string {
  return notes.map(noteSign).join('');
}

/** Whether a note is about the line, in whatever year: about its own quantity, or what a ratio is made of. */
export function isAbout(note: NotePlace, { subject, predecessors, quantity }: Line): boolean {
  if (note.scope !== subject.scope) return false;
  if (note.publisher !== subject.id && !predecessors.includes(note.publisher)) return false;
  return isAboutQuantity(note, quantity);
}

/** Whoever's it is. */
export function isAboutQuantity({ quantity }: NotePlace, of: Quantity): boolean {
  if (quantity === null || quantity === of) return true;
  return isIndicatorId(of) && operandsOf(getIndicator(of)).some((one) => one === quantity);
}

type Line = Pick<Series, 'subject' | 'predecessors' | 'quantity'>;

/** Whether it holds of the year. */
export function holdsIn({ year, onward }: NotePlace, of: number): boolean {
  return onward ? of >= year : of === year;
}

/** The point at which it stands: the first year it holds of that has a number, or else the first. */
export function pointOfNote(note: NotePlace, points: readonly SeriesPoint[]): SeriesPoint | undefined {
  const held = points.filter(({ year }) => holdsIn(note, year));
  return held.find(isKnown) ?? held[0];
}

/**
 * The answer with those of the notes that are about its points, and at each point their numbers. They are numbered by year; where there are
 * more than are numbered, the latest come first.
 */
export function placeNotes(answer: SeriesAnswer, notes: readonly PointNote[]): SeriesAnswer {
  const placed = notes.flatMap((note) => {
    const at = answer.series.flatMap((series) => {
      const point = isAbout(note, series) ? pointOfNote(note, series.points) : undefined;
      return point ? [point] : [];
    });
    return at.length === 0 ? [] : [{ note, at: new Set(at), year: Math.min(...at.map(({ year }) => year)) }];
  });
  if (placed.length === 0) return answer;
  const latest = [...placed].sort((a, b) => b.year - a.year || b.note.id - a.note.id);
  const byYear = (a: (typeof placed)[number], b: (typeof placed)[number]): number =>
    a.year - b.year || a.note.id - b.note.id;
  const ordered = [...latest.slice(0, NOTES_NUMBERED).sort(byYear), ...latest.slice(NOTES_NUMBERED)];
  const numbersAt = (point: SeriesPoint): readonly number[] =>
    ordered.flatMap(({ at }, index) => (at.has(point) ? [index + 1] : []));
  return {
    ...answer,
    notes: ordered.map(({ note }) => note),
    series: answer.series.map((series) => ({
      ...series,
      points: series.points.map((point) => {
        const numbers = numbersAt(point);
        return numbers.length === 0 ? point : { ...point, notes: numbers };
      }),
    })),
  };
}

/** Characters of a note, at most: a sentence or two, which stand under a chart. */
export const LONGEST_NOTE = 300;

/** What is wrong with a sentence as it was typed; null where nothing is. */
export type WrongNote = 'empty' | 'tooLong' | 'markup';

export function wrongNote(text: string): WrongNote | null {
  if (text.length > LONGEST_NOTE) return 'tooLong';
  if (text === '') return 'empty';
  return /<\/?[a-z!][^<]*>|&(?:[a-z]+|#\d+);|\]\(|```/i.test(text) ? 'markup' : null;
}
