/** Names and last values at the ends of lines, in one column on the right, pushed apart where lines end close together. */
import type { Chart } from '../../schema/chart/chart.ts';
import { lastKnown } from '../../schema/chart/facts.ts';
import { formatValue } from '../../schema/chart/format.ts';
import { spreadLabels } from '../../schema/chart/layout/labels.ts';
import { textWidth } from '../../schema/chart/layout/text-width.ts';
import { wrapText } from '../../schema/chart/layout/wrap.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import { drawText } from './plot.ts';
import { el, type Markup } from './svg.ts';
import { inksOf } from './theme.ts';
import type { DrawnLine, Frame } from './trend.ts';

const SIZE = 12.5;
const LINE = 15;
/** Beyond this many lines the grey ones go without a name. */
const NAMED = 12;

interface Names {
  /** Of the column; 0 where there is nothing to name. */
  readonly width: number;
  /** Least height of a plot in which all names fit. */
  readonly height: number;
  readonly draw: (frame: Frame) => readonly Markup[];
}

interface Name {
  readonly line: DrawnLine;
  readonly rows: readonly string[];
  readonly value: string;
  /** The value stands in a row of its own. */
  readonly below: boolean;
  readonly height: number;
}

export function nameLines(lines: readonly DrawnLine[], answer: SeriesAnswer, chart: Chart, width: number): Names {
  if (lines.length < 2) return { width: 0, height: 0, draw: () => [] };
  const most = Math.max(60, width * 0.32);
  const named = lines.filter(({ series, style }) => lastKnown(series) && (style.leads || lines.length <= NAMED));
  const names = named.map((line): Name => {
    const value = lastValueOf(line);
    const name = nameOf(line, answer, chart);
    const valueWidth = textWidth(value, SIZE, true) + 6;
    const oneRow = textWidth(name, SIZE, line.style.leads) + valueWidth <= most;
    const rows = oneRow ? [name] : wrapText(name, SIZE, most, 3, line.style.leads);
    return { line, rows, value, below: !oneRow, height: (rows.length + (oneRow ? 0 : 1)) * LINE + 3 };
  });
  const widthOf = ({ rows, value, below, line }: Name): number => {
    const longest = Math.max(...rows.map((row) => textWidth(row, SIZE, line.style.leads)));
    return below ? Math.max(longest, textWidth(value, SIZE, true)) : longest + 6 + textWidth(value, SIZE, true);
  };
  return {
    width: names.length === 0 ? 0 : Math.ceil(Math.max(...names.map(widthOf))),
    height: names.reduce((sum, { height }) => sum + height, 0),
    draw: (frame) => drawNames(names, frame, chart),
  };
}

function drawNames(names: readonly Name[], frame: Frame, chart: Chart): readonly Markup[] {
  const inks = inksOf(chart.theme);
  const space = frame.bottom - frame.top + 16;
  // Where the height is fixed and they do not all fit, those of the grey lines go first, then the lowest.
  const kept: Name[] = [];
  let used = 0;
  for (const name of [...names].sort((a, b) => weightOf(b) - weightOf(a))) {
    if (kept.length > 0 && used + name.height > space) continue;
    kept.push(name);
    used += name.height;
  }
  const ends = kept.map(({ line }) => {
    const point = lastKnown(line.series);
    return point ? { x: frame.xOf(point.year), y: frame.yOf(point.value) } : { x: frame.right, y: frame.bottom };
  });
  const middles = spreadLabels(
    kept.map(({ height }, index) => ({ wanted: ends[index]?.y ?? 0, height })),
    frame.top - 8,
    frame.bottom + 8,
  );
  return kept.map(({ line, rows, value, below, height }, index) => {
    const x = frame.right + 14;
    const middle = middles[index] ?? 0;
    const end = ends[index] ?? { x, y: middle };
    const bold = line.style.leads;
    const fill = bold ? line.style.colour : inks.second;
    const top = middle - height / 2 + 12.5;
    const lead =
      Math.abs(middle - end.y) > 4 || end.x < frame.right - 30
        ? el('path', {
            d: `M${(end.x + 6).toFixed(2)} ${end.y.toFixed(2)} L${(x - 3).toFixed(2)} ${middle.toFixed(2)}`,
            fill: 'none',
            stroke: inks.hairline,
            'stroke-width': 1,
          })
        : null;
    const lastRow = rows.at(-1) ?? '';
    const valueX = below ? x : x + textWidth(lastRow, SIZE, bold) + 6;
    const valueY = below ? top + rows.length * LINE : top + (rows.length - 1) * LINE;
    return el(
      'g',
      { class: 'name' },
      lead,
      rows.map((row, position) => drawText(x, top + position * LINE, row, { size: SIZE, fill, bold })),
      drawText(valueX, valueY, value, { size: SIZE, fill: bold ? inks.ink : inks.second, bold }),
    );
  });
}

function weightOf({ line }: Name): number {
  return (line.style.leads ? 1e18 : 0) + Math.min(1e17, lastKnown(line.series)?.value ?? 0);
}

/** Whatever tells the lines apart. */
function nameOf({ series }: DrawnLine, { series: all }: SeriesAnswer, { lang }: Chart): string {
  const { subject, quantity } = series;
  const quantities = new Set(all.map((other) => other.quantity));
  const oneSubject = all.every((other) => other.subject.id === subject.id);
  const scopes = new Set(all.filter((other) => other.subject.id === subject.id).map((other) => other.subject.scope));
  const name = subject.shortName[lang] || subject.name[lang];
  const report =
    subject.scope === 'governmentWide' && scopes.size > 1 ? (lang === 'zh' ? '（地区年报）' : ' (own report)') : '';
  const parts = [
    oneSubject && quantities.size > 1 ? '' : `${name}${report}`,
    quantities.size > 1 ? describeQuantity(quantity).short[lang] : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** The last value, with its year where it is not the last of the axis. */
function lastValueOf({ series }: DrawnLine): string {
  const point = lastKnown(series);
  if (!point) return '';
  const value = formatValue(point.value, series.unit);
  return point.year === series.points.at(-1)?.year ? value : `${value} (${point.year})`;
}
