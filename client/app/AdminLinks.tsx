/** Pages of those who set and look after things, at the foot of every page; nobody else is shown them. */
import type { ReactNode } from 'react';
import { PAGES } from '../../schema/pages.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import styles from './app.module.css';
import { appWords } from './app.words.ts';
import { useAsOf, withAsOf } from './as-of.ts';
import { Link } from './Link.tsx';
import type { Viewer } from './shell.ts';
import {
  linkToAudit,
  linkToCorrections,
  linkToForm,
  linkToPins,
  linkToRevisions,
  linkToRoster,
  linkToSettings,
  linkToStatus,
} from './urls.ts';

const LINKS = [
  { page: 'roster', action: 'changeRoster', to: linkToRoster() },
  { page: 'settings', action: 'setDeadlines', to: linkToSettings() },
  { page: 'pins', action: 'keepPins', to: linkToPins() },
  { page: 'audit', action: 'readAudit', to: linkToAudit() },
  { page: 'status', action: 'readStatus', to: linkToStatus() },
] as const;

/** What anybody may look up of how the figures came to be, and what they mean. */
const RECORDS = [
  { page: 'form', to: linkToForm() },
  { page: 'corrections', to: linkToCorrections() },
  { page: 'revisions', to: linkToRevisions() },
] as const;

export function RecordLinks() {
  const words = useWords(appWords);
  const asOf = useAsOf();
  return (
    <Links of={RECORDS} name={words.records}>
      <a href={withAsOf('/data/gongkai.zip', asOf)} download>
        {words.allData}
      </a>
    </Links>
  );
}

function Links({
  of,
  name,
  children,
}: {
  readonly of: readonly { readonly page: string; readonly to: string }[];
  readonly name: string;
  readonly children?: ReactNode;
}) {
  const lang = useLang();
  return (
    <nav aria-label={name} className={styles.others}>
      {of.map(({ page, to }) => (
        <Link key={page} to={to}>
          {PAGES.find(({ id }) => id === page)?.title[lang]}
        </Link>
      ))}
      {children}
    </nav>
  );
}

export function AdminLinks({ viewer }: { readonly viewer: Viewer | null }) {
  const words = useWords(appWords);
  const shown = LINKS.filter(({ action }) => viewer?.actions.includes(action));
  if (shown.length === 0) return null;
  return <Links of={shown} name={words.others} />;
}
