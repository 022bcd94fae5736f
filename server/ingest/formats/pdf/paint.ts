/** Follows the operations that paint a page, as a viewer would. */
import { type Brush, Canvas, type Painted } from './canvas.ts';
import { type Box, IDENTITY, type Matrix, matrixOf, multiply, shared, transformed, turnedBox } from './matrix.ts';

/** What is known about a font: pdf.js's own object for it. */
export interface FontFacts {
  readonly vertical?: boolean;
  /** Known only where pdf.js was asked for all it knows (fontExtraProperties). */
  readonly composite?: boolean;
  readonly isType3Font?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly bbox?: readonly number[];
}

export interface Operations {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export interface Surroundings {
  /** Names of the operations by their codes. */
  readonly names: readonly string[];
  /** Turns the page's own coordinates to ours. */
  readonly base: Matrix;
  readonly page: Box;
  fontOf(name: string): FontFacts | null;
  /** Whether a layer is shown. */
  isShown(layer: unknown): boolean;
}

interface State extends Brush {
  readonly font: string;
  readonly size: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
}

const DEEPEST = 200;
/** Letters set apart are one word up to this share of the type size. */
const WIDEST_SPACING = 0.6;

export function followPage({ fnArray, argsArray }: Operations, around: Surroundings): Painted {
  const canvas = new Canvas(around.page);
  const directions = [0, 0, 0, 0];
  const fresh: State = {
    matrix: around.base,
    clip: around.page,
    color: '#000000',
    alpha: 1,
    blends: false,
    mode: 0,
    unseen: false,
    font: '',
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
  };
  let state = fresh;
  let saved: State[] = [];
  /** The text matrix, where in it the next character stands, and where the line begins. */
  let text: Matrix = IDENTITY;
  let [x, y, lineX, lineY] = [0, 0, 0, 0];
  let clipping = false;
  /** Layers that are open, and how many of them are not shown. */
  const layers: boolean[] = [];
  let hidden = 0;

  const save = (): void => {
    if (saved.length < DEEPEST) saved.push(state);
  };
  const restore = (): void => {
    state = { ...(saved.pop() ?? state), unseen: hidden > 0 };
  };
  const moveText = (dx: number, dy: number): void => {
    lineX += dx;
    lineY += dy;
    [x, y] = [lineX, lineY];
  };

  const drawPath = ([code, paths]: readonly unknown[]): void => {
    const path: unknown = Array.isArray(paths) ? paths[0] : null;
    const paint = around.names[Number(code)] ?? '';
    const clips = clipping;
    clipping = false;
    if (!(path instanceof Float32Array)) return;
    const how = { strokes: /stroke/i.test(paint), fills: /fill/i.test(paint) };
    if (!clips && !how.strokes && !how.fills) return;
    const box = canvas.draw(path, how, state);
    if (clips && box) state = { ...state, clip: shared(state.clip, box) };
  };

  const show = (shown: number, values: unknown): void => {
    const list: unknown = Array.isArray(values) ? values[0] : null;
    const facts = around.fontOf(state.font);
    if (!Array.isArray(list) || state.size === 0) return;
    const size = Math.abs(state.size);
    const sign = Math.sign(state.size);
    const whole = multiply(state.matrix, text);
    const stretch = state.stretch * sign;
    const [alongX, alongY] = [whole[0] * stretch, whole[1] * stretch];
    const scale = size * (facts?.fontMatrix?.[0] ?? 0.001);
    const height = size * Math.hypot(whole[2], whole[3]) * (facts?.isType3Font ? heightOfType3(facts) : 1);
    const direction = directionOf(alongX, alongY);
    const slant = direction === 0 && !facts?.vertical ? Math.atan2(alongY, alongX) : 0;
    const countsGlyphs = facts?.composite === true || facts?.isType3Font === true;
    let along = 0;
    for (const item of list) {
      if (typeof item === 'number') {
        along -= ((facts?.vertical ? -1 : 1) * item * size) / 1000;
        continue;
      }
      if (!isShownGlyph(item)) continue;
      const width = item.width * scale;
      const spacing = (item.isSpace ? state.wordSpacing : 0) + state.charSpacing;
      const downwards = facts?.vertical ? item.vmetric : null;
      const place = downwards
        ? transformed(whole, x - downwards[1] * scale, y + state.rise - along - downwards[2] * scale)
        : transformed(whole, x, y + state.rise);
      const left = place.x + (downwards ? 0 : along * alongX);
      if (direction !== null) directions[direction] = (directions[direction] ?? 0) + 1;
      if (direction === 0) {
        const spread = Math.min(Math.max(spacing, 0), WIDEST_SPACING * size);
        const glyph = {
          text: item.unicode,
          left,
          right: left + (width + spread) * Math.abs(alongX),
          baseline: place.y + (downwards ? 0 : along * alongY),
          size: height,
          font: state.font,
          numbered: countsGlyphs && item.originalCharCode === item.unicode.charCodeAt(0),
          shown,
          slant,
        };
        canvas.write(glyph, state);
      }
      along += downwards ? -downwards[0] * scale - spacing * sign : width + spacing * sign;
    }
    if (facts?.vertical) y -= along;
    else x += along * stretch;
  };

  for (let index = 0; index < fnArray.length; index++) {
    const values: unknown = argsArray[index];
    const list: readonly unknown[] = Array.isArray(values) ? values : [];
    const number = (at: number): number => Number(list[at] ?? 0) || 0;
    switch (around.names[fnArray[index] ?? 0]) {
      case 'save':
        save();
        break;
      case 'restore':
        restore();
        break;
      case 'transform':
        state = { ...state, matrix: multiply(state.matrix, matrixOf(values)) };
        if (isLeftOut(fnArray, index, around.names)) canvas.place(state);
        break;
      case 'paintFormXObjectBegin': {
        save();
        if (list[0]) state = { ...state, matrix: multiply(state.matrix, matrixOf(list[0])) };
        const box = list[1] ? matrixOf(list[1]) : null;
        if (box) {
          const clip = shared(state.clip, turnedBox(state.matrix, box[0], box[1], box[2], box[3]));
          state = { ...state, clip };
        }
        break;
      }
      case 'paintFormXObjectEnd':
        restore();
        break;
      case 'beginAnnotation': {
        const [left, top, right, bottom] = matrixOf(list[1]);
        const matrix = multiply(multiply(around.base, matrixOf(list[2])), matrixOf(list[3]));
        saved = [];
        state = { ...fresh, matrix };
        if (list[1]) state = { ...state, clip: shared(around.page, turnedBox(around.base, left, top, right, bottom)) };
        break;
      }
      case 'endAnnotation':
        saved = [];
        state = fresh;
        break;
      case 'beginMarkedContent':
        layers.push(true);
        break;
      case 'beginMarkedContentProps': {
        const seen = list[0] !== 'OC' || around.isShown(list[1]);
        layers.push(seen);
        if (!seen) hidden++;
        state = { ...state, unseen: hidden > 0 };
        break;
      }
      case 'endMarkedContent':
        if (layers.pop() === false) hidden--;
        state = { ...state, unseen: hidden > 0 };
        break;
      case 'clip':
      case 'eoClip':
        clipping = true;
        break;
      case 'constructPath':
        drawPath(list);
        break;
      case 'setFillRGBColor':
        state = { ...state, color: typeof list[0] === 'string' ? list[0] : null };
        break;
      case 'setFillColorN':
      case 'setFillTransparent':
        state = { ...state, color: null };
        break;
      case 'setGState':
        state = withGraphics(state, list[0]);
        break;
      case 'paintImageXObject':
      case 'paintInlineImageXObject':
      case 'paintImageMaskXObject':
      case 'paintSolidColorImageMask':
        canvas.place(state);
        break;
      case 'beginText':
        text = IDENTITY;
        [x, y, lineX, lineY] = [0, 0, 0, 0];
        break;
      case 'setTextMatrix':
        text = matrixOf(list[0]);
        [x, y, lineX, lineY] = [0, 0, 0, 0];
        break;
      case 'moveText':
        moveText(number(0), number(1));
        break;
      case 'setLeadingMoveText':
        state = { ...state, leading: number(1) };
        moveText(number(0), number(1));
        break;
      case 'nextLine':
        moveText(0, state.leading);
        break;
      case 'setCharSpacing':
        state = { ...state, charSpacing: number(0) };
        break;
      case 'setWordSpacing':
        state = { ...state, wordSpacing: number(0) };
        break;
      case 'setHScale':
        state = { ...state, stretch: number(0) / 100 };
        break;
      case 'setLeading':
        state = { ...state, leading: -number(0) };
        break;
      case 'setTextRise':
        state = { ...state, rise: number(0) };
        break;
      case 'setTextRenderingMode':
        state = { ...state, mode: number(0) };
        break;
      case 'setFont':
        state = { ...state, font: String(list[0]), size: number(1) };
        break;
      case 'showText':
        show(index, values);
        break;
    }
  }
  const { glyphs, rulings, slanted, boxes, pictures } = canvas;
  return { glyphs, rulings, slanted, boxes, pictures, directions };
}

interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly originalCharCode?: number;
  readonly vmetric: readonly [number, number, number] | null;
}

