/**
 * Two pages printed side by side on one sheet: nothing stands or is drawn across its middle, and each half is written from
 * left to right by itself. The left page comes first.
 */
import { isHan } from '../../text/normalize.ts';
import { linesOfPieces } from './lines.ts';
import { type Box, widthOf } from './matrix.ts';
import type { Ruling } from './rulings.ts';
import type { Piece } from './text.ts';

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly rulings: readonly Ruling[];
  readonly boxes: readonly Box[];
  readonly pictures: readonly Box[];
}

/** The middle of the sheet that both pages leave free, as a share of its width. */
const MARGIN = 0.03;
/** A sheet of two pages is about as wide as high, at least. */
const NARROWEST = 0.9;
const LEAST_LINES = 3;
/** So many of the lines of a page have words; a half of a table has numbers only. */
const WITH_WORDS = 0.4;

/** The pages on a sheet, each measured from its own left edge. */
export function pagesOnSheet<Page extends Sheet>(sheet: Page): Page[] {
  const { width, height } = sheet;
  const middle = width / 2;
  if (width < NARROWEST * height || !isFree(sheet, middle, MARGIN * width)) return [sheet];
  const left = part(sheet, 0, middle);
  const right = part(sheet, middle, width);
  return isPage(left) && isPage(right) ? [left, right] : [sheet];
}

/** Whether nothing but a frame around all of the sheet reaches into its middle. */
function isFree({ width, pieces, rulings, boxes }: Sheet, middle: number, margin: number): boolean {
  const reaches = (left: number, right: number): boolean =>
    left < middle + margin / 2 && right > middle - margin / 2 && right - left < 0.9 * width;
  return (
    pieces.every(({ left, right }) => !reaches(left, right)) &&
    rulings.every(({ horizontal, from, to }) => !horizontal || !reaches(from, to)) &&
    boxes.every((box) => widthOf(box) < margin || !reaches(box.left, box.right))
  );
}

function part<Page extends Sheet>(sheet: Page, from: number, to: number): Page {
  const within = (left: number, right: number): boolean => (left + right) / 2 >= from && (left + right) / 2 < to;
  const moved = (box: Box): Box => ({ ...box, left: box.left - from, right: box.right - from });
  return {
    ...sheet,
    width: to - from,
    pieces: sheet.pieces
      .filter(({ left, right }) => within(left, right))
      .map((piece) => ({
        ...piece,
        ...moved({ ...piece, top: 0, bottom: 0 }),
        stops: piece.stops.map((at) => at - from),
      })),
    rulings: sheet.rulings
      .filter(({ horizontal, at, from: start, to: end }) => (horizontal ? within(start, end) : within(at, at)))
      .map((ruling) =>
        ruling.horizontal
          ? { ...ruling, from: ruling.from - from, to: ruling.to - from }
          : { ...ruling, at: ruling.at - from },
      ),
    boxes: sheet.boxes.filter(({ left, right }) => within(left, right)).map(moved),
    pictures: sheet.pictures.filter(({ left, right }) => within(left, right)).map(moved),
  };
}

/** Whether most lines have words, as those of a page have and those of half a table have not. */
function isPage({ pieces }: Sheet): boolean {
  const lines = linesOfPieces(pieces);
  const worded = lines.filter((line) =>
    line.pieces.some(({ text }) => [...text].some((sign) => isHan(sign.charCodeAt(0)))),
  );
  return lines.length >= LEAST_LINES && worded.length >= WITH_WORDS * lines.length;
}
