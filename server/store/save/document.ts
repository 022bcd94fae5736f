/** Documents, each kept once under the hash of its bytes. */
import { labelChecksum, textChecksum } from '../checksums.ts';
import type { DocumentTable } from '../tables/document.ts';
import type { WriteTransaction } from '../writer.ts';
import { prepared } from './prepared.ts';
import { dropProse } from './prose.ts';

export interface AcceptedDocument {
  readonly hash: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface DocumentToKeep extends AcceptedDocument {
  /** What was read in it. */
  readonly text: string;
}

export function documentRow({ hash, fileName, mediaType, bytes, text }: DocumentToKeep): DocumentTable {
  const label = { hash, file_name: fileName, media_type: mediaType, size: bytes.length, pruned_at: null };
  const row = { ...label, bytes, text };
  return { ...row, label_checksum: labelChecksum(row), text_checksum: textChecksum(row) };
}

const selectKept = prepared((db, { hash }: { hash: string }) =>
  db.selectFrom('document').select('hash').where('hash', '=', hash).where('pruned_at', 'is', null),
);

const insertDocument = prepared((db, row: DocumentTable) =>
  db
    .insertInto('document')
    .values(row)
    // One whose bytes were pruned has come back.
    .onConflict((conflict) =>
      conflict
        .column('hash')
        .doUpdateSet((eb) => ({
          file_name: eb.ref('excluded.file_name'),
          media_type: eb.ref('excluded.media_type'),
          bytes: eb.ref('excluded.bytes'),
          pruned_at: eb.ref('excluded.pruned_at'),
          label_checksum: eb.ref('excluded.label_checksum'),
        }))
        .where('document.pruned_at', 'is not', null),
    ),
);

/** Keeps it, unless it is kept already: by another report, or ahead of this change (store/ahead.ts). */
export async function keepDocument(tx: WriteTransaction, document: DocumentToKeep): Promise<void> {
  const [kept] = await selectKept(tx, document);
  if (!kept) await insertDocument(tx, documentRow(document));
}

/** Drops documents that no version was read from: their change was not made, or its process ended before it was. */
export async function dropUnnamed(tx: WriteTransaction): Promise<void> {
  const { db } = tx;
  const rows = await db
    .selectFrom('document')
    .select('hash')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('report_version')
            .select('report_version.id')
            .whereRef('report_version.document_hash', '=', 'document.hash'),
        ),
      ),
    )
    .execute();
  const hashes = rows.map(({ hash }) => hash);
  await dropProse(tx, hashes);
  for (const hash of hashes) await db.deleteFrom('document').where('hash', '=', hash).execute();
}
