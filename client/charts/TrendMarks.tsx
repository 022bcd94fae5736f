/** What stands on and beside the lines of a trend: years, dots, names. */
import { formatValue } from '../../schema/chart/format.ts';
import { INK, PAPER, REST, SECOND_INK } from '../../schema/chart/palette.ts';
import { stretchesOf } from '../../schema/chart/segments.ts';
import type { Series } from '../../schema/chart/series.ts';
import styles from './charts.module.css';
import { placeNames } from './place-names.ts';
import { spread } from './push-apart.ts';
import type { SeriesStyle } from './series-style.ts';

/** Pixels over the plot, where names and the word of a break stand. */
export const TOP = 24;
export const FONT = 12;

/** Where the lines lie, in pixels of the drawing. */
export interface Plot {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly x: (year: number) => number;
  readonly y: (value: number) => number;
}

/** The lines with their names, where there is no room beside them. */
export function Key({ looks }: { readonly looks: readonly SeriesStyle[] }) {
  return (
    <ul className={styles.key}>
      {looks.map((look) => (
        <li key={look.name}>
          <svg width={24} height={10} aria-hidden="true">
            <line x1={0} x2={24} y1={5} y2={5} stroke={look.colour} strokeWidth={2} strokeDasharray={look.dash} />
          </svg>{' '}
          {look.name}
        </li>
      ))}
    </ul>
  );
}

export function YearTick({
  x,
  y,
  year,
  bold,
  long,
}: {
  readonly x: number;
  readonly y: number;
  readonly year: number;
  readonly bold: boolean;
  readonly long: boolean;
}) {
  return (
    <text x={x} y={y} textAnchor="middle" fontSize={FONT} fill={bold ? INK : SECOND_INK} fontWeight={bold ? 600 : 400}>
      {long ? year : String(year).slice(2)}
    </text>
  );
}

interface MarksProps {
  readonly series: readonly Series[];
  readonly looks: readonly SeriesStyle[];
  readonly plot: Plot;
}

/** A dot for the page's year, for the year looked at, and for a figure that stands alone between gaps. */
export function Dots({
  series,
  looks,
  plot,
  year,
  active,
}: MarksProps & { readonly year: number | null; readonly active: number | null }) {
  return series.map((one, index) => {
    const alone = new Set(
      stretchesOf(one.points)
        .filter((stretch) => stretch.points.length === 1)
        .flatMap((stretch) => stretch.points.map((point) => point.year)),
    );
    return one.points
      .filter(
        (point) => point.value !== null && (point.year === year || point.year === active || alone.has(point.year)),
      )
      .map((point) => (
        <circle
          key={`${one.subject.id}/${one.quantity}/${point.year}`}
          cx={plot.x(point.year)}
          cy={plot.y(point.value ?? 0)}
          r={point.year === year || point.year === active ? 4 : 3}
          fill={looks[index]?.colour ?? INK}
          stroke={PAPER}
          strokeWidth={1.5}
        />
      ));
  });
}

/** The names of the lines at their ends: over or under them in a small panel, beside them otherwise. */
export function Names({
  series,
  looks,
  plot,
  compact,
  named,
}: MarksProps & { readonly compact: boolean; readonly named: boolean }) {
  const ends = series.flatMap((one, index) => {
    const points = one.points.filter((point) => point.value !== null);
    const end = points[points.length - 1];
    const name = named ? looks[index]?.name : '';
    const before = points[points.length - 2];
    if (!end || end.value === null) return [];
    const falling = before !== undefined && before.value !== null && before.value > end.value;
    return [
      { index, name, falling, value: formatValue(end.value, one.unit), x: plot.x(end.year), y: plot.y(end.value) },
    ];
  });
  if (compact) {
    const places = placeNames(ends, TOP + plot.height);
    return ends.map((end, position) => (
      <text
        key={end.index}
        x={Math.min(end.x + 8, plot.left + plot.width)}
        y={places[position]}
        textAnchor="end"
        fontSize={FONT}
        fontWeight={600}
        fill={nameInk(looks[end.index])}
        className={styles.halo}
      >
        {end.name}
      </text>
    ));
  }
  const at = spread(
    ends.map((end) => end.y),
    16,
    TOP,
    TOP + plot.height,
  );
  return ends.map((end, position) => (
    <text
      key={end.index}
      x={end.x + 10}
      y={(at[position] ?? end.y) + 4}
      fontSize={FONT}
      fontWeight={600}
      fill={nameInk(looks[end.index])}
      className={styles.halo}
    >
      {`${end.name} ${end.value}`.trim()}
    </text>
  ));
}

/** Grey lines have their name in the second ink: the grey of a line is too weak for text. */
function nameInk(look: SeriesStyle | undefined): string {
  return !look || look.colour === REST ? SECOND_INK : look.colour;
}
