/** What the checks found in a region's reports of a year: chosen by the address, by mistakes where people judge, counted by rule. */
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { areJudged, askedBy, type FindingsChoice, readChoice } from '../../../schema/check/choice.ts';
import { Answer } from '../../app/Answer.tsx';
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { Link, useGo } from '../../app/Link.tsx';
import { InRegionAndYear, type RegionAndYear } from '../../app/RegionAndYear.tsx';
import { RegionSwitch } from '../../app/RegionSwitch.tsx';
import { type FindingsAddress, linkToFindings } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import type { FindingFilter, MistakesQuery } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Choices } from './Choices.tsx';
import { FindingsList } from './FindingsList.tsx';
import styles from './findings.module.css';
import { FINDINGS, MISTAKES } from './findings.query.ts';
import { findingsWords } from './findings.words.ts';
import { MistakeList } from './MistakeList.tsx';
import { ReturnSheets } from './ReturnSheets.tsx';
import { RuleNav } from './RuleNav.tsx';

interface Props {
  readonly address: FindingsAddress;
  readonly choice: FindingsChoice;
  /** Whose reports, of which year. */
  readonly of: FindingFilter;
}

function filterOf({ of, choice }: Pick<Props, 'of' | 'choice'>): FindingFilter {
  const { states, outcomes, severity, rules } = askedBy(choice);
  return {
    ...of,
    severity,
    states: states && [...states],
    outcomes: outcomes && [...outcomes],
    rules: rules && [...rules],
  };
}

/** What is said where nothing is listed, and the way out. */
function Nothing({ address, choice }: Omit<Props, 'of'>) {
  const words = useWords(findingsWords);
  const limited = choice.rule || choice.publisher || choice.severity;
  return (
    <Empty why={choice.show === 'waiting' ? words.emptyOpen : words.emptyNone}>
      <p>{words.emptyWhat}</p>
      <p>
        {limited ? (
          <Link to={linkToFindings({ ...address, rule: null, publisher: null, severity: null })}>{words.seeAll}</Link>
        ) : choice.show === 'waiting' ? (
          <Link to={linkToFindings({ ...address, show: 'holds' })}>{words.seeHolds}</Link>
        ) : (
          <Link to={linkToFindings({ ...address, show: null })}>{words.seeOpen}</Link>
        )}
      </p>
    </Empty>
  );
}

function OnlyPublisher({ address, name }: { readonly address: FindingsAddress; readonly name: string | undefined }) {
  const words = useWords(findingsWords);
  if (!address.publisher) return null;
  return (
    <p className={styles.only}>
      {name && words.onlyPublisher(name)}{' '}
      <Link to={linkToFindings({ ...address, publisher: null })}>{words.allPublishers}</Link>
    </p>
  );
}

function Mistakes(props: Props) {
  const { address, choice } = props;
  const lang = useLang();
  const words = useWords(findingsWords);
  const filter = filterOf(props);
  const [result, ask] = useQuery({ query: MISTAKES, variables: { filter } });
  const [told, setTold] = useState('');
  const changed = (words: string) => {
    setTold(words);
    ask({ requestPolicy: 'network-only' });
  };
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ findingGroups, findingTally, ruleRecords, revisions }: MistakesQuery) => (
        <>
          <p className={styles.lead}>
            {words.lead(findingGroups.totalCount, findingTally.findings)}{' '}
            <span className={styles.beside}>
              {words.others(findingTally.confirmed, findingTally.notAssessable)}{' '}
              <Link to={linkToFindings({ ...address, show: 'holds' })}>{words.seeHolds}</Link>
              {findingTally.notAssessable > 0 && (
                <>
                  {lang === 'zh' ? '、' : ', '}
                  <Link to={linkToFindings({ ...address, show: 'notAssessable' })}>{words.seeNotAssessable}</Link>
                </>
              )}
            </span>
          </p>
          <p role="status" className={styles.told}>
            {told}
          </p>
          <ReturnSheets region={address.region ?? ''} year={address.year ?? 0} onChanged={() => changed('')} />
          <Choices address={address} choice={choice} tally={findingTally} />
          <OnlyPublisher address={address} name={findingGroups.nodes[0]?.report.publisher.name[lang]} />
          <div className={styles.body}>
            <div className={styles.list} aria-busy={result.fetching}>
              {findingGroups.totalCount === 0 ? (
                <Nothing address={address} choice={choice} />
              ) : (
                <MistakeList
                  key={`${JSON.stringify(filter)} ${revisions.nodes[0]?.number}`}
                  first={findingGroups}
                  findings={findingTally.findings}
                  filter={filter}
                  since={revisions.nodes[0]?.number ?? 0}
                  onChanged={changed}
                />
              )}
            </div>
            <RuleNav counts={findingTally.rules} records={ruleRecords} address={address} rule={choice.rule} />
          </div>
        </>
      )}
    </Answer>
  );
}

function Unjudged(props: Props) {
  const { address, choice } = props;
  const lang = useLang();
  const filter = filterOf(props);
  const [result, ask] = useQuery({ query: FINDINGS, variables: { filter } });
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ findings, ruleCounts }) => (
        <>
          <Choices address={address} choice={choice} tally={null} />
          <OnlyPublisher address={address} name={findings.nodes[0]?.report.publisher.name[lang]} />
          <div className={styles.body}>
            <div className={styles.list} aria-busy={result.fetching}>
              {findings.totalCount === 0 ? (
                <Nothing address={address} choice={choice} />
              ) : (
                <FindingsList key={JSON.stringify(filter)} first={findings} filter={filter} />
              )}
            </div>
            <RuleNav counts={ruleCounts} records={[]} address={address} rule={choice.rule} />
          </div>
        </>
      )}
    </Answer>
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
  const choice = readChoice((name) => params.get(name));
  const { years } = region;
  const place = years.length === 0 ? region.name[lang] : words.of(region.name[lang], year);
  usePageTitle(`${words.title} · ${place}`);
  const { show, severity, rule, publisher } = choice;
  const address: FindingsAddress = {
    ...{ region: region.id, year, publisher, severity, rule },
    show: show === 'waiting' ? null : show,
  };
  const of = { region: region.id, publisher, year };
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
            linkTo={(to) => linkToFindings({ ...to, show: address.show ?? null })}
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
      ) : areJudged(show) ? (
        <Mistakes address={address} choice={choice} of={of} />
      ) : (
        <Unjudged address={address} choice={choice} of={of} />
      )}
    </>
  );
}
