/** Bars that lie, by Recharts: across them the layout says where each stands, along them the axis does. */
import type { ReactNode } from 'react';
import { BarChart, XAxis, YAxis, ZIndexLayer } from 'recharts';

interface Props {
  /** Pixels: of the sheet, and from its left edge to where rows begin and end. */
  readonly plan: { readonly width: number; readonly height: number; readonly left: number; readonly right: number };
  /** The least and the highest value that the axis shows. */
  readonly span: readonly [number, number];
  readonly data: readonly { readonly at: number }[];
  /** What is drawn over the bars. */
  readonly over: ReactNode;
  readonly children: ReactNode;
}

export function Rows({ plan: { width, height, left, right }, span, data, over, children }: Props) {
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={height}
      margin={{ top: 0, right: width - right, bottom: 0, left: 0 }}
      data={data}
      accessibilityLayer={false}
    >
      <XAxis type="number" domain={[...span]} allowDataOverflow hide />
      <YAxis type="category" dataKey="at" width={left} axisLine={false} tickLine={false} tick={false} />
      {children}
      <ZIndexLayer zIndex={900}>{over}</ZIndexLayer>
    </BarChart>
  );
}
