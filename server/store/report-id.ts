/** What a report is called. */

/** The id of a report: a publisher files one a year. */
export function reportId(publisher: string, year: number): string {
  return `${publisher}-${year}`;
}
