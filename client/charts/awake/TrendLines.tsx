/** The lines of a trend by Recharts, on the axes that the layout has laid out. */
import { useMemo } from 'react';
import { DefaultZIndexes, Line, LineChart, XAxis, YAxis, ZIndexLayer } from 'recharts';
import type { TrendPlan } from '../../../schema/chart/layout/trend.ts';
import { OverLines, penOf, type TrendDrawing, UnderLines } from '../TrendMarks.tsx';

export function TrendLines(drawing: TrendDrawing) {
  const { plan, pointed } = drawing;
  const { frame, width, height } = plan;
  const { valueSpan, yearSpan, pieces } = useMemo(() => spread(plan), [plan]);
  return (
    <LineChart
      width={width}
      height={height}
      margin={{ top: frame.top, right: width - frame.right, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <YAxis width={frame.left} domain={valueSpan} axisLine={false} tickLine={false} tick={false} />
      <XAxis
        dataKey="year"
        type="number"
        height={height - frame.bottom}
        domain={yearSpan}
        allowDataOverflow
        axisLine={false}
        tickLine={false}
        tick={false}
      />
      <ZIndexLayer zIndex={DefaultZIndexes.grid}>
        <UnderLines {...drawing} />
      </ZIndexLayer>
      {pieces.map(({ line, soft, data }) => (
        <Line
          key={`${line.index}/${data[0]?.year}`}
          data={data}
          dataKey="value"
          {...penOf(line, soft, pointed)}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ))}
      <ZIndexLayer zIndex={900}>
        <OverLines {...drawing} />
      </ZIndexLayer>
    </LineChart>
  );
}

/** Made once for a plan, so that Recharts need not work out every line anew whenever the pointer moves. */
function spread({ scale, span, lines }: TrendPlan) {
  return {
    valueSpan: [scale.min, scale.max] as [number, number],
    yearSpan: [...span] as [number, number],
    pieces: lines.flatMap((line) =>
      line.pieces.map(({ points, soft }) => ({
        line,
        soft,
        data: points.map(({ year, value }) => ({ year, value })),
      })),
    ),
  };
}
