/** How the text of an element looks: what it takes over from the one around it, with what is declared of itself. */
import type { Color } from '../shown/color.ts';
import { isClosed, isFaint, isFarOff, isShown } from '../shown/shown.ts';
import { type Declarations, isDrawnTogether } from './css.ts';
import { lengthOf, opacityOf, paintOf, typeSizeOf, USUAL_SIZE } from './css-values.ts';

export interface HtmlLook {
  /** Neither it nor anything within it is seen. */
  readonly gone: boolean;
  /** It is visible; what is within may say otherwise. */
  readonly visible: boolean;
  /** Of the type, in points. */
  readonly size: number;
  readonly color: Color | null;
  readonly opacity: number;
  readonly ground: Color | null;
  /** How far its first line is moved, in points. */
  readonly indent: number;
  readonly struck: boolean;
  readonly raised: boolean;
  /** Its characters are seen in another order than they are written in, or turned over. */
  readonly reversed: boolean;
  /** Its text is seen. */
  readonly shown: boolean;
}

export function plainLook(ground: Color | null): HtmlLook {
  return {
    gone: false,
    visible: true,
    size: USUAL_SIZE,
    color: '#000000',
    opacity: 1,
    ground,
    indent: 0,
    struck: false,
    raised: false,
    reversed: false,
    shown: true,
  };
}

/** How an element stands among the words: in the line, as a part of a table, or as a block. */
export type Standing = 'inline' | 'table' | 'block';

/** The look of an element by what is declared of it. */
export function lookWithin(around: HtmlLook, declared: Declarations, standing: Standing): HtmlLook {
  if (declared.size === 0) return around;
  const value = (name: string): string => declared.get(name)?.value ?? '';
  const size = sizeOf(declared, around.size);
  const inherits = (name: string): boolean => /^(?:inherit|unset|)$/.test(value(name));
  const paint = paintOf(value('-webkit-text-fill-color')) ?? paintOf(value('color'));
  const look = {
    gone: around.gone || isGone(declared, size, standing),
    visible: inherits('visibility') ? around.visible : value('visibility') === 'visible',
    size,
    color: paint ? paint.color : inherits('color') ? around.color : null,
    opacity: paint ? paint.opacity : inherits('color') ? around.opacity : 1,
    ground: groundOf(declared, around.ground),
    indent: isIndented(value('display'), standing)
      ? (lengthOf(value('text-indent'), size) ?? around.indent)
      : around.indent,
    struck: around.struck || /line-through/.test(value('text-decoration') + value('text-decoration-line')),
    raised: around.raised || (standing === 'inline' && /^(?:super|sub)$/.test(value('vertical-align'))),
    reversed: around.reversed || isReversed(value),
  };
  const { visible: displayed, color, opacity, ground } = look;
  const shown = !look.gone && !isFarOff(look.indent) && isShown({ displayed, size, opacity, color, ground });
  return { ...look, shown };
}

/** What declares the look of letters without a doubt; with anything else, two runs may be one seen and one unseen. */
const HARMLESS =
  /^(?:mso-(?!hide)|font-(?!size)|line-height|text-(?:align|justify|autospace|underline|transform|rendering|size)|layout-|margin|padding|border|word-|white-space|letter-spacing|cursor|outline|-webkit-(?!text-fill|opacity|mask|clip|transform|filter)|-moz-|orphans|widows|page-break|tab-stops|box-sizing|list-style|table-layout|overflow-wrap|hyphens|quotes|punctuation|ime-mode|tab-size|break-|background-(?:position|repeat|size|origin|attachment|clip)|unicode-bidi|direction|color|background|background-color|font$|font-size|vertical-align|display|visibility)/;

/** What else is declared that may hide a text in a way that nobody foresaw. */
export function oddities(declared: Declarations): string {
  let odd = '';
  for (const [name, { value }] of declared)
    if (!HARMLESS.test(name) || isDrawnTogether(name, value)) odd += `${name}:${value};`;
  return odd;
}

function sizeOf(declared: Declarations, around: number): number {
  let size = around;
  for (const [name, { value }] of declared) {
    if (name === 'font-size') size = typeSizeOf(value, around) ?? size;
    else if (name === 'font') {
      const part = value.split(/[\s/]+/).find((word) => /^[\d.]+(?:px|pt|em|rem|%|pc|mm|cm)$|^0$/.test(word));
      if (part !== undefined) size = typeSizeOf(part, around) ?? size;
    }
  }
  return size;
}

