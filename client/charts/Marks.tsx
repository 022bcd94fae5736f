/** Texts and lines as the layout has placed them. */
import type { Ink, Stroke, TextMark, TextRole } from '../../schema/chart/layout/marks.ts';
import { INK, SECOND_INK } from '../../schema/chart/palette.ts';
import styles from './charts.module.css';

/** These stand on or beside lines, which must not run through them. */
const OVER_LINES: ReadonlySet<TextRole> = new Set(['value', 'name', 'last', 'break', 'heading']);

function colourOf(ink: Ink): string {
  return ink === 'ink' ? INK : ink === 'second' ? SECOND_INK : ink;
}

/** `strong`: those set in bold besides, such as the name of the row looked at. */
export function Texts({
  marks,
  strong,
}: {
  readonly marks: readonly TextMark[];
  readonly strong?: (mark: TextMark) => boolean;
}) {
  return marks.map((mark, index) => (
    <text
      // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity but their place in the drawing
      key={index}
      data-role={mark.role}
      x={mark.x}
      y={mark.y}
      textAnchor={mark.anchor}
      fontSize={mark.size}
      fontWeight={mark.bold || strong?.(mark) ? 600 : 400}
      fill={colourOf(mark.ink)}
      className={OVER_LINES.has(mark.role) ? styles.halo : undefined}
    >
      {mark.text}
    </text>
  ));
}

export function Strokes({
  strokes,
  colour,
  dash,
}: {
  readonly strokes: readonly Stroke[];
  readonly colour: string;
  readonly dash?: string;
}) {
  return strokes.map(({ from, to }, index) => (
    <line
      // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place in the drawing
      key={index}
      x1={from.x}
      y1={from.y}
      x2={to.x}
      y2={to.y}
      stroke={colour}
      strokeDasharray={dash}
    />
  ));
}
