/** The years a bureau should have reported, with the report held for each or none. */
import type { SeriesPoint } from '../../../schema/chart/series.ts';

export interface ReportYear<Report> {
  readonly year: number;
  readonly report: Report | null;
}

/**
 * Every year expected of the bureau, and any it reported on all the same, newest first. What is expected stands in the
 * coverage of its points, by the rule that holds for charts and sums.
 */
export function reportYears<Report extends { readonly year: number }>(
  reports: readonly Report[],
  points: readonly Pick<SeriesPoint, 'year' | 'coverage'>[],
): readonly ReportYear<Report>[] {
  const expected = points.filter(({ coverage }) => coverage.expected > 0).map(({ year }) => year);
  const years = [...new Set([...expected, ...reports.map((report) => report.year)])].sort((a, b) => b - a);
  return years.map((year) => ({ year, report: reports.find((report) => report.year === year) ?? null }));
}
