/** A region's year on one sheet: what happened, who has reported, the three subjects, the bureaus, what to look at. */
import { lazy, Suspense, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import type { Of } from '../../../schema/chart/chart.ts';
import { getOutcomeSet, outcomeBars } from '../../../schema/chart/outcomes.ts';
import { formatSet } from '../../../schema/chart/sets.ts';
import type { Lang } from '../../../schema/language.ts';
import { FIRST_SECTIONED_YEAR } from '../../../schema/report/older.ts';
import { readChart, readSeries } from '../../answers/read-chart.ts';
import { Answer } from '../../app/Answer.tsx';
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { Link, useGo } from '../../app/Link.tsx';
import { InRegionAndYear } from '../../app/RegionAndYear.tsx';
import { RegionSwitch } from '../../app/RegionSwitch.tsx';
import type { ShellRegion } from '../../app/shell.ts';
import {
  linkToBrief,
  linkToCompile,
  linkToOverview,
  linkToRegions,
  linkToReport,
  linkToStart,
} from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { Further } from '../../charts/Further.tsx';
import { addressOf, barsOf, regionAsOne, trendOf } from '../../charts/question.ts';
import type { OverviewQuery } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Attention } from './Attention.tsx';
import { CoverageStrip } from './CoverageStrip.tsx';
import { LeadSentence } from './LeadSentence.tsx';
import { leadFacts } from './lead-facts.ts';
import { OutcomesByYear } from './OutcomesByYear.tsx';
import styles from './overview.module.css';
import { OVERVIEW, type OverviewRegion } from './overview.query.ts';
import { overviewWords } from './overview.words.tsx';
import { SmallerRegions } from './SmallerRegions.tsx';
import { TopBureaus } from './TopBureaus.tsx';
import { Topics } from './Topics.tsx';
import { type Figures, WhichNumber } from './WhichNumber.tsx';

const SavedList = lazy(() => import('../../saved/SavedList.tsx').then((module) => ({ default: module.SavedList })));

/** What a reader of the sheet asks next. */
const LEADING_ON = ['flow', 'contribution', 'rank', 'distribution', 'funnel'] as const;

export function OverviewPage() {
  return (
    <InRegionAndYear linkTo={linkToOverview}>
      {({ region, year }) =>
        region.years.length === 0 ? (
          <NothingYet region={region} />
        ) : (
          <RegionOverview key={region.id} region={region} year={year} />
        )
      }
    </InRegionAndYear>
  );
}

function NothingYet({ region }: { readonly region: ShellRegion }) {
  const words = useWords(overviewWords);
  const lang = useLang();
  usePageTitle(region.name[lang]);
  return (
    <>
      <header className={styles.head}>
        <h1>{region.name[lang]}</h1>
        <RegionSwitch region={region} linkTo={linkToOverview} />
      </header>
      <Empty why={words.noReports}>
        <p>
          <Link to={linkToStart({ region: region.id })}>{words.toStart}</Link>
        </p>
        <p>
          <Link to={linkToRegions()}>{words.toRegions}</Link>
        </p>
      </Empty>
      <SmallerRegions region={region.id} />
    </>
  );
}

function questionsOf(region: ShellRegion, year: number, figures: Figures, lang: Lang) {
  const isSum = figures === 'sum' && region.bureaus.totalCount > 0;
  const of: Of = isSum ? regionAsOne(region.id) : { kind: 'reportOf', region: region.id };
  return {
    of: [formatSet(of)],
    disclosures: trendOf(of, ['disclosures.total', 'disclosures.website', 'disclosures.wechat'], lang),
    requests: trendOf(of, ['requests.received'], lang),
    appeals: trendOf(of, ['review.total', 'litigation.total'], lang),
    outcomes: addressOf({ kind: 'outcomes', of: [of], lang }),
    bars: barsOf(region.id, 'requests.received', year, lang),
  };
}

