/** What stands on a page: pieces of text and ruling lines, both measured from the upper left corner in points. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { splitLines } from '../lines.ts';
import { findHeadings } from '../outline.ts';
import { LIMITS } from './limits.ts';
import { linesOfPieces, textOfLine, widestGap } from './pdf-lines.ts';
import { type Matrix, multiply, type Ruling, rulingsOf } from './pdf-rulings.ts';
import { unifiedCharacters } from './radicals.ts';

export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The line the characters stand on. */
  readonly baseline: number;
  /** Size of the characters. */
  readonly size: number;
}

/** The text of a page. */
export interface PageText {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
}

export interface PdfPage extends PageText {
  readonly rulings: readonly Ruling[];
  /** How far down the page each picture of some size begins. */
  readonly pictures: readonly number[];
}

/** A page with fewer characters may show a table as a picture. */
const FULL_PAGE = 350;
/** Gaps within a line wider than this many type sizes are between columns. */
const COLUMN_GAP = 1.5;

/** Reads the text of a page. Throws what pdf.js throws. */
export async function textOfPage(page: PDFPageProxy): Promise<PageText> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ disableNormalization: true });
  const pieces: Piece[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const piece = pieceOf(item.str, multiply(matrixOf(transform), matrixOf(item.transform)), item.width);
    if (piece) pieces.push(piece);
  }
  return { width, height, pieces };
}

/**
 * What may be drawn on a page beside its text; following all its operations takes as long as reading the text, and pages
 * of prose need none of it. A picture can only matter under a heading, or where there is little text.
 */
export function expectedOn({ pieces }: PageText): 'table' | 'picture' | 'prose' {
  const lines = linesOfPieces(pieces);
  if (lines.some((line) => widestGap(line) > COLUMN_GAP * line.size)) return 'table';
  let characters = 0;
  for (const { text } of pieces) characters += text.length;
  if (characters < FULL_PAGE) return 'picture';
  const headings = findHeadings(splitLines(lines.map(textOfLine).join('\n')));
  return headings.some(({ section }) => section >= 2 && section <= 4) ? 'picture' : 'prose';
}

/** Reads what is drawn on a page. Throws what pdf.js throws. */
export async function drawnOnPage(
  page: PDFPageProxy,
  text: PageText,
  operations: Readonly<Record<string, number>>,
): Promise<PdfPage> {
  const { fnArray, argsArray } = await page.getOperatorList();
  if (fnArray.length > LIMITS.pdfOperations) return { ...text, rulings: [], pictures: [] };
  const base = matrixOf(page.getViewport({ scale: 1 }).transform);
  return { ...text, ...rulingsOf(fnArray, argsArray, operations, base) };
}

function matrixOf(numbers: readonly unknown[]): Matrix {
  const [a, b, c, d, e, f] = numbers.map(Number);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

/** null: text that does not stand upright (a watermark across the page). */
function pieceOf(text: string, [a, b, c, d, left, baseline]: Matrix, width: number): Piece | null {
  const size = Math.hypot(c, d);
  if (Math.abs(b) > Math.abs(a) * 0.2 || !(size > 0) || !Number.isFinite(left + baseline + width)) return null;
  return { text: unifiedCharacters(text), left, right: left + width, baseline, size };
}
