/** The rows of a bar chart, in the order they are drawn, listed and spoken of. */
import type { Chart } from './chart.ts';
import { isKnown } from './facts.ts';
import { changeShown } from './format.ts';
import type { Series, SeriesAnswer, SeriesPoint } from './series.ts';

export interface BarRow {
  readonly series: Series;
  readonly year: number;
  /** Undefined where the answer has nothing for that year. */
  readonly point: SeriesPoint | undefined;
}

/** The latest year in which anybody has a number, or else the latest asked about; null for an answer without points. */
export function latestYear(answer: SeriesAnswer): number | null {
  const points = answer.series.flatMap(({ points }) => points);
  const known = points.filter(({ value }) => value !== null);
  const years = (known.length > 0 ? known : points).map(({ year }) => year);
  return years.length > 0 ? Math.max(...years) : null;
}

/**
 * One row a series, in one year: the highest value or change first, by name, or in the order of the answer. A change counts
 * as it is printed beside the bar; rows without one come after, gaps last.
 */
export function barRows(chart: Chart, answer: SeriesAnswer): readonly BarRow[] {
  const all = rowsInYear(answer);
  // Where nobody was on the list, the rows stay and say so.
  const listed = all.filter(isListedRow);
  const rows = listed.length > 0 ? listed : all;
  switch (chart.sort) {
    case 'value':
      return sortBy(rows, ({ point }) => point?.value ?? null);
    case 'change':
      return sortBy(rows, ({ point }) => (isKnown(point) ? changeShown(point.change.change) : null));
    case 'name':
      return [...rows].sort((a, b) =>
        a.series.subject.shortName[chart.lang].localeCompare(b.series.subject.shortName[chart.lang], chart.lang),
      );
    case 'form':
      return rows;
  }
}

/** Those asked about that were not on the list in the year of the bars: no rows of a comparison, and in no count of it. */
export function rowsLeftOut(answer: SeriesAnswer): readonly BarRow[] {
  const all = rowsInYear(answer);
  return all.some(isListedRow) ? all.filter((row) => !isListedRow(row)) : [];
}

function rowsInYear(answer: SeriesAnswer): readonly BarRow[] {
  const year = latestYear(answer);
  if (year === null) return [];
  return answer.series.map((series) => ({ series, year, point: series.points.find((point) => point.year === year) }));
}

function isListedRow({ point }: BarRow): boolean {
  return point?.gap !== 'notExpected';
}

function sortBy(rows: readonly BarRow[], keyOf: (row: BarRow) => number | null): readonly BarRow[] {
  const keyed = rows.map((row) => ({
    row,
    key: keyOf(row),
    known: row.point?.value !== null && row.point !== undefined,
  }));
  return keyed
    .sort((a, b) => {
      if (a.key !== null && b.key !== null) return b.key - a.key;
      if (a.key !== null || b.key !== null) return a.key === null ? 1 : -1;
      return Number(b.known) - Number(a.known);
    })
    .map(({ row }) => row);
}
