/** Signs of editors' notes at points whose numbers are not printed: beside the point, off the lines and off what is written already. */
import { knownPoints } from '../facts.ts';
import { noteSigns } from '../point-notes.ts';
import type { Box } from './geometry.ts';
import { findRoom } from './labels.ts';
import { type TextMark, textMark } from './marks.ts';
import { textWidth } from './text-width.ts';
import type { Frame, PlannedLine } from './trend-lines.ts';
import { roomsAround, strokesOf } from './trend-values.ts';

const SIZE = 12;

interface Signed {
  readonly line: PlannedLine;
  /** The year whose number stands, with its sign, beside the line's name; null: none does. */
  readonly printed: number | null;
}

/** `texts`: everything written in the drawing. A sign for which there is no room stands over its point all the same. */
export function placeSigns(
  lines: readonly Signed[],
  frame: Frame,
  width: number,
  texts: readonly TextMark[],
): readonly TextMark[] {
  const strokes = lines.flatMap(({ line: { pieces } }) => pieces.flatMap(({ at }) => strokesOf(at)));
  const inside: Box = { x: 0, y: 0, width, height: frame.bottom - 1 };
  const boxes: Box[] = [...texts.map(boxOf), ...lines.flatMap(({ line }) => line.dots.map(boxOfDot))];
  return lines.flatMap(({ line, printed }) =>
    knownPoints(line.series).flatMap((point) => {
      const text = noteSigns(point);
      if (text === '' || point.year === printed) return [];
      const at = { x: frame.xOf(point.year), y: frame.yOf(point.value) };
      const rooms = roomsAround(at, textWidth(text, SIZE), SIZE);
      const [over] = rooms;
      const box = findRoom(rooms, inside, strokes, boxes) ?? findRoom(rooms, inside, [], boxes) ?? over;
      if (!box) return [];
      boxes.push(box);
      // As names: the grey of a line is too weak for text.
      const ink = line.look.leads ? line.look.colour : 'second';
      return [textMark('noted', { x: box.x, y: box.y + box.height - 3 }, text, SIZE, { ink })];
    }),
  );
}

/** The room that a line of text takes. */
export function boxOf({ x, y, text, size, bold, anchor }: TextMark): Box {
  const width = textWidth(text, size, bold);
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
  return { x: left, y: y - size, width, height: size + 3 };
}

function boxOfDot({ x, y, size }: PlannedLine['dots'][number]): Box {
  return { x: x - size, y: y - size, width: size * 2, height: size * 2 };
}
