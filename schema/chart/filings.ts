/** Who has reported which year, as a chart of coverage is answered: one standing for each subject and year (schema/reporting/filing.ts). */
import { type FilingState, type FilingTotals, totalsOf } from '../reporting/filing.ts';
import type { Chart, Quantity } from './chart.ts';
import { yearsOf } from './facts.ts';
import type { Series, SeriesAnswer, SubjectFiling } from './series.ts';

/** By what the lines are asked for; no number of it is in the answer. */
export const COVERAGE_MEASURES: readonly Quantity[] = ['requests.received'];

export type FilingAt = (subject: string, year: number) => SubjectFiling | undefined;

/** How each subject stands in each year. */
export function filingsBy({ filings = [] }: Pick<SeriesAnswer, 'filings'>): FilingAt {
  const known = new Map(filings.map((one) => [`${one.subject} ${one.year}`, one]));
  return (subject, year) => known.get(`${subject} ${year}`);
}

export interface FilingYear extends FilingTotals {
  readonly year: number;
}

/** How many stand how, year by year. */
export function filingYears(answer: SeriesAnswer): readonly FilingYear[] {
  const { filings = [] } = answer;
  return yearsOf(answer).map((year) => ({ year, ...totalsOf(filings.filter((one) => one.year === year)) }));
}

/** The year that is spoken of: the last in which somebody had to report, or else in which somebody has to. */
export function yearTold(answer: SeriesAnswer): FilingYear | undefined {
  const years = filingYears(answer);
  return years.filter(({ expected }) => expected > 0).at(-1) ?? years.filter(({ notYetDue }) => notYetDue > 0).at(-1);
}

/** Rows in the order of the chart: of the list, by name, or (`value`) those first who are missing most often, and then late. */
export function filersInOrder({ sort, lang }: Chart, answer: SeriesAnswer): readonly Series[] {
  const { series, filings = [] } = answer;
  if (sort === 'name')
    return [...series].sort((a, b) => a.subject.shortName[lang].localeCompare(b.subject.shortName[lang], lang));
  if (sort !== 'value') return series;
  const times = (state: FilingState): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const one of filings) if (one.state === state) counts.set(one.subject, (counts.get(one.subject) ?? 0) + 1);
    return counts;
  };
  const [missing, late] = [times('missing'), times('late')];
  const worse = (counts: ReadonlyMap<string, number>, a: Series, b: Series): number =>
    (counts.get(b.subject.id) ?? 0) - (counts.get(a.subject.id) ?? 0);
  return [...series].sort((a, b) => worse(missing, a, b) || worse(late, a, b));
}
