/** Charts and answers for tests: values by year, with changes and coverage as the aggregate would give them. */

import { parseAddress } from '../../../schema/chart/address.ts';
import type { Chart, Quantity } from '../../../schema/chart/chart.ts';
import { describeQuantity } from '../../../schema/chart/quantity.ts';
import type {
  PointGap,
  PointNote,
  Scope,
  Series,
  SeriesAnswer,
  SeriesPoint,
  SeriesSubject,
} from '../../../schema/chart/series.ts';
import { changeBetween, noChange } from '../../../schema/rollup/change.ts';
import { NOT_EXPECTED_REASONS, type WithoutNumber } from '../../../schema/rollup/coverage.ts';

export interface SubjectOptions {
  readonly id?: string;
  readonly zh?: string;
  readonly en?: string;
  readonly kind?: 'bureau' | 'region';
  readonly scope?: Scope;
  readonly illustrative?: boolean;
}

export function subjectOf(options: SubjectOptions = {}): SeriesSubject {
  const kind = options.kind ?? (options.id === undefined ? 'region' : 'bureau');
  const name = { zh: options.zh ?? '示范区', en: options.en ?? 'Shifan' };
  return {
    kind,
    id: options.id ?? 'shifan',
    name,
    shortName: name,
    scope: options.scope ?? (kind === 'region' ? 'bureaus' : 'own'),
    illustrative: options.illustrative ?? false,
  };
}

export interface SeriesOptions {
  readonly subject?: SeriesSubject;
  readonly quantity?: Quantity;
  readonly from?: number;
  /** A number, or the reason there is none. */
  readonly values: readonly (number | PointGap)[];
  readonly expected?: number;
  /** Ids of bureaus without a report, by year. */
  readonly missing?: Readonly<Record<number, readonly string[]>>;
  /** Ids of bureaus that still have time, by year. */
  readonly notYetDue?: Readonly<Record<number, readonly string[]>>;
  readonly blank?: Readonly<Record<number, number>>;
  readonly breaks?: Readonly<Record<number, 'soft' | 'break'>>;
  /** What `blank` is made of, where not of empty cells alone; by year. */
  readonly without?: Readonly<Record<number, Partial<WithoutNumber>>>;
  readonly editions?: Readonly<Record<number, SeriesPoint['editions']>>;
  readonly approximate?: Readonly<Record<number, number>>;
  /** How many reports behind it fail a check; by year. */
  readonly failed?: Readonly<Record<number, number>>;
  /** By year: how many reports behind the number were corrected. */
  readonly corrected?: Readonly<Record<number, number>>;
  readonly edition?: (year: number) => SeriesPoint['edition'];
  readonly computed?: boolean;
  readonly denominator?: number;
  /** The cases of the year before, where they are other than `denominator`. */
  readonly baseBefore?: number;
  /** Value of the year before the first, where it is not shown. */
  readonly before?: number;
  readonly predecessors?: Series['predecessors'];
  readonly successions?: Series['successions'];
}

