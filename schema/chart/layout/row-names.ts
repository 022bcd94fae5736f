/** The names of rows: in a column before them, or, where that would leave too little for what is drawn, each over its row. */
import type { Point } from './geometry.ts';
import { type TextMark, textLines } from './marks.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap.ts';

export const NAME = 13;
const LINE = 16;
/** Below this width names stand over their rows. */
const STACKED = 420;

export interface RowNames {
  readonly stacked: boolean;
  /** Where what is drawn begins. */
  readonly left: number;
  /** Pixels a row takes, with the name over it. */
  readonly height: number;
  /** Middle of what is drawn in a row that begins at `top`. */
  readonly middleOf: (top: number) => number;
  /** The name of the row that begins at `top`. */
  readonly nameOf: (name: string, top: number, bold: boolean) => readonly TextMark[];
}

interface Room {
  readonly width: number;
  /** Pixels of a row without its name. */
  readonly row: number;
  /** Pixels before the names. */
  readonly indent?: number;
  /** Pixels at the end of a line that a name over its row leaves free. */
  readonly beside?: number;
  /** Of the width the column of names may have at most. */
  readonly most?: number;
}

export function planNames(
  names: readonly string[],
  { width, row, indent = 0, beside = 0, most = 0.32 }: Room,
): RowNames {
  const stacked = width < STACKED;
  const longest = Math.max(20, ...names.map((name) => textWidth(name, NAME, true))) + 1;
  const column = stacked ? width - indent - beside : Math.min(width * most, longest);
  const height = stacked ? row + LINE : row;
  const middleOf = (top: number): number => top + height - row / 2;
  return {
    stacked,
    left: indent + (stacked ? 0 : column + 12),
    height,
    middleOf,
    nameOf: (name, top, bold) => {
      const lines = wrapText(name, NAME, column, 1, bold);
      const at: Point = stacked ? { x: indent, y: top + 13 } : { x: indent + column, y: middleOf(top) + 4.5 };
      return textLines('row', at, lines, LINE, NAME, { bold, anchor: stacked ? 'start' : 'end' });
    },
  };
}
