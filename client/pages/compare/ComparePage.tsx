/** All bureaus of a region in one year, by any measure or rate. */

import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { latestYear } from '../../../schema/chart/bars.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import { lastKnown } from '../../../schema/chart/facts.ts';
import { unitLabel } from '../../../schema/chart/format.ts';
import { describeQuantity } from '../../../schema/chart/quantity.ts';
import { readChart } from '../../answers/read-chart.ts';
import { Answer } from '../../app/Answer.tsx';
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { Link, useGo } from '../../app/Link.tsx';
import { InRegionAndYear } from '../../app/RegionAndYear.tsx';
import type { ShellRegion } from '../../app/shell.ts';
import { linkToBureau, linkToCompare, linkToRegions } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import type { AnsweredChart } from '../../charts/answered-chart.ts';
import { BarChart } from '../../charts/BarChart.tsx';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { barsOf } from '../../charts/question.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Controls } from './Controls.tsx';
import { type Choice, FIRST_OF_TOPIC, readChoice } from './choice.ts';
import styles from './compare.module.css';
import { COMPARE, ROSTER } from './compare.query.ts';
import { compareWords } from './compare.words.ts';

/** Without a region in the address, the first that has something to compare. */
function firstWithBureaus(regions: readonly ShellRegion[]): ShellRegion | undefined {
  return regions.find((region) => region.bureaus.totalCount > 0) ?? regions[0];
}

export function ComparePage() {
  const [params] = useSearchParams();
  return (
    <InRegionAndYear first={firstWithBureaus} linkTo={linkToCompare} none={<NothingToCompare />}>
      {({ region, year }) =>
        region.bureaus.totalCount === 0 ? (
          <NothingToCompare region={region} />
        ) : (
          <Comparison region={region} year={year} choice={readChoice(params)} />
        )
      }
    </InRegionAndYear>
  );
}

function NothingToCompare({ region }: { readonly region?: ShellRegion }) {
  const words = useWords(compareWords);
  const lang = useLang();
  const place = region?.name[lang];
  usePageTitle(place === undefined ? words.heading : `${words.heading} · ${place}`);
  return (
    <>
      <h1>
        {words.heading} {place !== undefined && <span className={styles.subtitle}>{place}</span>}
      </h1>
      <Empty why={words.noBureaus}>
        <Link to={linkToRegions()}>{words.toRegions}</Link>
      </Empty>
    </>
  );
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
function Bars({ chart }: { readonly chart: AnsweredChart }) {
  const words = useWords(compareWords);
  const lang = useLang();
  const go = useGo();
  const [measure = FIRST_OF_TOPIC.requests] = chart.question.measures;
  const { label, unit } = describeQuantity(measure);
  const year = latestYear(chart.answer) ?? 0;
  const question = words.question(label[lang], year);
  const valued = chart.answer.series.some(lastKnown);
  return (
    <ChartFigure
      long
      question={question}
      chart={chart}
      foot={unit === 'percent' ? words.foot : words.footCounts(unitLabel(unit, lang))}
    >
      {valued ? (
        <BarChart title={question} chart={chart} onPick={(row) => go(linkToBureau(row.series.subject.id))} />
      ) : (
        <Empty why={words.noneValued}>{words.noneValuedAdvice}</Empty>
      )}
    </ChartFigure>
  );
}
