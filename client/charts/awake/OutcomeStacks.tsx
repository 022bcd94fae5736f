/** Stacked bars by Recharts, on the axes that the layout has laid out. */
import { Bar, BarChart, XAxis, YAxis, ZIndexLayer } from 'recharts';
import { OverStacks, Part, type StacksDrawing } from '../StackMarks.tsx';

export function OutcomeStacks(drawing: StacksDrawing) {
  const { set, rows, left, right, width, height } = drawing.plan;
  const data = rows.map(({ bar }, at) => ({
    at,
    ...Object.fromEntries(set.classes.map((measure, index) => [measure, bar.parts?.[index]?.share ?? 0])),
  }));
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={height}
      margin={{ top: 0, right: width - right, bottom: 0, left: 0 }}
      data={data}
      accessibilityLayer={false}
    >
      <XAxis type="number" domain={[0, 1]} allowDataOverflow hide />
      <YAxis type="category" dataKey="at" width={left} axisLine={false} tickLine={false} tick={false} />
      {set.classes.map((measure, part) => (
        <Bar
          key={measure}
          dataKey={measure}
          stackId="outcomes"
          isAnimationActive={false}
          // Across the rows, which are not all of one height, the layout says where a bar lies; along them the axis does.
          shape={({ x = 0, width: wide = 0, index = -1 }) => {
            const row = rows[index];
            const segment = row?.segments.find((one) => one.index === part);
            if (!row || !segment) return <g />;
            return <Part {...{ drawing, row, at: index, segment, x, width: wide }} />;
          }}
        />
      ))}
      <ZIndexLayer zIndex={900}>
        <OverStacks {...drawing} />
      </ZIndexLayer>
    </BarChart>
  );
}
