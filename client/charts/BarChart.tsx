/** Bureaus compared in one year: bars from zero, last year's value as an open dot, value and change beside them. */
import { Bar, ComposedChart, ReferenceLine, XAxis, YAxis, ZIndexLayer } from 'recharts';
import type { BarRow } from '../../schema/chart/bars.ts';
import { seriesName } from '../../schema/chart/layout/looks.ts';
import {
  baseWord,
  changeWord,
  changeWordShort,
  valueWithUnit,
  valueWord,
} from '../../schema/chart/layout/point-words.ts';
import { scaleFor } from '../../schema/chart/layout/scale.ts';
import { textWidth } from '../../schema/chart/layout/text-width.ts';
import { wrapText } from '../../schema/chart/layout/wrap.ts';
import { INK, PAPER, REST_FILL, SECOND_INK, SUBJECT_COLOURS } from '../../schema/chart/palette.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import type { SeriesPoint } from '../../schema/chart/series.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import styles from './charts.module.css';
import { chartWords } from './charts.words.ts';
import { Walk } from './StepThrough.tsx';
import { useWidth } from './useWidth.ts';

/** A row that can be drawn. */
export type ValuedRow = BarRow & { readonly point: SeriesPoint & { readonly value: number } };

export function isValued(row: BarRow): row is ValuedRow {
  return row.point !== undefined && row.point.value !== null;
}

interface Props {
  readonly title: string;
  readonly description: string;
  /** In the order drawn; only rows that have a value. */
  readonly rows: readonly ValuedRow[];
  /** Id of the row in the subject's colour; the others are grey. */
  readonly highlight: string | null;
  readonly year: number;
  /** Where the longest bar ends, so that two drawings share one scale; by default the largest value drawn. */
  readonly max?: number;
  readonly onPick?: (row: ValuedRow) => void;
  readonly pickHint?: string;
}

function keyOf({ series }: ValuedRow): string {
  return `${series.subject.id}/${series.quantity}`;
}

const FONT = 13;
const SMALL = 12;
const LINE = 16;

export function BarChart(props: Props) {
  const [frame, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={frame} style={width > 0 ? undefined : { minHeight: props.rows.length * 28 }}>
      {width > 0 && <Drawing {...props} width={width} />}
    </div>
  );
}

