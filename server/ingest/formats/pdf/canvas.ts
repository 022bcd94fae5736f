/**
 * What has been painted on a page: characters with their places, straight lines, filled boxes and pictures. What nobody
 * sees is marked: text in invisible type or in the colour of its ground, cut away, or painted over.
 */
import { type Color, WHITE } from '../shown/color.ts';
import { isFaint, isShown } from '../shown/shown.ts';
import { type Box, heightOf, inBox, type Matrix, shared, turnedBox, widthOf } from './matrix.ts';
import { isThin, linesOf, type Ruling, type Slanted, shapesOf } from './rulings.ts';

/** One character, or one ligature, on the page. */
export interface Glyph {
  /** As the font names it. */
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The line the characters stand on. */
  readonly baseline: number;
  /** Size of the type. */
  readonly size: number;
  readonly font: string;
  /** A font of numbered glyphs says that this is the character of the same number: it may not know better. */
  readonly numbered: boolean;
  /** Which operation showed it: characters of one operation stand as its writer set them. */
  readonly shown: number;
  /** How far its line runs down from left to right, in radians. */
  readonly slant: number;
  /** As `#rrggbb`; null: a pattern. */
  readonly color: Color | null;
  /** Hardly darker than paper: a watermark, if it is large. */
  readonly pale: boolean;
  /** Nobody sees it. */
  hidden: boolean;
  /** A line runs through it. */
  struck: boolean;
}

/** A character before it is known how it is seen. */
export type PlacedGlyph = Omit<Glyph, 'color' | 'pale' | 'hidden' | 'struck'>;

export interface Painted {
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
  readonly slanted: readonly Slanted[];
  /** Filled boxes thicker than a line. */
  readonly boxes: readonly Box[];
  readonly pictures: readonly Box[];
  /** How many characters run to the right, down, to the left and up the page; a watermark runs none of these ways. */
  readonly directions: readonly number[];
}

/** With what is painted. */
export interface Brush {
  /** Turns the coordinates of what is painted to the page's. */
  readonly matrix: Matrix;
  /** What lies outside is cut away. */
  readonly clip: Box;
  /** As `#rrggbb`; null: a pattern. */
  readonly color: Color | null;
  readonly alpha: number;
  /** What is painted mixes with its ground. */
  readonly blends: boolean;
  /** How text is drawn, as PDF numbers it: 0 filled, 3 and 7 not at all. */
  readonly mode: number;
  /** It belongs to a layer that is not shown. */
  readonly unseen: boolean;
}

/** What was filled, in the order in which it was painted; null: a pattern or a picture, of any colour. */
interface Ground {
  readonly box: Box;
  readonly color: Color | null;
}

/** Lines of a page beyond which they belong to a drawing. */
const MOST_RULINGS = 30_000;
const MOST_SLANTED = 1_000;
const MOST_GROUNDS = 3_000;
/** Characters and grounds that are held against each other on a page; a real one needs some ten thousands. */
const MOST_LOOKS = 10_000_000;
/** A picture of this width and height may hold a table. */
const PICTURE_SIZE = 120;
/** A picture over this share of the page is the page: a scan. */
const WHOLE_PAGE = 0.6;
/** Nearer to white than this in each of red, green and blue. */
const PALE = 110;
const PAPER = WHITE;

export class Canvas {
  readonly glyphs: Glyph[] = [];
  readonly pictures: Box[] = [];
  readonly slanted: Slanted[] = [];
  readonly #lines: Ruling[] = [];
  readonly #grounds: Ground[] = [];
  readonly #page: Box;
  #looks = 0;

  constructor(page: Box) {
    this.#page = page;
  }

  get rulings(): readonly Ruling[] {
    return this.#lines.length < MOST_RULINGS ? this.#lines : [];
  }

  /** Filled boxes thicker than a line. */
  get boxes(): Box[] {
    return this.#grounds.flatMap(({ box, color }) => (color === null ? [] : box));
  }

