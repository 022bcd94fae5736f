/** Paints the objects of an OFD page upon the canvas of ../pdf, in the order in which a viewer would. */
import { type Brush, Canvas } from '../pdf/canvas.ts';
import { type Box, boxAround, type Matrix, multiply, shared, transformed, turnedBox } from '../pdf/matrix.ts';
import type { PaintedPage } from '../pdf/page.ts';
import { directionOf } from '../pdf/paint.ts';
import { colourIn, type Resources } from './ofd-resources.ts';
import { writeText } from './ofd-text.ts';
import { childrenOf, type Element, numbersOf, said } from './ofd-xml.ts';

/** Millimetres to points. */
const SCALE = 72 / 25.4;
/** Objects made of objects that are made of objects. */
const DEEPEST = 8;

export interface OfdPage {
  /** What holds layers or objects, the lowest first. */
  readonly contents: readonly Element[];
  /** Left, top, width and height of the paper, in millimetres. */
  readonly area: readonly number[];
  readonly resources: Resources;
}

/** How many objects may still be painted. */
export interface Budget {
  left: number;
}

/** Paints a page, upright: one whose text runs another way was meant to be turned. Stops where the budget is used up. */
export function paintOfd(page: OfdPage, budget: Budget): PaintedPage {
  const [left = 0, top = 0, width = 210, height = 297] = page.area;
  const base: Matrix = [SCALE, 0, 0, SCALE, -left * SCALE, -top * SCALE];
  const [across, down] = [width * SCALE, height * SCALE];
  const painted = new Painter(page, budget, base, across, down).paint();
  const most = painted.directions.indexOf(Math.max(...painted.directions));
  if (most === 1) return new Painter(page, budget, multiply([0, -1, 1, 0, 0, across], base), down, across).paint();
  if (most === 2) return new Painter(page, budget, multiply([-1, 0, 0, -1, across, down], base), across, down).paint();
  if (most === 3) return new Painter(page, budget, multiply([0, 1, -1, 0, down, 0], base), down, across).paint();
  return painted;
}

/** The number of the largest picture of a page, by what its boundary says; null: there is none. */
export function largestPicture({ contents }: OfdPage): string | null {
  let [largest, id]: [number, string | null] = [0, null];
  const look = (element: Element, depth: number): void => {
    for (const child of depth > DEEPEST ? [] : element.children) {
      const [, , width = 0, height = 0] = numbersOf(said(child, 'Boundary'));
      if (child.name !== 'ImageObject') look(child, depth + 1);
      else if (width * height > largest) [largest, id] = [width * height, said(child, 'ResourceID')];
    }
  };
  for (const content of contents) look(content, 0);
  return id;
}

class Painter {
  readonly #page: OfdPage;
  readonly #budget: Budget;
  readonly #base: Matrix;
  readonly #paper: Box;
  readonly #canvas: Canvas;
  readonly #directions = [0, 0, 0, 0];
  #shown = 0;

  constructor(page: OfdPage, budget: Budget, base: Matrix, width: number, height: number) {
    this.#page = page;
    this.#budget = budget;
    this.#base = base;
    this.#paper = { left: 0, top: 0, right: width, bottom: height };
    this.#canvas = new Canvas(this.#paper);
  }

