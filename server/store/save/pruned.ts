/** Takes the bytes of a document that was replaced; its text, which places point into, and everything read from it stay. */
import { labelChecksum } from '../checksums.ts';
import type { WriteTransaction } from '../writer.ts';

/** Whether it went: not if a version read from it has become current in between, or if it was pruned already. */
export async function pruneDocument({ db }: WriteTransaction, hash: string, at: string): Promise<boolean> {
  const row = await db
    .selectFrom('document')
    .select(['hash', 'file_name', 'media_type', 'size'])
    .where('hash', '=', hash)
    .where('pruned_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('report_version')
            .select('report_version.id')
            .whereRef('report_version.document_hash', '=', 'document.hash')
            .where('report_version.superseded', 'is', null),
        ),
      ),
    )
    .executeTakeFirst();
  if (!row) return false;
  await db
    .updateTable('document')
    .set({ bytes: new Uint8Array(), pruned_at: at, label_checksum: labelChecksum({ ...row, pruned_at: at }) })
    .where('hash', '=', hash)
    .execute();
  return true;
}
