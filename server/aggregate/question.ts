/** The one aggregate question, with its words checked and its subjects found. */

import type { Basis, Of, Over, Quantity, Years } from '../../schema/chart/chart.ts';
import type { Finer } from '../../schema/chart/finer.ts';
import type { Applicant } from '../../schema/form/applicants.ts';
import { isMeasureId, MEASURES } from '../../schema/form/measures/index.ts';
import type { MeasureId } from '../../schema/form/measures/measure.ts';
import { didYouMean } from '../../schema/nearest.ts';
import { Problem } from '../../schema/problem.ts';
import {
  getIndicator,
  hasApplicantOperands,
  INDICATORS,
  isIndicatorId,
  operandsOf,
} from '../../schema/rollup/indicators.ts';
import { joinedTo } from '../../schema/rollup/joined-rows.ts';

export interface SeriesQuestion {
  readonly quantities: readonly Quantity[];
  readonly of: readonly Of[];
  /** Each is asked by itself, though together with others: it has the names that it has alone. */
  readonly alone?: true;
  readonly years: Years;
  readonly applicant: Applicant;
  readonly basis: Basis;
  readonly over: Over;
  /** A revision to answer from; null: the newest. */
  readonly asOf: number | null;
  /** The day (ISO) that `asOf` is the state of, where it was asked for by a day. */
  readonly on?: string | undefined;
  /** How it is split, read, compared and what is left out; by year and of everybody where it is not said. */
  readonly finer?: Finer;
  /**
   * The instant of asking (ISO 8601, UTC), which decides whose deadline has passed. As of a revision it is that revision's
   * own instant that does: a pinned chart says the same for ever.
   */
  readonly now: string;
}

const QUANTITIES: readonly Quantity[] = [...MEASURES, ...INDICATORS].map(({ id }) => id);

/** `requests.received`, `rate.granted`: throws BAD_ARGUMENT with what is allowed. */
export function ensureQuantity(id: string): Quantity {
  if (isMeasureId(id) || isIndicatorId(id)) return id;
  const meant = didYouMean(id.slice(0, 60), QUANTITIES);
  throw new Problem('BAD_ARGUMENT', {
    zh: `没有名为“${id.slice(0, 60)}”的指标。${meant.zh}全部指标见查询 measures 和 indicators。`,
    en: `No measure or indicator is named “${id.slice(0, 60)}”.${meant.en} The queries measures and indicators list them all.`,
  });
}

/** A range of report years that can be answered; throws BAD_ARGUMENT otherwise. */
export function ensureYears({ from, to }: { readonly from: number; readonly to: number }): Years {
  if (from >= 2008 && to <= 2100 && from <= to) return { kind: 'range', from, to };
  throw new Problem('BAD_ARGUMENT', {
    zh: `年度范围 ${from} 至 ${to} 不成立：应在 2008 至 2100 之间，且起始不晚于结束。`,
    en: `The years ${from} to ${to} make no range: both must lie between 2008 and 2100, the first not after the last.`,
  });
}

/** One report year; throws BAD_ARGUMENT for one that no report can be on. */
export function ensureYear(year: number): number {
  if (year >= 2008 && year <= 2100) return year;
  throw new Problem('BAD_ARGUMENT', {
    zh: `${year} 不是报告年度：应在 2008 至 2100 之间。`,
    en: `${year} is no report year: it must lie between 2008 and 2100.`,
  });
}

/** The measures whose counts are needed to answer for a quantity. */
export function measuresBehind(quantity: Quantity): readonly MeasureId[] {
  if (isIndicatorId(quantity)) return operandsOf(getIndicator(quantity));
  const before = joinedTo(quantity);
  return before === undefined ? [quantity] : [quantity, before];
}

/** A ratio with an operand that knows no applicants has no value for one of them; throws BAD_ARGUMENT. */
export function ensureApplicant(applicant: Applicant, quantities: readonly Quantity[]): Applicant {
  if (applicant === 'total') return applicant;
  const whole = quantities.find((quantity) => isIndicatorId(quantity) && !hasApplicantOperands(getIndicator(quantity)));
  if (whole === undefined) return applicant;
  throw new Problem('BAD_ARGUMENT', {
    zh: `${whole} 的分子或分母不分申请人，不能按 ${applicant} 计算；此处只能用 total。`,
    en: `A part of ${whole} is not counted by applicant, so it cannot be computed for ${applicant}; only total is possible here.`,
  });
}
