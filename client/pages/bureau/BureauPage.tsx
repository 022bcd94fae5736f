/** One bureau through the years: what it reported, how its requests ended, which reports are missing. */
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { OVERS, type Over } from '../../../schema/chart/chart.ts';
import { isKnown } from '../../../schema/chart/facts.ts';
import { getOutcomeSet, outcomeBars } from '../../../schema/chart/outcomes.ts';
import { successionsTold } from '../../../schema/chart/words/succession.ts';
import { joinNames, type Lang } from '../../../schema/language.ts';
import { unknownWords } from '../../../schema/pages.ts';
import { BUREAU_KIND_LABELS } from '../../../schema/report/publisher.ts';
import { isListed } from '../../../schema/rollup/coverage.ts';
import { readChart } from '../../answers/read-chart.ts';
import { Answer } from '../../app/Answer.tsx';
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { Link, useGo } from '../../app/Link.tsx';
import { usePageRegion } from '../../app/page-region.ts';
import { Unknown } from '../../app/Unknown.tsx';
import { linkToBrief, linkToBureau, linkToOverview, linkToReport } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import type { AnsweredChart } from '../../charts/answered-chart.ts';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { Further } from '../../charts/Further.tsx';
import { OutcomesChart } from '../../charts/OutcomesChart.tsx';
import { OverSwitch } from '../../charts/OverSwitch.tsx';
import { TrendChart } from '../../charts/TrendChart.tsx';
import type { BureauQuery } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { NoteButton } from '../../notes/NoteButton.tsx';
import { ItemsOf } from '../../prose/ItemsOf.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { BureauLead } from './BureauLead.tsx';
import { BureauReports } from './BureauReports.tsx';
import styles from './bureau.module.css';
import { BUREAU, type ShownBureau } from './bureau.query.ts';
import { bureauWords } from './bureau.words.ts';
import { Relatives } from './Relatives.tsx';
import { reportYears } from './report-years.ts';
import { SheetsWaiting } from './SheetsWaiting.tsx';

/** Where it stands among the bureaus of its region. */
const AMONG_ALL = ['rank', 'distribution', 'funnel', 'contribution'] as const;

const CLASSES = getOutcomeSet('requests');

/** The four charts of a bureau as addresses; all years, so that its whole life is seen. */
function addresses(id: string, over: Over, lang: Lang) {
  const run = over === 'none' ? '' : `&over=${over}`;
  const tail = `of=${encodeURIComponent(id)}${run}${lang === 'en' ? '&lang=en' : ''}`;
  return {
    requests: `kind=trend&measure=requests.received,requests.closed&${tail}`,
    outcomes: `kind=outcomes&${tail}`,
    appeals: `kind=trend&measure=review.total,litigation.total&${tail}`,
    disclosures: `kind=trend&measure=disclosures.total,disclosures.website,disclosures.wechat&${tail}`,
  };
}

interface ViewProps {
  readonly bureau: ShownBureau;
  readonly parts: Omit<BureauQuery, 'bureau'>;
  /** The charts are to be asked for again. */
  readonly onChanged: () => void;
}

