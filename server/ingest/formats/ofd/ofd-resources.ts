/** What the objects of an OFD page refer to by number: colours to draw with, and objects made of objects. */
import { resolved } from '../container/office-package.ts';
import { childOf, childrenOf, type Element, numbersOf, said, textIn } from './ofd-xml.ts';

export interface Ink {
  /** As `#rrggbb`; null: a pattern. */
  readonly colour: string | null;
  readonly alpha: number;
}

interface Colours {
  readonly fill: Ink | null;
  readonly stroke: Ink | null;
}

const NO_COLOURS: Colours = { fill: null, stroke: null };
/** A parameter is based on another, and that on another. */
const LONGEST_CHAIN = 10;

export class Resources {
  readonly #params = new Map<string, Element>();
  readonly #units = new Map<string, Element>();
  /** Names of the parts that media may be, by their numbers. */
  readonly #media = new Map<string, readonly string[]>();

  /** Adds what stands in a part of resources; a later one of the same number stands for the earlier. */
  add(part: Element, folder: string): void {
    const base = said(part, 'BaseLoc') ?? '';
    for (const group of part.children) {
      for (const element of group.children) {
        const id = said(element, 'ID') ?? '';
        if (element.name === 'MultiMedia') {
          const file = textIn(element, 'MediaFile');
          this.#media.set(id, [resolved(folder, `${base}/${file}`), resolved(folder, file), resolved('', file)]);
        }
        if (element.name === 'DrawParam') this.#params.set(id, element);
        else if (element.name === 'CompositeGraphicUnit' || element.name === 'VectorG') this.#units.set(id, element);
      }
    }
  }

  coloursOf(id: string | null): Colours {
    let colours = NO_COLOURS;
    let next = id;
    for (let step = 0; step < LONGEST_CHAIN && next !== null; step++) {
      const param: Element | undefined = this.#params.get(next);
      if (!param) break;
      const { fill, stroke } = colours;
      colours = { fill: fill ?? colourIn(param, 'FillColor'), stroke: stroke ?? colourIn(param, 'StrokeColor') };
      next = said(param, 'Relative');
    }
    return colours;
  }

  media(id: string): readonly string[] {
    return this.#media.get(id) ?? [];
  }

  unit(id: string | null): Element | null {
    return this.#units.get(id ?? '') ?? null;
  }
}

/** The colour that a child names; null: nothing is said. */
export function colourIn(element: Element, name: string): Ink | null {
  const child = childOf(element, name);
  if (!child) return null;
  const alpha = (numbersOf(said(child, 'Alpha'))[0] ?? 255) / 255;
  if (child.children.length > 0 || childrenOf(child, 'Pattern').length > 0) return { colour: null, alpha };
  const value = said(child, 'Value');
  return { colour: value === null && said(child, 'Index') === null ? '#000000' : colourOf(value), alpha };
}

/** One number is a grey, three are red, green and blue, four are inks. */
function colourOf(value: string | null): string | null {
  const numbers = (value ?? '')
    .trim()
    .split(/\s+/)
    .map((word) => (word.startsWith('#') ? Number.parseInt(word.slice(1), 16) : Number(word)));
  if (!numbers.every(Number.isFinite)) return null;
  const [a = 0, b = 0, c = 0, black = 0] = numbers;
  const part = (share: number): string =>
    Math.round(Math.min(255, Math.max(0, share)))
      .toString(16)
      .padStart(2, '0');
  if (numbers.length === 1) return `#${part(a).repeat(3)}`;
  if (numbers.length === 3) return `#${part(a)}${part(b)}${part(c)}`;
  if (numbers.length !== 4) return null;
  const paper = 255 - Math.min(255, black);
  return `#${[a, b, c].map((ink) => part(((255 - Math.min(255, ink)) * paper) / 255)).join('')}`;
}
