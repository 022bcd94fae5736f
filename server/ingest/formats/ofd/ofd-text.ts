/** The characters of a text object of an OFD page, each at its place. */
import type { PlacedGlyph } from '../pdf/canvas.ts';
import { type Matrix, transformed } from '../pdf/matrix.ts';
import { childrenOf, type Element, numbersOf, said, stepsOf } from './ofd-xml.ts';

type Placed = Omit<PlacedGlyph, 'shown'>;

/** Takes a character and the direction in which the text runs there. */
export type Write = (glyph: Placed, alongX: number, alongY: number) => void;

/** Characters of one object; a page of text is made of many. */
const MOST_CHARACTERS = 20_000;

/** `matrix`: from the object's coordinates to the page's. */
export function writeText(object: Element, matrix: Matrix, write: Write): void {
  const size = Math.abs(numbersOf(said(object, 'Size'))[0] ?? 0);
  const stretch = numbersOf(said(object, 'HScale'))[0] ?? 1;
  const turned = TURNS[said(object, 'CharDirection') ?? '0'] ?? [1, 0];
  const [alongX, alongY] = [
    matrix[0] * turned[0] + matrix[2] * turned[1],
    matrix[1] * turned[0] + matrix[3] * turned[1],
  ];
  const height = size * Math.hypot(matrix[2], matrix[3]);
  const font = said(object, 'Font') ?? '';
  const groups = groupsOf(object);
  let [x, y] = [0, 0];
  let code = 0;
  for (const line of childrenOf(object, 'TextCode')) {
    x = numbersOf(said(line, 'X'))[0] ?? x;
    y = numbersOf(said(line, 'Y'))[0] ?? y;
    const characters = Array.from(written(line.text)).slice(0, MOST_CHARACTERS);
    const shapes = shapesOf(characters, code, groups);
    code += characters.length;
    const places = shapes.reduce((count, { glyphs }) => count + glyphs, 0);
    const across = stepsOf(said(line, 'DeltaX'), places - 1);
    const down = stepsOf(said(line, 'DeltaY'), places - 1);
    const unsaid = across.length === 0 && down.length === 0;
    let place = 0;
    for (const { text, glyphs } of shapes) {
      const width = widthOf(text) * size * stretch;
      const first = place;
      const from = { x, y };
      let step = 0;
      for (; place < first + glyphs; place++) {
        step += unsaid ? width / glyphs : (across[place] ?? 0);
        y += down[place] ?? 0;
      }
      x += step;
      // How wide the font has it is not known; the next character says how wide it is at most.
      const reach = step > 0 && step < 1.3 * width ? step : width;
      const start = transformed(matrix, from.x, from.y);
      const end = transformed(matrix, from.x + reach * turned[0], from.y + reach * turned[1]);
      const placed = { left: Math.min(start.x, end.x), right: Math.max(start.x, end.x), baseline: start.y };
      write({ text, ...placed, size: height, font, numbered: false, slant: 0 }, alongX, alongY);
    }
  }
}

/** Where characters face that are turned clockwise. */
const TURNS: Readonly<Record<string, readonly [number, number]>> = {
  '0': [1, 0],
  '90': [0, 1],
  '180': [-1, 0],
  '270': [0, -1],
};

/** Without the line ends and indents with which a program lays out its XML. */
function written(text: string): string {
  return text.replace(/^\s*[\r\n]\s*|\s*[\r\n]\s*$/g, '').replace(/[\r\n\t]/g, '');
}

/** Characters that are drawn by another number of glyphs than they are: `codes` of them by `glyphs`. */
interface Group {
  readonly at: number;
  readonly codes: number;
  readonly glyphs: number;
}

function groupsOf(object: Element): readonly Group[] {
  const counted = (element: Element, name: string): number =>
    Math.min(MOST_CHARACTERS, Math.max(1, numbersOf(said(element, name))[0] ?? 1));
  return childrenOf(object, 'CGTransform').flatMap((element) => {
    const at = numbersOf(said(element, 'CodePosition'))[0] ?? 0;
    const [codes, glyphs] = [counted(element, 'CodeCount'), counted(element, 'GlyphCount')];
    return codes === glyphs ? [] : { at, codes, glyphs };
  });
}

/** What stands in one place: mostly a character and its glyph. */
function shapesOf(
  characters: readonly string[],
  from: number,
  groups: readonly Group[],
): readonly { readonly text: string; readonly glyphs: number }[] {
  if (groups.length === 0) return characters.map((text) => ({ text, glyphs: 1 }));
  const starts = new Map(groups.map((group) => [group.at, group]));
  const shapes: { text: string; glyphs: number }[] = [];
  for (let at = 0; at < characters.length; ) {
    const group = starts.get(from + at);
    const codes = group?.codes ?? 1;
    shapes.push({ text: characters.slice(at, at + codes).join(''), glyphs: group?.glyphs ?? 1 });
    at += codes;
  }
  return shapes;
}

/** As a share of the type size: Han and full-width characters are square, others half as wide. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u2e80-\uffef\u2014\u2018-\u201d\u2026\u{20000}-\u{3ffff}]/u.test(character) ? 1 : 0.5;
  return width;
}
