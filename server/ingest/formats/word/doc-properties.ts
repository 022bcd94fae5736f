/**
 * Properties of the text of a Word 97–2003 document: each run of characters and each paragraph has a list of changes
 * (“sprm”) to what its style says. Only those are followed that decide what the page shows and where.
 */
import { Bytes } from '../container/bytes.ts';
import { type Color, colorOf } from '../shown/color.ts';
import { type Ground, LOWEST, type Look, lookWith, NO_LOOK } from './run-look.ts';

export interface ParagraphProperties {
  style: number;
  inTable: boolean;
  /** How many tables it lies within. */
  depth: number;
  /** Its mark ends a row: of the outermost table, or of a table within a cell. */
  endsRow: boolean;
  endsInnerRow: boolean;
  endsInnerCell: boolean;
  /** Number of its list, from 1; 0: in none; null: what the style says. */
  list: number | null;
  level: number | null;
  /** At the end of a row: for each cell, whether it only carries on the merged one above or before it. */
  carriesOn: boolean[];
  /** At the end of a row: what is behind each cell. */
  grounds: Ground[];
  /** At the end of a row: it is too low for anything to be seen. */
  closed: boolean;
  /** What is behind the paragraph; null: nothing said. */
  ground: Ground | null;
}

export interface CharacterProperties {
  deleted: boolean;
  /** What the style says is left open. */
  look: Look;
  style: number;
  /** How far above the line, in half points; 0: not said. */
  position: number;
  /** A character of a symbol font that stands instead of “(”, and the number of the font; 0: none. */
  symbol: number;
  symbolFont: number;
  /** Number of the font of Latin letters. */
  font: number;
}

export function plainParagraph(style: number): ParagraphProperties {
  return {
    style,
    inTable: false,
    depth: 0,
    endsRow: false,
    endsInnerRow: false,
    endsInnerCell: false,
    list: null,
    level: null,
    carriesOn: [],
    grounds: [],
    closed: false,
    ground: null,
  };
}

/** Lists of changes too long for a page, by their offset in a stream of their own. */
export type LongChanges = (at: number) => Uint8Array;

/** Lays changes over the properties of a paragraph. */
export function changeParagraph(
  properties: ParagraphProperties,
  changes: Uint8Array,
  longChanges: LongChanges | null,
): void {
  const bytes = new Bytes(changes);
  walkChanges(bytes, (code, at, length) => {
    switch (code) {
      case 0x2416:
        properties.inTable = bytes.u8(at) !== 0;
        break;
      case 0x2417:
        properties.endsRow = bytes.u8(at) !== 0;
        break;
      case 0x6649:
        properties.depth = bytes.i32(at);
        break;
      case 0x664a:
        properties.depth += bytes.i32(at);
        break;
      case 0x244b:
        properties.endsInnerCell = bytes.u8(at) !== 0;
        break;
      case 0x244c:
        properties.endsInnerRow = bytes.u8(at) !== 0;
        break;
      case 0x260a:
        properties.level = bytes.u8(at);
        break;
      case 0x460b:
        properties.list = bytes.i16(at);
        break;
      case 0x6645:
      case 0x6646:
      case 0x646b:
        if (longChanges) changeParagraph(properties, longChanges(bytes.u32(at)), null);
        break;
      case 0x9407: {
        // Below zero: a height that the row keeps.
        const height = bytes.i16(at);
        properties.closed = height < 0 && height >= -LOWEST;
        break;
      }
      case 0x442d:
        properties.ground = shadedOld(bytes.u16(at));
        break;
      case 0xc64d:
        if (length >= SHADING) properties.ground = shaded(bytes, at + length - SHADING);
        break;
      case 0xd609:
        for (let cell = at + 1; cell + 2 <= at + length; cell += 2) properties.grounds.push(shadedOld(bytes.u16(cell)));
        break;
      case 0xd612:
        properties.grounds.length = 0;
        for (let cell = at + 1; cell + SHADING <= at + length; cell += SHADING)
          properties.grounds.push(shaded(bytes, cell));
        break;
      default:
        changeRow(properties.carriesOn, bytes, code, at, length);
    }
  });
}

/** Columns that Word allows in a table. */
const MOST_COLUMNS = 64;
const CELL = 20;

/** What a row says of its cells; a cell that carries on a merged one holds nothing that is seen. */
function changeRow(carriesOn: boolean[], bytes: Bytes, code: number, at: number, length: number): void {
  switch (code) {
    case 0xd608: {
      const count = Math.min(MOST_COLUMNS, bytes.u8(at));
      const cells = at + 1 + (bytes.u8(at) + 1) * 2;
      carriesOn.length = 0;
      // In a run of horizontally merged cells the first has one mark, the others have the other.
      let first = 0;
      for (let i = 0; i < count; i++) {
        // Cells at the end of the row may be left out; they are as they come.
        const known = cells + i * CELL + 2 <= at + length;
        const flags = known ? bytes.u16(cells + i * CELL) : 0;
        const across = flags & 3;
        const follows = first !== 0 && across !== 0 && across !== first;
        if (!follows) first = across;
        carriesOn.push(follows || ((flags >> 5) & 3) === 1);
      }
      break;
    }
    case 0xd62b:
      if (length >= 3 && bytes.u8(at + 1) < carriesOn.length) carriesOn[bytes.u8(at + 1)] = bytes.u8(at + 2) === 1;
      break;
    case 0x5624:
      carriesOn.fill(true, bytes.u8(at) + 1, bytes.u8(at + 1));
      break;
    case 0x5625:
      carriesOn.fill(false, bytes.u8(at), bytes.u8(at + 1));
      break;
    case 0x5622:
      carriesOn.splice(bytes.u8(at), Math.max(0, bytes.u8(at + 1) - bytes.u8(at)));
      break;
    case 0x7621:
      carriesOn.splice(bytes.u8(at), 0, ...Array<boolean>(Math.min(MOST_COLUMNS, bytes.u8(at + 1))).fill(false));
      break;
  }
}

