/** Whose reports stand behind a line. */
import type { Series } from '../../schema/chart/series.ts';

export type Behind = { readonly regions: readonly string[] } | { readonly publishers: readonly string[] };

/** All bureaus of these regions, or these publishers. */
export function behindLine({
  subject,
  predecessors,
  members,
}: Pick<Series, 'subject' | 'predecessors' | 'members'>): Behind {
  if (members !== undefined) return members;
  return subject.scope === 'bureaus' ? { regions: [subject.id] } : { publishers: [subject.id, ...predecessors] };
}

/** Whose reports stand behind a line's point of a year: without those that the question left out of it. */
export function behindPoint(line: Series, year: number): Behind {
  const all = behindLine(line);
  const left = excludedIn(line, year);
  // Whoever is left out was told from others, so that a sum with somebody left out has its members named.
  return left.size === 0 || 'regions' in all ? all : { publishers: all.publishers.filter((id) => !left.has(id)) };
}

/** Those whom the question left out of a line's point of a year. */
export function excludedIn({ points }: Pick<Series, 'points'>, year: number): ReadonlySet<string> {
  return new Set(points.find((point) => point.year === year)?.coverage.excluded);
}
