/** Documents; their bytes only when asked for, because they are large. */
import type { ShownDocument } from '../../../schema/report/shown.ts';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';

export async function findDocuments(reader: Reader, hashes: readonly string[]): Promise<ShownDocument[]> {
  if (hashes.length === 0) return [];
  const rows = await reader.db
    .selectFrom('document')
    .select(['hash', 'file_name', 'media_type', 'size', 'text'])
    .where('hash', 'in', hashes)
    .execute();
  return rows.map((row) => ({
    hash: row.hash,
    fileName: row.file_name,
    mediaType: row.media_type,
    size: toCount(row.size),
    text: row.text,
  }));
}

/** The bytes as submitted; undefined when no document has that hash. */
export async function findDocumentBytes(
  reader: Reader,
  hash: string,
): Promise<{ readonly bytes: Uint8Array; readonly fileName: string; readonly mediaType: string } | undefined> {
  const row = await reader.db
    .selectFrom('document')
    .select(['bytes', 'file_name', 'media_type'])
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row && { bytes: row.bytes, fileName: row.file_name, mediaType: row.media_type };
}
