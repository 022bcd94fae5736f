import { getOutcomeSet, type OutcomePart, outcomeBars } from '../../../schema/chart/outcomes.ts';
import { describeQuantity } from '../../../schema/chart/quantity.ts';
import { someDoubt } from '../../../schema/chart/words/phrases.ts';
import type { Lang } from '../../../schema/language.ts';
import { useGo } from '../../app/Link.tsx';
import { linkToOverview } from '../../app/urls.ts';
import type { AnsweredChart } from '../../charts/answered-chart.ts';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { OutcomesChart } from '../../charts/OutcomesChart.tsx';
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
  readonly chart: AnsweredChart;
  readonly region: string;
  readonly year: number;
}) {
  const words = useWords(overviewWords).outcomes;
  const lang = useLang();
  const go = useGo();
  const bars = outcomeBars(getOutcomeSet('requests'), chart.answer, 'year');
  const barOf = (one: number) => bars.find((bar) => bar.year === one);
  const facts = outcomeFacts(barOf(year), barOf(year - 1));
  return (
    <ChartFigure
      question={words.question}
      chart={chart}
      {...(facts ? { answer: sentenceOf(facts, words, lang) } : {})}
      foot={words.foot}
    >
      <OutcomesChart
        title={words.question}
        chart={chart}
        year={year}
        onPick={({ bar }) => go(linkToOverview({ region, year: bar.year }))}
      />
    </ChartFigure>
  );
}

function sentenceOf(facts: OutcomeFacts, words: OutcomeWords, lang: Lang): string {
  return toldOf(facts, words, lang) + (facts.doubtful ? someDoubt(lang) : '');
}

function toldOf({ most, moved, bureaus }: OutcomeFacts, words: OutcomeWords, lang: Lang): string {
  const nameOf = ({ measure }: OutcomePart) => describeQuantity(measure).short[lang];
  const told = words.most(nameOf(most), most.printed);
  if (!moved) return told;
  const points = Math.abs(moved.points).toFixed(1);
  const up = moved.points > 0;
  if (moved.measure === most.measure) return told + words.mostMoved(points, up, bureaus);
  return told + words.moved(nameOf(moved), moved.printed, points, up, bureaus);
}
