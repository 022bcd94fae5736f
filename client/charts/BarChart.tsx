/** Bureaus compared in one year. Where everything stands is the layout's; this draws it and says what is pointed at. */
import { Bar, BarChart as Bars, XAxis, YAxis, ZIndexLayer } from 'recharts';
import type { BarRow } from '../../schema/chart/bars.ts';
import { type BarsPlan, OPEN_DASH, type PlannedBar, planBars } from '../../schema/chart/layout/bars.ts';
import type { Stroke } from '../../schema/chart/layout/marks.ts';
import { baseWord, changeWord, valueWithUnit } from '../../schema/chart/layout/point-words.ts';
import { INK, PAPER, REST_FILL, SECOND_INK } from '../../schema/chart/palette.ts';
import { comparedYear } from '../../schema/chart/series.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import type { AnsweredChart } from './answered-chart.ts';
import styles from './charts.module.css';
import { chartWords } from './charts.words.ts';
import { Strokes, Texts } from './Marks.tsx';
import { StepThrough, type Stop } from './StepThrough.tsx';
import { useWidth } from './useWidth.ts';

interface Props {
  readonly title: string;
  readonly chart: AnsweredChart;
  /** Rows drawn at most; all of them where left out. */
  readonly most?: number;
  readonly onPick?: (row: BarRow) => void;
  readonly pickHint?: string;
}

export function BarChart(props: Props) {
  const [frame, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={frame} style={width > 0 ? undefined : { minHeight: 240 }}>
      {width > 0 && <Drawing {...props} width={width} />}
    </div>
  );
}

function Drawing({ title, chart, most, width, onPick, pickHint }: Props & { readonly width: number }) {
  const { question, answer, description } = chart;
  const plan = planBars({ ...question, theme: 'screen' }, answer, { width, height: null, most: most ?? null });
  const { rows } = plan;
  const stops = useStops(plan, pickHint);
  const drawn = rows.flatMap((row, index) => (row.bar ? [{ ...row, at: index }] : []));
  return (
    <StepThrough
      title={title}
      description={description}
      width={width}
      stops={stops}
      along="y"
      onPick={
        onPick
          ? (index) => {
              const picked = rows[index];
              if (picked) onPick(picked.row);
            }
          : undefined
      }
    >
      {(active) => (
        <Bars
          layout="vertical"
          width={width}
          height={plan.height}
          margin={{ top: 0, right: width - plan.right, bottom: 0, left: 0 }}
          data={drawn.map(({ at, row }) => ({ at, value: row.point?.value ?? 0 }))}
          accessibilityLayer={false}
        >
          <XAxis type="number" domain={[...plan.span]} allowDataOverflow hide />
          <YAxis type="category" dataKey="at" width={plan.left} axisLine={false} tickLine={false} tick={false} />
          <Bar
            dataKey="value"
            isAnimationActive={false}
            // Across the rows, which are not all of one height, the layout says where a bar lies; along them the axis does.
            shape={({ x = 0, width: wide = 0, index: position }) => {
              const one = drawn[position ?? -1];
              if (!one?.bar) return <g />;
              return (
                <rect
                  x={Math.min(x, x + wide)}
                  y={one.bar.y}
                  width={Math.max(Math.abs(wide), Math.min(1, one.bar.width))}
                  height={one.bar.height}
                  {...(one.open
                    ? { fill: PAPER, stroke: one.colour ?? SECOND_INK, strokeWidth: 1.2, strokeDasharray: OPEN_DASH }
                    : { fill: one.colour ?? (one.at === active ? SECOND_INK : REST_FILL) })}
                />
              );
            }}
          />
          <ZIndexLayer zIndex={900}>
            <Strokes strokes={plan.zeros} colour={INK} />
            {rows.map(({ index: place, before, texts }, index) => (
              <g key={place}>
                {before && <Before {...before} />}
                <Texts marks={texts} strong={({ role }) => role === 'row' && index === active} />
              </g>
            ))}
            <Texts marks={plan.texts} />
          </ZIndexLayer>
        </Bars>
      )}
    </StepThrough>
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

function useStops({ rows, left, right }: BarsPlan, pickHint: string | undefined): readonly Stop[] {
  const lang = useLang();
  const words = useWords(chartWords);
  return rows.map(({ row: { point, series }, bar, y, height }: PlannedBar) => {
    const name = series.subject.name[lang];
    const value = valueWithUnit(point, series.unit, lang);
    const change = point ? changeWord(point, series.unit, lang) : '';
    const before = point?.change.previous ?? null;
    const previous =
      !point || before === null
        ? ''
        : `${words.lastYear(comparedYear(point))}: ${valueWithUnit({ ...point, value: before, gap: null }, series.unit, lang)}`;
    const base = point ? baseWord(point, lang) : '';
    return {
      x: Math.min(bar ? bar.x + bar.width : left, left + (right - left) * 0.6),
      y: y + height / 2,
      said: () => [name, value, change, previous, base].filter(Boolean).join(', '),
      panel: () => (
        <>
          <b>{name}</b>
          <div className={styles.panelLine}>
            <span>{value}</span>
            <span className={styles.panelSecond}>{change}</span>
          </div>
          <div className={styles.panelSecond}>{[previous, base].filter(Boolean).join(' · ')}</div>
          {pickHint && <div className={styles.panelSecond}>{pickHint}</div>}
        </>
      ),
    };
  });
}
