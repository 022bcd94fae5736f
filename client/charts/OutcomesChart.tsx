/** How handled requests ended, as parts of a hundred: one bar a year or a bureau, the six classes in form order. */
import { Bar, BarChart, XAxis, YAxis, ZIndexLayer } from 'recharts';
import { formatNumber, formatValue, gapWord } from '../../schema/chart/format.ts';
import { textWidth } from '../../schema/chart/layout/text-width.ts';
import { wrapText } from '../../schema/chart/layout/wrap.ts';
import type { OutcomeSet } from '../../schema/chart/outcomes.ts';
import { INK, PAPER, SECOND_INK } from '../../schema/chart/palette.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import styles from './charts.module.css';
import { chartWords } from './charts.words.ts';
import type { OutcomeRow } from './outcome-rows.ts';
import { spread } from './push-apart.ts';
import { Walk } from './StepThrough.tsx';
import { useWidth } from './useWidth.ts';

interface Props {
  readonly title: string;
  readonly description: string;
  readonly set: OutcomeSet;
  readonly rows: readonly OutcomeRow[];
  /** Key of the row in full colour; null: all of them. */
  readonly selected: string | null;
  readonly onPick?: (row: OutcomeRow) => void;
}

const FONT = 12;
const BAND = 28;
const BAR = 22;

export function OutcomesChart(props: Props) {
  const [frame, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={frame} style={width > 0 ? undefined : { minHeight: props.rows.length * BAND }}>
      {width > 0 && <Drawing {...props} width={width} />}
    </div>
  );
}

