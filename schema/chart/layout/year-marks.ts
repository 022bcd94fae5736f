/** Dotted lines between two years, with their words: where the form changes, and where something became of a bureau. */
import { type Lang, say } from '../../language.ts';
import type { Series } from '../series.ts';
import { type SuccessionTold, successionsTold } from '../words/succession.ts';
import type { Box } from './geometry.ts';
import { type Stroke, type TextMark, textMark } from './marks.ts';
import { breakYears } from './pieces.ts';
import { textWidth } from './text-width.ts';
import type { Frame } from './trend-lines.ts';

const SIZE = 12;
/** Of the drawing, for words that have shorter ones behind them: the fonts of a reader may be wider than those measured. */
const WIDEST = 0.84;

export interface YearMark {
  /** The line stands before it. */
  readonly year: number;
  /** What stands at the line, from the fullest to the shortest. */
  readonly words: readonly string[];
}

/** What is marked between the years drawn, ascending. */
export function yearMarks(all: readonly Series[], lang: Lang): readonly YearMark[] {
  const first = Math.min(...all.flatMap(({ points }) => points.map(({ year }) => year)));
  const last = Math.max(...all.flatMap(({ points }) => points.map(({ year }) => year)));
  const forms = breakYears(all);
  const told = successionsTold(all, lang).filter(({ year }) => year > first && year <= last);
  return [...new Set([...forms, ...told.map(({ year }) => year)])]
    .sort((a, b) => a - b)
    .map((year) => ({ year, words: wordsBetween(year, forms.includes(year), told, lang) }));
}

/** What stands between a year and the one before, from the fullest to the shortest; empty where nothing does. */
export function wordsBetween(
  year: number,
  changesForm: boolean,
  told: readonly SuccessionTold[],
  lang: Lang,
): readonly string[] {
  const form = changesForm ? [say(lang, `表式变更 ${year}`, `form changed ${year}`)] : [];
  const here = told.filter((one) => one.year === year).map(({ sentence }) => sentence);
  const short = here.length === 0 ? [] : [say(lang, `机构变动 ${year}`, `reorganized ${year}`)];
  if (form.length + here.length === 0) return [];
  const both = (some: readonly string[]): string => [...some, ...form].join(say(lang, '；', '; '));
  return [...new Set([both(here), both(short), ...short, String(year)])];
}

export interface PlacedMark {
  readonly year: number;
  readonly line: Stroke;
  /** Null where it would touch the one before. */
  readonly label: TextMark | null;
  readonly box: Box;
}

/** The lines with the fullest words that are no wider than the drawing and do not touch the last. */
export function placeYearMarks(
  marks: readonly YearMark[],
  { xOf, top, bottom }: Frame,
  width: number,
): readonly PlacedMark[] {
  let edge = -Infinity;
  return marks.map(({ year, words }, index) => {
    const x = (xOf(year - 1) + xOf(year)) / 2;
    const next = marks[index + 1];
    // A sentence leaves the next line room for its year; shorter words come first as they stand.
    const limit = next && words.length > 2 ? (xOf(next.year - 1) + xOf(next.year)) / 2 - 20 : width;
    const boxes = words.map((text) => {
      const length = textWidth(text, SIZE);
      const start = Math.min(Math.max(0, x - length / 2), width - length);
      return { text, box: { x: start, y: top - 28, width: length, height: 15 } };
    });
    const found = boxes.find(({ box }, at) => {
      const ends = box.x + box.width;
      const isWide = box.width > width * WIDEST && at < boxes.length - 1;
      return !isWide && box.x > edge + 6 && (ends <= limit || at === boxes.length - 1);
    });
    if (found) edge = found.box.x + found.box.width;
    return {
      year,
      line: { from: { x, y: top - 12 }, to: { x, y: bottom } },
      label: found ? textMark('break', { x: found.box.x, y: top - 17 }, found.text, SIZE, { ink: 'second' }) : null,
      box: found?.box ?? { x, y: top, width: 0, height: 0 },
    };
  });
}
