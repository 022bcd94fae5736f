/** A line as an index: its base year is 100, and every year is of the same members as those it is compared with. */
import type { SeriesPoint } from '../../schema/chart/series.ts';
import { changeBetween, noChange } from '../../schema/rollup/change.ts';
import { chainedIndex, panelIndex } from '../../schema/rollup/index-numbers.ts';
import type { Part } from './split.ts';
import { givenTogether } from './together.ts';
import { type Counting, countOf, pairOf } from './view.ts';
import { breakInto, type Frame, type YearSlice } from './year-slice.ts';

interface Line {
  readonly points: readonly SeriesPoint[];
  readonly sliceOf: (year: number) => YearSlice;
  readonly panel: ReadonlySet<number> | null;
  readonly part: Part;
}

export interface IndexLine {
  readonly points: readonly SeriesPoint[];
  /** Where the base year has no number, or none above zero: the years that have one. Null where it has. */
  readonly withoutBase: readonly number[] | null;
}

export function baseYearOf({ finer: { compareTo, base }, years }: Pick<Frame, 'finer' | 'years'>): number {
  return base ?? (compareTo.kind === 'year' ? compareTo.year : (years[0] ?? 0));
}

export function indexOf(frame: Frame, counting: Counting, line: Line): IndexLine {
  const { years, finer } = frame;
  const { sliceOf, panel, part } = line;
  const base = baseYearOf(frame);
  const sumIn = (year: number): number | null => {
    const { given, count } = sliceOf(year);
    if (panel === null) return count?.value ?? null;
    return (
      countOf(
        counting,
        given.filter((_, place) => panel.has(place)),
        false,
      )?.value ?? null
    );
  };
  const isChained = part.isSum && panel === null;
  const values = isChained
    ? chainedIndex(years, base, (year) => {
        const [now, before] = [year, year - 1].map((of) => ({ year: of, given: sliceOf(of).given }));
        const pair = now && before && pairOf(counting, ...givenTogether(frame.turns, part.members, now, before));
        return pair?.current != null && pair.previous !== null && pair.previous > 0
          ? pair.current / pair.previous
          : null;
      })
    : panelIndex(years, base, sumIn);
  const isBroken = (year: number): boolean =>
    between(base, year).some((one) => breakInto(counting, sliceOf(one - 1), sliceOf(one)) === 'break');
  const reached = new Map(values.map(({ year, value }) => [year, isBroken(year) ? null : value]));
  const points = line.points.map((point): SeriesPoint => {
    const value = point.value === null ? null : (reached.get(point.year) ?? null);
    const against = Number(point.change.against);
    const before = reached.get(against) ?? (against === base ? 100 : null);
    const { change: was } = point.change;
    const change =
      value === null || before === null
        ? noChange(value === null ? 'currentMissing' : 'previousMissing')
        : was.kind === 'none' && was.reason === 'succession'
          ? was
          : changeBetween(value, before, 'amount');
    return {
      ...point,
      value,
      gap: value === null ? (point.gap ?? 'notComparable') : null,
      numerator: value === null || isChained ? null : sumIn(point.year),
      denominator: value === null || isChained ? null : sumIn(base),
      change: { ...point.change, current: value, previous: before, change },
    };
  });
  const atBase = sumIn(base);
  if (finer.view !== 'index' || (atBase !== null && atBase > 0)) return { points, withoutBase: null };
  return { points, withoutBase: years.filter((year) => (sumIn(year) ?? 0) > 0) };
}

/** The years into which one goes on the way from one year to another. */
function between(from: number, to: number): readonly number[] {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  return Array.from({ length: last - first }, (_, place) => first + 1 + place);
}
