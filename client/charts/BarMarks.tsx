/** What stands over the bars of a comparison, whoever draws the bars; how a bar is filled; and the bars themselves, standing still. */
import { type BarsPlan, OPEN_DASH, type PlannedBar } from '../../schema/chart/layout/bars.ts';
import type { Stroke } from '../../schema/chart/layout/marks.ts';
import { INK, PAPER, REST_FILL, SECOND_INK } from '../../schema/chart/palette.ts';
import { Strokes, Texts } from './Marks.tsx';
import { Sheet } from './Waking.tsx';

export interface BarsDrawing {
  readonly plan: BarsPlan;
  /** Place of the row looked at; null: none. */
  readonly active: number | null;
}

export function fillOf({ open, colour }: PlannedBar, isActive: boolean) {
  return open
    ? { fill: PAPER, stroke: colour ?? SECOND_INK, strokeWidth: 1.2, strokeDasharray: OPEN_DASH }
    : { fill: colour ?? (isActive ? SECOND_INK : REST_FILL) };
}

export function StillBars({ plan, active }: BarsDrawing) {
  return (
    <Sheet of="still" width={plan.width} height={plan.height}>
      {plan.rows.map((row, at) => row.bar && <rect key={row.index} {...row.bar} {...fillOf(row, at === active)} />)}
      <OverBars plan={plan} active={active} />
    </Sheet>
  );
}

export function OverBars({ plan: { rows, zeros, texts }, active }: BarsDrawing) {
  return (
    <>
      <Strokes strokes={zeros} colour={INK} />
      {rows.map(({ index: place, before, texts: own }, index) => (
        <g key={place}>
          {before && <Before {...before} />}
          <Texts marks={own} strong={({ role }) => role === 'row' && index === active} />
        </g>
      ))}
      <Texts marks={texts} />
    </>
  );
}

/** Last year's value: an open dot at the end of a thin line. */
function Before(before: Stroke) {
  const { x, y } = before.to;
  return (
    <>
      <Strokes strokes={[before]} colour={SECOND_INK} />
      <circle cx={x} cy={y} r={3.2} fill={PAPER} stroke={INK} strokeWidth={1.4} />
    </>
  );
}
