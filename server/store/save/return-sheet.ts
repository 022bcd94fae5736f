/** Return sheets: what was sent, until when, and when it was answered. Each change is a row in the place of the one before. */
import { ensureSealed } from '../find/sound.ts';
import { sealed } from '../sealed.ts';
import type { ReturnSheetTable } from '../tables/verdict.ts';
import type { WriteTransaction } from '../writer.ts';
import { updateSealed } from './sealed.ts';

export type SheetKept = Omit<ReturnSheetTable, 'id' | 'findings' | 'superseded' | 'checksum'> & {
  readonly findings: readonly string[];
};

export async function saveReturnSheet(tx: WriteTransaction, { findings, ...sheet }: SheetKept): Promise<void> {
  const before = await tx.db
    .selectFrom('return_sheet')
    .selectAll()
    .where('publisher_id', '=', sheet.publisher_id)
    .where('year', '=', sheet.year)
    .where('superseded', 'is', null)
    .execute();
  for (const row of ensureSealed('return_sheet', before))
    await updateSealed(tx, 'return_sheet', row, { superseded: sheet.revision });
  await tx.db
    .insertInto('return_sheet')
    .values(sealed('return_sheet', { ...sheet, findings: JSON.stringify(findings), superseded: null }))
    .execute();
}
