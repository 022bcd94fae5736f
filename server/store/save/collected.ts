/** Keeps where a report was collected by address, and what became of the page. */
import { ensureSealed } from '../find/sound.ts';
import { sealed } from '../sealed.ts';
import type { CollectedRow } from '../tables/collected.ts';
import type { WriteTransaction } from '../writer.ts';
import { updateSealed } from './sealed.ts';

/** What a site said of something it gave, and SHA-256 of the bytes, hexadecimal. */
export interface FetchedMark {
  readonly hash: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface CollectedFrom {
  /** The page, as it was asked for. */
  readonly address: string;
  readonly page: FetchedMark;
  /** The file that was read: the page itself, or one that it links. */
  readonly file: FetchedMark & { readonly address: string };
}

export interface Collected extends CollectedFrom {
  /** Hash of the document kept. */
  readonly document: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** The last time that a report was collected replaces the one before. */
export async function saveCollected(
  tx: WriteTransaction,
  report: string,
  { address, page, file, document, at }: Collected,
): Promise<void> {
  const row = sealed('collected', {
    report_id: report,
    address,
    page_etag: page.etag,
    page_last_modified: page.lastModified,
    page_hash: page.hash,
    file_address: file.address,
    file_etag: file.etag,
    file_last_modified: file.lastModified,
    file_hash: file.hash,
    document_hash: document,
    at,
    asked_at: null,
    outcome: null,
  });
  await tx.db
    .insertInto('collected')
    .values(row)
    .onConflict((conflict) => conflict.column('report_id').doUpdateSet(row))
    .execute();
}

/** Notes that the page was asked again, and what was found. */
export async function markAsked(
  tx: WriteTransaction,
  report: string,
  outcome: CollectedRow['outcome'],
  at: string,
): Promise<void> {
  const rows = await tx.db.selectFrom('collected').selectAll().where('report_id', '=', report).execute();
  for (const row of ensureSealed('collected', rows))
    await updateSealed(tx, 'collected', row, { asked_at: at, outcome });
}
