/** Documents; their bytes and texts only when asked for, because they are large. */
import type { ShownDocument } from '../../../schema/report/shown.ts';
import { isSound } from '../checksums.ts';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { damagedReport } from './sound.ts';

export interface StoredDocument extends Omit<ShownDocument, 'text'> {
  /** Bytes of its text. */
  readonly textSize: number;
}

export async function findDocuments(reader: Reader, hashes: readonly string[]): Promise<StoredDocument[]> {
  if (hashes.length === 0) return [];
  const rows = await reader.db
    .selectFrom('document')
    .select(['hash', 'file_name', 'media_type', 'size', 'pruned_at', 'label_checksum'])
    .select((eb) => eb.fn<number>('octet_length', ['text']).as('text_size'))
    .where('hash', 'in', hashes)
    .execute();
  const broken = rows.find((row) => !isSound.label(row));
  if (broken) throw await damagedReport(reader, 'document', { document_hash: broken.hash });
  return rows.map((row) => ({
    hash: row.hash,
    fileName: row.file_name,
    mediaType: row.media_type,
    size: toCount(row.size),
    textSize: toCount(row.text_size),
  }));
}

/** The texts of these documents, in no particular order. */
export async function findTexts(reader: Reader, hashes: readonly string[]): Promise<{ hash: string; text: string }[]> {
  if (hashes.length === 0) return [];
  const rows = await reader.db
    .selectFrom('document')
    .select(['hash', 'text', 'text_checksum'])
    .where('hash', 'in', hashes)
    .execute();
  const broken = rows.find((row) => !isSound.text(row));
  if (broken) throw await damagedReport(reader, 'document', { document_hash: broken.hash });
  return rows;
}

export interface DocumentBytes {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string;
  /** When its bytes were pruned, and there are none: ISO 8601, UTC; null while they are kept. */
  readonly prunedAt: string | null;
}

/** The bytes as submitted; undefined when no document has that hash. */
export async function findDocumentBytes(reader: Reader, hash: string): Promise<DocumentBytes | undefined> {
  const row = await reader.db
    .selectFrom('document')
    .select(['hash', 'bytes', 'file_name', 'media_type', 'size', 'pruned_at', 'label_checksum'])
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (row && !(isSound.label(row) && isSound.bytes(row)))
    throw await damagedReport(reader, 'document', { document_hash: hash });
  return row && { bytes: row.bytes, fileName: row.file_name, mediaType: row.media_type, prunedAt: row.pruned_at };
}