function RegionOverview({ region, year }: { readonly region: ShellRegion; readonly year: number }) {
  const words = useWords(overviewWords);
  const lang = useLang();
  const go = useGo();
  const [params] = useSearchParams();
  const hasBureaus = region.bureaus.totalCount > 0;
  const figures: Figures = hasBureaus && params.get('figures') === 'report' ? 'report' : 'sum';
  const kept = figures === 'report' ? figures : null;
  const variables = useMemo(
    () => ({ region: region.id, year, hasBureaus, ...questionsOf(region, year, figures, lang) }),
    [region, year, figures, lang, hasBureaus],
  );
  const [result, ask] = useQuery({ query: OVERVIEW, variables });
  const again = () => ask({ requestPolicy: 'network-only' });
  // While another year is fetched, the sheet of the last one stays, and goes on speaking of its own year.
  const shownYear = result.operation?.variables.year ?? year;
  usePageTitle(`${region.name[lang]} ${year}`);
  return (
    <div aria-busy={result.fetching} className={styles.sheet}>
      <header className={styles.head}>
        <h1>
          {region.name[lang]} <span className={styles.subtitle}>{words.ofYear(year)}</span>{' '}
          {region.illustrative && <IllustrativeMark />}
        </h1>
        <div className={styles.choices}>
          <RegionSwitch region={region} year={year} linkTo={linkToOverview} />
          <Segmented
            label={words.yearSwitch}
            options={region.years.map((one) => ({ value: one, label: String(one) }))}
            value={year}
            onChange={(one) => go(linkToOverview({ region: region.id, year: one, figures: kept }))}
          />
        </div>
      </header>
      <Answer result={result} onRetry={again}>
        {(data) =>
          data.region ? (
            <>
              <YearBody
                data={data}
                region={{ ...data.region, name: region.name, level: region.level }}
                year={shownYear}
                hasBureaus={hasBureaus}
                figures={figures}
              />
              {data.region.saved.length > 0 && (
                <Suspense fallback={null}>
                  <SavedList saved={data.region.saved} year={shownYear} onChanged={again} />
                </Suspense>
              )}
            </>
          ) : null
        }
      </Answer>
    </div>
  );
}

/** 全市, 全区…: by the name's last character, since 上海市 is a province and says 全市; a lone bureau goes by its own name. */
function wholeOf(
  region: OverviewRegion,
  lang: Lang,
  byLevel: Readonly<Record<OverviewRegion['level'], string>>,
): string {
  const bureaus = region.bureaus?.nodes ?? [];
  const [only] = bureaus;
  if (bureaus.length === 1 && only) return only.shortName[lang];
  const last = region.name.zh.slice(-1);
  return lang === 'zh' && /[省市区县旗]/.test(last) ? `全${last}` : byLevel[region.level];
}

interface YearBodyProps {
  readonly data: OverviewQuery;
  readonly region: OverviewRegion;
  readonly year: number;
  readonly hasBureaus: boolean;
  readonly figures: Figures;
}

function YearBody({ data, region, year, hasBureaus, figures }: YearBodyProps) {
  const go = useGo();
  const words = useWords(overviewWords);
  const lang = useLang();
  const charts = useMemo(
    () => ({
      lead: data.lead.series.map((one) => readSeries(one)),
      disclosures: readChart(data.disclosures),
      requests: readChart(data.requests),
      appeals: readChart(data.appeals),
      outcomes: readChart(data.outcomes),
      bars: data.bars ? readChart(data.bars) : null,
    }),
    [data],
  );
  const report = region.reports.nodes.find((one) => one.year === year);
  return (
    <>
      <LeadSentence
        whole={wholeOf(region, lang, words.whole)}
        year={year}
        facts={leadFacts(
          charts.lead,
          figures === 'sum' ? (charts.bars?.answer.series ?? []) : [],
          year,
          outcomeBars(getOutcomeSet('requests'), charts.outcomes.answer, 'year'),
        )}
      />
      {hasBureaus ? (
        <CoverageStrip
          region={region.id}
          bureaus={region.bureaus?.nodes ?? []}
          coverage={region.coverage}
          late={data.reporting?.bureaus.late ?? 0}
          year={year}
        />
      ) : (
        <p className={styles.scope}>
          {words.governmentWide} {report && <Link to={linkToReport(report.id)}>{words.openReport(year)}</Link>}
        </p>
      )}
      <WhichNumber
        region={region}
        year={year}
        figures={figures}
        onChoose={(one) => go(linkToOverview({ region: region.id, year, figures: one === 'report' ? one : null }))}
      />
      <p className={styles.toBrief}>
        <Link to={linkToBrief({ region: region.id, year })}>{words.toBrief(year)}</Link>
        {hasBureaus && year >= FIRST_SECTIONED_YEAR && (
          <Link to={linkToCompile({ region: region.id, year })}>{words.toCompile}</Link>
        )}
      </p>
      <SmallerRegions region={region.id} />
      <hr className={styles.rule} />
      <Topics
        region={region.id}
        year={year}
        waiting={region.coverage.notYetDue.flatMap(({ id }) => id ?? [])}
        lead={charts.lead}
        disclosures={charts.disclosures}
        requests={charts.requests}
        appeals={charts.appeals}
      />
      <div className={charts.bars ? styles.halves : styles.single}>
        {charts.bars && <TopBureaus chart={charts.bars} region={region.id} year={year} />}
        <Attention
          region={region.id}
          year={year}
          mistakes={data.attention.nodes}
          total={data.attention.totalCount}
          counts={region.findingCounts}
        />
      </div>
      <div className={styles.single}>
        <OutcomesByYear chart={charts.outcomes} region={region.id} year={year} />
        <Further kinds={hasBureaus ? LEADING_ON : ['flow']} region={region.id} />
      </div>
    </>
  );
}
