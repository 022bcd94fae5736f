/** Where a note can be written on a chart: whose lines, of which measures, in which years. */
import type { Quantity } from '../../schema/chart/chart.ts';
import { isKnown } from '../../schema/chart/facts.ts';
import type { Series, SeriesAnswer } from '../../schema/chart/series.ts';
import { formatSet } from '../../schema/chart/sets.ts';

export interface PlaceOfNote {
  /** As the graph names it. */
  readonly of: string;
  readonly subject: Series['subject'];
  readonly lines: readonly Series[];
}

/** Those whose numbers are drawn, each once. A set folded into one line has no note of its own. */
export function placesOf({ series }: SeriesAnswer): readonly PlaceOfNote[] {
  const places = new Map<string, { of: string; subject: Series['subject']; lines: Series[] }>();
  for (const line of series) {
    const { id, scope } = line.subject;
    if (id.includes(':')) continue;
    const of = formatSet(scope === 'governmentWide' ? { kind: 'reportOf', region: id } : { kind: 'one', id });
    const place = places.get(of) ?? { of, subject: line.subject, lines: [] };
    place.lines.push(line);
    places.set(of, place);
  }
  return [...places.values()].filter(({ lines }) => yearsAt(lines, null).length > 0);
}

/** Years with a number, latest first; `measure` null: of any line. */
export function yearsAt(lines: readonly Series[], measure: Quantity | null): readonly number[] {
  const own = lines.filter(({ quantity }) => measure === null || quantity === measure);
  const years = own.flatMap(({ points }) => points.filter(isKnown).map(({ year }) => year));
  return [...new Set(years)].sort((a, b) => b - a);
}
