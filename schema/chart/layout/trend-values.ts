/** The numbers of a single line, each where there is room; the last is bold and always printed. */
import { knownPoints } from '../facts.ts';
import { noteSigns } from '../point-notes.ts';
import type { Box, Point } from './geometry.ts';
import { findRoom } from './labels.ts';
import { type Stroke, type TextMark, textMark } from './marks.ts';
import { numberWord } from './point-words.ts';
import { textWidth } from './text-width.ts';
import type { Frame, PlannedLine } from './trend-lines.ts';

const LAST = 14;
const OTHERS = 12;

/** `taken` are the boxes of words that stand already, `grid` the heights of the lines across. */
export function placeValues(
  { series, look, pieces }: PlannedLine,
  frame: Frame,
  width: number,
  taken: readonly Box[],
  grid: readonly number[],
): readonly TextMark[] {
  const points = knownPoints(series);
  const last = points[points.length - 1];
  if (!last) return [];
  const strokes = pieces.flatMap(({ at }) => strokesOf(at));
  const across = grid.map((y) => ({ from: { x: frame.left, y }, to: { x: frame.right, y } }));
  const inside: Box = { x: 0, y: 0, width, height: frame.bottom - 1 };
  const boxes = [
    ...taken,
    ...points.map(({ year, value }) => ({ x: frame.xOf(year) - 4, y: frame.yOf(value) - 4, width: 8, height: 8 })),
  ];
  const marks: TextMark[] = [];
  for (const point of [last, ...points.slice(0, -1)]) {
    const bold = point === last;
    const size = bold ? LAST : OTHERS;
    const roomsOf = (text: string): readonly Box[] =>
      roomsAround({ x: frame.xOf(point.year), y: frame.yOf(point.value) }, textWidth(text, size, bold), size);
    const roomFor = (text: string): Box | undefined =>
      findRoom(roomsOf(text).slice(0, 6), inside, [...strokes, ...across], boxes) ??
      findRoom(roomsOf(text), inside, strokes, boxes);
    const whole = numberWord(point, series.unit);
    // Where a number has no room, the sign of its note must still be found.
    const signs = noteSigns(point);
    const box = roomFor(whole);
    const [text, at] =
      box || bold || signs === ''
        ? [whole, box ?? (bold ? keepInside(roomsOf(whole)[0], inside) : undefined)]
        : [signs, roomFor(signs) ?? keepInside(roomsOf(signs)[0], inside)];
    if (!at) continue;
    boxes.push({ ...at, x: at.x - 3, width: at.width + 6 });
    marks.push(
      textMark('value', { x: at.x, y: at.y + at.height - 3 }, text, size, {
        ink: bold ? look.colour : 'second',
        bold,
      }),
    );
  }
  return marks;
}

export function strokesOf(points: readonly Point[]): readonly Stroke[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index];
    return from ? [{ from, to }] : [];
  });
}

/** Above first, then below, then to either side. */
export function roomsAround({ x, y }: Point, length: number, size: number): readonly Box[] {
  const height = size + 2;
  const above = y - height - 6;
  const below = y + 6;
  const box = (left: number, top: number): Box => ({ x: left, y: top, width: length, height });
  return [
    box(x - length / 2, above),
    box(x - length + 4, above),
    box(x - 4, above),
    box(x - length / 2, below),
    box(x - 4, below),
    box(x - length + 4, below),
    box(x - length / 2, above - 8),
    box(x - length / 2, below + 8),
    box(x + 8, y - height / 2),
    box(x - length - 8, y - height / 2),
  ];
}

function keepInside(box: Box | undefined, inside: Box): Box | undefined {
  if (!box) return undefined;
  const x = Math.max(inside.x, Math.min(box.x, inside.x + inside.width - box.width));
  return { ...box, x, y: Math.max(inside.y, box.y) };
}
