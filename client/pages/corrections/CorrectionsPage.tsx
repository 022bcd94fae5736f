/** Every figure that somebody corrected, for everybody to see: printed, counted, why, from where, and the charts it is in. */
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { Answer } from '../../app/Answer.tsx';
import { chinaDay } from '../../app/china-time.ts';
import { Link, useGo } from '../../app/Link.tsx';
import { useRegions } from '../../app/shell.ts';
import { linkToCorrections, linkToReport } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { correctedText } from '../../figures/figure-text.ts';
import type { CorrectionsQuery } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Select } from '../../ui/Select.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import ui from '../../ui/ui.module.css';
import styles from './corrections.module.css';
import { CORRECTIONS, type CorrectionRow } from './corrections.query.ts';
import { correctionsWords } from './corrections.words.ts';

export function CorrectionsPage() {
  const words = useWords(correctionsWords);
  const lang = useLang();
  const go = useGo();
  const regions = useRegions();
  const [params] = useSearchParams();
  const region = params.get('region');
  const ended = params.get('ended') === 'yes' ? 'yes' : null;
  const after = params.get('after');
  const filter = { region, below: true, ended: ended !== null };
  const [result, ask] = useQuery({
    query: CORRECTIONS,
    variables: { filter, after },
    requestPolicy: 'cache-and-network',
  });
  usePageTitle(words.title);
  return (
    <>
      <h1>{words.title}</h1>
      <p className={styles.lead}>{words.lead}</p>
      <div className={styles.filters}>
        <Select
          label={words.region}
          value={region ?? ''}
          onChange={(value) => go(linkToCorrections({ region: value, ended }))}
          groups={[
            { label: null, options: [{ value: '', label: words.everywhere }] },
            { label: words.region, options: regions.map(({ id, name }) => ({ value: id, label: name[lang] })) },
          ]}
        />
        <Select
          label={words.which}
          value={ended ?? ''}
          onChange={(value) => go(linkToCorrections({ region, ended: value === 'yes' ? 'yes' : null }))}
          groups={[
            {
              label: null,
              options: [
                { value: '', label: words.holding },
                { value: 'yes', label: words.all },
              ],
            },
          ]}
        />
      </div>
      <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {(data) => <Listed list={data.corrections} />}
      </Answer>
    </>
  );
}

function Listed({ list }: { readonly list: CorrectionsQuery['corrections'] }) {
  const words = useWords(correctionsWords);
  const lang = useLang();
  const [params] = useSearchParams();
  if (list === null || list.nodes.length === 0) return <Empty why={words.none}>{words.noneAdvice}</Empty>;
  const columns: readonly Column<CorrectionRow>[] = [
    {
      key: 'who',
      head: words.report,
      rowHead: true,
      cell: ({ report, cell }) => (
        <Link to={linkToReport(report.id, { cell })}>
          {report.publisher.name[lang]} {report.year}
        </Link>
      ),
    },
    { key: 'what', head: words.figure, cell: ({ name }) => name[lang] },
    {
      key: 'change',
      head: words.change,
      cell: (one) => (
        <span className={ui.unbroken}>
          <s>{correctedText({ value: one.printed, gap: one.printedGap }, lang).text}</s> →{' '}
          <b>{correctedText(one, lang).text}</b>
        </span>
      ),
    },
    {
      key: 'why',
      head: words.reason,
      prose: true,
      cell: ({ reason, source, end }) => (
        <>
          {reason}
          {source && <small className={styles.small}>{words.source(source)}</small>}
          {end && (
            <small className={styles.small}>
              {words.ends[end.how](chinaDay(end.revision.at))} {end.reason}
            </small>
          )}
        </>
      ),
    },
    {
      key: 'when',
      head: words.when,
      cell: ({ by, revision }) => (
        <>
          <time className={ui.unbroken} dateTime={revision.at}>
            {chinaDay(revision.at)}
          </time>
          <small className={styles.small}>{by.name[lang]}</small>
        </>
      ),
    },
    {
      key: 'charts',
      head: words.charts,
      cell: ({ charts }) =>
        charts.map((address, place) => (
          <Link key={address} to={address} className={styles.chart}>
            {place === 0 ? words.own : words.sum}
          </Link>
        )),
    },
  ];
  const { hasNextPage, endCursor } = list.pageInfo;
  const next = new URLSearchParams(params);
  next.set('after', endCursor ?? '');
  return (
    <>
      <p role="status" className={styles.lead}>
        {words.listed(list.totalCount)}
      </p>
      <Table caption={words.title} columns={columns} rows={list.nodes} rowKey={({ id }) => id} rowsWhenNarrow />
      {hasNextPage && (
        <p>
          <Link to={`/corrections?${next}`}>{words.older}</Link>
        </p>
      )}
    </>
  );
}
