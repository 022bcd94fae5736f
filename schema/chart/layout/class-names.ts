/** Names of the classes of stacked bars: over the first bar, or beside their colours. */
import type { OutcomePart } from '../outcomes.ts';
import type { Box } from './geometry.ts';
import { type TextMark, textMark } from './marks.ts';
import { textWidth } from './text-width.ts';

const SIZE = 12;

export interface KeyItem {
  /** Place of the class in the form, which has its colour. */
  readonly index: number;
  readonly box: Box;
}

export interface ClassNames {
  readonly height: number;
  readonly key: readonly KeyItem[];
  readonly texts: readonly TextMark[];
}

/** Names over the segments of the first bar, each over its own or moved a little; null where one would have to move far. */
export function namesOver(
  parts: readonly OutcomePart[],
  labels: readonly string[],
  { left, right, width }: { readonly left: number; readonly right: number; readonly width: number },
): ClassNames | null {
  const texts: TextMark[] = [];
  let edge = left;
  let start = left;
  for (const [index, label] of labels.entries()) {
    const size = (right - left) * (parts[index]?.share ?? 0);
    const x = Math.max(start + 2, edge);
    // A name that begins beyond its own segment would be read as the next one's.
    if (x > start + Math.max(0, size - 6)) return null;
    edge = x + textWidth(label, SIZE) + 8;
    if (edge - 8 > width) return null;
    texts.push(textMark('class', { x, y: 13 }, label, SIZE));
    start += size;
  }
  return { height: 22, key: [], texts };
}

/** Colours with their names, in as many rows as they take. */
export function keyOf(labels: readonly string[], width: number): ClassNames {
  const texts: TextMark[] = [];
  const key: KeyItem[] = [];
  let x = 0;
  let y = 0;
  for (const [index, label] of labels.entries()) {
    const length = 18 + textWidth(label, SIZE) + 16;
    if (x > 0 && x + length - 16 > width) {
      x = 0;
      y += 20;
    }
    key.push({ index, box: { x: x + 0.5, y: y + 3.5, width: 12, height: 11 } });
    texts.push(textMark('class', { x: x + 18, y: y + 13 }, label, SIZE));
    x += length;
  }
  return { height: y + 28, key, texts };
}
