/**
 * Word 97–2003 documents made by hand after [MS-DOC], so that they can have what LibreOffice does not write: pieces out of
 * order, characters of one byte, changes laid over pieces, properties in the stream Data, rows that were deleted.
 */
import { CFB } from '@e965/xlsx';

/** A change to properties: its code, then the bytes of its operand. */
export type Change = readonly [code: number, ...operand: number[]];

export interface DocRun {
  readonly text: string;
  readonly changes?: readonly Change[];
}

export interface DocParagraph {
  readonly runs: readonly DocRun[];
  /** The character that ends it: 13, 7 for the end of a cell or a row, 12 for a page. */
  readonly mark: number;
  readonly markChanges?: readonly Change[];
  readonly changes?: readonly Change[];
  /** One byte a character. */
  readonly narrow?: boolean;
  /** Changes laid over the piece: in two bytes of the piece itself, or as a list. */
  readonly pieceChanges?: number | readonly Change[];
  /** Its changes stand in the stream Data. */
  readonly long?: boolean;
}

export interface DocOptions {
  /** The text lies in the file the other way round, as after a fast save. */
  readonly reversed?: boolean;
  readonly encrypted?: boolean;
  readonly edition?: number;
  /** Characters that its head promises. */
  readonly promised?: number;
}

const TEXT_AT = 2048;
const PAGE = 512;
const IN_TABLE: Change = [0x2416, 1];

export const run = (text: string, ...changes: Change[]): DocRun => ({ text, changes });
export const paragraph = (...runs: (string | DocRun)[]): DocParagraph => ({ runs: runsOf(runs), mark: 13 });
export const cell = (...runs: (string | DocRun)[]): DocParagraph => ({
  runs: runsOf(runs),
  mark: 7,
  changes: [IN_TABLE],
});
/** The end of a row; `flags`: for each cell, its marks of merging. */
export const rowEnd = (flags: readonly number[], ...more: Change[]): DocParagraph => ({
  runs: [],
  mark: 7,
  changes: [IN_TABLE, [0x2417, 1], tableDefinition(flags), ...more],
});

const runsOf = (runs: readonly (string | DocRun)[]): DocRun[] =>
  runs.map((item) => (typeof item === 'string' ? { text: item } : item));

function tableDefinition(flags: readonly number[]): Change {
  const edges = flags.concat(0).flatMap((_, index) => word(index * 500));
  const cells = flags.flatMap((mark) => [...word(mark), ...Array<number>(18).fill(0)]);
  const operand = [flags.length, ...edges, ...cells];
  return [0xd608, ...word(operand.length + 1), ...operand];
}

const word = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
const long = (value: number): number[] => [...word(value), ...word(value >>> 16)];
const bytesOf = (changes: readonly Change[] = []): number[] =>
  changes.flatMap(([code, ...operand]) => [...word(code), ...operand]);

interface Extent {
  readonly from: number;
  readonly to: number;
  readonly content: readonly number[];
}