function Drawing({ title, description, set, rows, selected, width, onPick }: Props & { readonly width: number }) {
  const lang = useLang();
  const words = useWords(chartWords);
  const narrow = width < 640;
  const byYear = new Set(rows.map(({ bar }) => bar.subject.id)).size === 1;
  const names = set.classes.map((measure) => describeQuantity(measure).short[lang]);
  const left = Math.min(Math.max(...rows.map((row) => textWidth(row.label, FONT))) + 16, width * 0.3);
  const counts = rows.map(({ bar }) => (bar.parts ? words.handled(formatNumber(bar.total, 0)) : ''));
  const right = Math.max(...counts.map((count) => textWidth(count, FONT))) + 12;
  const top = narrow ? 0 : 28;
  const plotWidth = Math.max(1, width - left - right);
  const height = top + rows.length * BAND;
  const middle = (index: number) => top + (index + 0.5) * BAND;
  const data = rows.map((row) => ({
    key: row.key,
    ...Object.fromEntries(set.classes.map((measure, index) => [measure, row.bar.parts?.[index]?.share ?? 0])),
  }));

  const firstParts = rows.find(({ bar }) => bar.parts)?.bar.parts ?? [];
  const starts = firstParts.map(
    (_, index) => left + firstParts.slice(0, index).reduce((sum, part) => sum + part.share, 0) * plotWidth,
  );
  const headings = headingPlaces(starts, names, left + plotWidth + right);

  const stops = rows.map((row, index) => {
    const parts = row.bar.parts?.map((part, index) => ({
      name: names[index] ?? '',
      colour: set.colours[index] ?? INK,
      share: formatValue(part.share, 'percent'),
      count: part.value === null ? gapWord(row.bar.points[index]?.gap ?? 'blank', lang) : formatNumber(part.value, 0),
    }));
    const gap = row.bar.gap ?? 'notReported';
    return {
      x: left + plotWidth * 0.7,
      y: middle(index),
      said: () =>
        `${row.label}: ${parts ? parts.map((part) => words.of(part.name, part.share, part.count)).join(', ') : gapWord(gap, lang)}`,
      panel: () => (
        <>
          <b>{row.label}</b> <span className={styles.panelSecond}>{counts[index]}</span>
          {parts
            ? parts.map((part) => (
                <div key={part.name} className={styles.panelLine}>
                  <span className={styles.panelName}>
                    <i style={{ background: part.colour }} />
                    {part.name}
                  </span>
                  <span>{part.share}</span>
                  <span className={styles.panelSecond}>{part.count}</span>
                </div>
              ))
            : gapWord(gap, lang)}
        </>
      ),
    };
  });

  return (
    <>
      {narrow && (
        <ul className={styles.key}>
          {names.map((name, index) => (
            <li key={name}>
              <i style={{ background: set.colours[index] }} />
              {name}
            </li>
          ))}
        </ul>
      )}
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
          <BarChart
            layout="vertical"
            width={width}
            height={height}
            margin={{ top, right, bottom: 0, left: 0 }}
            data={data}
            accessibilityLayer={false}
          >
            <XAxis type="number" domain={[0, 1]} ticks={[0, 1]} allowDataOverflow hide />
            <YAxis
              type="category"
              dataKey="key"
              width={left}
              interval={0}
              axisLine={false}
              tickLine={false}
              tick={({ index }) => (
                <RowName
                  row={rows[index]}
                  y={middle(index)}
                  width={left - 12}
                  bold={rows[index]?.key === selected || index === active}
                />
              )}
            />
            {set.classes.map((measure, part) => (
              <Bar
                key={measure}
                dataKey={measure}
                stackId="outcomes"
                barSize={BAR}
                isAnimationActive={false}
                shape={({ x = 0, y = 0, width: wide = 0, height: high = 0, index }) => {
                  const row = rows[index ?? -1];
                  const one = row?.bar.parts?.[part];
                  if (!row || !one) return <g />;
                  const full = selected === null || row.key === selected || index === active;
                  const share = formatValue(one.share, 'percent');
                  const room = wide > textWidth(share, FONT) + 12;
                  return (
                    <g>
                      <rect
                        x={x}
                        y={y}
                        width={Math.max(0, wide - 1)}
                        height={high}
                        fill={set.colours[part]}
                        opacity={full ? 1 : 0.62}
                      />
                      {room && (full || part === 0 || part === 3) && (
                        <text
                          x={x + 7}
                          y={y + high / 2 + 4}
                          fontSize={FONT}
                          fontWeight={full && selected !== null ? 600 : 400}
                          fill={full ? set.inks[part] : INK}
                        >
                          {share}
                        </text>
                      )}
                    </g>
                  );
                }}
              />
            ))}
            <ZIndexLayer zIndex={900}>
              {!narrow &&
                names.map((name, part) => (
                  <text key={name} x={headings[part]} y={16} fontSize={FONT} fill={INK}>
                    {name}
                  </text>
                ))}
              {rows.map((row, index) => (
                <g key={row.key}>
                  {row.bar.parts === null && (
                    <text x={left + 8} y={middle(index) + 4} fontSize={FONT} fill={SECOND_INK}>
                      {gapWord(row.bar.gap ?? 'notReported', lang)}
                    </text>
                  )}
                  <text x={width} y={middle(index) + 4} textAnchor="end" fontSize={FONT} fill={SECOND_INK}>
                    {counts[index]}
                  </text>
                  {byYear && row.bar.breakBefore !== null && index > 0 && (
                    <g>
                      <line
                        x1={left}
                        x2={width}
                        y1={middle(index) - BAND / 2}
                        y2={middle(index) - BAND / 2}
                        stroke={INK}
                        strokeDasharray="1 4"
                        strokeLinecap="round"
                      />
                      <text
                        x={left + plotWidth - 4}
                        y={middle(index) - BAND / 2 + 4}
                        textAnchor="end"
                        fontSize={FONT}
                        fill={INK}
                        stroke={PAPER}
                        strokeWidth={4}
                        paintOrder="stroke"
                      >
                        {words.editionBreak}
                      </text>
                    </g>
                  )}
                </g>
              ))}
            </ZIndexLayer>
          </BarChart>
        )}
      </Walk>
    </>
  );
}

/** Headings over the first bar's parts, moved to the right where parts are too narrow for their names. */
function headingPlaces(starts: readonly number[], names: readonly string[], end: number): readonly number[] {
  const widest = Math.max(...names.map((name) => textWidth(name, FONT))) + 10;
  return spread(starts, widest, starts[0] ?? 0, end - widest);
}

function RowName({
  row,
  y,
  width,
  bold,
}: {
  readonly row: OutcomeRow | undefined;
  readonly y: number;
  readonly width: number;
  readonly bold: boolean;
}) {
  const lines = wrapText(row?.label ?? '', FONT, width, 2);
  return (
    <text fontSize={FONT} fill={bold ? INK : SECOND_INK} fontWeight={bold ? 600 : 400}>
      {lines.map((line, index) => (
        <tspan key={line} x={0} y={y + 4 + (index - (lines.length - 1) / 2) * 13}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
