/** The rows of a bar chart, in the order they are drawn, listed and spoken of. */
import type { Chart } from './chart.ts';
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

/** One row a series, in one year: the highest value or change first, by name, or in the order of the answer; gaps last. */
export function barRows(chart: Chart, answer: SeriesAnswer): readonly BarRow[] {
  const year = latestYear(answer);
  if (year === null) return [];
  const rows = answer.series.map((series) => ({
    series,
    year,
    point: series.points.find((point) => point.year === year),
  }));
  switch (chart.sort) {
    case 'value':
      return sortBy(rows, ({ point }) => point?.value ?? null);
    case 'change':
      return sortBy(rows, ({ point }) =>
        point && point.change.change.kind !== 'none' ? point.change.change.absolute : null,
      );
    case 'name':
      return [...rows].sort((a, b) =>
        a.series.subject.shortName[chart.lang].localeCompare(b.series.subject.shortName[chart.lang], chart.lang),
      );
    case 'form':
      return rows;
  }
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
