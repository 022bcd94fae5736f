/** Lines of a question in the order of one year's values, each with its place of an earlier year. */
import type { Of, Quantity, Years } from '../../schema/chart/chart.ts';
import type { CompareTo, Finer } from '../../schema/chart/finer.ts';
import { type Places, placesOf } from '../../schema/chart/places.ts';
import type { Applicant } from '../../schema/form/applicants.ts';
import { Problem } from '../../schema/problem.ts';
import type { Reader } from '../store/reader.ts';
import type { Budget } from './cost.ts';
import { askSeries } from './series.ts';

export interface RankingQuestion {
  readonly quantity: Quantity;
  readonly of: readonly Of[];
  /** null: the newest year held. */
  readonly year: number | null;
  readonly applicant: Applicant;
  readonly order: 'ascending' | 'descending';
  /** What is compared with and left out; lines are split no further, and given as counted. */
  readonly finer: Finer;
  readonly asOf: number | null;
  /** The day (ISO) that `asOf` is the state of, where it was asked for by a day. */
  readonly on?: string | undefined;
  readonly now: string;
}

export interface Ranking extends Places {
  readonly year: number;
  /** The year of the places before; null where lines are compared with no year. */
  readonly beforeYear: number | null;
  readonly revision: number;
  readonly revisedOn: string;
}

/** Answers the question; throws a Problem as a series does, and where nothing is held of anybody. */
export async function askRanking(reader: Reader, question: RankingQuestion, budget: Budget): Promise<Ranking> {
  const { quantity, order, year, finer, ...asked } = question;
  const { minBase } = finer.where;
  const ask = (years: Years, more: { readonly finer?: Finer }) =>
    askSeries(
      reader,
      { ...asked, quantities: [quantity], years, ...{ basis: 'common', over: 'none' }, ...more } as const,
      budget,
    );
  const to = year ?? (await ask({ kind: 'latest' }, {})).series[0]?.points[0]?.year;
  if (to === undefined) throw nothingHeld();
  const beforeYear = yearBefore(finer.compareTo, to);
  const from = beforeYear === null || beforeYear > to ? to : beforeYear;
  const range = { kind: 'range', from, to: Math.max(to, beforeYear ?? to) } as const;
  const { series, revision, revisedOn } = await ask(range, { finer });
  return {
    year: to,
    beforeYear,
    ...placesOf(series, { year: to, beforeYear, order, minBase }),
    ...{ revision, revisedOn },
  };
}

/** The year that is compared with; null where it is a set, or what was published. */
function yearBefore(compareTo: CompareTo, year: number): number | null {
  if (compareTo.kind === 'yearsBefore') return year - compareTo.years;
  return compareTo.kind === 'year' ? compareTo.year : null;
}

function nothingHeld(): Problem {
  return new Problem('NOT_FOUND', {
    zh: '所查各家还没有任何年报，没有可以排名的年度。',
    en: 'No report is held of anybody who is asked about, so there is no year to rank.',
  });
}
