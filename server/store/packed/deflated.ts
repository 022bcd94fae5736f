/**
 * The columns of a report version as they are kept: deflated behind what nearly every report has in common, by which they take a thirtieth of
 * their text. In front stand the number of the dictionary, one byte, and the checksum of what follows, four: no byte is read that is not
 * what was written. What prints exactly what it counts, and a list without entries, are a byte that says so. The checksums of the row cover the text,
 * so that they hold however it is kept.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { printedAsCounted } from './as-counted.ts';
import { COUNTED_SINCE, DICTIONARY } from './dictionary.ts';

type Column = keyof typeof DICTIONARY;

/** The numbers of the dictionaries; the second is of what is counted only. */
const FIRST = 1;
const SECOND = 4;
const HEAD = 5;
/** In the place of a column, with nothing behind it: prints what it counts (`as-counted.ts`); a list without entries. */
const AS_COUNTED = 2;
const EMPTY = 3;
const NONE = '[]';

export function deflated(column: Column, text: string): Buffer {
  if (text === NONE) return Buffer.from([EMPTY]);
  const number = column === 'counted' ? SECOND : FIRST;
  const packed = deflateRawSync(text, { dictionary: dictionaryOf(column, number), level: 9 });
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(number);
  head.writeUInt32BE(checksum(column, number, packed), 1);
  return Buffer.concat([head, packed]);
}

/** Of a column's own: what turns up in another one's place fails. */
function checksum(column: Column, number: number, packed: Uint8Array): number {
  return crc32(packed, crc32(number === FIRST ? column : `${column} ${number}`));
}

/** The text again. Of what is not what was written there is none, and the checksum of the row fails. */
export function inflated(column: Column, kept: Uint8Array): string {
  if (kept.length === 1) return kept[0] === EMPTY ? NONE : '';
  const bytes = Buffer.from(kept.buffer, kept.byteOffset, kept.byteLength);
  const packed = bytes.subarray(HEAD);
  const number = bytes[0] ?? 0;
  const dictionary = dictionaryOf(column, number);
  if (!dictionary || bytes.length <= HEAD || bytes.readUInt32BE(1) !== checksum(column, number, packed)) return '';
  return inflateRawSync(packed, { dictionary }).toString();
}

function dictionaryOf(column: Column, number: number): Buffer | undefined {
  if (number === SECOND && column === 'counted') return COUNTED_SINCE;
  return number === FIRST ? DICTIONARY[column] : undefined;
}

/** A row whose columns are texts. */
type Opened<Row> = {
  readonly [Name in keyof Row]: Name extends Column ? Exclude<Row[Name], Uint8Array> | string : Row[Name];
};

/** Rows that were made of texts in this process, with them. */
const AS_MADE = new WeakMap<object, object>();

/** What is printed may be told from what is counted, and is not to be had without it. */
type WithCounted<Row> = Row extends { readonly printed: unknown } ? { readonly counted: unknown } : unknown;

/** A row of contents as it is kept, or some of its columns, with texts. */
export function opened<Row extends object>(row: Row & WithCounted<Row>): Opened<Row> {
  const made = AS_MADE.get(row);
  if (made) return made as Opened<Row>;
  const texts: Record<string, unknown> = Object.fromEntries(Object.entries(row));
  for (const name of NAMES) {
    const kept = texts[name];
    if (kept instanceof Uint8Array) texts[name] = isAsCounted(name, kept) ? asCounted(texts) : inflated(name, kept);
  }
  return texts as Opened<Row>;
}

/** Counted before printed. */
const NAMES = ['counted', 'printed', 'narrative'] as const satisfies readonly Column[];

function isAsCounted(column: Column, kept: Uint8Array): boolean {
  return column === 'printed' && kept.length === 1 && kept[0] === AS_COUNTED;
}

function asCounted({ counted }: Record<string, unknown>): string {
  // Of what is counted that is not what was written there is none.
  return typeof counted === 'string' && counted !== '' ? printedAsCounted(counted) : '';
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
    printed: printed === printedAsCounted(counted) ? Buffer.from([AS_COUNTED]) : deflated('printed', printed),
    narrative: deflated('narrative', narrative),
  };
}
