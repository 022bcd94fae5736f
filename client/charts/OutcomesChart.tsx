/** How requests, reviews and suits ended, as parts of a hundred. The layout places everything; this draws it. */
import { formatNumber, gapWord } from '../../schema/chart/format.ts';
import { type OutcomesPlan, planOutcomes, type StackedRow } from '../../schema/chart/layout/outcomes.ts';
import { INK } from '../../schema/chart/palette.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import type { AnsweredChart } from './answered-chart.ts';
import styles from './charts.module.css';
import { chartWords } from './charts.words.ts';
import { StillStacks } from './StackMarks.tsx';
import { StepThrough, type Stop } from './StepThrough.tsx';
import { swatch } from './toned.ts';
import { useWidth } from './useWidth.ts';
import { fetchedAwake, Waking } from './Waking.tsx';

const OutcomeStacks = fetchedAwake(async () => (await import('./awake/OutcomeStacks.tsx')).OutcomeStacks, StillStacks);

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
  const { rows, width } = plan;
  const stops = useStops(plan);
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
      {(active, _, isAwake) => (
        <Waking isAwake={isAwake} still={<StillStacks plan={plan} year={year} active={active} />}>
          <OutcomeStacks plan={plan} year={year} active={active} />
        </Waking>
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
