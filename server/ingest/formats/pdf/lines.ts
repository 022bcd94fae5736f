/** Pieces of text to lines: what stands on one baseline, from left to right, with blanks only where there is a gap. */
import { isHan } from '../../text/normalize.ts';
import { BLANK, jointBetween, type Piece, UNREADABLE } from './text.ts';

export interface PdfLine {
  readonly pieces: readonly Piece[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** Baselines apart by less than this share of the type size are one line (mixed fonts, raised digits). */
const SAME_LINE = 0.4;

/** Lines from the top. */
export function linesOfPieces(pieces: readonly Piece[]): PdfLine[] {
  const sorted = [...pieces].sort((a, b) => a.baseline - b.baseline || a.left - b.left);
  const lines: PdfLine[] = [];
  let band: Piece[] = [];
  for (const piece of sorted) {
    const first = band[0];
    if (first && piece.baseline - first.baseline > SAME_LINE * Math.min(piece.size, first.size)) {
      lines.push(lineOf(band));
      band = [];
    }
    band.push(piece);
  }
  if (band.length > 0) lines.push(lineOf(band));
  return lines;
}

function lineOf(band: readonly Piece[]): PdfLine {
  const pieces = wordsOf(band);
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let size = 0;
  for (const piece of pieces) {
    left = Math.min(left, piece.left);
    right = Math.max(right, piece.right);
    size = Math.max(size, piece.size);
  }
  return { pieces, left, right, baseline: band[0]?.baseline ?? 0, size };
}

/** From left to right; what was set letter by letter is put together. */
function wordsOf(pieces: readonly Piece[]): Piece[] {
  const words: Piece[] = [];
  for (const piece of [...pieces].sort((a, b) => a.left - b.left)) {
    const before = words.at(-1);
    const gap = before ? (piece.left - before.right) / Math.max(piece.size, before.size) : 1;
    if (!before || gap > BLANK || gap < -0.5 || before.struck !== piece.struck) words.push(piece);
    else {
      const joint = jointBetween(before, piece);
      words[words.length - 1] = {
        ...before,
        text: before.text + joint + piece.text,
        stops: joint === '' ? [...before.stops, ...piece.stops] : [...before.stops, before.right, ...piece.stops],
        color: piece.color,
        right: Math.max(before.right, piece.right),
      };
    }
  }
  return words;
}

/** The parts of a piece between its blanks. */
export function wordsOfPiece(piece: Piece): Piece[] {
  if (!piece.text.includes(' ')) return [piece];
  return [...piece.text.matchAll(/\S+/g)].map((match) => {
    const from = match.index;
    const to = from + match[0].length;
    // A blank begins where the word before it ends.
    const right = to < piece.text.length ? piece.stops[to] : piece.right;
    return {
      ...piece,
      text: match[0],
      stops: piece.stops.slice(from, to),
      left: piece.stops[from] ?? piece.left,
      right: right ?? piece.right,
    };
  });
}

/** The words of a line. */
export function textOfLine({ pieces }: PdfLine): string {
  let text = '';
  let end = 0;
  for (const piece of pieces) {
    const gap = piece.left - end;
    if (text !== '' && isStack(piece.text)) text += '\t';
    else if (text !== '' && gap > BLANK * piece.size && !closesUp(text, piece.text, gap / piece.size)) text += ' ';
    text += piece.text;
    end = Math.max(end, piece.right);
  }
  return text.replace(/[^\S\t]+/g, ' ').trim();
}

/** Digits that run down, which stand in a cell of their own. */
function isStack(text: string): boolean {
  return text.includes(UNREADABLE) && /^\d(?:\ufffd\d)+$/.test(text);
}

/** Between Han characters, and between one and a number, a gap of less than a character is only spacing. */
function closesUp(before: string, after: string, gap: number): boolean {
  const han = isWide(before.charCodeAt(before.length - 1)) || isWide(after.charCodeAt(0));
  return han && gap < 0.9;
}

function isWide(code: number): boolean {
  return isHan(code) || (code >= 0x3000 && code <= 0x301f) || (code >= 0xff00 && code <= 0xffef);
}

/** Lines of one cell or label put together again: a blank only between two words in Latin letters or digits. */
export function joinWords(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    if (line === '') continue;
    const plain = text !== '' && !isWide(text.charCodeAt(text.length - 1)) && !isWide(line.charCodeAt(0));
    text += plain ? ` ${line}` : line;
  }
  return text;
}
