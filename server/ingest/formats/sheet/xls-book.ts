/** What stands before the sheets of an Excel 97–2003 workbook: their names and places, texts, and how cells look. */
import { encryptedFile, olderOffice, tooLarge } from '../../refusals.ts';
import type { Bytes } from '../container/bytes.ts';
import { LIMITS } from '../limits.ts';
import { BLACK, type Color, colorOf, WHITE } from '../shown/color.ts';
import { isShown } from '../shown/shown.ts';
import { BIFF, BiffContent, type BiffRecord, recordAt } from './biff.ts';
import { builtInFormat, type NumberShower, numberShower } from './number-format.ts';
import { type CellLook, type CellText, type Piece, seenOf } from './xlsx-strings.ts';
import type { CellStyle } from './xlsx-styles.ts';

export interface XlsBook {
  /** Visible sheets, and where they begin. */
  readonly sheets: readonly { readonly name: string; readonly at: number }[];
  /** The texts that cells point to, as they are seen. */
  readonly strings: readonly CellText[];
  readonly styles: readonly CellStyle[];
  /** Colours by their numbers, as far as they are known. */
  readonly palette: ReadonlyMap<number, Color>;
}

const EDITION_97 = 0x0600;

interface Font {
  readonly struck: boolean;
  readonly raised: boolean;
  /** Number of its colour. */
  readonly color: number;
  /** Of the type, in points. */
  readonly size: number;
}

/** Reads up to the first sheet. Throws Problem UNSUPPORTED_FORMAT (encrypted, older), TOO_LARGE and BeyondEnd. */
export function readBook(bytes: Bytes, fileName: string): XlsBook {
  const first = recordAt(bytes, 0);
  if (first.type !== BIFF.begin || bytes.u16(first.at) !== EDITION_97) throw olderOffice(fileName, 'excel');
  const sheets: { name: string; at: number }[] = [];
  const codes = new Map<number, string>();
  const fonts: Font[] = [];
  const cells: BiffRecord[] = [];
  let strings: CellText[] = [];
  const palette: Palette = new Map(STANDARD);
  let from1904 = false;
  for (let record = first; record.type !== BIFF.end; record = recordAt(bytes, record.next)) {
    const { at } = record;
    if (record.type === BIFF.encrypted) throw encryptedFile(fileName);
    else if (record.type === BIFF.from1904) from1904 = bytes.u16(at) === 1;
    else if (record.type === BIFF.font) fonts.push(readFont(bytes, at));
    else if (record.type === BIFF.style) cells.push(record);
    else if (record.type === BIFF.palette) readPalette(bytes, record, palette);
    else if (record.type === BIFF.format) codes.set(bytes.u16(at), textOf(bytes, record, 2));
    else if (record.type === BIFF.strings)
      strings = readStrings(new BiffContent(bytes, record), record, bytes, { fonts, palette });
    // A sheet that is hidden, or is a chart or a macro, is not seen as a table.
    else if (record.type === BIFF.sheet && (bytes.u8(at + 4) & 3) === 0 && bytes.u8(at + 5) === 0) {
      if (sheets.length >= LIMITS.sheets) throw tooLarge(fileName, 'sheets', LIMITS.sheets);
      const content = new BiffContent(bytes, record);
      content.skip(6);
      const length = content.u8();
      sheets.push({ name: content.characters(length, (content.u8() & 1) === 1), at: bytes.u32(at) });
    }
  }
  const showers = new Map<number, NumberShower>();
  const styles = cells.map(({ at }) => {
    const id = bytes.u16(at + 2);
    const show = showers.get(id) ?? numberShower(codes.get(id) ?? builtInFormat(id), from1904);
    showers.set(id, show);
    const font = fontAt(fonts, bytes.u16(at));
    const pattern = bytes.u32(at + 14) >>> 26;
    const fill = palette.get(bytes.u16(at + 18) & 0x7f) ?? null;
    const look: CellLook = {
      color: font ? (palette.get(font.color) ?? null) : BLACK,
      ground: pattern === 0 ? WHITE : pattern === 1 ? fill : null,
      size: font?.size ?? null,
    };
    return { show, struck: font?.struck ?? false, look, unseen: !isShown(look) };
  });
  return { sheets, strings, styles, palette };
}

