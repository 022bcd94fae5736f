/** The years a bureau should have reported, with the report held for each or none. */
export interface ReportYear<Report> {
  readonly year: number;
  readonly report: Report | null;
}

/**
 * Every year from the first expected (or held) to the last, newest first. What is expected runs over the years the region
 * has reports for, within the bureau's own limits; a report outside them is listed all the same.
 */
export function reportYears<Report extends { readonly year: number }>(
  reports: readonly Report[],
  regionYears: readonly number[],
  since: number | null,
  until: number | null,
): readonly ReportYear<Report>[] {
  const expected = regionYears.filter((year) => (since === null || year >= since) && (until === null || year <= until));
  const years = [...new Set([...expected, ...reports.map((report) => report.year)])].sort((a, b) => b - a);
  return years.map((year) => ({ year, report: reports.find((report) => report.year === year) ?? null }));
}
