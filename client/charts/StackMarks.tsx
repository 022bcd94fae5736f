/** What stands over stacked bars, whoever draws their parts; and the parts themselves, standing still. */
import type { OutcomesPlan, Segment, StackedRow } from '../../schema/chart/layout/outcomes.ts';
import { BREAK_DASH } from '../../schema/chart/layout/pieces.ts';
import { HAIRLINE, SECOND_INK } from '../../schema/chart/palette.ts';
import { Strokes, Texts } from './Marks.tsx';
import { Sheet } from './Waking.tsx';

export interface StacksDrawing {
  readonly plan: OutcomesPlan;
  /** The year in full colour; null: all of them. */
  readonly year: number | null;
  /** Place of the row looked at; null: none. */
  readonly active: number | null;
}

/** One part of a bar, with its share; `x` and `width` are those of whoever draws it. */
export function Part({
  drawing: { plan, year, active },
  row,
  at,
  segment,
  x,
  width,
}: {
  readonly drawing: StacksDrawing;
  readonly row: StackedRow;
  readonly at: number;
  readonly segment: Segment;
  readonly x: number;
  readonly width: number;
}) {
  const { box, text, index } = segment;
  const isFull = year === null || row.bar.year === year || at === active;
  return (
    <g>
      <rect
        data-role="part"
        x={x}
        y={box.y}
        width={Math.max(0, width - 1)}
        height={box.height}
        fill={plan.set.colours[index]}
        opacity={isFull ? 1 : 0.62}
      />
      {text && <Texts marks={[isFull ? text : { ...text, ink: 'ink' }]} />}
    </g>
  );
}

export function StillStacks(drawing: StacksDrawing) {
  const { rows, width, height } = drawing.plan;
  return (
    <Sheet of="still" width={width} height={height}>
      {rows.map((row, at) =>
        row.segments.map((segment) => (
          <Part
            key={`${row.key} ${segment.index}`}
            {...{ drawing, row, at, segment, x: segment.box.x, width: segment.box.width }}
          />
        )),
      )}
      <OverStacks {...drawing} />
    </Sheet>
  );
}

export function OverStacks({ plan: { key, set, texts, rows }, active }: StacksDrawing) {
  return (
    <>
      {key.map(({ index, box }) => (
        <rect key={index} data-role="key" {...box} fill={set.colours[index]} />
      ))}
      <Texts marks={texts} />
      {rows.map(({ key: name, empty, divide, texts: own }, index) => (
        <g key={name}>
          {divide && <Strokes strokes={[divide]} colour={SECOND_INK} dash={BREAK_DASH} />}
          {empty && <Strokes strokes={[empty]} colour={HAIRLINE} dash="3 3" />}
          <Texts marks={own} strong={({ role }) => role === 'row' && index === active} />
        </g>
      ))}
    </>
  );
}
