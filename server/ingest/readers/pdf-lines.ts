/** Pieces of text to lines: what stands on one baseline, from left to right, with blanks only where there is a gap. */
import { isHan } from '../fold.ts';
import type { Piece } from './pdf-page.ts';

export interface PdfLine {
  readonly pieces: readonly Piece[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** Baselines apart by less than this share of the type size are one line (mixed fonts, raised digits). */
const SAME_LINE = 0.4;
/** A gap of this share of the type size is a blank. */
const BLANK = 0.25;

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

function lineOf(pieces: readonly Piece[]): PdfLine {
  const ordered: Piece[] = [];
  for (const piece of [...pieces].sort((a, b) => a.left - b.left)) {
    if (!isDrawnTwice(piece, ordered.at(-1))) ordered.push(piece);
  }
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let size = 0;
  for (const piece of ordered) {
    left = Math.min(left, piece.left);
    right = Math.max(right, piece.right);
    size = Math.max(size, piece.size);
  }
  return { pieces: ordered, left, right, baseline: pieces[0]?.baseline ?? 0, size };
}

/** Some programs print bold type by drawing it twice, a hair apart. */
function isDrawnTwice(piece: Piece, before: Piece | undefined): boolean {
  return before?.text === piece.text && Math.abs(before.left - piece.left) < 0.2 * piece.size;
}

/** The widest gap between two neighbouring pieces; 0 in a line of one. */
export function widestGap({ pieces }: PdfLine): number {
  let widest = 0;
  let end = pieces[0]?.right ?? 0;
  for (const piece of pieces) {
    widest = Math.max(widest, piece.left - end);
    end = Math.max(end, piece.right);
  }
  return widest;
}

/** The words of a line. */
export function textOfLine({ pieces }: PdfLine): string {
  let text = '';
  let end = 0;
  for (const piece of pieces) {
    const gap = piece.left - end;
    if (text !== '' && gap > BLANK * piece.size && !closesUp(text, piece.text, gap / piece.size)) text += ' ';
    text += piece.text;
    end = Math.max(end, piece.right);
  }
  return text.replace(/\s+/g, ' ').trim();
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
