/** Bureaus compared in one year. Where everything stands is the layout's; this draws it and says what is pointed at. */
import type { BarRow } from '../../schema/chart/bars.ts';
import { type BarsPlan, type PlannedBar, planBarsOnPage } from '../../schema/chart/layout/bars.ts';
import { baseWord, changeWord, valueWithUnit } from '../../schema/chart/layout/point-words.ts';
import { comparedYear } from '../../schema/chart/series.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import type { AnsweredChart } from './answered-chart.ts';
import { StillBars } from './BarMarks.tsx';
import styles from './charts.module.css';
import { chartWords } from './charts.words.ts';
import { StepThrough, type Stop } from './StepThrough.tsx';
import { useWidth } from './useWidth.ts';
import { fetchedAwake, Waking } from './Waking.tsx';

const BarRows = fetchedAwake(async () => (await import('./awake/BarRows.tsx')).BarRows, StillBars);

interface Props {
  readonly title: string;
  readonly chart: AnsweredChart;
  /** Rows drawn at most; all of them where left out. */
  readonly most?: number;
  readonly onPick?: (row: BarRow) => void;
  readonly pickHint?: string;
}

export function BarChart(props: Props) {
  const [frame, width, tallest] = useWidth<HTMLDivElement>();
  return (
    <div ref={frame} style={width > 0 ? undefined : { minHeight: 240 }}>
      {width > 0 && <Drawing {...props} width={width} tallest={tallest} />}
    </div>
  );
}

interface Place {
  readonly width: number;
  readonly tallest: number | null;
}

function Drawing({ title, chart, most, width, tallest, onPick, pickHint }: Props & Place) {
  const { question, answer, description } = chart;
  const plan = planBarsOnPage({ ...question, theme: 'screen' }, answer, { width, most: most ?? null }, tallest);
  const { rows } = plan;
  const stops = useStops(plan, pickHint);
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
      {(active, _, isAwake) => (
        <Waking isAwake={isAwake} still={<StillBars plan={plan} active={active} />}>
          <BarRows plan={plan} active={active} />
        </Waking>
      )}
    </StepThrough>
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