  paint(): PaintedPage {
    for (const content of this.#page.contents) this.#all(content, this.#base, 1, null, 0);
    const { glyphs, rulings, slanted, boxes, pictures } = this.#canvas;
    const { right: width, bottom: height } = this.#paper;
    return { glyphs, rulings, slanted, boxes, pictures, directions: this.#directions, width, height };
  }

  /** Paints the objects of a layer or block; `alpha`, `param`: what all of them share. */
  #all(parent: Element, matrix: Matrix, alpha: number, param: string | null, depth: number): void {
    if (depth > DEEPEST) return;
    for (const element of parent.children) {
      if (--this.#budget.left < 0) return;
      if (element.name === 'Layer' || element.name === 'PageBlock' || element.name === 'Content')
        this.#all(element, matrix, alpha, said(element, 'DrawParam') ?? param, depth + 1);
      else if (OBJECTS.has(element.name)) this.#object(element, matrix, alpha, param, depth);
    }
  }

  #object(element: Element, around: Matrix, alpha: number, param: string | null, depth: number): void {
    const [x = 0, y = 0, width = 0, height = 0] = numbersOf(said(element, 'Boundary'));
    const placed = multiply(around, [1, 0, 0, 1, x, y]);
    const own = matrixIn(element);
    const matrix = own ? multiply(placed, own) : placed;
    const opacity = (alpha * (numbersOf(said(element, 'Alpha'))[0] ?? 255)) / 255;
    const unseen = said(element, 'Visible') === 'false';
    const clip = this.#clip(element, placed, matrix, width, height);
    const brush: Brush = { matrix, clip, color: '#000000', alpha: opacity, blends: false, mode: 0, unseen };
    const colours = this.#page.resources.coloursOf(said(element, 'DrawParam') ?? param);
    const fill = colourIn(element, 'FillColor') ?? colours.fill;
    switch (element.name) {
      case 'TextObject': {
        const filled = said(element, 'Fill') !== 'false';
        const stroked = said(element, 'Stroke') === 'true';
        const colour = (filled ? fill : (colourIn(element, 'StrokeColor') ?? colours.stroke)) ?? BLACK;
        const mode = filled ? 0 : stroked ? 1 : 3;
        const ink = { ...brush, color: colour.colour, alpha: opacity * colour.alpha, mode };
        writeText(element, matrix, (glyph, alongX, alongY) => {
          const direction = directionOf(alongX, alongY);
          if (direction !== null) this.#directions[direction] = (this.#directions[direction] ?? 0) + 1;
          if (direction === 0) this.#canvas.write({ ...glyph, shown: this.#shown }, ink);
        });
        this.#shown++;
        break;
      }
      case 'PathObject': {
        const fills = said(element, 'Fill') === 'true' && fill !== null;
        const strokes = said(element, 'Stroke') !== 'false';
        const ink = fill && fills ? { ...brush, color: fill.colour, alpha: opacity * fill.alpha } : brush;
        const data = childrenOf(element, 'AbbreviatedData')[0]?.text ?? '';
        this.#canvas.draw(pathOf(data), { strokes, fills }, ink);
        break;
      }
      case 'ImageObject':
        this.#canvas.place({ ...brush, matrix: own ? matrix : multiply(placed, [width, 0, 0, height, 0, 0]) });
        break;
      case 'CompositeObject': {
        const unit = this.#page.resources.unit(said(element, 'ResourceID'));
        if (unit && !unseen) this.#all(unit, matrix, opacity, param, depth + 1);
        break;
      }
    }
  }

  /** What of an object is not cut away: by its boundary, as far as that is one, and by its clips. */
  #clip(element: Element, placed: Matrix, matrix: Matrix, width: number, height: number): Box {
    let clip = this.#paper;
    const size = Math.abs(numbersOf(said(element, 'Size'))[0] ?? 1);
    if (width > 0 && height > 0) clip = shared(clip, turnedBox(placed, -size, -size, width + size, height + size));
    for (const clips of childrenOf(element, 'Clips')) {
      const base = said(clips, 'TransFlag') === 'false' ? placed : matrix;
      for (const each of childrenOf(clips, 'Clip')) {
        const areas = childrenOf(each, 'Area').flatMap((area) =>
          childrenOf(area, 'Path').flatMap((path) => boxOfPath(path, multiply(base, matrixIn(area) ?? UNTURNED)) ?? []),
        );
        const box = boxAround(
          areas.flatMap(({ left, top, right, bottom }) => [
            { x: left, y: top },
            { x: right, y: bottom },
          ]),
        );
        if (box) clip = shared(clip, box);
      }
    }
    return clip;
  }
}

const UNTURNED: Matrix = [1, 0, 0, 1, 0, 0];
const BLACK = { colour: '#000000', alpha: 1 };
const OBJECTS: ReadonlySet<string> = new Set(['TextObject', 'PathObject', 'ImageObject', 'CompositeObject']);

function matrixIn(element: Element): Matrix | null {
  const [a, b, c, d, e, f] = numbersOf(said(element, 'CTM'));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  return [a, b, c, d, e ?? 0, f ?? 0];
}

function boxOfPath(path: Element, base: Matrix): Box | null {
  const [x = 0, y = 0] = numbersOf(said(path, 'Boundary'));
  const matrix = multiply(multiply(base, [1, 0, 0, 1, x, y]), matrixIn(path) ?? UNTURNED);
  const numbers = pathOf(childrenOf(path, 'AbbreviatedData')[0]?.text ?? '');
  const points = [];
  for (let at = 0; at < numbers.length; ) {
    const pairs = PAIRS[numbers[at++] ?? 0] ?? 0;
    for (let pair = 0; pair < pairs; pair++, at += 2)
      points.push(transformed(matrix, numbers[at] ?? 0, numbers[at + 1] ?? 0));
  }
  return boxAround(points);
}

/** Points that follow each command of a path as the canvas takes it: move, line, curve, quadratic curve, close. */
const PAIRS: readonly number[] = [1, 1, 3, 2, 0];
const COMMANDS: Readonly<Record<string, number>> = { S: 0, M: 0, L: 1, B: 2, Q: 3, C: 4 };
/** A path with more words draws a picture. */
const MOST_WORDS = 100_000;

/** `M 0 0 L 10 0 C` as the canvas takes it; an arc is a curve to its end. */
function pathOf(data: string): Float32Array {
  const path: number[] = [];
  const words = data.trim().split(/[\s,]+/, MOST_WORDS);
  for (let at = 0; at < words.length; ) {
    const letter = words[at++] ?? '';
    const command = COMMANDS[letter];
    if (letter === 'A') {
      const [x, y] = [Number(words[at + 5]), Number(words[at + 6])];
      path.push(2, x, y, x, y, x, y);
      at += 7;
    } else if (command !== undefined) {
      path.push(command);
      const numbers = (PAIRS[command] ?? 0) * 2;
      for (let number = 0; number < numbers; number++) path.push(Number(words[at++]));
    }
  }
  return path.every(Number.isFinite) ? Float32Array.from(path) : new Float32Array();
}
