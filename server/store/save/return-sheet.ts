/** Return sheets: what was sent, until when, and when it was answered. Each change is a row in the place of the one before. */
import type { ReturnSheetTable } from '../tables/verdict.ts';
import type { WriteTransaction } from '../writer.ts';

export type SheetKept = Omit<ReturnSheetTable, 'id' | 'findings' | 'superseded'> & {
  readonly findings: readonly string[];
};

export async function saveReturnSheet(tx: WriteTransaction, { findings, ...sheet }: SheetKept): Promise<void> {
  await tx.db
    .updateTable('return_sheet')
    .set({ superseded: sheet.revision })
    .where('publisher_id', '=', sheet.publisher_id)
    .where('year', '=', sheet.year)
    .where('superseded', 'is', null)
    .execute();
  await tx.db
    .insertInto('return_sheet')
    .values({ ...sheet, findings: JSON.stringify(findings), superseded: null })
    .execute();
}
