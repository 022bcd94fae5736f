/** The bars of a comparison by Recharts, on the axes that the layout has laid out. */
import { Bar, BarChart, XAxis, YAxis, ZIndexLayer } from 'recharts';
import { type BarsDrawing, fillOf, OverBars } from '../BarMarks.tsx';

export function BarRows({ plan, active }: BarsDrawing) {
  const { rows, left, right, span, width, height } = plan;
  const drawn = rows.flatMap((row, at) => (row.bar ? [{ row, bar: row.bar, at }] : []));
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={height}
      margin={{ top: 0, right: width - right, bottom: 0, left: 0 }}
      data={drawn.map(({ at, row }) => ({ at, value: row.row.point?.value ?? 0 }))}
      accessibilityLayer={false}
    >
      <XAxis type="number" domain={[...span]} allowDataOverflow hide />
      <YAxis type="category" dataKey="at" width={left} axisLine={false} tickLine={false} tick={false} />
      <Bar
        dataKey="value"
        isAnimationActive={false}
        // Across the rows, which are not all of one height, the layout says where a bar lies; along them the axis does.
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
      <ZIndexLayer zIndex={900}>
        <OverBars plan={plan} active={active} />
      </ZIndexLayer>
    </BarChart>
  );
}
