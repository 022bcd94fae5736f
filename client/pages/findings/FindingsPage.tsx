/** What the checks found in a region's reports of a year: filtered by the address, grouped by report, counted by rule. */
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { RULES } from '../../../schema/check/rules/index.ts';
import { Answer } from '../../app/Answer.tsx';
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { Link, useGo } from '../../app/Link.tsx';
import { InRegionAndYear, type RegionAndYear } from '../../app/RegionAndYear.tsx';
import { RegionSwitch } from '../../app/RegionSwitch.tsx';
import { type FindingsAddress, linkToFindings } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import type { FindingsQuery, FindingsQueryVariables } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { FindingsList } from './FindingsList.tsx';
import { OUTCOME_CHOICES, type OutcomeChoice, outcomesOf, readFilter } from './filter.ts';
import styles from './findings.module.css';
import { FINDINGS } from './findings.query.ts';
import { findingsWords } from './findings.words.ts';

function Rules({
  data,
  address,
  rule,
}: {
  readonly data: FindingsQuery;
  readonly address: FindingsAddress;
  readonly rule: string | null;
}) {
  const lang = useLang();
  const words = useWords(findingsWords);
  const counts = new Map(data.ruleCounts.map((one) => [one.rule.id, one.count]));
  const counted = RULES.map((one) => ({ rule: one, count: counts.get(one.id) ?? 0 })).filter(
    (one) => one.count > 0 || one.rule.id === rule,
  );
  const largest = Math.max(1, ...counted.map((one) => one.count));
  if (counted.length === 0) return null;
  return (
    <nav className={styles.rules} aria-label={words.rules}>
      <h2>{words.rules}</h2>
      <ul>
        <li>
          <Link to={linkToFindings({ ...address, rule: null })} aria-current={rule === null ? 'true' : undefined}>
            {words.allRules}
          </Link>
        </li>
        {counted.map((one) => (
          <li key={one.rule.id}>
            <Link
              to={linkToFindings({ ...address, rule: one.rule.id })}
              aria-current={rule === one.rule.id ? 'true' : undefined}
              title={one.rule.why[lang]}
            >
              {one.rule.title[lang]} <span className={styles.ruleCount}>{one.count.toLocaleString('en')}</span>
            </Link>
            <span className={styles.bar} aria-hidden="true">
              <span style={{ width: `${(one.count / largest) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface ViewProps {
  readonly data: FindingsQuery;
  readonly address: FindingsAddress;
  readonly outcome: OutcomeChoice;
  readonly asked: FindingsQueryVariables;
}

function View({ data, address, outcome, asked }: ViewProps) {
  const lang = useLang();
  const words = useWords(findingsWords);
  const go = useGo();
  const { failed, suspicious, notAssessable, confirmed } = data;
  const counts: Readonly<Record<OutcomeChoice, number>> = {
    open: failed.totalCount + suspicious.totalCount,
    failed: failed.totalCount,
    suspicious: suspicious.totalCount,
    notAssessable: notAssessable.totalCount,
    confirmed: confirmed.totalCount,
  };
  const limited = address.rule || address.publisher;
  const wayOut = limited
    ? { to: { rule: null, publisher: null }, label: words.seeAll }
    : counts.open > 0
      ? { to: { outcome: null }, label: words.seeOpen }
      : { to: { outcome: 'confirmed' }, label: words.seeConfirmed };
  const publisher = data.findings.nodes[0]?.report.publisher.name[lang];
  return (
    <>
      <p className={styles.lead}>{words.lead(counts.failed, counts.suspicious, counts.confirmed)}</p>
      <div className={styles.filters}>
        <Segmented
          label={words.outcome}
          options={OUTCOME_CHOICES.map((value) => ({
            value,
            label: words.withCount(words.outcomes[value], counts[value]),
          }))}
          value={outcome}
          onChange={(value) => go(linkToFindings({ ...address, outcome: value === 'open' ? null : value }))}
        />
        {address.publisher && (
          <p>
            {publisher && words.onlyPublisher(publisher)}{' '}
            <Link to={linkToFindings({ ...address, publisher: null })}>{words.allPublishers}</Link>
          </p>
        )}
      </div>
      <div className={styles.body}>
        <div className={styles.list}>
          {data.findings.totalCount === 0 ? (
            <Empty why={outcome === 'open' ? words.emptyOpen : words.emptyNone}>
              <p>{words.emptyWhat}</p>
              <p>
                <Link to={linkToFindings({ ...address, ...wayOut.to })}>{wayOut.label}</Link>
              </p>
            </Empty>
          ) : (
            <FindingsList key={JSON.stringify(asked)} first={data.findings} asked={asked} />
          )}
        </div>
        <Rules data={data} address={address} rule={address.rule ?? null} />
      </div>
    </>
  );
}

export function FindingsPage() {
  return <InRegionAndYear linkTo={linkToFindings}>{(where) => <RegionFindings {...where} />}</InRegionAndYear>;
}

function RegionFindings({ region, year }: RegionAndYear) {
  const [params] = useSearchParams();
  const lang = useLang();
  const words = useWords(findingsWords);
  const go = useGo();
  const { outcome, rule, publisher } = readFilter(params);
  const { years } = region;
  const asked = {
    region: region.id,
    year,
    publisher,
    rules: rule === null ? null : [rule],
    outcomes: [...outcomesOf(outcome)],
  };
  const [result, ask] = useQuery({ query: FINDINGS, variables: asked, pause: years.length === 0 });
  const place = years.length === 0 ? region.name[lang] : words.of(region.name[lang], year);
  usePageTitle(`${words.title} · ${place}`);
  const address: FindingsAddress = {
    region: region.id,
    year,
    publisher,
    rule,
    outcome: outcome === 'open' ? null : outcome,
  };
  return (
    <>
      <header className={styles.header}>
        <div className={styles.titles}>
          <h1>{words.title}</h1>
          <p className={styles.where}>
            {place} {region.illustrative && <IllustrativeMark />}
          </p>
        </div>
        <div className={styles.choices}>
          <RegionSwitch
            region={region}
            year={year}
            linkTo={(to) => linkToFindings({ ...to, outcome: address.outcome ?? null })}
          />
          {years.length > 0 && (
            <Segmented
              label={words.year}
              options={years.map((value) => ({ value, label: String(value) }))}
              value={year}
              onChange={(value) => go(linkToFindings({ ...address, year: value }))}
            />
          )}
        </div>
      </header>
      {years.length === 0 ? (
        <Empty why={words.noReports(region.name[lang])}>
          <p>{words.noReportsWhat}</p>
        </Empty>
      ) : (
        <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
          {(data) => <View data={data} address={address} outcome={outcome} asked={asked} />}
        </Answer>
      )}
    </>
  );
}
