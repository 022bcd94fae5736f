/**
 * Numbers on their way in and out of the database. Values are kept as whole numbers of the unit's smallest part (a case;
 * a fen for money), so sums are exact. PostgreSQL hands sums out as text where SQLite gives numbers; both end up here.
 */
import { MEASURES } from '../../schema/form/measures/index.ts';
import { UNITS } from '../../schema/form/measures/units.ts';

const FACTORS: ReadonlyMap<string, number> = new Map(MEASURES.map(({ id, unit }) => [id, 10 ** UNITS[unit].decimals]));

function factorOf(measure: string): number {
  return FACTORS.get(measure) ?? 1;
}

/** A value in the measure's unit as the whole number stored; null stays null. */
export function toStored(value: number, measure: string): number;
export function toStored(value: number | null, measure: string): number | null;
export function toStored(value: number | null, measure: string): number | null {
  return value === null ? null : Math.round(value * factorOf(measure));
}

/** A stored whole number as a value in the measure's unit. */
export function fromStored(stored: number, measure: string): number {
  return stored / factorOf(measure);
}

/** A count that a driver may hand out as text. */
export function toCount(value: number | string | bigint | null | undefined): number {
  return Number(value ?? 0);
}
