/** The rows of the 2019 form that count items: so many the year before, and a change with its sign. */

import { term } from './arithmetic.ts';
import type { Operand } from './finding.ts';

export const ITEM_ROWS = ['licensing', 'otherServices', 'penalties', 'coercion', 'fees'] as const;

/** A change as it is printed: `+21`, `-8`, `0`. */
export function signed(change: Operand | undefined): string {
  if (!change) return '';
  return change.value !== null && change.value > 0 ? `+${change.value}` : term(change);
}

/** `19 - 23`. */
export function plusChange(before: Operand | undefined, change: Operand | undefined): string {
  const value = change?.value ?? 0;
  return `${before ? term(before) : ''} ${value < 0 ? '-' : '+'} ${Math.abs(value)}`;
}
