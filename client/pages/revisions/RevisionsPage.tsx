/** What changed since a revision: figures before and after, with why; the range stands in the address, and as CSV beside it. */
import { type FormEvent, useId, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { changeWords } from '../../../schema/report/changes.ts';
import { Answer } from '../../app/Answer.tsx';
import { useAsOf, withAsOf } from '../../app/as-of.ts';
import { chinaTime } from '../../app/china-time.ts';
import { Link, useGo } from '../../app/Link.tsx';
import { linkAsOf, linkToReport, linkToRevisions, linkToVersions, revisionsFile } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { correctedText } from '../../figures/figure-text.ts';
import type { ChangesQuery } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import ui from '../../ui/ui.module.css';
import styles from './revisions.module.css';
import { CHANGES, type ChangeRow, type FigureRow } from './revisions.query.ts';
import { revisionsWords } from './revisions.words.ts';

function numberIn(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

export function RevisionsPage() {
  const words = useWords(revisionsWords);
  const [params] = useSearchParams();
  const since = numberIn(params.get('since')) ?? 0;
  const until = numberIn(params.get('until'));
  const of = params.get('of');
  const [result, ask] = useQuery({
    query: CHANGES,
    variables: { since, until, of: of ? of.split(',') : null, after: params.get('after') },
    requestPolicy: 'cache-and-network',
  });
  usePageTitle(words.title);
  return (
    <>
      <h1>{words.title}</h1>
      <p className={styles.lead}>{words.lead}</p>
      <Range key={`${since} ${until}`} since={since} until={until} of={of} />
      <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {({ changes }) => <Listed list={changes} />}
      </Answer>
    </>
  );
}

interface Asked {
  readonly since: number;
  readonly until: number | null;
  readonly of: string | null;
}

function Range({ since, until, of }: Asked) {
  const words = useWords(revisionsWords);
  const lang = useLang();
  const go = useGo();
  const asOf = useAsOf();
  const id = useId();
  const [from, setFrom] = useState(String(since));
  const [to, setTo] = useState(until === null ? '' : String(until));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(linkToRevisions({ since: numberIn(from), until: numberIn(to), of }));
  };
  return (
    <form className={styles.range} onSubmit={submit}>
      <div className={ui.field}>
        <label htmlFor={`${id}-since`}>{words.since}</label>
        <input
          id={`${id}-since`}
          type="number"
          min={0}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </div>
      <div className={ui.field}>
        <label htmlFor={`${id}-until`}>{words.until}</label>
        <input
          id={`${id}-until`}
          type="number"
          min={1}
          value={to}
          placeholder={words.newest}
          onChange={(event) => setTo(event.target.value)}
        />
      </div>
      <button type="submit" className={ui.button}>
        {words.show}
      </button>
      <a href={withAsOf(revisionsFile({ since, until, of }, lang), asOf)}>CSV</a>
    </form>
  );
}

function Listed({ list }: { readonly list: ChangesQuery['changes'] }) {
  const words = useWords(revisionsWords);
  const [params] = useSearchParams();
  if (list === null || list.nodes.length === 0) return <Empty why={words.none} />;
  const { hasNextPage, endCursor } = list.pageInfo;
  const next = new URLSearchParams(params);
  next.set('after', endCursor ?? '');
  return (
    <>
      <p role="status" className={styles.lead}>
        {words.listed(list.totalCount)}
      </p>
      <ol className={styles.changes}>
        {list.nodes.map((change) => (
          <li key={change.revision.number}>
            <OneChange change={change} />
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <p>
          <Link to={`/revisions?${next}`}>{words.older}</Link>
        </p>
      )}
    </>
  );
}

/** A handful stands open; of a whole report the numbers are opened when they are wanted. */
const FEW = 12;

function OneChange({ change }: { readonly change: ChangeRow }) {
  const lang = useLang();
  const words = useWords(revisionsWords);
  const said = useWords(changeWords);
  const { revision, reason, figureCount, figures } = change;
  const { number, at, kind, note, report } = revision;
  const isAnew = kind === 'revise' || kind === 'correction' || kind === 'correctionWithdrawn';
  return (
    <section aria-labelledby={`revision-${number}`}>
      <h2 id={`revision-${number}`}>
        {words.revision(number)} · {said.kinds[kind]}
      </h2>
      <p className={styles.told}>
        <time className={ui.unbroken} dateTime={at}>
          {chinaTime(at)}
        </time>{' '}
        {kind === 'roster' && note} {reason && words.reason(reason)}{' '}
        {report && (
          <Link to={linkToReport(report.id)}>
            {report.publisher.name[lang]} {report.year}
          </Link>
        )}{' '}
        {report && isAnew && <Link to={linkToVersions(report.id, { right: number })}>{said.compare}</Link>}{' '}
        <Link to={linkAsOf('/', number)}>{words.lookBack}</Link>
      </p>
      {figureCount > 0 && (
        <details open={figureCount <= FEW}>
          <summary>{kind === 'import' ? words.figuresAccepted(figureCount) : words.figures(figureCount)}</summary>
          <Figures revision={number} rows={figures} />
          {figures.length < figureCount && <p>{words.more(figureCount - figures.length)}</p>}
        </details>
      )}
    </section>
  );
}

function Figures({ revision, rows }: { readonly revision: number; readonly rows: readonly FigureRow[] }) {
  const words = useWords(revisionsWords);
  const said = useWords(changeWords);
  const lang = useLang();
  const textOf = (value: number | null, gap: FigureRow['beforeGap']): string =>
    value === null && gap === null ? said.noReport : correctedText({ value, gap }, lang).text;
  const columns: readonly Column<FigureRow>[] = [
    { key: 'what', head: words.figure, cell: ({ name }) => name[lang], rowHead: true },
    { key: 'before', head: words.before, align: 'end', cell: ({ before, beforeGap }) => textOf(before, beforeGap) },
    { key: 'after', head: words.after, align: 'end', cell: ({ after, afterGap }) => <b>{textOf(after, afterGap)}</b> },
  ];
  return (
    <Table
      caption={words.figuresOf(revision)}
      columns={columns}
      rows={rows}
      rowKey={({ cell, measure, name }) => `${cell} ${measure} ${name.zh}`}
    />
  );
}
