/** The axis of years: every year asked about is on it, also those without a report, whose word stands beneath. */

import { gapWord } from '../../schema/chart/format.ts';
import { textWidth } from '../../schema/chart/layout/text-width.ts';
import type { PointGap, SeriesAnswer } from '../../schema/chart/series.ts';
import type { Lang } from '../../schema/language.ts';
import { drawText } from './plot.ts';
import { group, type Markup } from './svg.ts';
import type { Inks } from './theme.ts';

const SIZE = 12;

interface YearAxis {
  readonly years: readonly number[];
  readonly answer: SeriesAnswer;
  readonly inks: Inks;
  readonly lang: Lang;
  readonly width: number;
}

interface DrawnYears {
  readonly height: number;
  readonly draw: (xOf: (year: number) => number, baseline: number) => Markup;
}

export function drawYears({ years, answer, inks, lang, width }: YearAxis): DrawnYears {
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? 0;
  const step = width / Math.max(1, last - first + 1);
  const full = textWidth('2025', SIZE) + 4;
  // Two digits do between the first year and the last, where four would touch; narrower still, years are left out.
  const short = step < full && step >= (textWidth('2025', SIZE, true) + textWidth('25', SIZE)) / 2 + 4;
  const every = step >= full || short ? 1 : Math.ceil((full + 2) / step);
  const all = Array.from({ length: years.length === 0 ? 0 : last - first + 1 }, (_, index) => first + index);
  const shown = all.filter((year) => (last - year) % every === 0);
  const words = new Map(all.flatMap((year) => gapsOf(answer, year, lang)));
  return {
    height: words.size > 0 ? 38 : 24,
    draw: (xOf, baseline) =>
      group(
        shown.map((year) => {
          const text = short && year !== last && year !== first ? String(year % 100).padStart(2, '0') : String(year);
          const missing = words.has(year);
          return drawText(xOf(year), baseline + 18, text, {
            size: SIZE,
            fill: year === last && !missing ? inks.ink : inks.second,
            bold: year === last && !missing,
            anchor: 'middle',
          });
        }),
        drawWords(words, xOf, baseline, inks),
      ),
  };
}

/**
 * Words under their years; where years stand too close, neighbours with one word share it, and a word that would still
 * touch another is left out.
 */
function drawWords(
  words: ReadonlyMap<number, string>,
  xOf: (year: number) => number,
  baseline: number,
  inks: Inks,
): readonly Markup[] {
  const runs: { from: number; to: number; word: string }[] = [];
  for (const [year, word] of words) {
    const last = runs.at(-1);
    const touches = xOf(year) - xOf(year - 1) < textWidth(word, SIZE - 1) + 4;
    if (touches && last && last.word === word && last.to === year - 1) last.to = year;
    else runs.push({ from: year, to: year, word });
  }
  let edge = -Infinity;
  return runs.flatMap(({ from, to, word }) => {
    const middle = (xOf(from) + xOf(to)) / 2;
    const half = textWidth(word, SIZE - 1) / 2;
    if (middle - half < edge + 4) return [];
    edge = middle + half;
    return [drawText(middle, baseline + 33, word, { size: SIZE - 1, fill: inks.second, anchor: 'middle' })];
  });
}

/** The word of a year in which nobody has a number; the commonest where reasons differ. */
function gapsOf(answer: SeriesAnswer, year: number, lang: Lang): readonly (readonly [number, string])[] {
  const points = answer.series.flatMap(({ points }) => points.filter((point) => point.year === year));
  if (points.some(({ value }) => value !== null)) return [];
  const counts = new Map<PointGap, number>();
  for (const { gap } of points) if (gap !== null) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  const [commonest] = [...counts].sort(([, a], [, b]) => b - a);
  return [[year, gapWord(commonest?.[0] ?? 'notReported', lang)]];
}
