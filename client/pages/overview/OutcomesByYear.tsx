import type { OutcomePart } from '../../../schema/chart/outcomes.ts';
import { describeQuantity } from '../../../schema/chart/quantity.ts';
import type { Lang } from '../../../schema/language.ts';
import { useGo } from '../../app/Link.tsx';
import { linkToOverview } from '../../app/urls.ts';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { OutcomesTable } from '../../charts/ChartTable.tsx';
import { chartWords } from '../../charts/charts.words.ts';
import { OutcomesChart } from '../../charts/OutcomesChart.tsx';
import { outcomeRows } from '../../charts/outcome-rows.ts';
import type { ReadChart } from '../../charts/read-chart.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { type OutcomeFacts, outcomeFacts } from './outcome-facts.ts';
import { overviewWords } from './overview.words.tsx';

type OutcomeWords = (typeof overviewWords.zh)['outcomes'];

/** How requests ended, year by year; the page's year in full colour. */
export function OutcomesByYear({
  chart,
  region,
  year,
}: {
  readonly chart: ReadChart;
  readonly region: string;
  readonly year: number;
}) {
  const words = useWords(overviewWords).outcomes;
  const { year: yearWord } = useWords(chartWords);
  const lang = useLang();
  const go = useGo();
  const { set, rows } = outcomeRows(chart, lang);
  const selected = rows.find((row) => row.bar.year === year);
  const facts = outcomeFacts(selected?.bar);
  return (
    <ChartFigure
      question={words.question}
      chart={chart}
      {...(facts ? { answer: sentenceOf(facts, words, lang) } : {})}
      table={<OutcomesTable caption={words.question} set={set} rows={rows} firstHead={yearWord} />}
      foot={words.foot}
    >
      <OutcomesChart
        title={words.question}
        description={chart.description}
        set={set}
        rows={rows}
        selected={selected?.key ?? null}
        onPick={(row) => go(linkToOverview({ region, year: row.bar.year }))}
      />
    </ChartFigure>
  );
}

function sentenceOf({ most, moved, bureaus }: OutcomeFacts, words: OutcomeWords, lang: Lang): string {
  const nameOf = ({ measure }: OutcomePart) => describeQuantity(measure).short[lang];
  const told = words.most(nameOf(most), most.printed);
  if (!moved) return told;
  const points = Math.abs(moved.points).toFixed(1);
  const up = moved.points > 0;
  if (moved.measure === most.measure) return told + words.mostMoved(points, up, bureaus);
  return told + words.moved(nameOf(moved), moved.printed, points, up, bureaus);
}
