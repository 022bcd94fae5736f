/** Whose reports stand behind a line. */
import { type Behind, behindLine } from '../../schema/chart/facts.ts';
import type { RestsOn, Series } from '../../schema/chart/series.ts';

/** Whose reports stand behind a line's point of a year: without those that the question left out of it. */
export function behindPoint(line: Series, year: number): Behind {
  const all = behindLine(line);
  const left = excludedIn(line, year);
  // Whoever is left out was told from others, so that a sum with somebody left out has its members named.
  return left.size === 0 || 'regions' in all ? all : { publishers: all.publishers.filter((id) => !left.has(id)) };
}

/** The years whose figures a line's point of a year rests on: its own, and of an index its base and what links them. */
export function yearsBehind({ restsOn }: { readonly restsOn?: RestsOn | undefined }, year: number): readonly number[] {
  const base = restsOn?.base;
  if (base === undefined || base.year === year) return [year];
  if (!base.linked) return [base.year, year];
  const [first, last] = [Math.min(base.year, year), Math.max(base.year, year)];
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
}

/** Those whom the question left out of a line's point of a year. */
export function excludedIn({ points }: Pick<Series, 'points'>, year: number): ReadonlySet<string> {
  return new Set(points.find((point) => point.year === year)?.coverage.excluded);
}
