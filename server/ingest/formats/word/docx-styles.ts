/** What the styles of a Word document say that is needed to see the page: lists, and text that is hidden, raised or struck. */
import { type Attributes, attribute, isOn, walkXml } from '../container/xml.ts';

/** How a run looks; null: nothing said, the style it is based on decides. */
export interface Look {
  readonly hidden: boolean | null;
  /** Above or below the line, as the mark of a note is. */
  readonly raised: boolean | null;
  readonly struck: boolean | null;
}

export interface Style {
  base: string | null;
  list: string | null;
  level: number | null;
  look: Look;
}

export const NO_LOOK: Look = { hidden: null, raised: null, struck: null };

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

/** What the upper look leaves open, the lower one says. */
export function over(upper: Look, lower: Look): Look {
  return {
    hidden: upper.hidden ?? lower.hidden,
    raised: upper.raised ?? lower.raised,
    struck: upper.struck ?? lower.struck,
  };
}

/** A look with what one of the properties of a run says. */
export function withProperty(look: Look, name: string, attributes: Attributes): Look {
  switch (name) {
    case 'vanish':
      return { ...look, hidden: isOn(attributes) };
    case 'vertAlign':
      return { ...look, raised: /^su[pb]/.test(attribute(attributes, 'val') ?? '') };
    case 'strike':
    case 'dstrike':
      return { ...look, struck: isOn(attributes) };
    default:
      return look;
  }
}

/** Reads styles.xml. */
export function readStyles(bytes: Uint8Array, fileName: string): Map<string, Style> {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  let inRun = false;
  walkXml(bytes, fileName, {
    open: (name, attributes) => {
      if (name === 'style') {
        style = { base: null, list: null, level: null, look: NO_LOOK };
        styles.set(attribute(attributes, 'styleId') ?? '', style);
      } else if (!style) return;
      else if (name === 'basedOn') style.base = attribute(attributes, 'val');
      else if (name === 'numId') style.list = attribute(attributes, 'val');
      else if (name === 'ilvl') style.level = integer(attribute(attributes, 'val'));
      else if (name === 'rPr') inRun = true;
      else if (inRun) style.look = withProperty(style.look, name, attributes);
    },
    close: (name) => {
      if (name === 'style') style = null;
      else if (name === 'rPr') inRun = false;
    },
  });
  return styles;
}

export function integer(text: string | null): number | null {
  return text !== null && /^-?\d{1,6}$/.test(text) ? Number(text) : null;
}
