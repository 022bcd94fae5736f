/** The numbers of a single line, each where there is room; the last is bold and always printed. */
import { knownPoints } from '../facts.ts';
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
    const text = numberWord(point, series.unit);
    const size = bold ? LAST : OTHERS;
    const rooms = roomsAround(
      { x: frame.xOf(point.year), y: frame.yOf(point.value) },
      textWidth(text, size, bold),
      size,
    );
    const box =
      findRoom(rooms.slice(0, 6), inside, [...strokes, ...across], boxes) ??
      findRoom(rooms, inside, strokes, boxes) ??
      (bold ? keepInside(rooms[0], inside) : undefined);
    if (!box) continue;
    boxes.push({ ...box, x: box.x - 3, width: box.width + 6 });
    marks.push(
      textMark('value', { x: box.x, y: box.y + box.height - 3 }, text, size, {
        ink: bold ? look.colour : 'second',
        bold,
      }),
    );
  }
  return marks;
}

function strokesOf(points: readonly Point[]): readonly Stroke[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index];
    return from ? [{ from, to }] : [];
  });
}

/** Above first, then below, then to either side. */
function roomsAround({ x, y }: Point, length: number, size: number): readonly Box[] {
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