/** Bytes of a shading: the colours before and behind, and the pattern. */
const SHADING = 10;

/** The ground of a shading of two colours and a pattern. */
function groundOf(before: Color | null, behind: Color | null, pattern: number): Ground {
  if (pattern === 0) return behind ?? 'none';
  return pattern === 1 ? (before ?? '#000000') : 'unknown';
}

function shaded(bytes: Bytes, at: number): Ground {
  return groundOf(colorAt(bytes, at), colorAt(bytes, at + 4), bytes.u16(at + 8));
}

/** A shading in colours by number. */
function shadedOld(bits: number): Ground {
  return groundOf(NUMBERED[bits & 31] ?? null, NUMBERED[(bits >> 5) & 31] ?? null, bits >> 10);
}

/** A colour of three bytes; null: the automatic one. */
function colorAt(bytes: Bytes, at: number): Color | null {
  return bytes.u8(at + 3) === 0xff ? null : colorOf(bytes.u8(at), bytes.u8(at + 1), bytes.u8(at + 2));
}

/** The colours of Word 97 by number; the first is the automatic one. */
const NUMBERED: readonly (Color | null)[] = [
  null,
  '#000000',
  '#0000ff',
  '#00ffff',
  '#00ff00',
  '#ff00ff',
  '#ff0000',
  '#ffff00',
  '#ffffff',
  '#000080',
  '#008080',
  '#008000',
  '#800080',
  '#800000',
  '#808000',
  '#808080',
  '#c0c0c0',
];

export function plainCharacters(): CharacterProperties {
  return { deleted: false, look: NO_LOOK, style: 0, position: 0, symbol: 0, symbolFont: 0, font: 0 };
}

/** Lays changes over the properties of characters. `lookOf`: how text of a style looks. */
export function changeCharacters(
  properties: CharacterProperties,
  changes: Uint8Array,
  lookOf: (style: number) => Look,
): void {
  const bytes = new Bytes(changes);
  // A property is off, on, as the style says, or otherwise.
  const toggled = (at: number, what: 'hidden' | 'struck'): void => {
    const value = bytes.u8(at);
    const styled = lookOf(properties.style)[what] ?? false;
    properties.look = lookWith(properties.look, what, value === 0x80 ? null : value === 0x81 ? !styled : value !== 0);
  };
  walkChanges(bytes, (code, at, length) => {
    switch (code) {
      case 0x0800:
        properties.deleted = bytes.u8(at) !== 0;
        break;
      case 0x083c:
        toggled(at, 'hidden');
        break;
      case 0x0837:
      case 0x2a53:
        toggled(at, 'struck');
        break;
      case 0x2a48:
        properties.look = lookWith(properties.look, 'raised', bytes.u8(at) !== 0);
        break;
      case 0x4845:
        properties.position = bytes.i16(at);
        break;
      case 0x4a43:
        properties.look = lookWith(properties.look, 'size', bytes.u16(at));
        break;
      case 0x2a42:
        properties.look = lookWith(properties.look, 'color', NUMBERED[bytes.u8(at)] ?? 'auto');
        break;
      case 0x6870:
        properties.look = lookWith(properties.look, 'color', colorAt(bytes, at) ?? 'auto');
        break;
      case 0x2a0c:
        if (bytes.u8(at) !== 0)
          properties.look = lookWith(properties.look, 'ground', NUMBERED[bytes.u8(at)] ?? 'unknown');
        break;
      case 0x4866:
        properties.look = lookWith(properties.look, 'ground', shadedOld(bytes.u16(at)));
        break;
      case 0xca71:
        if (length >= SHADING)
          properties.look = lookWith(properties.look, 'ground', shaded(bytes, at + length - SHADING));
        break;
      case 0x4a30:
        properties.style = bytes.u16(at);
        break;
      case 0x2a33:
        properties.look = NO_LOOK;
        break;
      case 0x4a4f:
        properties.font = bytes.u16(at);
        break;
      case 0x6a09:
        properties.symbolFont = bytes.u16(at);
        properties.symbol = bytes.u16(at + 2);
        break;
    }
  });
}

/** Bytes of an operand by the size that its code names. */
const OPERANDS = [1, 1, 2, 4, 2, 2, 0, 3];

/**
 * Calls `visit` with each change: its code, and where its operand begins and how long it is. An operand that is cut off ends
 * the list, which may be filled up with a byte.
 */
function walkChanges(bytes: Bytes, visit: (code: number, at: number, length: number) => void): void {
  let at = 0;
  while (at + 2 < bytes.length) {
    const code = bytes.u16(at);
    at += 2;
    let length = OPERANDS[code >> 13] ?? 0;
    if (length === 0) {
      const long = code === 0xd608 || code === 0xd606;
      if (at + (long ? 2 : 1) > bytes.length) return;
      length = long ? bytes.u16(at) + 1 : lengthOfTabs(bytes, code, at);
      if (long) {
        at += 2;
        length -= 2;
      }
    }
    if (length < 0 || at + length > bytes.length) return;
    visit(code, at, length);
    at += length;
  }
}

/** The length with its own byte; 255 says that the operand has to be counted. */
function lengthOfTabs(bytes: Bytes, code: number, at: number): number {
  const length = bytes.u8(at);
  if (code !== 0xc615 || length !== 255) return length + 1;
  const added = at + 2 + bytes.u8(at + 1) * 4;
  return added + 1 + bytes.u8(added) * 3 - at;
}
