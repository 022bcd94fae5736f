/**
 * The columns of a report version as they are kept: deflated behind what nearly every report has in common, by which they take a thirtieth of
 * their text. In front stand the number of the dictionary, one byte, and the checksum of what follows, four: no byte is read that is not
 * what was written. The checksums of the row cover the text, so that they hold however it is kept.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { DICTIONARY } from './dictionary.ts';

type Column = keyof typeof DICTIONARY;

/** The number of the dictionary. */
const FIRST = 1;
const HEAD = 5;

/** What a list without entries is kept as, by column: nearly every report has one. */
const EMPTY = new Map<Column, Buffer>();

export function deflated(column: Column, text: string): Buffer {
  if (text !== '[]') return deflatedAnew(column, text);
  const kept = EMPTY.get(column) ?? deflatedAnew(column, text);
  EMPTY.set(column, kept);
  return kept;
}

function deflatedAnew(column: Column, text: string): Buffer {
  const packed = deflateRawSync(text, { dictionary: DICTIONARY[column], level: 9 });
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(FIRST);
  head.writeUInt32BE(checksum(column, packed), 1);
  return Buffer.concat([head, packed]);
}

/** Of a column's own: what turns up in another one's place fails. */
function checksum(column: Column, packed: Uint8Array): number {
  return crc32(packed, crc32(column));
}

/** The text again. Of what is not what was written there is none, and the checksum of the row fails. */
export function inflated(column: Column, kept: Uint8Array): string {
  const bytes = Buffer.from(kept.buffer, kept.byteOffset, kept.byteLength);
  const packed = bytes.subarray(HEAD);
  if (bytes.length <= HEAD || bytes[0] !== FIRST || bytes.readUInt32BE(1) !== checksum(column, packed)) return '';
  return inflateRawSync(packed, { dictionary: DICTIONARY[column] }).toString();
}

/** A row whose columns are texts. */
type Opened<Row> = {
  readonly [Name in keyof Row]: Name extends Column ? Exclude<Row[Name], Uint8Array> | string : Row[Name];
};

/** Rows that were made of texts in this process, with them. */
const AS_MADE = new WeakMap<object, object>();

/** A row of contents as it is kept, or some of its columns, with texts. */
export function opened<Row extends object>(row: Row): Opened<Row> {
  const made = AS_MADE.get(row);
  if (made) return made as Opened<Row>;
  const entries = Object.entries(row).map(([name, value]): [string, unknown] => [
    name,
    name in DICTIONARY && value instanceof Uint8Array ? inflated(name as Column, value) : value,
  ]);
  return Object.fromEntries(entries) as Opened<Row>;
}

/** Says what a row was made of, so that whoever wants its texts need not inflate what was deflated a moment ago. */
export function madeOf<Row extends object>(row: Row, texts: Opened<Row>): Row {
  AS_MADE.set(row, texts);
  return row;
}

/** A row with texts as it is to be kept. */
export function closed<Row extends Readonly<Record<Column, string>>>(
  row: Row,
): Omit<Row, Column> & Record<Column, Uint8Array> {
  const { counted, printed, narrative } = row;
  return {
    ...row,
    counted: deflated('counted', counted),
    printed: deflated('printed', printed),
    narrative: deflated('narrative', narrative),
  };
}
