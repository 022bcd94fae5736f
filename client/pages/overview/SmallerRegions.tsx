/** The regions directly below, each a link to its own sheet; nothing where there are none. */
import { Link } from '../../app/Link.tsx';
import { useRegions } from '../../app/shell.ts';
import { linkToOverview } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import styles from './overview.module.css';
import { overviewWords } from './overview.words.tsx';

export function SmallerRegions({ region }: { readonly region: string }) {
  const words = useWords(overviewWords);
  const lang = useLang();
  const below = useRegions().filter(({ parent }) => parent?.id === region);
  if (below.length === 0) return null;
  return (
    <p className={styles.smaller}>
      <span className={styles.second}>{words.smaller}</span>
      {below.map(({ id, name }) => (
        <Link key={id} to={linkToOverview({ region: id })}>
          {name[lang]}
        </Link>
      ))}
    </p>
  );
}