function BureauView({ bureau, parts, onChanged }: ViewProps) {
  const lang = useLang();
  const words = useWords(bureauWords);
  const go = useGo();
  usePageRegion(bureau.region.id);
  usePageTitle(bureau.name[lang]);
  const charts = useMemo(
    () => ({
      requests: readChart(parts.requests),
      outcomes: readChart(parts.outcomes),
      appeals: readChart(parts.appeals),
      disclosures: readChart(parts.disclosures),
    }),
    [parts],
  );
  const reports = bureau.reports.nodes;
  const { over } = charts.requests.question;
  const lines = charts.requests.answer.series;
  const came = successionsTold(lines, lang);
  // Years before it was there are those of its predecessors, whose reports stand on their own pages.
  const own = (lines[0]?.points ?? []).filter(({ year }) => isListed(bureau, year));
  const years = reportYears(reports, own);
  const latest = years.find((one) => one.report !== null)?.year ?? null;
  const open = (year: number) => {
    const report = reports.find((one) => one.year === year);
    if (report) go(linkToReport(report.id));
  };
  const trend = (question: string, chart: AnsweredChart, foot: string) => (
    <ChartFigure
      question={question}
      chart={chart}
      foot={foot}
      actions={<NoteButton chart={chart} onChanged={onChanged} />}
    >
      <TrendChart
        title={chart.title}
        chart={chart}
        height={220}
        year={latest}
        onPick={open}
        pickHint={words.pickHint}
      />
    </ChartFigure>
  );
  // Who is like it is told by its requests.
  const isCompared = lines.some(({ points }) => points.some(isKnown));
  const peers = `kind=outcomes&of=peers:${bureau.id}${lang === 'en' ? '&lang=en' : ''}`;
  const beside = isCompared ? [{ label: words.peers, query: peers }] : [];
  const bars = outcomeBars(CLASSES, charts.outcomes.answer, 'year');
  return (
    <>
      <header className={styles.header}>
        <nav aria-label={words.crumbs} className={styles.crumbs}>
          <Link to={linkToOverview({ region: bureau.region.id })}>{bureau.region.name[lang]}</Link>
          <span aria-current="page">{bureau.name[lang]}</span>
        </nav>
        <h1>
          {bureau.name[lang]} {bureau.illustrative && <IllustrativeMark />}
        </h1>
        <SheetsWaiting bureau={bureau} />
        {latest !== null && <BureauLead year={latest} {...charts} outcomes={bars} />}
        <dl className={styles.facts}>
          <div>
            <dt>{words.kind}</dt>
            <dd>{BUREAU_KIND_LABELS[bureau.kind][lang]}</dd>
          </div>
          {bureau.aliases.length > 0 && (
            <div>
              <dt>{words.aliases}</dt>
              <dd lang="zh-CN">{joinNames(bureau.aliases, 'zh')}</dd>
            </div>
          )}
          {bureau.since !== null && (
            <div>
              <dt>{words.since}</dt>
              <dd>{bureau.since}</dd>
            </div>
          )}
          {bureau.until !== null && (
            <div>
              <dt>{words.until}</dt>
              <dd>{bureau.until}</dd>
            </div>
          )}
          {came.length > 0 && (
            <div>
              <dt>{words.succession}</dt>
              <dd>{came.map(({ sentence }) => sentence).join(words.next)}</dd>
            </div>
          )}
          <Relatives bureau={bureau} />
        </dl>
        {latest !== null && <Link to={linkToBrief({ bureau: bureau.id, year: latest })}>{words.toBrief(latest)}</Link>}
        <OverSwitch series={lines} value={over} onChange={(one) => go(linkToBureau(bureau.id, { over: one }))} />
      </header>
      {reports.length === 0 ? (
        <Empty why={words.noneWhy}>
          <p>{words.noneWhat}</p>
          <p>
            <Link to={linkToOverview({ region: bureau.region.id })}>{words.toOverview(bureau.region.name[lang])}</Link>
          </p>
        </Empty>
      ) : (
        <div className={styles.body}>
          <div className={styles.pair}>
            {trend(words.requests, charts.requests, words.counts)}
            <BureauReports years={years} />
          </div>
          <ChartFigure
            question={words.outcomes}
            chart={charts.outcomes}
            foot={words.outcomesFoot}
            actions={<NoteButton chart={charts.outcomes} onChanged={onChanged} />}
          >
            {bars.some((bar) => bar.parts !== null) && (
              <OutcomesChart
                title={charts.outcomes.title}
                chart={charts.outcomes}
                year={latest}
                onPick={({ bar }) => open(bar.year)}
              />
            )}
          </ChartFigure>
          <div className={styles.halves}>
            {trend(words.appeals, charts.appeals, words.cases)}
            {trend(words.disclosures, charts.disclosures, words.postings)}
          </div>
          <Further kinds={AMONG_ALL} region={bureau.region.id} focus={bureau.id} more={beside} />
          <ItemsOf of={bureau.id} region={bureau.region.id} />
        </div>
      )}
    </>
  );
}

function UnknownBureau() {
  const words = useWords(bureauWords);
  const unknown = unknownWords(useLang());
  return <Unknown what={unknown.bureau} advice={words.unknownAdvice} />;
}

export function BureauPage() {
  const { id = '' } = useParams();
  const lang = useLang();
  const [params] = useSearchParams();
  const over = OVERS.find((one) => one === params.get('over')) ?? 'none';
  const [result, ask] = useQuery({ query: BUREAU, variables: { id, ...addresses(id, over, lang) } });
  // The charts of a bureau that does not exist are refused; the page says so in its own words.
  if (result.error?.graphQLErrors.some((error) => error.extensions.code === 'NOT_FOUND')) return <UnknownBureau />;
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ bureau, ...parts }) =>
        bureau ? (
          <BureauView
            key={bureau.id}
            bureau={bureau}
            parts={parts}
            onChanged={() => ask({ requestPolicy: 'network-only' })}
          />
        ) : (
          <UnknownBureau />
        )
      }
    </Answer>
  );
}