export function seriesOf(options: SeriesOptions): Series {
  const subject = options.subject ?? subjectOf();
  const quantity = options.quantity ?? 'requests.received';
  const { isRatio, changeOf, unit } = describeQuantity(quantity);
  const from = options.from ?? 2019;
  const listed = options.expected ?? (subject.scope === 'bureaus' ? 36 : 1);
  const base = options.denominator ?? 200;
  const fewer = isRatio ? Math.min(base, options.baseBefore ?? base) : null;
  const numbers = options.values.map((value) => (typeof value === 'number' ? value : null));
  const points = options.values.map((entry, index): SeriesPoint => {
    const year = from + index;
    const value = numbers[index] ?? null;
    const previous = index === 0 ? (options.before ?? null) : (numbers[index - 1] ?? null);
    const gap = typeof entry === 'number' ? null : entry;
    const lacking = gap === 'notReported' && subject.scope !== 'bureaus' ? [subject.id] : [];
    const missing = options.missing?.[year] ?? lacking;
    const notYetDue = options.notYetDue?.[year] ?? [];
    const isExpected = !NOT_EXPECTED_REASONS.some((reason) => reason === gap);
    const expected = isExpected ? listed - notYetDue.length : 0;
    const blank = options.blank?.[year] ?? (gap !== null && missing.length === 0 ? expected : 0);
    const breakBefore = options.breaks?.[year] ?? null;
    const bureaus = expected - missing.length - blank;
    return {
      year,
      value,
      gap,
      coverage: {
        expected,
        reported: bureaus,
        blank,
        ...{ empty: blank, unknown: 0, notInForm: 0, ...options.without?.[year] },
        missing,
        notYetDue,
        ...(notYetDue.length > 0 ? { lastDay: `${year + 1}-01-31` } : {}),
      },
      change: {
        basis: 'common',
        bureaus,
        current: value,
        previous,
        change: breakBefore === 'break' ? noChange('break') : changeBetween(value, previous, changeOf, fewer),
      },
      edition: value === null ? null : (options.edition ?? editionOf)(year),
      editions: options.editions?.[year] ?? [],
      breakBefore,
      numerator: isRatio && value !== null ? Math.round(value * base) : null,
      denominator: isRatio ? base : null,
      computed: options.computed ?? false,
      quality: {
        ...{ computed: Number(options.computed ?? false), approximate: options.approximate?.[year] ?? 0 },
        ...(options.corrected && { corrected: options.corrected[year] ?? 0 }),
        ...(options.failed && {
          ...{ failed: options.failed[year] ?? 0, failedBefore: options.failed[year - 1] ?? 0 },
          ...{ suspicious: 0, offUnit: [] },
        }),
      },
    };
  });
  return {
    subject,
    quantity,
    applicant: quantity.startsWith('requests.') ? 'total' : null,
    unit,
    points,
    predecessors: options.predecessors ?? [],
    successions: options.successions ?? [],
  };
}

function editionOf(year: number): SeriesPoint['edition'] {
  return year < 2021 ? '2019' : '2021';
}

export function answerOf(...series: readonly Series[]): SeriesAnswer {
  return { series, revision: 212, revisedOn: '2026-03-28' };
}

export function chartOf(query: string): Chart {
  return parseAddress(query, { region: 'shifan' });
}

/** A note on the sum over 示范区's bureaus in 2021, unless said otherwise. */
export function noteOf(id: number, note: Partial<PointNote> = {}): PointNote {
  return {
    ...{ id, publisher: 'shifan', scope: 'bureaus', quantity: null, year: 2021, onward: false, kind: 'oneOff' },
    text: { zh: `第 ${id} 条说明`, en: null },
    by: { zh: '张三', en: 'Zhang San' },
    on: '2026-03-20',
    ...note,
  };
}

/** Bureaus with made-up names and one value each, with last year's beside it. */
const BUREAUS: readonly (readonly [string, string, string, number, number])[] = [
  ['natural-resources', '自然资源局', 'Natural Resources Bureau', 512, 446],
  ['housing', '住房和城乡建设局', 'Housing and Urban-Rural Development Bureau', 188, 214],
  ['urban-management', '城市管理局', 'Urban Management Bureau', 121, 97],
  ['human-resources', '人力资源和社会保障局', 'Human Resources and Social Security Bureau', 86, 80],
  ['education', '教育局', 'Education Bureau', 64, 59],
  ['market', '市场监督管理局', 'Market Regulation Bureau', 58, 41],
  ['government-office', '区政府办公室', 'Government Office', 47, 50],
  ['linjiang', '临江镇', 'Linjiang Town', 33, 30],
  ['zone', '开发区管委会', 'Development Zone Committee', 29, 12],
];

export function bureauSeries(quantity: Quantity = 'requests.received', illustrative = false): readonly Series[] {
  return BUREAUS.map(([id, zh, en, value, before]) =>
    seriesOf({ subject: subjectOf({ id, zh, en, illustrative }), quantity, from: 2025, values: [value], before }),
  );
}

/** Six classes of outcomes of one subject by year. */
export function outcomeSeries(
  rows: readonly (readonly number[])[],
  classes: readonly Quantity[],
  options: Omit<SeriesOptions, 'values' | 'quantity'> = {},
): readonly Series[] {
  return classes.map((quantity, index) =>
    seriesOf({ ...options, quantity, values: rows.map((row) => row[index] ?? 'blank') }),
  );
}
