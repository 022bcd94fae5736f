/** Findings under the report they were found in; a further page is appended on request. */
import { useState } from 'react';
import { useClient } from 'urql';
import { Link } from '../../app/Link.tsx';
import { OutcomeMark } from '../../app/OutcomeMark.tsx';
import { linkToBureau, linkToReport } from '../../app/urls.ts';
import { Arithmetic } from '../../figures/Arithmetic.tsx';
import type { FindingsQuery, FindingsQueryVariables } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { byReport } from './filter.ts';
import styles from './findings.module.css';
import { type FindingLine, MORE_FINDINGS } from './findings.query.ts';
import { findingsWords } from './findings.words.ts';

function Line({ finding }: { readonly finding: FindingLine }) {
  const lang = useLang();
  const words = useWords(findingsWords);
  const { rule, report, outcome, message, arithmetic } = finding;
  return (
    <li className={styles.line}>
      <OutcomeMark outcome={outcome} />
      <div>
        <p className={styles.what}>
          <span className={styles.rule}>{rule.title[lang]}</span> <Arithmetic text={arithmetic} />
        </p>
        <p className={styles.message}>{message[lang]}</p>
      </div>
      <Link
        to={linkToReport(report.id, { finding: finding.id })}
        aria-label={words.seeFinding(rule.title[lang], report.publisher.name[lang], report.year)}
      >
        {words.see}
      </Link>
    </li>
  );
}

interface Props {
  readonly first: FindingsQuery['findings'];
  readonly asked: FindingsQueryVariables;
}

export function FindingsList({ first, asked }: Props) {
  const lang = useLang();
  const words = useWords(findingsWords);
  const client = useClient();
  const [further, setFurther] = useState<readonly FindingLine[]>([]);
  const [page, setPage] = useState(first.pageInfo);
  const [state, setState] = useState<'ready' | 'loading' | 'failed'>('ready');

  const more = async () => {
    setState('loading');
    const { data } = await client.query(MORE_FINDINGS, { ...asked, after: page.endCursor }).toPromise();
    if (!data) return setState('failed');
    setFurther((before) => [...before, ...data.findings.nodes]);
    setPage(data.findings.pageInfo);
    setState('ready');
  };

  const lines = [...first.nodes, ...further];
  return (
    <>
      {byReport(lines).map((group) => {
        const report = group.lines[0]?.report;
        if (!report) return null;
        const { publisher } = report;
        return (
          <section key={group.key} className={styles.group} aria-labelledby={`report-${group.key}`}>
            <h2 id={`report-${group.key}`}>
              {publisher.__typename === 'Bureau' ? (
                <Link to={linkToBureau(publisher.id)}>{publisher.name[lang]}</Link>
              ) : (
                publisher.name[lang]
              )}{' '}
              <Link to={linkToReport(report.id)} className={styles.reportYear}>
                {words.reportYear(report.year)}
              </Link>
            </h2>
            <ul>
              {group.lines.map((finding) => (
                <Line key={finding.id} finding={finding} />
              ))}
            </ul>
          </section>
        );
      })}
      <p className={styles.foot}>
        <span role="status">{words.shown(lines.length, first.totalCount)}</span>
        {page.hasNextPage && (
          <button type="button" disabled={state === 'loading'} onClick={() => void more()}>
            {state === 'loading' ? words.loading : words.more}
          </button>
        )}
        {state === 'failed' && <span role="alert">{words.moreFailed}</span>}
      </p>
    </>
  );
}
