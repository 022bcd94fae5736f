/**
 * What a government's report is held against its bureaus, and the governments below it, for: every number of sections 二 and 四, and of section 三 the
 * totals of its rows, whose parts by applicant T3-ROWSUM holds together.
 */
import { cellsOf } from '../form/cells.ts';
import type { CellId, EditionId } from '../form/edition.ts';

const FORMS: readonly EditionId[] = ['2021', '2019'];

export const ROLLED_UP: readonly CellId[] = [
  ...new Set(
    FORMS.flatMap((edition) =>
      (['II', 'III', 'IV'] as const).flatMap((section) =>
        cellsOf(edition, section)
          .filter(({ applicant }) => applicant === null || applicant === 'total')
          .map(({ id }) => id),
      ),
    ),
  ),
];

/** Of documents governments count their own and those of their office, or everybody's. */
const DOCUMENTS: ReadonlySet<string> = new Set(
  FORMS.flatMap((edition) =>
    cellsOf(edition, 'II')
      .filter(({ block }) => block === '1')
      .map(({ id }) => id),
  ),
);

/** Requests and appeals: put to the government itself, handed on between bureaus, and counted by each. */
export function isHandedOn(cell: string): boolean {
  return cell.startsWith('III/') || cell.startsWith('IV/');
}

export function isOfDocuments(cell: string): boolean {
  return DOCUMENTS.has(cell);
}
