/** Texts of cells as they are seen: without phonetic help, raised marks of notes, and what is struck through. */
import { tooLarge } from '../../refusals.ts';
import { type Attributes, attribute, isOn, walkXml } from '../container/xml.ts';
import { LIMITS } from '../limits.ts';
import { besideText, struckAlone } from '../page/note-marks.ts';
import { oneLine } from '../page/rows.ts';
import { BLACK, type Color, colorOfHex, WHITE } from '../shown/color.ts';
import { isShown, partsNumber } from '../shown/shown.ts';

/** A piece of a text that looks the same throughout. */
export interface Piece {
  text: string;
  raised: boolean;
  struck: boolean;
  /** null: that of its cell. */
  readonly color: Color | 'unknown' | null;
  /** Of the type, in points; null: that of its cell. */
  readonly size: number | null;
}

/** How a cell looks, as far as it decides what is seen of its text. */
export interface CellLook {
  /** null: it cannot be told. */
  readonly color: Color | null;
  readonly ground: Color | null;
  readonly size: number | null;
}

/** A text on one line; in pieces, where these look otherwise and the look of the cell decides what is seen. */
export type CellText = string | readonly Piece[];

const PLAIN: Omit<Piece, 'text'> = { raised: false, struck: false, color: null, size: null };

/** Gathers the pieces of one text while its XML is walked through. */
export class RichText {
  #pieces: Piece[] = [];
  #look = PLAIN;
  #phonetic = false;
  #inText = false;

  begin(): void {
    this.#pieces = [];
    this.#look = PLAIN;
    this.#phonetic = false;
    this.#inText = false;
  }

  open(name: string, attributes: Attributes): void {
    const value = attribute(attributes, 'val');
    if (name === 'rPh') this.#phonetic = true;
    else if (name === 'r') this.#look = PLAIN;
    else if (name === 'vertAlign') this.#look = { ...this.#look, raised: /^su[pb]/.test(value ?? '') };
    else if (name === 'strike') this.#look = { ...this.#look, struck: isOn(attributes) };
    else if (name === 'color') this.#look = { ...this.#look, color: colorOfAttributes(attributes) ?? 'unknown' };
    else if (name === 'sz') this.#look = { ...this.#look, size: Number(value) || null };
    else if (name === 't' && !this.#phonetic) {
      this.#inText = true;
      this.#pieces.push({ text: '', ...this.#look });
    }
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic = false;
    else if (name === 't') this.#inText = false;
    else if (name === 'r') this.#look = PLAIN;
  }

  text(text: string): void {
    const piece = this.#pieces.at(-1);
    if (this.#inText && piece) piece.text += text;
  }

  /** The text on one line, or its pieces. */
  content(): CellText {
    const plain = this.#pieces.every(({ color, size }) => color === null && size === null);
    return plain ? seenOf(this.#pieces) : this.#pieces;
  }
}

/** The colours that books number; theme colours 0 and 1 are the ground and the letters of most. */
const NUMBERED: ReadonlyMap<string, Color> = new Map([
  ['theme0', WHITE],
  ['theme1', BLACK],
  ['0', BLACK],
  ['1', WHITE],
  ['8', BLACK],
  ['9', WHITE],
  ['64', BLACK],
]);

/** A colour of a workbook; null: it cannot be told. A shade of another colour is none of these. */
export function colorOfAttributes({ rgb, theme, indexed, tint }: Attributes): Color | null {
  if (rgb !== undefined) return colorOfHex(rgb.slice(-6));
  if (tint !== undefined && Number(tint) !== 0) return null;
  return NUMBERED.get(theme === undefined ? (indexed ?? '') : `theme${theme}`) ?? null;
}

/** The text of a cell as it is seen. */
export function seenIn(text: CellText, look: CellLook): string {
  return typeof text === 'string' ? text : seenOf(text, look);
}

/** The text of pieces on one line. Two that look otherwise make no number together. */
export function seenOf(pieces: readonly Piece[], look: CellLook = { color: null, ground: null, size: null }): string {
  const shown = pieces.filter((piece) =>
    isShown({
      color: piece.color === 'unknown' ? null : (piece.color ?? look.color),
      ground: look.ground,
      size: piece.size ?? look.size,
    }),
  );
  const [only] = shown;
  if (only === undefined) return '';
  if (shown.length === 1 && !only.raised && !only.struck) return seenText(only.text);
  const own = shown.some(({ text, raised, struck }) => !raised && !struck && text.trim() !== '');
  let seen = '';
  let before: Piece | null = null;
  for (const piece of shown) {
    if (piece.struck && own) continue;
    const written = piece.struck ? struckAlone(piece.text) : piece.raised && own ? besideText(piece.text) : piece.text;
    const differ = before !== null && looksOtherwise(before, piece, look);
    seen += partsNumber(seen, written.replace(NO_WIDTH, ''), differ) ? ` ${written}` : written;
    if (written !== '') before = piece;
  }
  return seenText(seen);
}

/** Whether one piece looks otherwise than another, as far as both are known. */
function looksOtherwise(a: Piece, b: Piece, look: CellLook): boolean {
  const [sizeA, sizeB] = [a.size ?? look.size, b.size ?? look.size];
  return (
    (a.color ?? look.color ?? BLACK) !== (b.color ?? look.color ?? BLACK) ||
    (sizeA !== null && sizeB !== null && sizeA !== sizeB)
  );
}

/** Characters that XML cannot hold are written by their codes; a line end of Windows is one of them. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;
/** Characters without width. */
const NO_WIDTH = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+/g;

export function seenText(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return oneLine(plain.replace(NO_WIDTH, ''));
}

/** The texts that cells point to. */
export function readStrings(bytes: Uint8Array, fileName: string): CellText[] {
  const strings: CellText[] = [];
  const text = new RichText();
  let characters = 0;
  walkXml(bytes, fileName, {
    open: (name, attributes) => {
      if (name === 'si') text.begin();
      else text.open(name, attributes);
    },
    close: (name) => {
      if (name === 'si') strings.push(text.content());
      else text.close(name);
    },
    text: (piece) => {
      characters += piece.length;
      if (characters > LIMITS.textLength) throw tooLarge(fileName, 'text', LIMITS.textLength);
      text.text(piece);
    },
  });
  return strings;
}
