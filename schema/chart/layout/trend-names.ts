/**
 * Names of lines: in one column on the right with their last values, pushed apart where lines end close together; in a
 * small panel over or under the ends.
 */
import { knownPoints, lastKnown } from '../facts.ts';
import type { Series } from '../series.ts';
import type { Point } from './geometry.ts';
import { spreadEnds, spreadLabels } from './labels.ts';
import type { Look } from './looks.ts';
import { type Ink, type Stroke, type TextMark, textLines, textMark } from './marks.ts';
import { numberWord } from './point-words.ts';
import { textWidth } from './text-width.ts';
import type { Frame } from './trend-lines.ts';
import { wrapText } from './wrap.ts';

const SIZE = 12.5;
const SMALL = 12;
const LINE = 15;

interface Named {
  readonly series: Series;
  readonly look: Look;
}

interface Name extends Named {
  readonly rows: readonly string[];
  readonly value: string;
  /** The value stands in a row of its own. */
  readonly below: boolean;
  readonly height: number;
}

export interface Names {
  readonly compact: boolean;
  /** Of the column; 0 where there is none. */
  readonly width: number;
  /** Least height of a plot in which all names fit. */
  readonly height: number;
  readonly names: readonly Name[];
}

export interface PlacedNames {
  readonly texts: readonly TextMark[];
  /** Lines beside whose names their last numbers stand. */
  readonly valued: ReadonlySet<Series>;
  readonly leads: readonly Stroke[];
}

export function measureNames(lines: readonly Named[], compact: boolean, width: number): Names {
  const named = lines.length < 2 ? [] : lines.filter(({ series, look }) => lastKnown(series) && look.named);
  const most = Math.max(60, width * 0.32);
  const names = named.map((line): Name => {
    const { name, leads } = line.look;
    const value = lastValueOf(line.series);
    const oneRow = textWidth(name, SIZE, leads) + 6 + textWidth(value, SIZE, true) <= most;
    const rows = oneRow ? [name] : wrapText(name, SIZE, most, 3, leads);
    return { ...line, rows, value, below: !oneRow, height: (rows.length + (oneRow ? 0 : 1)) * LINE + 3 };
  });
  if (compact || names.length === 0) return { compact, width: 0, height: 0, names };
  return {
    compact,
    width: Math.ceil(Math.max(...names.map(widthOf))),
    height: names.reduce((sum, { height }) => sum + height, 0),
    names,
  };
}

function widthOf({ rows, value, below, look }: Name): number {
  const longest = Math.max(...rows.map((row) => textWidth(row, SIZE, look.leads)));
  const valueWidth = textWidth(value, SIZE, true);
  return below ? Math.max(longest, valueWidth) : longest + 6 + valueWidth;
}

/** The last value, with its year where it is not the last of the axis. */
function lastValueOf(series: Series): string {
  const point = lastKnown(series);
  if (!point) return '';
  const value = numberWord(point, series.unit);
  return point.year === series.points[series.points.length - 1]?.year ? value : `${value} (${point.year})`;
}

/** A grey line has its name in the second ink: the grey of a line is too weak for text. */
function inkOf({ leads, colour }: Look): Ink {
  return leads ? colour : 'second';
}

export function placeNames({ names, compact }: Names, frame: Frame): PlacedNames {
  return compact ? namesOverEnds(names, frame) : namesBeside(fitting(names, frame), frame);
}

/** Where the height is fixed and they do not all fit, those of the grey lines go first, then the lowest. */
function fitting(names: readonly Name[], { top, bottom }: Frame): readonly Name[] {
  const space = bottom - top + 16;
  const kept: Name[] = [];
  let used = 0;
  for (const name of [...names].sort((a, b) => weightOf(b) - weightOf(a))) {
    if (kept.length > 0 && used + name.height > space) continue;
    kept.push(name);
    used += name.height;
  }
  return kept;
}

function weightOf({ series, look }: Name): number {
  return (look.leads ? 1e18 : 0) + Math.min(1e17, lastKnown(series)?.value ?? 0);
}

function endOf(series: Series, frame: Frame): Point {
  const point = lastKnown(series);
  return point ? { x: frame.xOf(point.year), y: frame.yOf(point.value) } : { x: frame.right, y: frame.bottom };
}

function namesBeside(names: readonly Name[], frame: Frame): PlacedNames {
  const x = frame.right + 14;
  const middles = spreadLabels(
    names.map(({ series, height }) => ({ wanted: endOf(series, frame).y, height })),
    frame.top - 8,
    frame.bottom + 8,
  );
  const placed = names.map(({ series, look, rows, value, below, height }, index) => {
    const end = endOf(series, frame);
    const middle = middles[index] ?? end.y;
    const bold = look.leads;
    const top = middle - height / 2 + 12.5;
    const beside = x + textWidth(rows[rows.length - 1] ?? '', SIZE, bold) + 6;
    const valueAt = below ? { x, y: top + rows.length * LINE } : { x: beside, y: top + (rows.length - 1) * LINE };
    const moved = Math.abs(middle - end.y) > 4 || end.x < frame.right - 30;
    return {
      lead: moved ? [{ from: { x: end.x + 6, y: end.y }, to: { x: x - 3, y: middle } }] : [],
      texts: [
        ...textLines('name', { x, y: top }, rows, LINE, SIZE, { ink: inkOf(look), bold }),
        textMark('last', valueAt, value, SIZE, { ink: bold ? 'ink' : 'second', bold }),
      ],
    };
  });
  return {
    leads: placed.flatMap(({ lead }) => lead),
    texts: placed.flatMap(({ texts }) => texts),
    valued: new Set(names.map(({ series }) => series)),
  };
}

function namesOverEnds(names: readonly Name[], frame: Frame): PlacedNames {
  const ends = names.map(({ series }) => {
    const points = knownPoints(series);
    const last = points[points.length - 1]?.value ?? 0;
    return { y: endOf(series, frame).y, falling: (points[points.length - 2]?.value ?? last) > last };
  });
  const places = spreadEnds(ends, frame.bottom);
  const texts = names.map(({ series, look }, index) => {
    // It ends a little behind the line's end, and never begins among the numbers of the axis.
    const x = Math.max(endOf(series, frame).x + 8, frame.left + textWidth(look.name, SMALL, true));
    const at = { x: Math.min(x, frame.right), y: places[index] ?? 0 };
    return textMark('name', at, look.name, SMALL, { ink: inkOf(look), bold: true, anchor: 'end' });
  });
  return { leads: [], texts, valued: new Set() };
}
