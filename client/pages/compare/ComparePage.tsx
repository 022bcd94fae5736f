/** All bureaus of a region in one year, by any measure or rate. */

import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { type BarRow, barRows, latestYear, leadingSubject } from '../../../schema/chart/bars.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import { formatValue, unitLabel } from '../../../schema/chart/format.ts';
import { describeQuantity } from '../../../schema/chart/quantity.ts';
import type { Lang } from '../../../schema/language.ts';
import { SMALL_BASE } from '../../../schema/rollup/indicators.ts';
import { Answer } from '../../app/Answer.tsx';
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { Link, useGo } from '../../app/Link.tsx';
import { type ShellRegion, useRegionAndYear, useRegions } from '../../app/shell.ts';
import { linkToBureau, linkToRegions } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { BarChart, isValued, type ValuedRow } from '../../charts/BarChart.tsx';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { BarTable } from '../../charts/ChartTable.tsx';
import { barsOf } from '../../charts/question.ts';
import { type ReadChart, readChart } from '../../charts/read-chart.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Controls } from './Controls.tsx';
import { type Choice, FIRST_OF_SUBJECT, readChoice } from './choice.ts';
import styles from './compare.module.css';
import { COMPARE, ROSTER } from './compare.query.ts';
import { compareWords } from './compare.words.ts';
import { splitByBase } from './small-base.ts';
import { WithoutNumber } from './WithoutNumber.tsx';

export function ComparePage() {
  const [params] = useSearchParams();
  const words = useWords(compareWords);
  const withBureaus = useRegions().filter((region) => region.bureaus.totalCount > 0);
  // Without a region in the address, the first that has something to compare.
  const named = new URLSearchParams(params);
  if (!named.has('region') && withBureaus[0]) named.set('region', withBureaus[0].id);
  const chosen = useRegionAndYear(named);
  if (!chosen || chosen.region.bureaus.totalCount === 0) {
    return (
      <>
        <h1>{words.heading}</h1>
        <Empty why={words.noBureaus}>
          <Link to={linkToRegions()}>{words.toRegions}</Link>
        </Empty>
      </>
    );
  }
  return <Comparison region={chosen.region} year={chosen.year} choice={readChoice(params)} />;
}

function Comparison({
  region,
  year,
  choice,
}: {
  readonly region: ShellRegion;
  readonly year: number;
  readonly choice: Choice;
}) {
  const words = useWords(compareWords);
  const lang = useLang();
  const [roster] = useQuery({ query: ROSTER, variables: { region: region.id } });
  const bureaus = roster.data?.bureaus.nodes ?? [];
  const members = bureaus.filter((bureau) => bureau.kind === choice.kind);
  const rest = useMemo((): Partial<Chart> => {
    const of = members.map((bureau) => ({ kind: 'one' as const, id: bureau.id }));
    return { sort: choice.sort, ...(choice.kind === null ? {} : { of }) };
  }, [members, choice]);
  const waiting = choice.kind !== null && members.length === 0;
  const address = barsOf(region.id, choice.measure, year, lang, rest);
  const [result, ask] = useQuery({ query: COMPARE, variables: { address }, pause: waiting });
  const chart = useMemo(() => (result.data ? readChart(result.data.chart) : null), [result.data]);
  usePageTitle(`${words.heading} · ${region.name[lang]}`);

  return (
    <div aria-busy={result.fetching} className={styles.sheet}>
      <h1>
        {words.heading} <span className={styles.subtitle}>{region.name[lang]}</span>{' '}
        {region.illustrative && <IllustrativeMark />}
      </h1>
      <Controls region={region} year={year} choice={choice} kinds={new Set(bureaus.map((bureau) => bureau.kind))} />
      <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {() => (chart ? <Bars chart={chart} /> : null)}
      </Answer>
    </div>
  );
}

/** Speaks of the question that was answered: while another is fetched, that is not yet the one in the address. */
function Bars({ chart }: { readonly chart: ReadChart }) {
  const words = useWords(compareWords);
  const lang = useLang();
  const go = useGo();
  const [measure = FIRST_OF_SUBJECT.requests] = chart.question.measures;
  const { label, unit } = describeQuantity(measure);
  const year = latestYear(chart.answer) ?? 0;
  const rows = barRows(chart.question, chart.answer);
  const valued = rows.filter(isValued);
  const { ranked, small } = splitByBase(valued);
  const question = words.question(label[lang], year);
  const answer = small.length > 0 ? rankedAnswer(ranked, words, lang) : null;
  const common = {
    description: chart.description,
    highlight: leadingSubject(chart.question, chart.answer),
    year,
    max: Math.max(0, ...valued.flatMap(({ point }) => [point.value, point.change.previous ?? 0])),
    onPick: (row: BarRow) => go(linkToBureau(row.series.subject.id)),
  };
  return (
    <>
      <ChartFigure
        question={question}
        chart={chart}
        {...(answer === null ? {} : { answer })}
        table={<BarTable caption={question} rows={rows} year={year} />}
        foot={unit === 'percent' ? words.foot : words.footCounts(unitLabel(unit, lang))}
      >
        {valued.length === 0 && <Empty why={words.noneValued}>{words.noneValuedAdvice}</Empty>}
        {ranked.length > 0 && <BarChart {...common} title={question} rows={ranked} />}
        {small.length > 0 && (
          <>
            <h3 className={styles.small}>{words.small(SMALL_BASE, small.length)}</h3>
            <BarChart {...common} title={words.smallTitle(label[lang], SMALL_BASE)} rows={small} />
          </>
        )}
      </ChartFigure>
      <WithoutNumber rows={rows.filter((row) => !isValued(row))} />
    </>
  );
}

/** Highest and lowest of those that are ranked; null where there are too few, or several share a place. */
function rankedAnswer(ranked: readonly ValuedRow[], words: typeof compareWords.zh, lang: Lang): string | null {
  const order = [...ranked].sort((a, b) => b.point.value - a.point.value);
  const [top, second] = order;
  const last = order[order.length - 1];
  const beforeLast = order[order.length - 2];
  if (!top || !second || !last || !beforeLast || order.length < 3) return null;
  if (top.point.value === second.point.value || last.point.value === beforeLast.point.value) return null;
  const name = ({ series }: ValuedRow) => series.subject.shortName[lang];
  const value = ({ point, series }: ValuedRow) => formatValue(point.value, series.unit);
  return words.ranked(SMALL_BASE, ranked.length, name(top), value(top), name(last), value(last));
}
