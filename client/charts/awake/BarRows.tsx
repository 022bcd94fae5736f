/** The bars of a comparison by Recharts, on the axes that the layout has laid out. */
import { Bar } from 'recharts';
import { type BarsDrawing, fillOf, OverBars } from '../BarMarks.tsx';
import { Rows } from './Rows.tsx';

export function BarRows({ plan, active }: BarsDrawing) {
  const drawn = plan.rows.flatMap((row, at) => (row.bar ? [{ row, bar: row.bar, at }] : []));
  const data = drawn.map(({ at, row }) => ({ at, value: row.row.point?.value ?? 0 }));
  return (
    <Rows plan={plan} span={plan.span} data={data} over={<OverBars plan={plan} active={active} />}>
      <Bar
        dataKey="value"
        isAnimationActive={false}
        shape={({ x = 0, width: wide = 0, index: position }) => {
          const one = drawn[position ?? -1];
          if (!one) return <g />;
          return (
            <rect
              x={Math.min(x, x + wide)}
              y={one.bar.y}
              width={Math.max(Math.abs(wide), Math.min(1, one.bar.width))}
              height={one.bar.height}
              {...fillOf(one.row, one.at === active)}
            />
          );
        }}
      />
    </Rows>
  );
}