function Drawing({
  title,
  description,
  rows,
  highlight,
  year,
  width,
  max: longest,
  onPick,
  pickHint,
}: Props & { readonly width: number }) {
  const lang = useLang();
  const words = useWords(chartWords);
  const narrow = width < 520;
  const all = rows.map((row) => row.series);
  const one = new Set(all.map((series) => series.quantity)).size === 1;
  const labels = all.map((series) => (one ? series.subject.shortName[lang] : seriesName(series, all, lang)));
  const left =
    Math.min(Math.max(48, ...labels.map((label) => textWidth(label, FONT))), narrow ? width * 0.38 : 190) + 12;
  const texts = rows.map((row) => {
    const base = baseWord(row.point, lang);
    return {
      value: valueWord(row.point, row.series.unit, lang),
      change: changeWordShort(row.point.change, row.series.unit, lang) + (base === '' ? '' : `  ${base}`),
    };
  });
  const right =
    Math.max(
      32,
      ...texts.map(({ value, change }) =>
        narrow
          ? Math.max(textWidth(value, FONT), textWidth(change, SMALL))
          : textWidth(value, FONT) + 10 + textWidth(change, SMALL),
      ),
    ) + 18;
  const lines = labels.map((label) => wrapText(label, FONT, left - 12, 3));
  const band = Math.max(narrow ? 38 : 28, ...lines.map((each) => each.length * LINE + 8));
  const height = rows.length * band;
  const plotWidth = Math.max(1, width - left - right);
  const previousOf = (row: ValuedRow) => row.point.change.previous;
  const scale = scaleFor(
    rows.flatMap((row) => [row.point.value, previousOf(row)]),
    4,
    rows[0]?.series.unit !== 'percent',
  );
  // Bars may use the whole width: the numbers beside them are the axis.
  const max = (longest ?? Math.max(0, ...rows.flatMap((row) => [row.point.value, previousOf(row) ?? 0]))) || 1;
  const min = scale.min;
  const x = (value: number) => left + ((value - min) / (max - min)) * plotWidth;
  const middle = (index: number) => (index + 0.5) * band;

  const stops = rows.map((row, index) => {
    const { point, series } = row;
    const before = previousOf(row);
    const name = series.subject.name[lang];
    const value = valueWithUnit(point, series.unit, lang);
    const change = changeWord(point.change, series.unit, lang);
    const previous =
      before === null
        ? ''
        : `${words.lastYear(year - 1)}: ${valueWithUnit({ ...point, value: before, gap: null }, series.unit, lang)}`;
    const base = baseWord(point, lang);
    return {
      x: Math.min(x(point.value), left + plotWidth * 0.6),
      y: middle(index),
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

  return (
    <Walk
      title={title}
      description={description}
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
        <ComposedChart
          layout="vertical"
          width={width}
          height={height}
          margin={{ top: 0, right, bottom: 0, left: 0 }}
          data={rows.map((row) => ({ id: keyOf(row), value: row.point.value }))}
          accessibilityLayer={false}
        >
          <XAxis type="number" domain={[min, max]} allowDataOverflow hide />
          <YAxis
            type="category"
            dataKey="id"
            width={left}
            interval={0}
            axisLine={false}
            tickLine={false}
            tick={({ index }) => (
              <RowName lines={lines[index] ?? []} x={left - 12} y={middle(index)} bold={index === active} />
            )}
          />
          {min < 0 && <ReferenceLine x={0} stroke={SECOND_INK} />}
          <Bar
            dataKey="value"
            barSize={10}
            isAnimationActive={false}
            shape={({ x: from = 0, y = 0, width: wide = 0, height: high = 0, index }) => {
              const row = rows[index ?? -1];
              const lit = row?.series.subject.id === highlight;
              const fill =
                lit && row
                  ? SUBJECT_COLOURS[describeQuantity(row.series.quantity).subject]
                  : index === active
                    ? SECOND_INK
                    : REST_FILL;
              return <rect x={Math.min(from, from + wide)} y={y} width={Math.abs(wide)} height={high} fill={fill} />;
            }}
          />
          <ZIndexLayer zIndex={900}>
            {rows.map((row, index) => {
              const before = previousOf(row);
              const text = texts[index];
              const end = Math.max(x(row.point.value), before === null ? 0 : x(before) + 5, x(0)) + 10;
              return (
                <g key={keyOf(row)}>
                  {before !== null && (
                    <circle cx={x(before)} cy={middle(index)} r={4} fill={PAPER} stroke={INK} strokeWidth={1.5} />
                  )}
                  <text x={end} y={middle(index) + (narrow ? -2 : 4.5)} fontSize={FONT} fontWeight={600} fill={INK}>
                    {text?.value}
                  </text>
                  <text
                    x={narrow ? end : end + textWidth(text?.value ?? '', FONT) + 10}
                    y={middle(index) + (narrow ? 13 : 4.5)}
                    fontSize={SMALL}
                    fill={SECOND_INK}
                    style={{ whiteSpace: 'pre' }}
                  >
                    {text?.change}
                  </text>
                </g>
              );
            })}
          </ZIndexLayer>
        </ComposedChart>
      )}
    </Walk>
  );
}

function RowName({
  lines,
  x,
  y,
  bold,
}: {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly bold: boolean;
}) {
  return (
    <text textAnchor="end" fontSize={FONT} fill={INK} fontWeight={bold ? 600 : 400}>
      {lines.map((line, index) => (
        <tspan key={line} x={x} y={y + 4.5 + (index - (lines.length - 1) / 2) * LINE}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
