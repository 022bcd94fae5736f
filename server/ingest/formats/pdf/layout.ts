/** Pages to transcript: page numbers and running titles go, ruled tables become rows, everything else lines. */

import { PICTURE } from '../page/transcript.ts';
import { tablesOfBoxes } from './boxes.ts';
import { middleOf } from './canvas.ts';
import { type FilledTable, filledTable, joinedAcross, linesOfTable } from './cells.ts';
import { joinLines, type PdfTable, tablesOf } from './grid.ts';
import { passagesOf } from './gutter.ts';
import { linesOfPieces, type PdfLine, textOfLine, wordsOfPiece } from './lines.ts';
import { type Box, inBox, type Point } from './matrix.ts';
import type { PdfPage } from './page.ts';
import type { Ruling } from './rulings.ts';
import { withStacks } from './stacks.ts';
import { type Piece, UNREADABLE } from './text.ts';
import { rowsWithoutRules, transcribeLine } from './values.ts';

/** The transcript of the pages. */
export function transcribePages(pages: readonly PdfPage[]): string {
  const running = runningTitles(pages);
  const blocks: Block[] = [];
  for (const page of pages) {
    const next = blocksOf(page, running);
    const [above, below] = [blocks.at(-1), next[0]];
    const joined = above?.table && below?.table ? joinedAcross(above.table, below.table) : null;
    if (joined && above && below) {
      blocks[blocks.length - 1] = { ...above, table: joined[0] };
      next[0] = { ...below, table: joined[1] };
    }
    blocks.push(...next);
  }
  return blocks.flatMap(({ lines, table }) => (table ? linesOfTable(table) : lines)).join('\n');
}

/** The share of the page, at its top and its foot, where page numbers and running titles stand. */
const MARGIN = 0.1;
const PAGE_NUMBER =
  /^(?:[-—–－·•]{0,3}\s*\d{1,4}\s*[-—–－·•]{0,3}|第\s*\d{1,4}\s*页.{0,16}|\d{1,4}\s*\/\s*\d{1,4}|page\s+\d{1,4}.{0,12})$/i;

function inMargin(line: PdfLine, page: PdfPage): boolean {
  return line.baseline < page.height * MARGIN || line.baseline > page.height * (1 - MARGIN);
}

/** A page number, or a title that runs over the pages. */
function isRunning(line: PdfLine, page: PdfPage, running: ReadonlySet<string>): boolean {
  return inMargin(line, page) && (PAGE_NUMBER.test(textOfLine(line)) || running.has(keyOf(line)));
}

