/** The axis of years: every year asked about is on it, also those without a report, whose word stands beneath. */
import type { Lang } from '../../language.ts';
import { gapWord } from '../format.ts';
import type { PointGap, SeriesAnswer } from '../series.ts';
import { type TextMark, textMark } from './marks.ts';
import { textWidth } from './text-width.ts';

const SIZE = 12;
const AIR = 4;

interface YearsAxis {
  /** Below the plot. */
  readonly height: number;
  readonly labels: readonly TextMark[];
  readonly gaps: readonly TextMark[];
}

/** The word of each year in which nobody has a number. */
export function gapsOfYears(answer: SeriesAnswer, years: readonly number[], lang: Lang): ReadonlyMap<number, string> {
  return new Map(years.flatMap((year) => gapOf(answer, year, lang)));
}

/** The commonest reason where several differ. */
function gapOf(answer: SeriesAnswer, year: number, lang: Lang): readonly (readonly [number, string])[] {
  const points = answer.series.flatMap(({ points }) => points.filter((point) => point.year === year));
  if (points.some(({ value }) => value !== null)) return [];
  const counts = new Map<PointGap, number>();
  for (const { gap } of points) if (gap !== null) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  const [commonest] = [...counts].sort(([, a], [, b]) => b - a);
  return [[year, gapWord(commonest?.[0] ?? 'notReported', lang)]];
}

export function axisHeight(gaps: ReadonlyMap<number, string>): number {
  return gaps.size > 0 ? 38 : 24;
}

interface Placed {
  readonly years: readonly number[];
  readonly gaps: ReadonlyMap<number, string>;
  readonly xOf: (year: number) => number;
  /** Pixels between two years. */
  readonly step: number;
  readonly bottom: number;
  /** The year set in bold. */
  readonly marked: number | null;
}

export function placeYears({ years, gaps, xOf, step, bottom, marked }: Placed): YearsAxis {
  const first = years[0] ?? 0;
  const last = years[years.length - 1] ?? 0;
  const full = textWidth('2025', SIZE) + AIR;
  // Two digits do between the first year and the last, where four would touch; then for all; narrower still, years are left out.
  const short = step < full && step >= (textWidth('2025', SIZE, true) + textWidth('25', SIZE)) / 2 + AIR;
  const tight = step < full && !short && step >= textWidth('25', SIZE, true) + AIR / 2;
  const every = step >= full || short || tight ? 1 : Math.ceil((full + 2) / step);
  const labels = years
    .filter((year) => (last - year) % every === 0)
    .map((year) => {
      const cut = tight || (short && year !== last && year !== first);
      const text = cut ? String(year % 100).padStart(2, '0') : String(year);
      const bold = year === marked && !gaps.has(year);
      const ink = bold ? 'ink' : 'second';
      return textMark('year', { x: xOf(year), y: bottom + 18 }, text, SIZE, { bold, ink, anchor: 'middle' });
    });
  return { height: axisHeight(gaps), labels, gaps: placeGaps(gaps, xOf, bottom + 33) };
}

/**
 * Words under their years; where years stand too close, neighbours with one word share it, and a word that would still
 * touch another is left out.
 */
function placeGaps(
  gaps: ReadonlyMap<number, string>,
  xOf: (year: number) => number,
  baseline: number,
): readonly TextMark[] {
  const runs: { from: number; to: number; word: string }[] = [];
  for (const [year, word] of gaps) {
    const last = runs[runs.length - 1];
    const touches = xOf(year) - xOf(year - 1) < textWidth(word, SIZE) + AIR;
    if (touches && last && last.word === word && last.to === year - 1) last.to = year;
    else runs.push({ from: year, to: year, word });
  }
  let edge = -Infinity;
  return runs.flatMap(({ from, to, word }) => {
    const x = (xOf(from) + xOf(to)) / 2;
    const half = textWidth(word, SIZE) / 2;
    if (x - half < edge + AIR) return [];
    edge = x + half;
    return [textMark('gap', { x, y: baseline }, word, SIZE, { ink: 'second', anchor: 'middle' })];
  });
}
