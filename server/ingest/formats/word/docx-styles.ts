/** What the styles of a Word document say that is needed to see the page: lists, and how text looks. */
import { type Attributes, attribute, isOn, walkXml } from '../container/xml.ts';
import { type Color, colorOfHex } from '../shown/color.ts';
import { type Ground, type Look, NO_LOOK, over } from './run-look.ts';

export interface Style {
  base: string | null;
  list: string | null;
  level: number | null;
  look: Look;
  /** It shades cells of tables. */
  shades: boolean;
}

/** A style is based on another, and that on another; a chain without end is a fault of the file. */
const LONGEST_CHAIN = 20;

/** A style and those it is based on, the nearest first. */
export function* chainOf(name: string | null, styles: ReadonlyMap<string, Style>): Generator<Style> {
  let next = name;
  for (let step = 0; step < LONGEST_CHAIN && next !== null; step++) {
    const style = styles.get(next);
    if (!style) return;
    yield style;
    next = style.base;
  }
}

/** How a run looks by a style. */
export function lookOf(name: string | null, styles: ReadonlyMap<string, Style>): Look {
  let look = NO_LOOK;
  for (const style of chainOf(name, styles)) look = over(look, style.look);
  return look;
}

/** How text of a paragraph looks by its style and by what holds for all text. */
export function lookOfParagraph(name: string, styles: ReadonlyMap<string, Style>): Look {
  return over(lookOf(name, styles), styles.get(DEFAULTS)?.look ?? NO_LOOK);
}

/** Whether a table's style shades some of its cells. */
export function shadesCells(name: string | null, styles: ReadonlyMap<string, Style>): boolean {
  for (const style of chainOf(name, styles)) if (style.shades) return true;
  return false;
}

/** Properties that hide nothing, or that are looked at elsewhere. */
const HARMLESS = new Set(
  (
    'rFonts rStyle lang b bCs i iCs u kern noProof cs rtl szCs snapToGrid position vertAlign caps smallCaps bdr em ' +
    'eastAsianLayout fitText webHidden textFill solidFill ins moveTo hint cntxtAlts ligatures numForm numSpacing stylisticSets styleSet rsid'
  ).split(' '),
);
/** Letters set so much narrower (per cent) or nearer (twentieths of a point) than usual may stand upon one another. */
const NARROWEST = 30;
const NEAREST = -40;

/** A look with what one of the properties of a run says. */
export function withProperty(look: Look, name: string, attributes: Attributes): Look {
  if (HARMLESS.has(name) && name !== 'vertAlign') return look;
  const value = attribute(attributes, 'val');
  switch (name) {
    case 'vanish':
      return { ...look, hidden: isOn(attributes) };
    case 'vertAlign':
      return { ...look, raised: /^su[pb]/.test(value ?? '') };
    case 'strike':
    case 'dstrike':
      return { ...look, struck: isOn(attributes) };
    case 'color':
      return { ...look, color: colorOfHex(value ?? '') ?? 'auto' };
    case 'sz':
    case 'sz-cs':
      return { ...look, size: integer(value) ?? look.size };
    case 'highlight':
      return { ...look, ground: value === 'none' ? look.ground : (HIGHLIGHTS[value ?? ''] ?? 'unknown') };
    case 'shd':
      return { ...look, ground: shadingOf(attributes) };
    case 'noFill':
      return { ...look, hidden: true };
    case 'alpha':
      // Of letters, how far one can see through them; of drawings it is the other way round.
      return (integer(value) ?? 0) < TRANSPARENT ? withOdd(look, name, value) : { ...look, hidden: true };
    case 'schemeClr':
      return DARK.test(value ?? '') ? look : withOdd(look, name, value);
    case 'spacing':
      return (integer(value) ?? 0) > NEAREST ? look : withOdd(look, name, null);
    case 'w':
      return (integer(value) ?? 100) > NARROWEST ? look : withOdd(look, name, null);
    default:
      return withOdd(look, name, value);
  }
}

function withOdd(look: Look, name: string, value: string | null): Look {
  return { ...look, odd: `${look.odd ?? ''}${name}${value ?? ''} ` };
}

/** In thousandths of a per cent. */
const TRANSPARENT = 95_000;
/** Names of the colour of the text in a theme. */
const DARK = /^(?:tx1|dk1|text1|dark1)$/;

/** The ground that a shading gives (`w:shd`). */
export function shadingOf(attributes: Attributes): Ground {
  const pattern = attribute(attributes, 'val') ?? 'clear';
  if (pattern === 'nil') return 'none';
  if (pattern === 'solid') return colorOfHex(attribute(attributes, 'color') ?? '') ?? 'unknown';
  if (pattern !== 'clear') return 'unknown';
  const fill = attribute(attributes, 'fill') ?? 'auto';
  return fill === 'auto' ? 'none' : (colorOfHex(fill) ?? 'unknown');
}

const HIGHLIGHTS: Readonly<Record<string, Color>> = {
  black: '#000000',
  blue: '#0000ff',
  cyan: '#00ffff',
  darkBlue: '#000080',
  darkCyan: '#008080',
  darkGray: '#808080',
  darkGreen: '#008000',
  darkMagenta: '#800080',
  darkRed: '#800000',
  darkYellow: '#808000',
  green: '#00ff00',
  lightGray: '#c0c0c0',
  magenta: '#ff00ff',
  red: '#ff0000',
  white: '#ffffff',
  yellow: '#ffff00',
};

/** What a paragraph without a style looks like, and what every text does where no style says otherwise. */
export const USUAL_STYLE = '\u0000usual';
const DEFAULTS = '\u0000defaults';

/** Reads styles.xml. */
export function readStyles(bytes: Uint8Array, fileName: string): Map<string, Style> {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  let inRun = false;
  walkXml(bytes, fileName, {
    open: (name, attributes) => {
      if (name === 'style' || name === 'docDefaults') {
        style = { base: null, list: null, level: null, look: NO_LOOK, shades: false };
        styles.set(name === 'docDefaults' ? DEFAULTS : (attribute(attributes, 'styleId') ?? ''), style);
        const usual = attribute(attributes, 'default') === '1' && attribute(attributes, 'type') === 'paragraph';
        if (usual) styles.set(USUAL_STYLE, style);
      } else if (!style) return;
      else if (name === 'basedOn') style.base = attribute(attributes, 'val');
      else if (name === 'numId') style.list = attribute(attributes, 'val');
      else if (name === 'ilvl') style.level = integer(attribute(attributes, 'val'));
      else if (name === 'rPr') inRun = true;
      else if (inRun) style.look = withProperty(style.look, name, attributes);
      else if (name === 'shd') style.shades ||= shadingOf(attributes) !== 'none';
    },
    close: (name) => {
      if (name === 'style' || name === 'docDefaults') style = null;
      else if (name === 'rPr') inRun = false;
    },
  });
  return styles;
}

export function integer(text: string | null): number | null {
  return text !== null && /^-?\d{1,6}$/.test(text) ? Number(text) : null;
}