/** Words that stand in the margin of most pages, whatever number is in them. */
function runningTitles(pages: readonly PdfPage[]): ReadonlySet<string> {
  if (pages.length < 3) return new Set();
  const counts = new Map<string, number>();
  for (const page of pages) {
    const marginal = page.pieces.filter(
      ({ baseline }) => baseline < page.height * MARGIN || baseline > page.height * (1 - MARGIN),
    );
    const words = new Set(linesOfPieces(marginal).map(keyOf));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const most = Math.max(3, pages.length * 0.6);
  return new Set([...counts].filter(([, count]) => count >= most).map(([words]) => words));
}

function keyOf(line: PdfLine): string {
  return textOfLine(line).replace(/\d+/g, '#').replace(/\s/g, '');
}

/** What is drawn, and how far down the page it begins: a table, or lines. */
interface Block {
  readonly top: number;
  readonly lines: readonly string[];
  readonly table: FilledTable | null;
}

/** A page with more pieces of text shows no table that can be read. */
const MOST_PIECES = 8000;
const MOST_LINES = 1000;
/** Keeps the order of what is put in one place. */
const TINY = 1e-6;

/** What is drawn on a page, from the top. */
function blocksOf(page: PdfPage, running: ReadonlySet<string>): Block[] {
  const { tables, walls } = page.pieces.length > MOST_PIECES ? NO_TABLES : tablesOn(page);
  const cells = tables.flatMap((table) => table.rows.flat());
  const content = new Map<Box, Piece[]>();
  const loose: Piece[] = [];
  for (const piece of page.pieces) {
    const parts = tables.length > 0 ? splitAtRules(piece, cells) : [piece];
    for (const part of parts) {
      const own = cells.find((box) => inBox(box, middleOf(part)));
      if (!own) {
        loose.push(part);
        continue;
      }
      // Digits that fill a cell beside their own as well: two numbers may touch there, and none can be told.
      const outside = part.left < own.left || part.right > own.right;
      const others = outside ? cells.filter((box) => reachesInto(box, part)) : [];
      const text = others.length > 0 ? UNREADABLE : part.text;
      for (const cell of [own, ...others]) {
        const known = content.get(cell);
        if (known) known.push({ ...part, text });
        else content.set(cell, [{ ...part, text }]);
      }
    }
  }
  const block = (top: number, text: string): Block => ({ top, lines: [text], table: null });
  const blocks: Block[] = [
    ...passagesOf(withStacks(withoutStruck(loose)), page.width).flatMap(({ pieces, after }) => {
      const lines = linesOfPieces(pieces).filter((line) => !isRunning(line, page, running));
      const written = lines.length > MOST_LINES ? lines.map(transcribeLine) : rowsWithoutRules(lines, walls);
      return written.map(({ top, text }) => block(after === null ? top : after + top * TINY, text));
    }),
    ...tables.map((table) => ({ top: table.top, lines: [], table: filledTable(table, content) })),
    ...page.pictures.map((top) => block(top, PICTURE)),
  ];
  return blocks
    .filter(
      ({ lines: own, table }) => own.length > 0 || table?.rows.some((row) => row.some((cell) => cell.lines.length > 0)),
    )
    .sort((a, b) => a.top - b.top);
}

/** Without what is struck out; where nothing stands beside it, its place is kept by something that is no figure. */
function withoutStruck(pieces: readonly Piece[]): readonly Piece[] {
  const struck = pieces.filter((piece) => piece.struck);
  if (struck.length === 0) return pieces;
  const rest = pieces.filter((piece) => !piece.struck);
  const alone = struck.filter(
    ({ left, right, baseline, size }) =>
      !rest.some(
        (other) => Math.abs(other.baseline - baseline) < size && other.left < right + size && other.right > left - size,
      ),
  );
  return [...rest, ...alone.map((piece) => ({ ...piece, text: UNREADABLE, stops: [piece.left] }))];
}

const NO_TABLES = { tables: [], walls: [] };

/** The tables of a page, ruled or made of boxes, and the lines that are no table's. */
function tablesOn({ rulings, boxes, pieces }: PdfPage): { tables: readonly PdfTable[]; walls: readonly Ruling[] } {
  const lines = joinLines(rulings);
  const { tables, frames, loose } = tablesOf(lines.filter((line) => !isUnderline(line, pieces)));
  const apart = [...frames, ...boxes].filter((box) => !tables.some((table) => inBox(table, centerOf(box))));
  return { tables: [...tables, ...tablesOfBoxes(apart, pieces.map(middleOf))], walls: loose };
}

/** A line under some words, or through them, as long as they are. */
function isUnderline({ horizontal, at, from, to }: Ruling, pieces: readonly Piece[]): boolean {
  if (!horizontal) return false;
  return pieces.some(({ left, right, baseline, size }) => {
    const height = at - baseline;
    return height > -0.6 * size && height < 0.35 * size && Math.abs(from - left) < 2 && Math.abs(to - right) < 2;
  });
}

/** Whether a whole digit of a number stands in a cell that does not hold its middle. */
function reachesInto(box: Box, piece: Piece): boolean {
  const { x, y } = middleOf(piece);
  if (y < box.top || y > box.bottom || (x >= box.left && x <= box.right)) return false;
  const common = Math.min(piece.right, box.right) - Math.max(piece.left, box.left);
  return common > DIGIT * piece.size && /^[\d.]+$/.test(piece.text);
}

/** A digit is not wider than this share of the type size. */
const DIGIT = 0.7;

function centerOf({ left, right, top, bottom }: Box): Point {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** Words of one piece that stand in several cells, apart by blanks. */
function splitAtRules(piece: Piece, cells: readonly Box[]): Piece[] {
  if (!piece.text.includes(' ')) return [piece];
  const y = piece.baseline - piece.size / 3;
  const crossed = cells.some(
    ({ right, top, bottom }) => y >= top && y <= bottom && right > piece.left + 2 && right < piece.right - 2,
  );
  if (!crossed) return [piece];
  return wordsOfPiece(piece);
}