/** The bytes of a .doc. */
export function docOf(paragraphs: readonly DocParagraph[], options: DocOptions = {}): Uint8Array {
  const data: number[] = [0, 0, 0, 0];
  const lists: number[][] = [];
  const characters: Extent[] = [];
  const marks: Extent[] = [];
  const pieces: { first: number; at: number; narrow: boolean; modifier: number }[] = [];
  const text: number[] = [];
  const starts: number[] = [];
  let first = 0;
  for (const item of paragraphs) {
    starts.push(first);
    first += item.runs.reduce((sum, { text: words }) => sum + words.length, 1);
  }
  const order = paragraphs.map((_, index) => index);
  if (options.reversed) order.reverse();
  for (const index of order) {
    const item = paragraphs[index];
    if (!item) continue;
    const at = TEXT_AT + text.length;
    const write = (words: string, changes: readonly Change[] = []): void => {
      const from = TEXT_AT + text.length;
      for (const sign of words) text.push(...(item.narrow ? [sign.charCodeAt(0)] : word(sign.charCodeAt(0))));
      characters.push({ from, to: TEXT_AT + text.length, content: bytesOf(changes) });
    };
    for (const { text: words, changes } of item.runs) if (words !== '') write(words, changes);
    write(String.fromCharCode(item.mark), item.markChanges);
    let changes = bytesOf(item.changes);
    if (item.long) {
      const place = data.length;
      data.push(...word(changes.length), ...changes);
      changes = [...word(0x6646), ...long(place)];
    }
    marks.push({ from: at, to: TEXT_AT + text.length, content: [0, 0, ...changes] });
    let modifier = typeof item.pieceChanges === 'number' ? item.pieceChanges : 0;
    if (Array.isArray(item.pieceChanges)) modifier = (lists.push(bytesOf(item.pieceChanges)) - 1) * 2 + 1;
    pieces.push({ first: starts[index] ?? 0, at, narrow: item.narrow ?? false, modifier });
    if (text.length % 2 === 1) text.push(0);
  }
  pieces.sort((one, other) => one.first - other.first);
  const pages: number[][] = [];
  const firstPage = Math.ceil((TEXT_AT + text.length) / PAGE);
  const characterPages = paged(characters, false, pages, firstPage);
  const paragraphPages = paged(marks, true, pages, firstPage);

  const table: number[] = [];
  const pairs = new Map<number, readonly [number, number]>();
  const part = (index: number, content: readonly number[]): void => {
    pairs.set(index, [table.length, content.length]);
    for (const byte of content) table.push(byte);
  };
  part(12, characterPages);
  part(13, paragraphPages);
  const places = [...pieces.map((piece) => piece.first), first].flatMap(long);
  const described = pieces.flatMap(({ at, narrow, modifier }) => [
    0,
    0,
    ...long(narrow ? (at * 2) | 0x40000000 : at),
    ...word(modifier),
  ]);
  part(33, [
    ...lists.flatMap((changes) => [1, ...word(changes.length), ...changes]),
    2,
    ...long(places.length + described.length),
    ...places,
    ...described,
  ]);

  const document = Buffer.alloc((firstPage + pages.length) * PAGE);
  document.writeUInt16LE(0xa5ec, 0);
  document.writeUInt16LE(options.edition ?? 0xc1, 2);
  document.writeUInt16LE(0x0200 | (options.encrypted ? 0x0100 : 0), 0x0a);
  document.writeUInt16LE(14, 0x20);
  document.writeUInt16LE(22, 0x3e);
  document.writeUInt32LE(options.promised ?? first, 0x4c);
  document.writeUInt16LE(93, 0x98);
  for (const [index, [at, length]] of pairs) {
    document.writeUInt32LE(at, 0x9a + index * 8);
    document.writeUInt32LE(length, 0x9e + index * 8);
  }
  document.set(text, TEXT_AT);
  for (const [index, page] of pages.entries()) document.set(page, (firstPage + index) * PAGE);
  return oleOf({ WordDocument: document, '1Table': Buffer.from(table), Data: Buffer.from(data) });
}

/** A compound file with these streams. */
export function oleOf(streams: Readonly<Record<string, Buffer>>): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, content);
  return new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer);
}

/** Puts runs on pages of 512 bytes, as many as fit; returns the table of the pages. */
function paged(runs: readonly Extent[], ofParagraphs: boolean, pages: number[][], firstPage: number): number[] {
  const sorted = [...runs].sort((one, other) => one.from - other.from);
  const starts: number[] = [];
  const numbers: number[] = [];
  let end = 0;
  while (sorted.length > 0) {
    const taken: Extent[] = [];
    let size = 5;
    for (let next = sorted[0]; next; next = sorted[0]) {
      size += 4 + (ofParagraphs ? 13 : 1) + next.content.length + 4;
      if (size > PAGE && taken.length > 0) break;
      taken.push(next);
      sorted.shift();
    }
    const page = Array<number>(PAGE).fill(0);
    let free = PAGE - 1;
    taken.forEach(({ from, to, content }, index) => {
      long(from).forEach((byte, i) => {
        page[index * 4 + i] = byte;
      });
      long(to).forEach((byte, i) => {
        page[(index + 1) * 4 + i] = byte;
      });
      if (content.length === 0) return;
      const odd = content.length % 2 === 1;
      const packed = ofParagraphs
        ? odd
          ? [(content.length + 1) / 2, ...content]
          : [0, content.length / 2, ...content]
        : [content.length, ...content];
      free -= packed.length;
      free -= free % 2;
      packed.forEach((byte, i) => {
        page[free + i] = byte;
      });
      page[(taken.length + 1) * 4 + index * (ofParagraphs ? 13 : 1)] = free / 2;
    });
    page[PAGE - 1] = taken.length;
    starts.push(taken[0]?.from ?? 0);
    end = taken.at(-1)?.to ?? end;
    numbers.push(firstPage + pages.length);
    pages.push(page);
  }
  return [...[...starts, end].flatMap(long), ...numbers.flatMap(long)];
}