/** 563 written from right to left, in boxes that follow each other backwards, or in a mirror, is seen as 365. */
function isReversed(value: (name: string) => string): boolean {
  return (
    (/override/.test(value('unicode-bidi')) && value('direction') === 'rtl') ||
    /reverse/.test(value('flex-direction') + value('flex-flow')) ||
    /scale(?:x|3d)?\(\s*-|rotate[xyz3d]*\(\s*[-+]?[1-9]|matrix\(\s*-/.test(value('transform'))
  );
}

/** What is behind the text: a picture, or a colour one can see through, is of no colour that is known. */
function groundOf(declared: Declarations, around: Color | null): Color | null {
  let ground = around;
  for (const [name, { value }] of declared) {
    if (!/^background(?:-color|-image)?$/.test(name) || NOTHING.test(value)) continue;
    const words = value.match(/[^\s(]+(?:\([^()]*\))?/g) ?? [];
    const paint = /url\(|gradient\(/.test(value) ? undefined : words.map(paintOf).find((found) => found !== null);
    if (!paint || !isFaint(paint.opacity)) ground = paint && paint.opacity > OPAQUE ? paint.color : null;
  }
  return ground;
}

const NOTHING = /^(?:none|inherit|initial|unset|)$/;
const OPAQUE = 0.95;

/** Not displayed, faint, closed, cut away, or set off the page, with all that is within. */
function isGone(declared: Declarations, size: number, standing: Standing): boolean {
  const value = (name: string): string => declared.get(name)?.value ?? '';
  if (value('display') === 'none' || value('mso-hide') === 'all') return true;
  const opacities = [value('opacity'), /opacity\(([^()]*)\)/.exec(value('filter'))?.[1] ?? ''].map(opacityOf);
  if (opacities.some((opacity) => opacity !== null && isFaint(opacity))) return true;
  const points = (name: string): number | null => lengthOf(value(name), size);
  const isOff = (...names: readonly string[]): boolean => names.some((name) => isFarOff(points(name) ?? 0));
  const aside = /^(?:absolute|fixed)$/.test(value('position'));
  if ((aside || /^(?:relative|sticky)$/.test(value('position'))) && isOff('left', 'top', 'right', 'bottom'))
    return true;
  if ((aside && isNoArea(value('clip'))) || NO_PATH.test(value('clip-path'))) return true;
  // A box of its own can be closed or moved; a run of letters in a line cannot, nor a cell.
  if (!aside && !/^(?:left|right)$/.test(value('float')) && !isBox(value('display'), standing)) return false;
  if (value('content-visibility') === 'hidden' || isOff('margin-left', 'margin-top')) return true;
  if (NO_SCALE.test(value('transform'))) return true;
  const moved = MOVED.exec(value('transform'))?.slice(1) ?? [];
  if (moved.some((length) => isFarOff(lengthOf(length ?? '', size) ?? 0))) return true;
  const cuts = /hidden|clip|auto|scroll/.test(value('overflow') + value('overflow-x') + value('overflow-y'));
  return cuts && ['height', 'max-height', 'width', 'max-width'].some((name) => isClosed(points(name) ?? SOME));
}

function isBox(display: string, standing: Standing): boolean {
  if (display === '') return standing === 'block';
  return /^inline-/.test(display) || !/^(?:inline|contents|table-|ruby)/.test(display);
}

function isIndented(display: string, standing: Standing): boolean {
  return standing === 'table' || isBox(display, standing);
}

const NO_PATH =
  /^(?:inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|circle\(\s*0|ellipse\(\s*0|polygon\(\s*0[^,]*,\s*0[^,]*,\s*0)/;
const NO_SCALE = /^(?:scale(?:3d|x|y)?\(\s*0?(?:\.0\d*)?\s*[,)]|matrix\(\s*0\s*,\s*0)/;
const MOVED = /^translate(?:3d|x|y)?\(\s*(-[\d.]+[a-z]*)?[^,)]*(?:,\s*(-[\d.]+[a-z]*))?/;
/** A length that closes nothing. */
const SOME = 100;

/** `rect()` with nothing between its edges. */
function isNoArea(clip: string): boolean {
  const edges = /^rect\(([^)]*)\)/
    .exec(clip)?.[1]
    ?.split(/[\s,]+/)
    .filter((edge) => edge !== '');
  if (edges?.length !== 4) return false;
  const [top, right, bottom, left] = edges.map((edge) => (edge === 'auto' ? null : lengthOf(edge, USUAL_SIZE)));
  const closed = (from: number | null | undefined, to: number | null | undefined): boolean =>
    from !== null && from !== undefined && to !== null && to !== undefined && isClosed(to - from);
  return closed(top, bottom) || closed(left, right);
}
