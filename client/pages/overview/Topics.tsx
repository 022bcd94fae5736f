/** The three subjects of the form by year, side by side on one time axis. */
import type { Quantity } from '../../../schema/chart/chart.ts';
import { isKnown } from '../../../schema/chart/facts.ts';
import { formatNumber, gapWord } from '../../../schema/chart/format.ts';
import { basisWord, changeWordShort, numberWord } from '../../../schema/chart/layout/point-words.ts';
import type { Series } from '../../../schema/chart/series.ts';
import type { Lang } from '../../../schema/language.ts';
import { useGo } from '../../app/Link.tsx';
import { linkToOverview } from '../../app/urls.ts';
import { type AnsweredChart, pointOf } from '../../charts/answered-chart.ts';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { TrendChart } from '../../charts/TrendChart.tsx';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { answerFor } from './answers.ts';
import { BigNumber, type BigNumberProps } from './BigNumber.tsx';
import { leadFacts, quantityIn } from './lead-facts.ts';
import styles from './overview.module.css';
import { overviewWords } from './overview.words.tsx';

interface Props {
  readonly region: string;
  readonly year: number;
  /** Ids of the bureaus that have not reported on the year and still have time. */
  readonly waiting: readonly string[];
  readonly lead: readonly Series[];
  readonly disclosures: AnsweredChart;
  readonly requests: AnsweredChart;
  readonly appeals: AnsweredChart;
}

export function Topics({ region, year, waiting, lead, disclosures, requests, appeals }: Props) {
  const words = useWords(overviewWords);
  const lang = useLang();
  const at = (quantity: Quantity) => pointOf(quantityIn(lead, quantity), year);
  const number = (quantity: Quantity) => numberOf(quantityIn(lead, quantity), year);
  const stated = number('disclosures.total') === null ? 'disclosures.website' : 'disclosures.total';
  const coverage = at(stated)?.coverage;
  const channel = stated === 'disclosures.website' ? words.disclosures.channel : '';
  const { review } = leadFacts(lead, [], year);
  const carriedIn = number('requests.carriedIn');
  const carriedOut = number('requests.carriedOut');
  const common = { region, year, waiting };
  return (
    <div className={styles.subjects}>
      <TopicChart
        {...common}
        question={words.disclosures.question}
        chart={disclosures}
        // Channels stand under the total: the total alone is what the sentence is about.
        told={disclosures.answer.series.filter((series) => series.quantity === stated)}
        big={bigNumber(
          quantityIn(lead, stated),
          year,
          lang,
          channel + words.disclosures.unit(coverage?.reported ?? 0, coverage?.expected ?? 0),
        )}
        none={words.disclosures.none}
        foot={words.disclosures.foot}
      />
      <TopicChart
        {...common}
        question={words.requests.question}
        chart={requests}
        told={requests.answer.series}
        big={bigNumber(quantityIn(lead, 'requests.received'), year, lang, words.requests.unit)}
        none={words.noNumbers}
        foot={
          carriedIn !== null && carriedOut !== null
            ? words.requests.foot(carriedIn, carriedOut)
            : words.requests.footPlain
        }
      />
      <TopicChart
        {...common}
        question={words.appeals.question}
        chart={appeals}
        told={appeals.answer.series}
        big={{
          ...bigNumber(
            quantityIn(lead, 'appeals.total'),
            year,
            lang,
            words.appeals.unit(number('review.total') ?? '–', number('litigation.total') ?? '–'),
          ),
          change: review ? words.appeals.corrected(formatNumber(review.corrected, 0)) : '',
          basis: review ? words.appeals.decided(review.decided) : '',
        }}
        none={words.noNumbers}
        foot={words.appeals.foot}
      />
    </div>
  );
}

function numberOf(series: Series | undefined, year: number): string | null {
  const point = pointOf(series, year);
  return series && isKnown(point) ? numberWord(point, series.unit) : null;
}

/** The year's number with its unit, or in its place why there is none. */
function bigNumber(series: Series | undefined, year: number, lang: Lang, unit: string): BigNumberProps {
  const point = pointOf(series, year);
  const value = numberOf(series, year);
  if (!point || !series || value === null) {
    return { value: null, unit: gapWord(point?.gap ?? 'notReported', lang), change: '', basis: '' };
  }
  return {
    value,
    unit,
    change: changeWordShort(point, series.unit, lang),
    basis: basisWord(point.change, lang),
  };
}

interface TopicProps {
  readonly region: string;
  readonly year: number;
  readonly waiting: readonly string[];
  readonly question: string;
  readonly chart: AnsweredChart;
  /** The series that the answer speaks of. */
  readonly told: readonly Series[];
  readonly big: BigNumberProps;
  /** Said where there is nothing to draw. */
  readonly none: string;
  readonly foot: string;
}

function TopicChart({ region, year, waiting, question, chart, told, big, none, foot }: TopicProps) {
  const lang = useLang();
  const go = useGo();
  const { series } = chart.answer;
  const empty = series.every((one) => one.points.every((point) => point.value === null));
  return (
    <ChartFigure
      question={question}
      chart={chart}
      answer={answerFor(told, year, lang, waiting) ?? chart.title}
      lead={<BigNumber {...big} />}
      foot={foot}
      notesShown={false}
      downloads={false}
      tableInDialog
    >
      {empty ? (
        <Empty why={none} />
      ) : (
        <TrendChart
          title={question}
          chart={chart}
          height={176}
          year={year}
          compact
          onPick={(other) => go(linkToOverview({ region, year: other }))}
        />
      )}
    </ChartFigure>
  );
}
