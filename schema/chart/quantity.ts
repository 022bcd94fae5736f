/** What a chart counts, whether a measure or an indicator, asked the same way. */

import { getMeasure, hasApplicants, isMeasureId, MEASURES } from '../form/measures/index.ts';
import type { Topic } from '../form/measures/measure.ts';
import type { Label } from '../language.ts';
import type { ChangeOf } from '../rollup/change.ts';
import { getIndicator, hasApplicantOperands, INDICATORS, isIndicatorId } from '../rollup/indicators.ts';
import type { Quantity } from './chart.ts';
import type { Series } from './series.ts';

export interface QuantityFacts {
  readonly label: Label;
  readonly short: Label;
  readonly topic: Topic;
  readonly unit: Series['unit'];
  /** Amounts may be added over bureaus and shared out; ratios never. */
  readonly isRatio: boolean;
  /** What its change from one year to the next is a change of. */
  readonly changeOf: ChangeOf;
}

export function isQuantity(text: string): text is Quantity {
  return isMeasureId(text) || isIndicatorId(text);
}

export function describeQuantity(quantity: Quantity): QuantityFacts {
  if (isIndicatorId(quantity)) return { ...getIndicator(quantity), isRatio: true, changeOf: 'ratio' };
  const measure = getMeasure(quantity);
  return { ...measure, isRatio: false, changeOf: measure.sumRule === 'signed' ? 'signed' : 'amount' };
}

/** True where the figures stand in columns by applicant (section 三), alone or on both sides of a ratio. */
export function hasApplicantColumns(quantity: Quantity): boolean {
  return isIndicatorId(quantity) ? hasApplicantOperands(getIndicator(quantity)) : hasApplicants(quantity);
}

/** A count of cases over another that they are no part of: it may exceed the whole, and chance does not scatter it as it does a share. */
const BESIDE: ReadonlySet<Quantity> = new Set<Quantity>(['rate.appealed', 'rate.litigated']);

/** True where a ratio is the share that some cases have of all. */
export function isPartOfItsBase(quantity: Quantity): boolean {
  return isIndicatorId(quantity) && !BESIDE.has(quantity);
}

/** In the order in which they are offered. */
export const TOPICS: readonly Topic[] = ['disclosures', 'requests', 'appeals', 'organization'];

/** The rates and counts of a topic, in the order of the form. */
export function quantitiesOf(topic: Topic): {
  readonly rates: readonly Quantity[];
  readonly counts: readonly Quantity[];
} {
  return {
    rates: INDICATORS.filter((indicator) => indicator.topic === topic).map((indicator) => indicator.id),
    counts: MEASURES.filter((measure) => measure.topic === topic).map((measure) => measure.id),
  };
}
