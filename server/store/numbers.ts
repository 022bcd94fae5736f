/**
 * Numbers on their way in and out of the database. Values are kept as whole numbers of the unit's smallest part (a case;
 * a fen for money), so sums are exact. PostgreSQL hands sums out as text where SQLite gives numbers; both end up here.
 */
import { getMeasure, isMeasureId, UNIT_DECIMALS } from '../../schema/form/measures.ts';

function factorOf(measure: string): number {
  return isMeasureId(measure) ? 10 ** UNIT_DECIMALS[getMeasure(measure).unit] : 1;
}

/** A value in the measure's unit as the whole number stored. */
export function toStored(value: number | null, measure: string): number | null {
  return value === null ? null : Math.round(value * factorOf(measure));
}

/** A stored whole number (or the text of one) as a value in the measure's unit. */
export function fromStored(stored: number | string | bigint | null | undefined, measure: string): number | null {
  if (stored === null || stored === undefined) return null;
  return Number(stored) / factorOf(measure);
}

/** A count that a driver may hand out as text. */
export function toCount(value: number | string | bigint | null | undefined): number {
  return Number(value ?? 0);
}
