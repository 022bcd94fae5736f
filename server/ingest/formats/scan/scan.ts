/**
 * A page that is a picture to a page that can be read: straightened, the rules of its tables found, and the lines of text in
 * its cells and around them cut out, to be recognized one by one.
 */
import { joinLines, tablesOf } from '../pdf/grid.ts';
import type { Box } from '../pdf/matrix.ts';
import type { PdfPage } from '../pdf/page.ts';
import type { Ruling } from '../pdf/rulings.ts';
import { type Piece, UNREADABLE } from '../pdf/text.ts';
import { type InkLine, linesWithin, type PixelBox } from './blocks.ts';
import { cut, inkOf, type Raster, scaled, turned } from './raster.ts';
import type { Recognized } from './recognizer.ts';
import { rulesIn } from './rules.ts';
import { slantOf } from './slant.ts';

/** In points. */
const MILLIMETRE = 72 / 25.4;
/** In millimetres: what ink is dark beside; how much of a cell its rules take; the paper around a line. */
const AROUND = 4;
const INSET = 0.35;
const MARGIN = 0.5;
/** A page that lies straighter than this, in radians, is left as it is. */
const STRAIGHT = 0.0005;
/** Narrower or lower boxes, in millimetres, hold no text. */
const SMALLEST = 1;

export interface ScanLine extends InkLine {
  readonly picture: Raster;
  /** It stands in a cell of a table. */
  readonly inCell: boolean;
}

export interface ScannedPage {
  readonly page: Omit<PdfPage, 'pieces'>;
  readonly lines: readonly ScanLine[];
  /** Points a pixel. */
  readonly scale: number;
}

/** What stands on the picture of a page that is so many points wide. */
export function scanPage(picture: Raster, width: number): ScannedPage {
  const scale = width / picture.width;
  const dots = MILLIMETRE / scale;
  const radius = Math.round(AROUND * dots);
  const first = inkOf(picture, radius);
  const slant = slantOf(first);
  const lies = Math.abs(slant) >= STRAIGHT;
  const straight = lies ? turned(picture, -slant) : picture;
  const { rulings, ink } = rulesIn(lies ? inkOf(straight, radius) : first, dots);
  const ruled = rulings.map((rule) => ({
    horizontal: rule.horizontal,
    at: rule.at * scale,
    from: rule.from * scale,
    to: rule.to * scale,
  }));
  const { tables } = tablesOf(joinLines(ruled));
  const lines: ScanLine[] = [];
  const outside = { ...ink, data: ink.data.slice() };
  const inPixels = ({ left, right, top, bottom }: Box, inset: number): PixelBox => ({
    left: Math.round(left / scale + inset),
    right: Math.round(right / scale - inset),
    top: Math.round(top / scale + inset),
    bottom: Math.round(bottom / scale - inset),
  });
  const add = (from: Raster, box: PixelBox, inCell: boolean): void => {
    for (const line of linesWithin(from, box, dots))
      lines.push({ ...line, picture: pictureOf(straight, line, box, dots), inCell });
  };
  for (const table of tables) {
    for (const cell of table.rows.flat()) {
      const box = inPixels(cell, INSET * dots);
      if (box.right - box.left >= SMALLEST * dots && box.bottom - box.top >= SMALLEST * dots) add(ink, box, true);
    }
    erase(outside, inPixels(table, -dots));
  }
  add(outside, { left: 0, top: 0, right: straight.width, bottom: straight.height }, false);
  const rules = ruled.filter((rule) => tables.some((table) => isRuleOf(table, rule)));
  return { page: { width, height: picture.height * scale, rulings: rules, boxes: [], pictures: [] }, lines, scale };
}

/** A line's picture as it is recognized, in pixels. */
const LINE_HEIGHT = 48;
const LONGEST_LINE = 4000;

/** With some paper around, as far as the cell reaches. */
function pictureOf(page: Raster, line: PixelBox, { left, top, right, bottom }: PixelBox, dots: number): Raster {
  const margin = Math.round(MARGIN * dots);
  const part = cut(
    page,
    Math.max(left, line.left - margin),
    Math.max(top, line.top - margin),
    Math.min(right, line.right + margin),
    Math.min(bottom, line.bottom + margin),
  );
  const width = Math.round((part.width * LINE_HEIGHT) / part.height);
  return scaled(part, Math.min(LONGEST_LINE, Math.max(LINE_HEIGHT / 4, width)), LINE_HEIGHT);
}

function erase({ width, height, data }: Raster, { left, top, right, bottom }: PixelBox): void {
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++)
    data.fill(0, y * width + Math.max(0, left), y * width + Math.min(width, right));
}

/** Points by which a rule may reach beyond its table. */
const BEYOND = 6;

function isRuleOf(table: Box, { horizontal, at, from, to }: Ruling): boolean {
  const { left, right, top, bottom } = table;
  const [least, most, first, last] = horizontal ? [top, bottom, left, right] : [left, right, top, bottom];
  return at > least - BEYOND && at < most + BEYOND && from > first - BEYOND && to < last + BEYOND;
}

/** What is less sure is no figure. */
const LEAST_SURE = 0.85;
/** A digit is no wider than this share of the height of its line, and digits stand no nearer to each other. */
const WIDEST_DIGIT = 0.95;
const NARROWEST_STEP = 0.5;
const MOST_LEANING = 0.1;

/** What was recognized of a line; `picture`: that of a number in a cell, or of what may be one. */
interface SeenPiece extends Piece {
  readonly picture: Raster | null;
}

export interface SeenPage extends PdfPage {
  readonly pieces: readonly SeenPiece[];
}

/** The page with what was recognized on it, a text a line. */
export function readScanned({ page, lines, scale }: ScannedPage, texts: readonly Recognized[]): SeenPage {
  const pieces = lines.flatMap((line, index): SeenPiece[] => {
    const { text: seen, sure } = texts[index] ?? { text: '', sure: 0 };
    const doubtful = line.inCell && !isLabel(seen) && (seen === '' || sure < LEAST_SURE || !fits(seen, line));
    const stroke = line.inCell && !isLabel(seen) ? line.stroke : null;
    const text = stroke ?? (doubtful ? UNREADABLE : seen);
    if (text === '') return [];
    const [left, right] = [line.left * scale, line.right * scale];
    const size = Math.max(1, (line.bottom - line.top) * scale);
    const step = (right - left) / text.length;
    const stops = Array.from({ length: text.length }, (_, at) => left + at * step);
    const baseline = line.bottom * scale - 0.12 * size;
    const picture = line.inCell && (text === UNREADABLE || /^[\d.]+$/.test(text)) ? line.picture : null;
    return [{ text, left, right, baseline, size, stops, color: null, struck: false, picture }];
  });
  return { ...page, pieces };
}

function isLabel(text: string): boolean {
  return /\p{Script=Han}{2}/u.test(text);
}

/**
 * Whether a number is as wide as so many digits are, and made of no more parts: a model reads digits that stand close to each
 * other as one.
 */
function fits(text: string, { left, right, top, bottom, groups, leans }: InkLine): boolean {
  if (!/^\d+$/.test(text)) return true;
  // A slash on a grey scan may look like a 1, and a 1 never leans so.
  if (text === '1' && leans > MOST_LEANING) return false;
  const shape = (right - left) / Math.max(1, bottom - top);
  return groups <= text.length && shape < text.length * WIDEST_DIGIT && shape > (text.length - 1) * NARROWEST_STEP;
}
