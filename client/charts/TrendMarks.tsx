/** What stands under and over the lines of a trend, whoever draws the lines; and the lines themselves, standing still. */
import { hasFailed, isKnown } from '../../schema/chart/facts.ts';
import { BREAK_DASH, SOFT_DASH } from '../../schema/chart/layout/pieces.ts';
import type { TrendPlan } from '../../schema/chart/layout/trend.ts';
import type { PlannedLine } from '../../schema/chart/layout/trend-lines.ts';
import { HAIRLINE, INK, PAPER, SECOND_INK } from '../../schema/chart/palette.ts';
import { pointOf } from './answered-chart.ts';
import { Strokes, Texts } from './Marks.tsx';
import { Sheet } from './Waking.tsx';

export interface TrendDrawing {
  readonly plan: TrendPlan;
  /** The year looked at; null: none. */
  readonly active: number | null;
  /** Place of the line pointed at. */
  readonly pointed: number | null;
}

/** How a piece of a line is drawn. */
export function penOf({ index, look }: PlannedLine, soft: boolean, pointed: number | null) {
  return {
    stroke: index === pointed ? INK : look.colour,
    strokeWidth: index === pointed ? 2.2 : soft ? look.width - 0.6 : look.width,
    ...(soft ? { strokeDasharray: SOFT_DASH } : {}),
    strokeLinejoin: 'round' as const,
  };
}

export function StillTrend({ plan, active, pointed }: TrendDrawing) {
  return (
    <Sheet of="still" width={plan.width} height={plan.height}>
      <UnderLines plan={plan} active={active} />
      {plan.lines.map((line) =>
        line.pieces.map(({ at, soft }) => (
          <path
            key={`${line.index}/${at[0]?.x}`}
            d={at.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${x} ${y}`).join(' ')}
            fill="none"
            {...penOf(line, soft, pointed)}
          />
        )),
      )}
      <OverLines plan={plan} active={active} pointed={pointed} />
    </Sheet>
  );
}

export function UnderLines({ plan: { frame, ticks }, active }: Omit<TrendDrawing, 'pointed'>) {
  const across = (y: number) => ({ from: { x: frame.left, y }, to: { x: frame.right, y } });
  const x = active === null ? 0 : frame.xOf(active);
  return (
    <>
      <Strokes strokes={ticks.flatMap(({ value, y }) => (value === 0 ? [] : [across(y)]))} colour={HAIRLINE} />
      <Strokes strokes={ticks.flatMap(({ value, y }) => (value === 0 ? [across(y)] : []))} colour={INK} />
      {active !== null && (
        <Strokes strokes={[{ from: { x, y: frame.top }, to: { x, y: frame.bottom } }]} colour={SECOND_INK} />
      )}
    </>
  );
}

export function OverLines(drawing: TrendDrawing) {
  const { breaks, leads, texts } = drawing.plan;
  return (
    <>
      <Strokes strokes={breaks.map(({ line }) => line)} colour={SECOND_INK} dash={BREAK_DASH} />
      <Strokes strokes={leads} colour={HAIRLINE} />
      <Dots {...drawing} />
      <Texts marks={texts} />
    </>
  );
}

function Dots({ plan: { lines, frame }, active, pointed }: TrendDrawing) {
  return lines.map(({ index, series, look, dots }) => {
    const point = active === null || !(look.named || index === pointed) ? undefined : pointOf(series, active);
    const now = isKnown(point)
      ? [{ x: frame.xOf(point.year), y: frame.yOf(point.value), year: -1, size: 4, open: hasFailed(point) }]
      : [];
    return [...dots, ...now].map(({ x, y, year, size, open }) => (
      <circle
        key={`${index}/${year}`}
        data-role={year < 0 ? 'active' : 'dot'}
        cx={x}
        cy={y}
        r={size}
        fill={open ? PAPER : index === pointed ? INK : look.colour}
        stroke={open ? (index === pointed ? INK : look.colour) : PAPER}
        strokeWidth={open ? 1.6 : 1}
      />
    ));
  });
}
