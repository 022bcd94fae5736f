/** On which forms the reports behind a number are, and on which most of them. */
import type { EditionId } from '../form/edition-id.ts';
import type { WithoutNumber } from './coverage.ts';

/** How many of the reports behind a number are on a form. */
export interface EditionCount {
  readonly edition: EditionId;
  readonly reports: number;
}

/** The form that more than half of the reports are on, or else the oldest in use: a year has moved once most reports have. Null where none is on a form. */
export function mostOn(editions: readonly EditionCount[]): EditionId | null {
  const all = editions.reduce((sum, { reports }) => sum + reports, 0);
  const most = editions.find(({ reports }) => reports > all / 2);
  return (most ?? editions[0])?.edition ?? null;
}

/** True where most reports are on a form that has no such cell: a number that a few give is not that of all. */
export function isOfFew({
  reported,
  empty,
  unknown,
  notInForm,
}: WithoutNumber & { readonly reported: number }): boolean {
  return notInForm > reported + empty + unknown;
}
