/**
 * How a question is split and read: by what its lines are told apart, how values are given, against what they are compared, and
 * what is left out. What the sum rules forbid is refused here, before anything is read, with why.
 */

import type { Applicant } from '../form/applicants.ts';
import type { EditionId } from '../form/edition.ts';
import { getMeasure, isMeasureId } from '../form/measures/index.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import type { Label } from '../language.ts';
import type { BureauKind } from '../report/publisher.ts';
import { SMALL_BASE } from '../rollup/indicators.ts';
import type { Basis, FiguresAs, LeftOut, Of, Quantity } from './chart.ts';
import { describeQuantity, hasApplicantColumns } from './quantity.ts';

export const DIMENSIONS = ['year', 'applicant', 'outcome', 'kind', 'region', 'edition'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** share: of a whole, as a fraction; index: a base year is 100; perHundred: of a hundred of another measure. */
export const VIEWS = ['absolute', 'share', 'index', 'perHundred'] as const;
export type View = (typeof VIEWS)[number];

export type CompareTo =
  | { readonly kind: 'yearsBefore'; readonly years: number }
  | { readonly kind: 'year'; readonly year: number }
  /** The number that the region's government printed for itself. */
  | { readonly kind: 'published' }
  | { readonly kind: 'set'; readonly set: Of };

/** What an answer leaves out; all of it is named in its coverage. Null: nothing. */
export interface Where {
  readonly kinds: readonly BureauKind[] | null;
  readonly functions: readonly string[] | null;
  /** Ratios on fewer cases are given and marked, and their change is not told. */
  readonly minBase: number;
  /** Reports in which a figure that is added up stands in such a finding. */
  readonly without: readonly LeftOut[];
  /** Only reports on these forms. */
  readonly editions: readonly EditionId[] | null;
  /**
   * Lines of one whole have to be of the same reports. `found`: a report that is left out of one line is left out of all; `known`: and one in
   * which a cell of any line is unknown counts as unknown on all of them, where they are sums; `knownOfAll`: whichever applicant's cell it is.
   */
  readonly alike?: 'found' | 'known' | 'knownOfAll';
}

export interface Finer {
  /** `year` always among them: a point a year, and no sum over years, which would add up what is counted at one moment. */
  readonly by: readonly Dimension[];
  readonly view: View;
  /** Base of a share or of a hundred. */
  readonly per: MeasureId | null;
  readonly compareTo: CompareTo;
  /** The year that is 100 in an index, where changes are told against another; left out: that of `compareTo`, or the first one asked. */
  readonly base?: number;
  readonly where: Where;
  /** What counts where a figure is known to be wrong; left out: what people corrected it to. */
  readonly figures?: FiguresAs;
}

const NOTHING_LEFT_OUT: Where = { kinds: null, functions: null, minBase: SMALL_BASE, without: [], editions: null };

/** A question that is asked as it always was: by year, in absolute numbers, against the year before, of everybody. */
export const PLAIN: Finer = {
  by: ['year'],
  view: 'absolute',
  per: null,
  compareTo: { kind: 'yearsBefore', years: 1 },
  where: NOTHING_LEFT_OUT,
};

/** True where nothing of a question is split, read, compared or left out in a way of its own, and no panel is asked for. */
export function isPlain({ by, view, per, compareTo, where, figures }: Finer, basis: Basis): boolean {
  return (
    figures === undefined &&
    basis !== 'panel' &&
    by.every((one) => one === 'year') &&
    view === 'absolute' &&
    per === null &&
    compareTo.kind === 'yearsBefore' &&
    compareTo.years === 1 &&
    where.kinds === null &&
    where.functions === null &&
    where.minBase === SMALL_BASE &&
    where.without.length === 0 &&
    where.editions === null &&
    (where.alike ?? 'found') === 'found'
  );
}

/** Where a part of a question stands that cannot be, and why. */
export interface Forbidden {
  readonly argument: 'by' | 'view' | 'per' | 'compareTo' | 'basis' | 'where';
  readonly value: string;
  readonly why: Label;
}

interface Asked {
  readonly quantities: readonly Quantity[];
  readonly applicant: Applicant;
  readonly basis: Basis;
  readonly finer: Finer;
}

/** What the rules of sums forbid of a question; null where it can be answered. */
export function forbiddenIn(asked: Asked): Forbidden | null {
  return forbiddenBy(asked) ?? forbiddenView(asked) ?? forbiddenComparison(asked);
}

const names = (quantity: Quantity): Label => describeQuantity(quantity).label;

function forbiddenBy({ quantities, applicant, finer: { by } }: Asked): Forbidden | null {
  const no = (value: Dimension, zh: string, en: string): Forbidden => ({ argument: 'by', value, why: { zh, en } });
  if (by.includes('applicant')) {
    const without = quantities.find((one) => !hasApplicantColumns(one));
    if (without !== undefined) {
      return no(
        'applicant',
        `${names(without).zh}不分申请人，只有申请办理（表三）的指标分`,
        `${names(without).en} does not stand by applicant; only measures of requests (section III) do`,
      );
    }
    if (applicant !== 'total') {
      return no(
        'applicant',
        '已按申请人分列，applicant 只能是 total',
        'lines stand by applicant already, so applicant must be total',
      );
    }
  }
  if (by.includes('outcome')) {
    const whole = quantities.find((one) => !isMeasureId(one) || getMeasure(one).totalOf.length === 0);
    if (whole !== undefined) {
      return no(
        'outcome',
        `${names(whole).zh}没有分项；可用 requests.closed、requests.refused、review.total、litigation.total 等合计`,
        `${names(whole).en} has no parts; totals such as requests.closed, requests.refused, review.total, litigation.total have`,
      );
    }
  }
  return null;
}

/** The sum rules that a measure, or what a ratio is made of, must not have to be a part or a base. */
function isSigned(quantity: Quantity): boolean {
  return describeQuantity(quantity).changeOf === 'signed';
}

function forbiddenView(asked: Asked): Forbidden | null {
  const { quantities, finer, basis } = asked;
  const { view, per, by } = finer;
  const no = (zh: string, en: string, argument: 'view' | 'per' | 'basis' = 'view'): Forbidden => ({
    argument,
    value: argument === 'view' ? view : argument === 'per' ? (per ?? '') : basis,
    why: { zh, en },
  });
  if (per !== null && view !== 'share' && view !== 'perHundred') {
    return no('只用于 view 为 share 或 perHundred 时', 'only a view of share or perHundred has a base', 'per');
  }
  if (view === 'absolute') return null;
  const ratio = quantities.find((one) => describeQuantity(one).isRatio);
  if (ratio !== undefined) {
    return no(
      `${names(ratio).zh}本身是比率，只能用 absolute`,
      `${names(ratio).en} is a ratio itself; only absolute is possible`,
    );
  }
  const signed = [...quantities, ...(per === null ? [] : [per])].find(isSigned);
  if (signed !== undefined) {
    return no(
      `${names(signed).zh}是增减数，可为负，不能作占比、指数或每百件的数`,
      `${names(signed).en} is an increase or decrease, which may be negative: there is no share, index or rate of it`,
    );
  }
  if (view === 'index') {
    return basis === 'all'
      ? no(
          '指数须同口径：basis 用 panel（各年均有数的单位）或 common（逐年同口径连乘）；all 会把单位增减算作升降',
          'an index needs the same bureaus: basis panel (those of every year) or common (chained year by year); all would count bureaus that come and go as rise and fall',
          'basis',
        )
      : null;
  }
  if (per !== null) return forbiddenBase(asked, per, no);
  if (view === 'perHundred')
    return no(
      '须用 per 写明每百件什么，例如 per=requests.received',
      'say of what by per, for example requests.received',
      'per',
    );
  if (by.every((one) => one === 'year' || one === 'edition')) {
    return no(
      '占比须有整体：by 中写 applicant、outcome、kind 或 region，或用 per 写明整体',
      'a share is of a whole: split by applicant, outcome, kind or region, or name the whole by per',
    );
  }
  const loose = by.includes('outcome') ? quantities.filter(isMeasureId).find(isLoose) : undefined;
  if (loose !== undefined) return no(...looseWhole(loose));
  return null;
}

/** A total stated in the text: what is published by several ways may be in several of its parts. */
function isLoose(whole: MeasureId): boolean {
  return getMeasure(whole).printedIn.includes('narrative');
}

function looseWhole(whole: MeasureId): readonly [zh: string, en: string] {
  return [
    `${names(whole).zh}的各渠道可重复计数，各项之和未必等于总数，没有占比`,
    `${names(whole).en} may count one thing in several of its parts, which need not add up to it: there is no share`,
  ];
}

function forbiddenBase(
  { quantities, applicant, finer: { view, by } }: Asked,
  per: MeasureId,
  no: (zh: string, en: string, argument?: 'view' | 'per' | 'basis') => Forbidden,
): Forbidden | null {
  if ((by.includes('applicant') || applicant !== 'total') && !hasApplicantColumns(per)) {
    return no(
      `${names(per).zh}不分申请人，不能作基数`,
      `${names(per).en} does not stand by applicant, and can be no base here`,
      'per',
    );
  }
  const whole = applicant === 'total' ? undefined : quantities.find((one) => !hasApplicantColumns(one));
  if (whole !== undefined) {
    return no(
      `${names(whole).zh}不分申请人，不能与一类申请人的${names(per).zh}相比；applicant 只能是 total`,
      `${names(whole).en} does not stand by applicant, and cannot be set against ${names(per).en} of one kind of applicant: applicant must be total`,
      'per',
    );
  }
  if (view !== 'share') return null;
  if (isLoose(per)) return no(...looseWhole(per), 'per');
  const outside = quantities.find((one) => one !== per && !(isMeasureId(one) && isPartOf(one, per)));
  return outside === undefined
    ? null
    : no(
        `${names(outside).zh}不是${names(per).zh}的一部分，没有占比；每百件可用 view=perHundred`,
        `${names(outside).en} is no part of ${names(per).en}, so it has no share of it; view perHundred sets one against the other`,
        'per',
      );
}

/** True where a measure is among the parts of a whole, or among theirs. */
function isPartOf(part: MeasureId, whole: MeasureId): boolean {
  const { parts, totalOf } = getMeasure(whole);
  return [...parts, ...totalOf].some((one) => one === part || isPartOf(part, one));
}

function forbiddenComparison({ finer: { compareTo, view, where } }: Asked): Forbidden | null {
  const no = (argument: 'compareTo' | 'where', value: string, zh: string, en: string): Forbidden => ({
    argument,
    value,
    why: { zh, en },
  });
  if (compareTo.kind === 'yearsBefore' && !(compareTo.years >= 1 && compareTo.years <= 50)) {
    return no('compareTo', String(compareTo.years), 'yearsBefore 须为 1 至 50', 'yearsBefore must be between 1 and 50');
  }
  if (compareTo.kind === 'year' && !(compareTo.year >= 2008 && compareTo.year <= 2100)) {
    return no(
      'compareTo',
      String(compareTo.year),
      'year 须在 2008 至 2100 之间',
      'year must lie between 2008 and 2100',
    );
  }
  if (view === 'index' && (compareTo.kind === 'published' || compareTo.kind === 'set')) {
    return no(
      'compareTo',
      compareTo.kind,
      '指数只与某一年相比：用 year 写明基年',
      'an index has a year as its base: name it by year',
    );
  }
  if (where.minBase < 0 || where.minBase > 1_000_000) {
    return no('where', String(where.minBase), 'minBase 须为 0 至 1000000', 'minBase must be between 0 and 1,000,000');
  }
  return null;
}
