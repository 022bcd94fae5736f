/** Requests of a year as they flow: what comes in, received and carried over, must go out, closed or carried on. */
import { tidy } from './addend.ts';

/** Null: no number. */
export interface Flowing {
  readonly received: number | null;
  readonly carriedIn: number | null;
  readonly closed: number | null;
  readonly carriedOut: number | null;
}

/** What comes in less what goes out: 0 where the books balance; null where one of the four is no number. */
export function unbalancedOf({ received, carriedIn, closed, carriedOut }: Flowing): number | null {
  if (received === null || carriedIn === null || closed === null || carriedOut === null) return null;
  return tidy(received + carriedIn - closed - carriedOut);
}

/** The total as printed less its parts: 0 where they make it; null without a total, or without any part. */
export function unaccountedOf(total: number | null, parts: readonly (number | null)[]): number | null {
  const known = parts.filter((part) => part !== null);
  if (total === null || known.length === 0) return null;
  return tidy(total - known.reduce((sum, part) => sum + part, 0));
}
