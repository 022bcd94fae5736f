/** Charts that are nothing but marks: the layout has placed and inked them; this draws them and says what is pointed at. */

import { isGathered } from '../../schema/chart/facts.ts';
import { bandPath, type DrawingPlan, type LineInk } from '../../schema/chart/layout/drawing.ts';
import { type MarksKind, planMarks } from '../../schema/chart/layout/marks-kinds.ts';
import { changeWord, coverageWord, valueWithUnit } from '../../schema/chart/layout/point-words.ts';
import { HAIRLINE, INK, PAPER, SECOND_INK } from '../../schema/chart/palette.ts';
import type { SeriesSubject } from '../../schema/chart/series.ts';
import { useLang } from '../i18n/i18n.tsx';
import type { AnsweredChart } from './answered-chart.ts';
import styles from './charts.module.css';
import { Texts } from './Marks.tsx';
import { StepThrough, type Stop } from './StepThrough.tsx';
import { toned } from './toned.ts';
import { useWidth } from './useWidth.ts';
import { Sheet } from './Waking.tsx';

interface Props {
  readonly kind: MarksKind;
  readonly title: string;
  readonly chart: AnsweredChart;
  readonly onPick?: (subject: SeriesSubject, year: number) => void;
}

export function MarksChart(props: Props) {
  const [frame, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={frame} style={width > 0 ? undefined : { minHeight: 240 }}>
      {width > 0 && <Drawing {...props} width={width} />}
    </div>
  );
}

function Drawing({ kind, title, chart, width, onPick }: Props & { readonly width: number }) {
  const { question, answer, description } = chart;
  const plan = planMarks(kind, { ...question, theme: 'screen' }, answer, { width, height: null });
  const stops = useStops(plan, chart);
  return (
    <StepThrough
      title={title}
      description={description}
      width={width}
      stops={stops}
      along={plan.along}
      onPick={
        onPick
          ? (index, pointed) => {
              const stop = plan.stops[index];
              const series = stop && answer.series[stop.index];
              const year = pointed ?? stop?.years[stop.years.length - 1]?.year;
              if (series && year !== undefined) onPick(series.subject, year);
            }
          : undefined
      }
    >
      {() => <Marks plan={plan} />}
    </StepThrough>
  );
}

function inkOf(ink: LineInk): string {
  return ink === 'ink' ? INK : ink === 'second' ? SECOND_INK : ink === 'hairline' ? HAIRLINE : ink;
}

function Marks({ plan }: { readonly plan: DrawingPlan }) {
  const { width, height, bands = [], boxes, strokes, lines, dots, texts } = plan;
  return (
    <Sheet of="marks" width={width} height={height}>
      {bands.map((band) => (
        <path key={bandPath(band)} d={bandPath(band)} fill={band.fill} fillOpacity={band.opacity} />
      ))}
      {boxes.map(({ box, fill }) => (
        <rect key={`${box.x} ${box.y}`} {...box} fill={fill} data-toned style={toned(fill)} />
      ))}
      {strokes.map(({ from, to, ink, dash }, index) => (
        <line
          // biome-ignore lint/suspicious/noArrayIndexKey: two may lie on one another
          key={index}
          x1={from.x}
          y1={from.y}
          x2={to.x}
          y2={to.y}
          stroke={inkOf(ink)}
          strokeDasharray={dash ?? undefined}
        />
      ))}
      {lines.map(({ points, ink, width: wide, dash }, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place in the drawing
          key={index}
          d={points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(' ')}
          fill="none"
          stroke={inkOf(ink)}
          strokeWidth={wide}
          strokeDasharray={dash ?? undefined}
          strokeLinejoin="round"
        />
      ))}
      {dots.map(({ x, y, size, ink, open }, index) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: dots have no identity but their place in the drawing
          key={index}
          cx={x}
          cy={y}
          r={size}
          fill={open ? PAPER : inkOf(ink)}
          stroke={inkOf(ink)}
          strokeWidth={open ? 1.4 : 0}
        />
      ))}
      <Texts marks={texts} />
    </Sheet>
  );
}

function useStops({ stops }: DrawingPlan, { answer }: AnsweredChart): readonly Stop[] {
  const lang = useLang();
  return stops.map(({ index, x, y, years, told: own }) => {
    const series = answer.series[index];
    const told = (pointed: number | null): readonly string[] => {
      if (own) return ['', ...own.lines];
      const year = pointed ?? years[years.length - 1]?.year;
      const point = series?.points.find((one) => one.year === year);
      if (!series || year === undefined) return [];
      const words = years.find((one) => one.year === year)?.told;
      if (words) return [String(year), ...words];
      return [
        String(year),
        valueWithUnit(point, series.unit, lang),
        point ? changeWord(point, series.unit, lang) : '',
        point && isGathered(series) ? coverageWord(point, lang) : '',
      ].filter((part) => part !== '');
    };
    const name = own?.name ?? series?.subject.name[lang] ?? '';
    return {
      x,
      y,
      ...(years.length > 1 && { across: years.map(({ year, at }) => ({ key: year, at })) }),
      said: (pointed) => [name, ...told(pointed)].filter((part) => part !== '').join(', '),
      panel: (pointed) => {
        const [year, value, ...rest] = told(pointed);
        return (
          <>
            <b>{name}</b> <span className={styles.panelSecond}>{year}</span>
            <div className={styles.panelLine}>
              <span>{value}</span>
              <span className={styles.panelSecond}>{rest.join(' · ')}</span>
            </div>
          </>
        );
      },
    };
  });
}
