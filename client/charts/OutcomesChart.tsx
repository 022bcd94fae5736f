/** How requests, reviews and suits ended, as parts of a hundred. The layout places everything; this draws it. */
import { Bar, BarChart, XAxis, YAxis, ZIndexLayer } from 'recharts';
import { formatNumber, gapWord } from '../../schema/chart/format.ts';
import { type OutcomesPlan, planOutcomes, type StackedRow } from '../../schema/chart/layout/outcomes.ts';
import { BREAK_DASH } from '../../schema/chart/layout/pieces.ts';
import { HAIRLINE, INK, SECOND_INK } from '../../schema/chart/palette.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import type { AnsweredChart } from './answered-chart.ts';
import styles from './charts.module.css';
import { chartWords } from './charts.words.ts';
import { Strokes, Texts } from './Marks.tsx';
import { StepThrough, type Stop } from './StepThrough.tsx';
import { swatch } from './toned.ts';
import { useWidth } from './useWidth.ts';

interface Props {
  readonly title: string;
  readonly chart: AnsweredChart;
  /** The year in full colour; all of them where left out. */
  readonly year?: number | null;
  readonly onPick?: (row: StackedRow) => void;
}

export function OutcomesChart(props: Props) {
  const [frame, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={frame} style={width > 0 ? undefined : { minHeight: 240 }}>
      {width > 0 && <Drawing {...props} width={width} />}
    </div>
  );
}

function Drawing(props: Props & { readonly width: number }) {
  const { chart, width, year = null } = props;
  const plan = planOutcomes(chart.question, chart.answer, { width, height: null, year, mono: false });
  return plan && <Stacks {...props} plan={plan} />;
}

function Stacks({ title, chart, year = null, plan, onPick }: Props & { readonly plan: OutcomesPlan }) {
  const { set, rows, width } = plan;
  const stops = useStops(plan);
  const data = rows.map(({ bar }, at) => ({
    at,
    ...Object.fromEntries(set.classes.map((measure, index) => [measure, bar.parts?.[index]?.share ?? 0])),
  }));
  return (
    <StepThrough
      title={title}
      description={chart.description}
      width={width}
      stops={stops}
      along="y"
      onPick={
        onPick
          ? (index) => {
              const row = rows[index];
              if (row) onPick(row);
            }
          : undefined
      }
    >
      {(active) => (
        <BarChart
          layout="vertical"
          width={width}
          height={plan.height}
          margin={{ top: 0, right: width - plan.right, bottom: 0, left: 0 }}
          data={data}
          accessibilityLayer={false}
        >
          <XAxis type="number" domain={[0, 1]} allowDataOverflow hide />
          <YAxis type="category" dataKey="at" width={plan.left} axisLine={false} tickLine={false} tick={false} />
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
                const full = year === null || row.bar.year === year || index === active;
                return (
                  <g>
                    <rect
                      x={x}
                      y={segment.box.y}
                      width={Math.max(0, wide - 1)}
                      height={segment.box.height}
                      fill={set.colours[part]}
                      opacity={full ? 1 : 0.62}
                    />
                    {segment.text && <Texts marks={[full ? segment.text : { ...segment.text, ink: 'ink' }]} />}
                  </g>
                );
              }}
            />
          ))}
          <ZIndexLayer zIndex={900}>
            {plan.key.map(({ index, box }) => (
              <rect key={index} {...box} fill={set.colours[index]} />
            ))}
            <Texts marks={plan.texts} />
            {rows.map(({ key, empty, divide, texts }, index) => (
              <g key={key}>
                {divide && <Strokes strokes={[divide]} colour={SECOND_INK} dash={BREAK_DASH} />}
                {empty && <Strokes strokes={[empty]} colour={HAIRLINE} dash="3 3" />}
                <Texts marks={texts} strong={({ role }) => role === 'row' && index === active} />
              </g>
            ))}
          </ZIndexLayer>
        </BarChart>
      )}
    </StepThrough>
  );
}

function useStops({ set, rows, left, right }: OutcomesPlan): readonly Stop[] {
  const lang = useLang();
  const words = useWords(chartWords);
  return rows.map(({ bar, name, total, gap, y, height }) => {
    const parts = (bar.parts ?? []).map(({ measure, printed, value }, index) => ({
      name: describeQuantity(measure).short[lang],
      colour: set.colours[index] ?? INK,
      share: printed,
      count: value === null ? gapWord(bar.points[index]?.gap ?? 'blank', lang) : formatNumber(value, 0),
    }));
    const told = gap ?? parts.map((part) => words.of(part.name, part.share, part.count)).join(', ');
    return {
      x: left + (right - left) * 0.7,
      y: y + height / 2,
      said: () => `${name}: ${told}`,
      panel: () => (
        <>
          <b>{name}</b> <span className={styles.panelSecond}>{total}</span>
          {gap ??
            parts.map((part) => (
              <div key={part.name} className={styles.panelLine}>
                <span className={styles.panelName}>
                  <i data-toned style={swatch(part.colour)} />
                  {part.name}
                </span>
                <span>{part.share}</span>
                <span className={styles.panelSecond}>{part.count}</span>
              </div>
            ))}
        </>
      ),
    };
  });
}
