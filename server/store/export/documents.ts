/** A document in an export: its bytes as submitted and its text under readable names, and a line that says the rest. */
import { labelChecksum, textChecksum } from '../checksums.ts';
import type { Row } from '../move/rows.ts';
import type { DocumentTable } from '../tables/document.ts';
import type { Line } from './lines.ts';
import type { Version } from './scope.ts';

/** Of the first version that was read from it; a file name of any origin becomes one that every system takes. */
export function placeOf({ hash, file_name }: Row, first: Version | undefined): string {
  const name = String(file_name)
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
    .replace(/^.*(?=.{80}$)/su, '')
    .replace(/^[.\s]+|[.\s]+$/gu, '_');
  return first ? `${first.report}/r${first.revision}-${name}` : `unfiled/${String(hash).slice(0, 12)}-${name}`;
}

export function documentLine(row: Row, place: string): Line {
  const { hash, file_name, media_type, size, pruned_at } = row;
  const document = pruned_at === null ? `documents/${place}` : null;
  return { hash, file_name, media_type, size, pruned_at, document, text: `texts/${place}.txt` };
}

export function documentRow(line: Line, bytes: Uint8Array, text: string): Row {
  const { hash, file_name, media_type, size, pruned_at } = line as unknown as DocumentTable;
  const row = { hash, file_name, media_type, size, bytes, text, pruned_at };
  return { ...row, label_checksum: labelChecksum(row), text_checksum: textChecksum(row) };
}
