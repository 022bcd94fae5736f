/** What the first sentence of the overview says, taken from the data before it is put into words. */
import type { Quantity } from '../../../schema/chart/chart.ts';
import { hasFailed, hasSmallBase } from '../../../schema/chart/facts.ts';
import { grantedOf, type OutcomeBar } from '../../../schema/chart/outcomes.ts';
import type { PointChange, Series, SeriesPoint } from '../../../schema/chart/series.ts';
import { pointOf } from '../../charts/answered-chart.ts';

export interface LeadFacts {
  readonly received: SeriesPoint | undefined;
  /** The line that `received` is a point of. */
  readonly requests: Series | undefined;
  /** Undefined also where it rests on a handful of cases. */
  readonly granted: SeriesPoint | undefined;
  /** The same of the six outcomes added up, as the chart of them has it, 0 to 1. */
  readonly grantedOfOutcomes: number | null;
  /** Reviews decided and, of these, corrected, over the reports that have both; null where none has. */
  readonly review: { readonly decided: number; readonly corrected: number; readonly failed: boolean } | null;
  /** The bureau that accounts for most of a rise of requests, with its share of it. */
  readonly driver: { readonly name: Series['subject']; readonly share: number } | null;
}

export function quantityIn(series: readonly Series[], quantity: Quantity): Series | undefined {
  return series.find((one) => one.quantity === quantity);
}

/** A share of a rise is told from here on; below it nobody stands out. */
const STANDS_OUT = 0.4;

/** The difference between the two years on the figures compared; null where there is none. */
function differenceOf({ current, previous, change }: PointChange): number | null {
  return current === null || previous === null || change.kind === 'none' ? null : current - previous;
}

/**
 * The bureau with the largest rise, where it makes up a good part of all that rose. Only for a rise of the whole on the
 * same set of bureaus: within it falls may offset rises, so the share may pass 1 and is then not told.
 */
export function driverOf(
  total: SeriesPoint | undefined,
  bureaus: readonly Series[],
  year: number,
): LeadFacts['driver'] {
  const risen = total ? differenceOf(total.change) : null;
  if (risen === null || risen <= 0) return null;
  let most: { readonly name: Series['subject']; readonly share: number } | null = null;
  for (const bureau of bureaus) {
    const own = pointOf(bureau, year);
    const difference = own ? differenceOf(own.change) : null;
    if (difference !== null && difference / risen > (most?.share ?? 0))
      most = { name: bureau.subject, share: difference / risen };
  }
  return most && most.share >= STANDS_OUT && most.share <= 1 ? most : null;
}

export function leadFacts(
  series: readonly Series[],
  bureaus: readonly Series[],
  year: number,
  outcomes: readonly OutcomeBar[] = [],
): LeadFacts {
  const at = (quantity: Quantity) => pointOf(quantityIn(series, quantity), year);
  const review = at('rate.reviewCorrected');
  const { numerator: corrected = null, denominator: decided = null } = review ?? {};
  const requests = quantityIn(series, 'requests.received');
  const received = pointOf(requests, year);
  const granted = at('rate.granted');
  return {
    received,
    requests,
    granted: granted && hasSmallBase(granted) ? undefined : granted,
    grantedOfOutcomes: grantedOf(outcomes.find((bar) => bar.year === year)),
    review: decided === null || corrected === null ? null : { decided, corrected, failed: hasFailed(review) },
    driver: driverOf(received, bureaus, year),
  };
}