/** Colours by their numbers, as far as they are known. */
type Palette = Map<number, Color>;

/** Sixteen colours that books have unless they say otherwise, from number 8; the first eight stand before them once more. */
const COLORS = [
  '#000000',
  '#ffffff',
  '#ff0000',
  '#00ff00',
  '#0000ff',
  '#ffff00',
  '#ff00ff',
  '#00ffff',
  '#800000',
  '#008000',
  '#000080',
  '#808000',
  '#800080',
  '#008080',
  '#c0c0c0',
  '#808080',
];
const FIRST = 8;
/** Of the letters, where nothing else is said. */
const AUTOMATIC = 0x7fff;
const STANDARD: readonly (readonly [number, Color])[] = [
  ...COLORS.slice(0, FIRST).map((color, index) => [index, color] as const),
  ...COLORS.map((color, index) => [index + FIRST, color] as const),
  [AUTOMATIC, BLACK],
];

/** Colours of the book's own, from number 8. */
function readPalette(bytes: Bytes, { at, length }: BiffRecord, palette: Palette): void {
  const count = Math.min(bytes.u16(at), Math.floor((length - 2) / 4));
  for (let i = 0; i < count; i++) {
    const place = at + 2 + i * 4;
    palette.set(i + FIRST, colorOf(bytes.u8(place), bytes.u8(place + 1), bytes.u8(place + 2)));
  }
}

function readFont(bytes: Bytes, at: number): Font {
  return {
    struck: (bytes.u16(at + 2) & 8) !== 0,
    color: bytes.u16(at + 4),
    size: bytes.u16(at) / 20,
    raised: bytes.u16(at + 8) !== 0,
  };
}

/** There is no font number 4. */
function fontAt(fonts: readonly Font[], number: number): Font | undefined {
  return fonts[number > 4 ? number - 1 : number];
}

/** The texts that cells point to; parts of a text may look otherwise, phonetic help is passed over. */
function readStrings(
  content: BiffContent,
  { length }: BiffRecord,
  bytes: Bytes,
  { fonts, palette }: { readonly fonts: readonly Font[]; readonly palette: Palette },
): CellText[] {
  const strings: CellText[] = [];
  if (length < 8) return strings;
  content.skip(4);
  // Every text takes three bytes at least.
  const count = Math.min(content.u32(), bytes.length / 3);
  for (let i = 0; i < count; i++) {
    const characters = content.u16();
    const flags = content.u8();
    const runs = (flags & 8) === 0 ? 0 : content.u16();
    const phonetic = (flags & 4) === 0 ? 0 : content.u32();
    const text = content.characters(characters, (flags & 1) === 1);
    const pieces: Piece[] = [];
    let from = 0;
    let font: Font | undefined;
    const take = (to: number): void => {
      const piece = {
        text: text.slice(from, to),
        raised: font?.raised ?? false,
        struck: font?.struck ?? false,
        color: font ? (palette.get(font.color) ?? 'unknown') : null,
        size: font?.size ?? null,
      };
      if (piece.text !== '') pieces.push(piece);
    };
    for (let run = 0; run < runs; run++) {
      const start = content.u16();
      take(start);
      from = start;
      font = fontAt(fonts, content.u16());
    }
    take(text.length);
    strings.push(runs === 0 ? seenOf(pieces) : pieces);
    content.skip(phonetic);
  }
  return strings;
}

/** A text in a record of its own, `from` bytes after its start. */
export function textOf(bytes: Bytes, record: BiffRecord, from: number): string {
  const content = new BiffContent(bytes, record);
  content.skip(from);
  const characters = content.u16();
  return content.characters(characters, (content.u8() & 1) === 1);
}