function isShownGlyph(item: unknown): item is ShownGlyph {
  return typeof item === 'object' && item !== null && 'unicode' in item && 'width' in item;
}

/** Type 3 fonts measure their characters as they like. */
function heightOfType3({ fontMatrix, bbox }: FontFacts): number {
  const scale = Math.abs(fontMatrix?.[3] ?? 0.001);
  const height = Math.abs((bbox?.[3] ?? 0) - (bbox?.[1] ?? 0)) * scale;
  return height > 0.3 && height < 3 ? height : 1;
}

/** 0 to the right, 1 down, 2 to the left, 3 up; null across. */
export function directionOf(alongX: number, alongY: number): number | null {
  if (Math.abs(alongY) <= Math.abs(alongX) * 0.2) return alongX > 0 ? 0 : 2;
  if (Math.abs(alongX) <= Math.abs(alongY) * 0.2) return alongY > 0 ? 1 : 3;
  return null;
}

function withGraphics(state: State, values: unknown): State {
  let next = state;
  for (const entry of Array.isArray(values) ? values : []) {
    if (!Array.isArray(entry)) continue;
    const [key, value]: readonly unknown[] = entry;
    if (key === 'ca') next = { ...next, alpha: Number(value) };
    else if (key === 'BM') next = { ...next, blends: value !== 'source-over' };
    else if (key === 'Font' && Array.isArray(value)) next = { ...next, font: String(value[0]), size: Number(value[1]) };
  }
  return next;
}

/**
 * Pictures are not decoded: pdf.js leaves them out (maxImageSize), and what is left of one is the matrix that would have
 * placed it, with nothing painted before it is undone.
 */
function isLeftOut(functions: readonly number[], at: number, names: readonly string[]): boolean {
  for (let next = at + 1; next < functions.length; next++) {
    const name = names[functions[next] ?? 0];
    if (name === 'setGState' || name === 'endMarkedContent') continue;
    return name === 'restore' || name === 'paintFormXObjectEnd';
  }
  return true;
}