  write(glyph: PlacedGlyph, brush: Brush): void {
    if (!Number.isFinite(glyph.left + glyph.right + glyph.baseline) || glyph.text === '') return;
    const { color } = brush;
    const pale = brush.alpha < 0.5 || isPale(color);
    this.glyphs.push({ ...glyph, color, pale, hidden: !this.#isSeen(glyph, brush), struck: false });
  }

  #isSeen(glyph: PlacedGlyph, { clip, color, alpha, mode, unseen }: Brush): boolean {
    const middle = middleOf(glyph);
    if (!isShown({ displayed: !unseen && mode % 4 !== 3, opacity: alpha, size: glyph.size })) return false;
    if (!inBox(clip, middle, 1) || !inBox(this.#page, middle)) return false;
    if (color === null || mode % 4 !== 0) return true;
    this.#looks += this.#grounds.length;
    if (this.#looks > MOST_LOOKS) return true;
    const ground = this.#grounds.findLast(({ box }) => inBox(box, middle));
    return isShown({ color, ground: ground ? ground.color : PAPER });
  }

  /** Draws a path as pdf.js gives it; says which box is around it, null for none. */
  draw(path: Float32Array, how: { readonly strokes: boolean; readonly fills: boolean }, brush: Brush): Box | null {
    const { rulings, slanted, boxes, around } = shapesOf(path, how, brush.matrix);
    if (brush.unseen || isFaint(brush.alpha) || this.#lines.length >= MOST_RULINGS) return around;
    for (const ruling of rulings) {
      const kept = within(brush.clip, ruling);
      if (kept) this.#lines.push(kept);
    }
    // Hatching and drawings are made of thousands of them.
    if (this.slanted.length < MOST_SLANTED) this.slanted.push(...slanted.slice(0, MOST_SLANTED));
    for (const box of boxes) this.#fill(shared(box, brush.clip), brush);
    return around;
  }

  /** A filled box is the ground of what is painted later, and covers what was painted before. */
  #fill(box: Box, { color, alpha, blends }: Brush): void {
    if (widthOf(box) <= 0 || heightOf(box) <= 0 || blends || alpha < 0.9 || this.#grounds.length >= MOST_GROUNDS)
      return;
    this.#grounds.push({ box, color });
    this.#looks += this.glyphs.length;
    if (color === null || this.#looks > MOST_LOOKS) return;
    for (const glyph of this.glyphs) if (inBox(box, middleOf(glyph))) glyph.hidden = true;
  }

  /** Puts a picture where the brush's matrix turns the unit square. */
  place({ matrix, clip, alpha, blends, unseen }: Brush): void {
    if (unseen) return;
    const box = shared(turnedBox(matrix, 0, 0, 1, 1), clip);
    if (isThin(box)) this.#lines.push(...linesOf(box));
    else if (this.#grounds.length < MOST_GROUNDS) this.#grounds.push({ box, color: null });
    if (widthOf(box) <= PICTURE_SIZE || heightOf(box) <= PICTURE_SIZE) return;
    this.pictures.push(box);
    const whole = widthOf(box) * heightOf(box) > WHOLE_PAGE * widthOf(this.#page) * heightOf(this.#page);
    if (whole && alpha > 0.9 && !blends) for (const glyph of this.glyphs) glyph.hidden = true;
  }
}

/** The middle of a character, a third of its size above the line it stands on. */
export function middleOf({ left, right, baseline, size }: Pick<Glyph, 'left' | 'right' | 'baseline' | 'size'>): {
  x: number;
  y: number;
} {
  return { x: (left + right) / 2, y: baseline - size / 3 };
}

/** The part of a line that is not cut away. */
function within(clip: Box, { horizontal, at, from, to }: Ruling): Ruling | null {
  const [least, most, first, last] = horizontal
    ? [clip.top, clip.bottom, clip.left, clip.right]
    : [clip.left, clip.right, clip.top, clip.bottom];
  if (at < least - 2 || at > most + 2) return null;
  const kept = { horizontal, at, from: Math.max(from, first - 2), to: Math.min(to, last + 2) };
  return kept.to > kept.from ? kept : null;
}

function isPale(color: Color | null): boolean {
  if (color === null) return false;
  const value = Number.parseInt(color.slice(1), 16);
  return [16, 8, 0].every((shift) => 255 - ((value >> shift) & 255) < PALE);
}
