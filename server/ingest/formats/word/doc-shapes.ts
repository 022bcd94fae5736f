/** The floating shapes of a Word 97–2003 document: pictures (a table may be one) and text boxes, and where they hang. */
import { BeyondEnd, Bytes } from '../container/bytes.ts';

export interface DocShapes {
  /** Places in the text, in characters from its start, at which pictures hang. */
  readonly pictures: ReadonlySet<number>;
  /** Text boxes by the place at which they hang: ranges of the text of all boxes. */
  readonly boxes: ReadonlyMap<number, readonly TextRange[]>;
  /** Text boxes that hang nowhere. */
  readonly loose: readonly TextRange[];
}

export interface TextRange {
  readonly from: number;
  readonly to: number;
}

const ANCHOR = 26;
const BOX = 22;
const GROUP = 0xf003;
const SHAPE = 0xf00a;
const PICTURE_FRAME = 75;

/**
 * `drawings`: the shapes, as records within records; `anchors`: places of the text and the shapes that hang there; `texts`:
 * ranges of the text of the boxes and the shapes they belong to. Throws BeyondEnd.
 */
export function readShapes(drawings: Uint8Array, anchors: Uint8Array, texts: Uint8Array): DocShapes {
  const { pictures, groups } = walkDrawings(new Bytes(drawings));
  const places = readAnchors(new Bytes(anchors));
  const boxes = new Map<number, TextRange[]>();
  const loose: TextRange[] = [];
  for (const { shape, ...range } of readTexts(new Bytes(texts))) {
    const place = places.get(groups.get(shape) ?? shape);
    const known = place === undefined ? loose : boxes.get(place);
    if (known) known.push(range);
    else if (place !== undefined) boxes.set(place, [range]);
  }
  const pictured = [...pictures].map((shape) => places.get(groups.get(shape) ?? shape));
  return { pictures: new Set(pictured.filter((place) => place !== undefined)), boxes, loose };
}

/** Places by the number of the shape. */
function readAnchors(bytes: Bytes): Map<number, number> {
  const places = new Map<number, number>();
  const count = Math.floor((bytes.length - 4) / (ANCHOR + 4));
  for (let i = 0; i < count; i++) places.set(bytes.u32((count + 1) * 4 + i * ANCHOR), bytes.u32(i * 4));
  return places;
}

/** The last range is the end of the text and no box. */
function readTexts(bytes: Bytes): (TextRange & { readonly shape: number })[] {
  const count = Math.floor((bytes.length - 4) / (BOX + 4));
  const found: (TextRange & { shape: number })[] = [];
  for (let i = 0; i + 1 < count; i++) {
    const from = bytes.u32(i * 4);
    const to = bytes.u32((i + 1) * 4);
    if (to < from) throw new BeyondEnd('text boxes that overlap');
    found.push({ from, to, shape: bytes.u32((count + 1) * 4 + i * BOX + 14) });
  }
  return found;
}

/** Shapes that are pictures, and for each shape of a group the shape that stands for the outermost group. */
function walkDrawings(bytes: Bytes): { pictures: Set<number>; groups: Map<number, number> } {
  const pictures = new Set<number>();
  const groups = new Map<number, number>();
  // All shapes of a drawing are in one group, which is none; those within that begin with a shape that stands for them.
  const open: { readonly end: number; first: number | null }[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const head = bytes.u16(at);
    const kind = bytes.u16(at + 2);
    // Between the drawings stands a byte that says which text they belong to.
    if (kind < 0xf000) {
      at++;
      continue;
    }
    while (at >= (open.at(-1)?.end ?? Number.POSITIVE_INFINITY)) open.pop();
    const length = bytes.u32(at + 4);
    if (kind === GROUP && open.length < 3) open.push({ end: at + 8 + length, first: null });
    if (kind === SHAPE && at + 12 <= bytes.length) {
      const shape = bytes.u32(at + 8);
      const group = open[1];
      if (group) {
        group.first ??= shape;
        groups.set(shape, group.first);
      }
      if (head >> 4 === PICTURE_FRAME) pictures.add(shape);
    }
    // Records that hold others are walked into by going on behind their head.
    at += (head & 0x0f) === 0x0f ? 8 : 8 + length;
  }
  return { pictures, groups };
}
