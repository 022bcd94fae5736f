/** Who did what, and when: filtered and turned by the address. */
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { CHANGE_KINDS, DEED_KINDS, type DeedKind, PASSING_KINDS } from '../../../schema/access/deeds.ts';
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

/** Kinds that may be asked for together. */
const GROUPS = { changes: CHANGE_KINDS, events: PASSING_KINDS } as const;

type Kind = DeedKind | keyof typeof GROUPS;

function readKind(text: string | null): Kind | null {
  return (['changes', 'events', ...DEED_KINDS] as const).find((kind) => kind === text) ?? null;
}

function actionsOf(kind: Kind): readonly DeedKind[] {
  return kind === 'changes' || kind === 'events' ? GROUPS[kind] : [kind];
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
  const filter = { actor, actions: kind === null ? null : [...actionsOf(kind)] };
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
  readonly kind: Kind | null;
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
      cell: ({ at, until }) => (
        <>
          <time className={ui.unbroken} dateTime={at}>
            {chinaTime(at)}
          </time>
          {until && chinaTime(until) !== chinaTime(at) && (
            <>
              {' '}
              <time className={styles.until} dateTime={until}>
                {words.until(chinaTime(until))}
              </time>
            </>
          )}
        </>
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
  const kinds = (['changes', 'events'] as const).map((group) => ({
    label: words.groups[group],
    options: [group, ...GROUPS[group]].map((value) => ({ value, label: words.kinds[value] })),
  }));
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
          groups={[{ label: null, options: [{ value: '', label: words.everything }] }, ...kinds]}
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
          <Table caption={words.title} columns={columns} rows={audit.nodes} rowKey={({ id }) => id} rowsWhenNarrow />
        </>
      )}
      <p className={styles.pages}>
        {hasPreviousPage && <Link to={linkToAudit({ actor, kind })}>{words.newest}</Link>}
        {hasNextPage && <Link to={linkToAudit({ actor, kind, after: endCursor ?? null })}>{words.older}</Link>}
      </p>
    </>
  );
}
