/** Keys: who holds one, how far it reaches, whether it works; made and revoked here. */
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { ROLE_LABELS } from '../../../schema/access/role.ts';
import type { Label } from '../../../schema/language.ts';
import { PAGES } from '../../../schema/pages.ts';
import { Answer } from '../../app/Answer.tsx';
import { chinaDay } from '../../app/china-time.ts';
import { Link } from '../../app/Link.tsx';
import { linkToAudit } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import ui from '../../ui/ui.module.css';
import { NewKey } from './NewKey.tsx';
import styles from './settings.module.css';
import { KEYS, type KeyRow, REVOKE_KEY } from './settings.query.ts';
import { settingsWords } from './settings.words.ts';

const WORKING_FIRST = { working: 0, expired: 1, revoked: 2 } as const;

/** Days do not break at their hyphens. */
const day = (text: string) => <span className={ui.unbroken}>{text}</span>;

function useColumns(onRevoke: (key: KeyRow) => void): readonly Column<KeyRow>[] {
  const words = useWords(settingsWords);
  const lang = useLang();
  return [
    { key: 'label', head: words.label, rowHead: true, cell: (key) => key.label, sortBy: (key) => key.label },
    {
      key: 'role',
      head: words.role,
      prose: true,
      cell: (key) => {
        const scope = key.scope?.name[lang] ?? (key.role === 'administrator' ? null : words.gone);
        return [ROLE_LABELS[key.role][lang], scope].filter((part) => part !== null).join(' · ');
      },
      sortBy: (key) => key.role,
    },
    {
      key: 'state',
      head: words.state,
      cell: (key) =>
        key.state === 'revoked' && key.revokedAt ? words.revokedOn(chinaDay(key.revokedAt)) : words.states[key.state],
    },
    { key: 'expires', head: words.expires, cell: (key) => day(key.expires ?? words.noEnd) },
    {
      key: 'used',
      head: words.used,
      cell: (key) => day(key.usedAt ? chinaDay(key.usedAt) : words.neverUsed),
      sortBy: (key) => key.usedAt ?? null,
    },
    {
      key: 'made',
      head: words.made,
      cell: (key) => day(chinaDay(key.createdAt)),
      sortBy: (key) => key.createdAt,
    },
    {
      key: 'revoke',
      head: words.revoke,
      cell: (key) =>
        key.state === 'revoked' ? null : (
          <button
            type="button"
            className={ui.textButton}
            aria-label={words.revokeOf(key.label)}
            onClick={() => onRevoke(key)}
          >
            {words.revoke}
          </button>
        ),
    },
  ];
}

interface RevokeProps {
  readonly of: KeyRow | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function RevokeDialog({ of, onDone, onClose }: RevokeProps) {
  const words = useWords(settingsWords);
  const lang = useLang();
  const [{ fetching }, revoke] = useMutation(REVOKE_KEY);
  const [refusal, setRefusal] = useState<Label | null>(null);
  const close = () => {
    setRefusal(null);
    onClose();
  };
  const go = async (id: string) => {
    const { data } = await revoke({ id });
    const [problem] = data?.revokeKey.problems ?? [];
    const failed = { zh: settingsWords.zh.failed, en: settingsWords.en.failed };
    if (!data || problem) return setRefusal(problem?.sentence ?? failed);
    close();
    onDone();
  };
  return (
    <Dialog open={of !== null} title={words.revokeTitle(of?.label ?? '')} closeLabel={words.close} onClose={close}>
      {refusal && (
        <p role="alert" className={styles.problem}>
          {refusal[lang]}
        </p>
      )}
      <p>{words.revokeText}</p>
      <p className={styles.buttons}>
        <button type="button" className={ui.button} data-main disabled={fetching} onClick={() => of && void go(of.id)}>
          {words.revoke}
        </button>
      </p>
    </Dialog>
  );
}

export function KeysSection() {
  const words = useWords(settingsWords);
  const lang = useLang();
  const [result, ask] = useQuery({ query: KEYS });
  const [revoking, setRevoking] = useState<KeyRow | null>(null);
  const columns = useColumns(setRevoking);
  const again = () => ask({ requestPolicy: 'network-only' });
  return (
    <section aria-labelledby="keys-title" className={styles.section}>
      <h2 id="keys-title">{words.keys}</h2>
      <p className={styles.lead}>
        {words.keysLead} {words.audit}
        {lang === 'en' && ' '}
        <Link to={linkToAudit()}>{PAGES.find(({ id }) => id === 'audit')?.title[lang]}</Link>
        {lang === 'zh' ? '。' : '.'}
      </p>
      <Answer result={result} onRetry={again}>
        {({ keys }) => (
          <div className={styles.list}>
            <Table
              caption={words.listed}
              columns={columns}
              rows={[...keys].sort((a, b) => WORKING_FIRST[a.state] - WORKING_FIRST[b.state])}
              rowKey={(key) => key.id}
            />
          </div>
        )}
      </Answer>
      <RevokeDialog of={revoking} onDone={again} onClose={() => setRevoking(null)} />
      <NewKey onMade={again} />
    </section>
  );
}
