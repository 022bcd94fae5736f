/**
 * Reports on 2008 to 2018: they had neither the three tables nor the six sections, at most the statistics table of 2014. What
 * they have not is not missing, and rules of the later forms ask nothing of them.
 */
import type { ReadReport } from './report.ts';

/** The first report year of the tables in sections 二, 三 and 四. */
export const FIRST_SECTIONED_YEAR = 2019;

/** By its year, unless the tables of a later form stand in it; where it names no year, by the table of 2014 alone. */
export function isOlder({ year, editions }: Pick<ReadReport, 'year' | 'editions'>): boolean {
  const hasSections = Object.keys(editions.II).length > 0 || editions.III !== null || editions.IV !== null;
  if (hasSections) return false;
  return year === null ? editions.annex !== undefined : year < FIRST_SECTIONED_YEAR;
}
