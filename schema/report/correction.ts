/**
 * Corrections: values that a person put beside printed ones. A correction belongs to a place, and to the value that was printed there: it goes
 * on through every reading of the report in which the same is printed, and is dropped where something else is.
 */
import type { CellContent, Corrected, Figure, GapReason } from './figure.ts';
import type { NarrativeFigure, ReadReport } from './report.ts';

/** A number, or why there is none. */
export type NumberOrGap = number | GapReason;

export interface Correction {
  /** The id of a cell; of numbers of the prose what they count and how the text calls them (`placeInText`). */
  readonly place: string;
  readonly printed: NumberOrGap;
  /** In the text a number, and no gap. */
  readonly value: NumberOrGap;
  /** At which it was made. */
  readonly revision: number;
}

/** Behind a number that rests on a correction, on pages, in pictures and tables alike; explained where it stands. */
export const CORRECTED_SIGN = '*';

const IN_TEXT = 'text/';

/** Where numbers of the prose are corrected: all that state the same of the same. Their order in the text is another with every document. */
export function placeInText({ measure, label }: Pick<NarrativeFigure, 'measure' | 'label'>): string {
  return `${IN_TEXT}${measure}${label === null ? '' : `/${label}`}`;
}

/** The measure that a place in the prose counts; null for a cell. */
export function measureInText(place: string): string | null {
  return place.startsWith(IN_TEXT) ? (place.split('/')[1] ?? null) : null;
}

/** What stands at a place of a report as printed; undefined where it has no such place. */
export function printedAt({ figures, narrative }: Printed, place: string): NumberOrGap | undefined {
  const figure = figures.find(({ cell }) => cell === place);
  if (figure) return figure.content.kind === 'gap' ? figure.content.reason : figure.content.value;
  return narrative.find((one) => placeInText(one) === place)?.value;
}

type Printed = Pick<ReadReport, 'figures' | 'narrative'>;

export interface Beside<Report extends Printed> {
  /** As printed, each corrected figure with what it was corrected to. */
  readonly read: Report;
  /** What is no longer printed as it was when it was corrected. */
  readonly dropped: readonly Correction[];
}

/** Puts corrections beside what is printed. */
export function putBeside<Report extends Printed>(read: Report, corrections: readonly Correction[]): Beside<Report> {
  if (corrections.length === 0) return { read, dropped: [] };
  const at = new Map(corrections.map((one) => [one.place, one]));
  const kept = new Set<Correction>();
  const find = (place: string, printed: NumberOrGap): { readonly corrected: Corrected } | undefined => {
    const one = at.get(place);
    if (!one || !isSame(one.printed, printed)) return undefined;
    kept.add(one);
    return { corrected: { ...valueOrGap(one.value), revision: one.revision } };
  };
  const figures = read.figures.map((figure): Figure => {
    const { content, cell } = figure;
    return { ...figure, ...find(cell, content.kind === 'gap' ? content.reason : content.value) };
  });
  const narrative = read.narrative.map((one): NarrativeFigure => ({ ...one, ...find(placeInText(one), one.value) }));
  return { read: { ...read, figures, narrative }, dropped: corrections.filter((one) => !kept.has(one)) };
}

/** The report as it counts, and as rules look at it: every corrected value in the place of the printed one. */
export function asCorrected<Report extends Printed>(read: Report): Report {
  if (![...read.figures, ...read.narrative].some(({ corrected }) => corrected !== undefined)) return read;
  const figures = read.figures.map((figure): Figure => {
    const { corrected, content } = figure;
    // What a person entered needs no second reading.
    return corrected ? { ...figure, content: contentOf(corrected, content.printed), confidence: 'agreed' } : figure;
  });
  const narrative = read.narrative.map((one): NarrativeFigure => {
    const { corrected, isLessSure: _, ...figure } = one;
    return corrected?.value == null ? one : { ...figure, corrected, value: corrected.value, approximate: false };
  });
  return { ...read, figures, narrative };
}

function contentOf({ value, gap }: Corrected, printed: string): CellContent {
  return value === null ? { kind: 'gap', reason: gap ?? 'blank', printed } : { kind: 'number', value, printed };
}

export function valueOrGap(value: NumberOrGap): Pick<Corrected, 'value' | 'gap'> {
  return typeof value === 'number' ? { value, gap: null } : { value: null, gap: value };
}

/** Money is kept with six decimals at most. */
const SMALLEST = 1e-7;

/** Whether two are the same number, or the same gap. */
export function isSame(one: NumberOrGap, other: NumberOrGap): boolean {
  return typeof one === 'number' && typeof other === 'number' ? Math.abs(one - other) < SMALLEST : one === other;
}
