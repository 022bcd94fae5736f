/**
 * Text broken into lines. No line ends inside a number, and a number stays with what it counts: a comma or point between
 * two digits is no place to break, nor is the space before a unit.
 */
import { addEms, FULL, pixelsOf, shorten, textWidth } from './text-width.ts';

/** Signs that may not begin a line, and that may not end one. */
const NO_START = /[，。、；：？！）》〉」』】〕”’％%,.;:?!)\]}…·—]/;
const NO_END = /[（《〈「『【〔“‘([{—]/;
const NUMBER = /[+−-]?\d+(?:[,.]\d+)*%?/;
/** A number with the word of its unit. */
const COUNTED = new RegExp(`(${NUMBER.source}(?: [a-z]+)?)`);

/**
 * Text in lines no wider than `width` pixels: broken between Han characters as the rules of punctuation allow, between
 * words elsewhere, inside a word only where it fills a line alone. What is beyond `lines` ends in an ellipsis.
 */
export function wrapText(text: string, size: number, width: number, lines: number, bold = false): readonly string[] {
  const fits = (piece: string, ems = 0): boolean => pixelsOf(addEms(ems, piece.trimEnd()), size, bold) <= width;
  const whole = fill(piecesOf(text.trim()), fits);
  if (whole.length <= lines) return whole;
  const kept = whole.slice(0, lines);
  const last = kept.pop() ?? '';
  return [...kept, shorten(`${last}…`, size, width, bold)];
}

/**
 * A heading broken well: after a comma or stop where that leaves lines of much the same length, and otherwise in lines as
 * even as they can be, so that no word stands alone on the last.
 */
export function wrapHeading(text: string, size: number, width: number, lines: number): readonly string[] {
  const plain = wrapText(text, size, width, lines, true);
  if (plain.length < 2 || plain[plain.length - 1]?.endsWith('…')) return plain;
  const clauses = text.split(/(?<=[，；：;:] ?|,(?!\d) ?)/).filter((clause) => clause !== '');
  let best: { readonly lines: readonly string[]; readonly longest: number } | null = null;
  for (let at = 1; at < clauses.length && plain.length === 2; at += 1) {
    const halves = [clauses.slice(0, at).join('').trim(), clauses.slice(at).join('').trim()];
    const longest = Math.max(...halves.map((half) => textWidth(half, size, true)));
    if (longest <= width && (best === null || longest < best.longest)) best = { lines: halves, longest };
  }
  const total = textWidth(text, size, true);
  if (best && best.longest < total * 0.72) return best.lines;
  const least = Math.max(total / plain.length, widestPiece(text, size, true));
  for (let narrow = least; narrow < width; narrow += size / 2) {
    const even = wrapText(text, size, narrow, lines, true);
    if (even.length === plain.length && !even[even.length - 1]?.endsWith('…')) return even;
  }
  return plain;
}

/** Pixels that the text needs at least, if nothing in it is to be broken that belongs together. */
export function widestPiece(text: string, size: number, bold = false): number {
  return Math.max(0, ...piecesOf(text).map((piece) => textWidth(piece.trim(), size, bold)));
}

/** Whether the piece has room, after so many ems of its line where there are some. */
type Fits = (piece: string, ems?: number) => boolean;

/** Pieces gathered into lines; a piece that fits no line is broken at its spaces, then around its numbers, then anywhere. */
function fill(pieces: readonly string[], fits: Fits): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let ems = 0;
  for (const piece of pieces.flatMap((each) => breakLong(each, fits))) {
    if (line !== '' && !fits(piece, ems)) {
      lines.push(line.trimEnd());
      line = '';
      ems = 0;
    }
    const more = line === '' ? piece.trimStart() : piece;
    line += more;
    ems = addEms(ems, more);
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

function breakLong(piece: string, fits: Fits): readonly string[] {
  if (fits(piece)) return [piece];
  const words = piece.split(/(?<=\D )/);
  if (words.length > 1) return words.flatMap((word) => breakLong(word, fits));
  const parts = piece.split(COUNTED).filter((part) => part !== '');
  if (parts.length > 1) return parts.flatMap((part) => (NUMBER.test(part) && fits(part) ? [part] : [...part]));
  return [...piece];
}

/** The text cut wherever a line may break. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const sign of text) {
    if (piece !== '' && mayBreak(piece, sign)) {
      pieces.push(piece);
      piece = '';
    }
    piece += sign;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

function mayBreak(piece: string, sign: string): boolean {
  const before = piece.slice(-1);
  if (sign === ' ' || NO_START.test(sign) || NO_END.test(before)) return false;
  const counts = /\d ?$/.test(piece) || (/% $/.test(piece) && FULL.test(sign));
  if (counts && !NO_END.test(sign)) return false;
  return before === ' ' || FULL.test(sign) || FULL.test(before);
}
