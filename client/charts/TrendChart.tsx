/** A measure by year as lines: gaps left open, the change of form dotted, each line named where it ends. */
import { Line, LineChart, ReferenceLine, XAxis, YAxis, ZIndexLayer } from 'recharts';
import { formatTick } from '../../schema/chart/format.ts';
import { textWidth } from '../../schema/chart/layout/text-width.ts';
import { HAIRLINE, INK, SECOND_INK } from '../../schema/chart/palette.ts';
import { scaleFor } from '../../schema/chart/scale.ts';
import { breakYears, stretchesOf } from '../../schema/chart/segments.ts';
import type { Series } from '../../schema/chart/series.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import styles from './charts.module.css';
import { chartWords } from './charts.words.ts';
import { changeWord, coverageWord, valueWithUnit } from './point-words.ts';
import { pointOf } from './read-chart.ts';
import { Walk } from './StepThrough.tsx';
import { stylesOf } from './series-style.ts';
import { Dots, FONT, Key, Names, type Plot, TOP, YearTick } from './TrendMarks.tsx';
import { useWidth } from './useWidth.ts';

interface Props {
  readonly title: string;
  readonly description: string;
  readonly series: readonly Series[];
  /** Pixels. */
  readonly height: number;
  /** The year that the page is about: set bold on the axis and marked on the lines. */
  readonly year: number | null;
  /** A small panel beside others: names stand over the lines' ends instead of beside them. */
  readonly compact?: boolean;
  readonly focus?: string | null;
  readonly onPick?: (year: number) => void;
  readonly pickHint?: string;
}

const AXIS_HEIGHT = 24;

export function TrendChart(props: Props) {
  const [frame, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={frame} style={width > 0 ? undefined : { minHeight: props.height }}>
      {width > 0 && <Drawing {...props} width={width} />}
    </div>
  );
}

