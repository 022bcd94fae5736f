/** Who did what, and when: filtered and turned by the address. */
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { DEED_KINDS, type DeedKind } from '../../../schema/access/deeds.ts';
import { Answer } from '../../app/Answer.tsx';
import { chinaTime } from '../../app/china-time.ts';
import { Link, useGo } from '../../app/Link.tsx';
import { Permitted } from '../../app/Permitted.tsx';
import { linkToAudit, linkToReport } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import type { AuditQuery } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Select } from '../../ui/Select.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import ui from '../../ui/ui.module.css';
import styles from './audit.module.css';
import { AUDIT, type DeedRow } from './audit.query.ts';
import { auditWords } from './audit.words.ts';

function readKind(text: string | null): DeedKind | null {
  return DEED_KINDS.find((kind) => kind === text) ?? null;
}

export function AuditPage() {
  const words = useWords(auditWords);
  usePageTitle(words.title);
  return (
    <>
      <h1>{words.title}</h1>
      <p className={styles.lead}>{words.lead}</p>
      <Permitted action="readAudit">
        <Deeds />
      </Permitted>
    </>
  );
}

function Deeds() {
  const [params] = useSearchParams();
  const actor = params.get('actor');
  const kind = readKind(params.get('kind'));
  const after = params.get('after');
  const filter = { actor, actions: kind === null ? null : [kind] };
  const [result, ask] = useQuery({
    query: AUDIT,
    variables: { filter, after },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {(data) => <Listed data={data} actor={actor} kind={kind} />}
    </Answer>
  );
}

interface ListedProps {
  readonly data: AuditQuery;
  readonly actor: string | null;
  readonly kind: DeedKind | null;
}

function Listed({ data: { audit, auditActors }, actor, kind }: ListedProps) {
  const words = useWords(auditWords);
  const lang = useLang();
  const go = useGo();
  const { hasNextPage, hasPreviousPage, endCursor } = audit.pageInfo;
  const columns: readonly Column<DeedRow>[] = [
    {
      key: 'when',
      head: words.when,
      cell: ({ at }) => (
        <time className={ui.unbroken} dateTime={at}>
          {chinaTime(at)}
        </time>
      ),
    },
    { key: 'who', head: words.who, cell: (deed) => deed.actor.name[lang], rowHead: true },
    {
      key: 'what',
      head: words.what,
      prose: true,
      cell: ({ sentence, report }) => (
        <>
          {sentence[lang]}{' '}
          {report && (
            <Link to={linkToReport(report.id)} aria-label={words.reportOf(sentence[lang])}>
              {words.report}
            </Link>
          )}
        </>
      ),
    },
    { key: 'revision', head: words.revision, align: 'end', cell: ({ revision }) => revision ?? '' },
  ];
  const actors = auditActors.filter(({ id }) => id !== '').map(({ id, name }) => ({ value: id, label: name[lang] }));
  const kinds = DEED_KINDS.map((value) => ({ value, label: words.kinds[value] }));
  return (
    <>
      <div className={styles.filters}>
        <Select
          label={words.who}
          value={actor ?? ''}
          onChange={(value) => go(linkToAudit({ actor: value, kind }))}
          groups={[{ label: null, options: [{ value: '', label: words.everybody }, ...actors] }]}
        />
        <Select
          label={words.what}
          value={kind ?? ''}
          onChange={(value) => go(linkToAudit({ actor, kind: value }))}
          groups={[{ label: null, options: [{ value: '', label: words.everything }, ...kinds] }]}
        />
      </div>
      {audit.nodes.length === 0 ? (
        <Empty why={words.none}>
          <p>{words.noneAdvice}</p>
          <p>
            <Link to={linkToAudit()}>{words.all}</Link>
          </p>
        </Empty>
      ) : (
        <>
          <p role="status" className={styles.count}>
            {words.listed(audit.totalCount)}
          </p>
          <Table caption={words.title} columns={columns} rows={audit.nodes} rowKey={({ id }) => id} />
        </>
      )}
      <p className={styles.pages}>
        {hasPreviousPage && <Link to={linkToAudit({ actor, kind })}>{words.newest}</Link>}
        {hasNextPage && <Link to={linkToAudit({ actor, kind, after: endCursor ?? null })}>{words.older}</Link>}
      </p>
    </>
  );
}
