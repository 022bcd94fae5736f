/** A measure by year as lines. Where everything stands is the layout's; this draws it and says what is pointed at. */
import { isKnown } from '../../schema/chart/facts.ts';
import { NAMED } from '../../schema/chart/layout/looks.ts';
import { changeWord, coverageWord, valueWithUnit } from '../../schema/chart/layout/point-words.ts';
import { planTrend, type TrendPlan } from '../../schema/chart/layout/trend.ts';
import type { PlannedLine } from '../../schema/chart/layout/trend-lines.ts';
import { INK } from '../../schema/chart/palette.ts';
import type { SeriesSubject } from '../../schema/chart/series.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { type AnsweredChart, pointOf } from './answered-chart.ts';
import styles from './charts.module.css';
import { chartWords } from './charts.words.ts';
import { StepThrough, type Stop } from './StepThrough.tsx';
import { StillTrend } from './TrendMarks.tsx';
import { swatch } from './toned.ts';
import { useWidth } from './useWidth.ts';
import { fetchedAwake, Waking } from './Waking.tsx';

const TrendLines = fetchedAwake(async () => (await import('./awake/TrendLines.tsx')).TrendLines, StillTrend);

interface Props {
  readonly title: string;
  readonly chart: AnsweredChart;
  /** Pixels; as many as the width asks for where left out. */
  readonly height?: number;
  /** The year that the page is about: set bold on the axis and marked on the lines. */
  readonly year?: number | null;
  /** A small panel beside others: names stand over the lines' ends instead of beside them. */
  readonly compact?: boolean;
  /** With whose line was pointed at. */
  readonly onPick?: (year: number, subject: SeriesSubject) => void;
  readonly pickHint?: string;
}

export function TrendChart(props: Props) {
  const [frame, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={frame} style={width > 0 ? undefined : { minHeight: props.height ?? 240 }}>
      {width > 0 && <Drawing {...props} width={width} />}
    </div>
  );
}

function Drawing({
  title,
  chart: { question, answer, description },
  height = 0,
  width,
  year = null,
  compact = false,
  onPick,
  pickHint,
}: Props & { readonly width: number }) {
  const plan = planTrend({ ...question, theme: 'screen' }, answer, { width, height: height || null, year, compact });
  const { years } = plan;
  const stops = useStops(plan, pickHint);
  const pick = (index: number, line: number | null) => {
    const one = plan.lines.find((candidate) => candidate.index === (line ?? 0));
    const at = years[index];
    if (one && at !== undefined) onPick?.(at, one.series.subject);
  };
  return (
    <StepThrough
      title={title}
      description={description}
      width={width}
      stops={stops}
      along="x"
      onPick={onPick ? pick : undefined}
    >
      {(at, pointed, isAwake) => {
        const drawing = { plan, active: at === null ? null : (years[at] ?? null), pointed };
        return (
          <Waking isAwake={isAwake} still={<StillTrend {...drawing} />}>
            <TrendLines {...drawing} />
          </Waking>
        );
      }}
    </StepThrough>
  );
}

/** What is told of each year: of every line while there are few, of the ones in colour and the one pointed at otherwise. */
function useStops({ years, lines, frame }: TrendPlan, pickHint: string | undefined): readonly Stop[] {
  const lang = useLang();
  const words = useWords(chartWords);
  const inOrder = [...lines].sort((a, b) => a.index - b.index);
  const [first] = inOrder;
  const many = lines.length > NAMED;
  return years.map((year) => {
    const told = ({ series, look }: PlannedLine) => {
      const point = pointOf(series, year);
      return {
        name: lines.length > 1 ? look.name : '',
        value: valueWithUnit(point, series.unit, lang),
        change: point ? changeWord(point, series.unit, lang) : '',
      };
    };
    const shown = (pointed: number | null) => [
      ...inOrder.filter(({ index }) => many && index === pointed),
      ...inOrder.filter(({ index, look }) => look.named && !(many && index === pointed)),
    ];
    const rest = (pointed: number | null) => {
      const count = lines.length - shown(pointed).length;
      return count > 0 ? words.unnamed(count) : '';
    };
    const point = first && pointOf(first.series, year);
    const covered = point && point.coverage.expected > 1 ? `${words.coverage} ${coverageWord(point, lang)}` : '';
    const across = lines.flatMap(({ index, series }) => {
      const at = pointOf(series, year);
      return many && isKnown(at) ? [{ key: index, at: frame.yOf(at.value) }] : [];
    });
    return {
      x: frame.xOf(year),
      y: frame.top,
      across: across.sort((a, b) => a.at - b.at),
      said: (pointed) => {
        const parts = (many && pointed !== null ? shown(pointed).slice(0, 1) : shown(pointed)).map((line) => {
          const { name, value, change } = told(line);
          return [name, value, change].filter(Boolean).join(' ');
        });
        return `${year}: ${parts.join('; ')}. ${covered}`;
      },
      panel: (pointed) => (
        <>
          <b>{year}</b>
          {shown(pointed).map((line) => {
            const { name, value, change } = told(line);
            return (
              <div key={line.index} className={styles.panelLine}>
                {name && (
                  <span className={styles.panelName}>
                    <i data-toned style={swatch(many && line.index === pointed ? INK : line.look.colour)} />
                    {name}
                  </span>
                )}
                <span>{value}</span>
                <span className={styles.panelSecond}>{change}</span>
              </div>
            );
          })}
          <div className={styles.panelSecond}>{[rest(pointed), covered].filter(Boolean).join(' · ')}</div>
          {pickHint && <div className={styles.panelSecond}>{pickHint}</div>}
        </>
      ),
    };
  });
}
