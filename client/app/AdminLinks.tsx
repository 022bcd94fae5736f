/** Pages of those who set and look after things, at the foot of every page; nobody else is shown them. */
import { PAGES } from '../../schema/pages.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import styles from './app.module.css';
import { appWords } from './app.words.ts';
import { Link } from './Link.tsx';
import type { Viewer } from './shell.ts';
import { linkToAudit, linkToRoster, linkToSettings, linkToStatus } from './urls.ts';

const LINKS = [
  { page: 'roster', action: 'changeRoster', to: linkToRoster() },
  { page: 'settings', action: 'setDeadlines', to: linkToSettings() },
  { page: 'audit', action: 'readAudit', to: linkToAudit() },
  { page: 'status', action: 'readStatus', to: linkToStatus() },
] as const;

export function AdminLinks({ viewer }: { readonly viewer: Viewer | null }) {
  const words = useWords(appWords);
  const lang = useLang();
  const shown = LINKS.filter(({ action }) => viewer?.actions.includes(action));
  if (shown.length === 0) return null;
  return (
    <nav aria-label={words.others} className={styles.others}>
      {shown.map(({ page, to }) => (
        <Link key={page} to={to}>
          {PAGES.find(({ id }) => id === page)?.title[lang]}
        </Link>
      ))}
    </nav>
  );
}