function Drawing({
  title,
  description,
  series,
  height,
  width,
  year,
  compact = false,
  focus,
  onPick,
  pickHint,
}: Props & { readonly width: number }) {
  const lang = useLang();
  const words = useWords(chartWords);
  const unit = series[0]?.unit ?? 'case';
  const looks = stylesOf(series, lang, focus ?? null);
  const years = [...new Set(series.flatMap((one) => one.points.map((point) => point.year)))].sort((a, b) => a - b);
  const first = years[0] ?? 0;
  const last = years[years.length - 1] ?? 0;
  const scale = scaleFor(
    series.flatMap((one) => one.points.map((point) => point.value)),
    compact ? 2 : 4,
    unit !== 'percent',
  );

  // On a narrow screen a column of names would leave no room for the lines: they stand above as a key.
  const keyed = !compact && width < 560 && series.length > 1;
  const left = Math.max(24, ...scale.ticks.map((tick) => textWidth(formatTick(tick, unit), FONT))) + 8;
  const right = compact
    ? 16
    : Math.max(64, ...looks.map((look) => (series.length > 1 && !keyed ? textWidth(look.name, FONT) + 64 : 64)));
  const pad = 14;
  const plotWidth = Math.max(1, width - left - right);
  const plotHeight = height - TOP - AXIS_HEIGHT;
  const step = (plotWidth - 2 * pad) / Math.max(1, last - first);
  const every = Math.ceil(24 / step);
  const plot: Plot = {
    left,
    width: plotWidth,
    height: plotHeight,
    x: (at) =>
      first === last ? left + plotWidth / 2 : left + pad + ((at - first) / (last - first)) * (plotWidth - 2 * pad),
    y: (value) => TOP + ((scale.max - value) / (scale.max - scale.min)) * plotHeight,
  };
  const domain: [number, number] = plotDomain(first, last, plotWidth, pad);
  const breaks = breakYears(series);

  const stops = years.map((at) => {
    const points = series.map((one) => pointOf(one, at));
    const lines = series.map((one, index) => {
      const point = points[index];
      const name = looks[index]?.name ?? '';
      return {
        name,
        colour: looks[index]?.colour ?? INK,
        value: valueWithUnit(point, one.unit, lang),
        change: point ? changeWord(point.change, one.unit, lang) : '',
      };
    });
    const point = points[0];
    const covered = point && point.coverage.expected > 1 ? `${words.coverage} ${coverageWord(point, lang)}` : '';
    return {
      x: plot.x(at),
      y: TOP,
      said: `${at}: ${lines.map((line) => [series.length > 1 ? line.name : '', line.value, line.change].filter(Boolean).join(' ')).join('; ')}. ${covered}`,
      panel: (
        <>
          <b>{at}</b>
          {lines.map((line) => (
            <div key={line.name} className={styles.panelLine}>
              {series.length > 1 && (
                <span className={styles.panelName}>
                  <i style={{ background: line.colour }} />
                  {line.name}
                </span>
              )}
              <span>{line.value}</span>
              <span className={styles.panelSecond}>{line.change}</span>
            </div>
          ))}
          <div className={styles.panelSecond}>{covered}</div>
          {pickHint && <div className={styles.panelSecond}>{pickHint}</div>}
        </>
      ),
    };
  });

  return (
    <>
      {keyed && <Key looks={looks} />}
      <Walk
        title={title}
        description={description}
        width={width}
        stops={stops}
        along="x"
        onPick={onPick ? (index) => onPick(years[index] ?? last) : undefined}
      >
        {(active) => (
          <LineChart
            width={width}
            height={height}
            margin={{ top: TOP, right, bottom: 0, left: 0 }}
            accessibilityLayer={false}
          >
            <YAxis
              width={left}
              domain={[scale.min, scale.max]}
              ticks={[...scale.ticks]}
              interval={0}
              axisLine={false}
              tickLine={false}
              tickMargin={8}
              tick={{ fontSize: FONT, fill: SECOND_INK }}
              tickFormatter={(value: number) => formatTick(value, unit)}
            />
            <XAxis
              dataKey="year"
              type="number"
              height={AXIS_HEIGHT}
              domain={domain}
              ticks={years.filter((at) => at === year || (last - at) % every === 0)}
              interval={0}
              allowDataOverflow
              axisLine={{ stroke: SECOND_INK }}
              tickLine={false}
              tick={({ x, payload }) => (
                <YearTick
                  x={Number(x)}
                  y={height - 6}
                  year={Number(payload.value)}
                  bold={Number(payload.value) === year}
                  long={step > 38}
                />
              )}
            />
            {scale.ticks.map((tick) => (
              <ReferenceLine key={tick} y={tick} stroke={HAIRLINE} />
            ))}
            {breaks.map((at) => (
              <ReferenceLine key={at} x={at - 0.5} stroke={SECOND_INK} strokeDasharray="1 4" strokeLinecap="round" />
            ))}
            {active !== null && <ReferenceLine x={years[active] ?? last} stroke={SECOND_INK} />}
            {series.flatMap((one, index) => {
              const look = looks[index];
              return stretchesOf(one.points).map((stretch) => (
                <Line
                  key={`${one.subject.id}/${one.quantity}/${stretch.points[0]?.year}`}
                  data={stretch.points.map((point) => ({ year: point.year, value: point.value }))}
                  dataKey="value"
                  stroke={look?.colour ?? INK}
                  strokeWidth={2}
                  {...(look?.dash === undefined ? {} : { strokeDasharray: look.dash })}
                  strokeLinejoin="round"
                  dot={false}
                  activeDot={false}
                  isAnimationActive={false}
                />
              ));
            })}
            <ZIndexLayer zIndex={900}>
              {breaks.map((at) => (
                <text key={at} x={plot.x(at - 0.5)} y={TOP - 10} textAnchor="middle" fontSize={FONT} fill={SECOND_INK}>
                  {words.editionBreak}
                </text>
              ))}
              <Dots
                series={series}
                looks={looks}
                plot={plot}
                year={year}
                active={active === null ? null : (years[active] ?? null)}
              />
              {(series.length > 1 || !compact) && (
                <Names
                  series={series}
                  looks={looks}
                  plot={plot}
                  compact={compact}
                  named={series.length > 1 && !keyed}
                />
              )}
            </ZIndexLayer>
          </LineChart>
        )}
      </Walk>
    </>
  );
}

/** First and last year with `pad` pixels of air on both sides, as a domain of years. */
function plotDomain(first: number, last: number, width: number, pad: number): [number, number] {
  // A single year stands in the middle.
  if (first === last) return [first - 1, first + 1];
  const span = last - first;
  const air = (span * pad) / Math.max(1, width - 2 * pad);
  return [first - air, first + span + air];
}
