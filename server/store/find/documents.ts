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
  await ensureSound(reader, hashes, rows, isSound.label);
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
  await ensureSound(reader, hashes, rows, isSound.text);
  const { shownText } = reader;
  return shownText === undefined ? rows : rows.map(({ hash, text }) => ({ hash, text: shownText(text) }));
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
  if (row || (await isReadFrom(reader, hash))) {
    await ensureSound(reader, [hash], row ? [row] : [], (one) => isSound.label(one) && isSound.bytes(one));
  }
  return row && { bytes: row.bytes, fileName: row.file_name, mediaType: row.media_type, prunedAt: row.pruned_at };
}

/** Throws DAMAGED for a document that reports were read from and that is not what was written, or cannot be found any more. */
async function ensureSound<Row extends { readonly hash: string }>(
  reader: Reader,
  hashes: readonly string[],
  rows: readonly Row[],
  isWhole: (row: Row) => boolean,
): Promise<void> {
  const sound = new Set(rows.filter(isWhole).map(({ hash }) => hash));
  const broken = hashes.find((hash) => !sound.has(hash));
  if (broken !== undefined) throw await damagedReport(reader, 'document', { document_hash: broken });
}

async function isReadFrom(reader: Reader, hash: string): Promise<boolean> {
  const version = await reader.db
    .selectFrom('report_version')
    .select('id')
    .where('document_hash', '=', hash)
    .limit(1)
    .executeTakeFirst();
  return version !== undefined;
}
