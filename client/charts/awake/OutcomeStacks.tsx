/** Stacked bars by Recharts, on the axes that the layout has laid out. */
import { Bar } from 'recharts';
import { OverStacks, Part, type StacksDrawing } from '../StackMarks.tsx';
import { Rows } from './Rows.tsx';

export function OutcomeStacks(drawing: StacksDrawing) {
  const { set, rows } = drawing.plan;
  const data = rows.map(({ bar }, at) => ({
    at,
    ...Object.fromEntries(set.classes.map((measure, index) => [measure, bar.parts?.[index]?.share ?? 0])),
  }));
  return (
    <Rows plan={drawing.plan} span={[0, 1]} data={data} over={<OverStacks {...drawing} />}>
      {set.classes.map((measure, part) => (
        <Bar
          key={measure}
          dataKey={measure}
          stackId="outcomes"
          isAnimationActive={false}
          shape={({ x = 0, width: wide = 0, index = -1 }) => {
            const row = rows[index];
            const segment = row?.segments.find((one) => one.index === part);
            if (!row || !segment) return <g />;
            return <Part {...{ drawing, row, at: index, segment, x, width: wide }} />;
          }}
        />
      ))}
    </Rows>
  );
}
