/**
 * Section 三 of one bureau over the years, case by case: every request has an applicant and an outcome or is carried out, so
 * that the form's identities and the carry chain hold because they cannot do otherwise.
 */
import { type Random, randomFor } from '../../server/synthetic/random.ts';
import { isActive, type Profile, YEARS } from './profiles.ts';

/** Cases by the six kinds of applicant, in the form's order. */
export type ByApplicant = readonly number[];

export interface RequestYear {
  readonly year: number;
  /** Rows by statutory code: 1, 2, 3.1 … 3.6.3, 3.6 (the sum of its three), 3.7, 4. */
  readonly rows: ReadonlyMap<string, ByApplicant>;
}

const APPLICANT_WEIGHTS = [86, 9, 0.5, 1, 2.5, 1];

/** Codes of the outcomes with their share inside each class. */
const OUTCOME_CLASSES: readonly { readonly codes: readonly string[]; readonly shares: readonly number[] }[] = [
  { codes: ['3.1'], shares: [1] },
  { codes: ['3.2'], shares: [1] },
  {
    codes: ['3.3.1', '3.3.2', '3.3.3', '3.3.4', '3.3.5', '3.3.6', '3.3.7', '3.3.8'],
    shares: [3, 12, 3, 22, 20, 14, 19, 7],
  },
  { codes: ['3.4.1', '3.4.2', '3.4.3'], shares: [90, 7, 3] },
  { codes: ['3.5.1', '3.5.2', '3.5.3', '3.5.4', '3.5.5'], shares: [60, 20, 3, 12, 5] },
  { codes: ['3.6.1', '3.6.2', '3.6.3'], shares: [20, 4, 76] },
];

/** Shares of the six classes in the first and the last year; the years between lie on the line. */
const CLASSES_FIRST = [41, 12, 9.5, 24, 6, 7.5];
const CLASSES_LAST = [38.5, 13.2, 6.4, 29.5, 5.2, 7.2];

const DETAIL_CODES = OUTCOME_CLASSES.flatMap(({ codes }) => codes);
const ROW_CODES: readonly string[] = ['1', '2', ...DETAIL_CODES, '3.6', '3.7', '4'];

/** Share of new requests that are still open at the end of the year. */
const CARRIED_OUT = 0.036;

const NOBODY: ByApplicant = [0, 0, 0, 0, 0, 0];

/** A body that is not there yet, or no longer, has a year of zeros; in its last year it closes everything. */
export function simulateRequests(
  profile: Pick<Profile, 'id' | 'received' | 'since' | 'until'>,
): readonly RequestYear[] {
  const means = YEARS.map((year, index) => {
    if (!isActive(profile, year)) return 0;
    return typeof profile.received === 'number' ? profile.received : (profile.received[index] ?? 0);
  });
  const random = randomFor(`${profile.id}/requests`);
  const leaning = 0.85 + random.next() * 0.3;
  let carriedIn = spread(random, Math.round((means[0] ?? 0) * 0.035));
  return YEARS.map((year, index) => {
    const mean = means[index] ?? 0;
    const total = typeof profile.received === 'number' ? random.count(mean * (0.9 + index * 0.03)) : mean;
    const carries = year === profile.until ? 0 : CARRIED_OUT;
    const simulated = simulateYear(random, year, carriedIn, spread(random, total), { leaning, carries });
    carriedIn = simulated.rows.get('4') ?? NOBODY;
    return simulated;
  });
}

function spread(random: Random, cases: number): ByApplicant {
  const columns = [...NOBODY];
  for (let index = 0; index < cases; index += 1) {
    const column = random.weighted(APPLICANT_WEIGHTS);
    columns[column] = (columns[column] ?? 0) + 1;
  }
  return columns;
}

function simulateYear(
  random: Random,
  year: number,
  carriedIn: ByApplicant,
  received: ByApplicant,
  { leaning, carries }: { readonly leaning: number; readonly carries: number },
): RequestYear {
  const rows = new Map<string, number[]>(ROW_CODES.map((code) => [code, [...NOBODY]]));
  const add = (code: string, column: number): void => {
    const row = rows.get(code);
    if (row) row[column] = (row[column] ?? 0) + 1;
  };
  const classes = classWeights(year, leaning);
  received.forEach((cases, column) => {
    const handled = cases + (carriedIn[column] ?? 0);
    for (let index = 0; index < handled; index += 1) {
      // Requests of the last weeks of the year are carried out; those carried in are closed first.
      if (index >= (carriedIn[column] ?? 0) && random.chance(carries)) {
        add('4', column);
        continue;
      }
      const outcome = OUTCOME_CLASSES[random.weighted(classes)];
      const code = outcome?.codes[random.weighted(outcome.shares)];
      if (code === undefined) continue;
      add(code, column);
      if (code.startsWith('3.6.')) add('3.6', column);
      add('3.7', column);
    }
  });
  rows.set('1', [...received]);
  rows.set('2', [...carriedIn]);
  return { year, rows };
}

function classWeights(year: number, leaning: number): readonly number[] {
  const progress = (year - 2019) / 6;
  return CLASSES_FIRST.map((first, index) => {
    const weight = first + ((CLASSES_LAST[index] ?? first) - first) * progress;
    return index <= 1 ? weight * leaning : weight;
  });
}

/** Rows of several bodies added up. */
export function addRequests(years: readonly RequestYear[]): RequestYear {
  const year = years[0]?.year ?? 0;
  return {
    year,
    rows: new Map(
      ROW_CODES.map((code) => [
        code,
        NOBODY.map((_, column) => years.reduce((sum, { rows }) => sum + (rows.get(code)?.[column] ?? 0), 0)),
      ]),
    ),
  };
}

/** The total of a row, or of several rows. */
export function totalOf(year: RequestYear, ...codes: readonly string[]): number {
  return codes.reduce((sum, code) => sum + (year.rows.get(code)?.reduce((a, b) => a + b, 0) ?? 0), 0);
}

/** Totals of the classes 不予公开, 无法提供 and so on: rows whose code begins alike. */
export function classTotal(year: RequestYear, prefix: string): number {
  return totalOf(year, ...DETAIL_CODES.filter((code) => code === prefix || code.startsWith(`${prefix}.`)));
}
