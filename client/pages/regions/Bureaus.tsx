/** The bureaus of a region, fetched when the list is opened. Those that ended say until when. */
import { useState } from 'react';
import { useQuery } from 'urql';
import { Answer } from '../../app/Answer.tsx';
import { Link } from '../../app/Link.tsx';
import { linkToBureau } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import styles from './regions.module.css';
import { BUREAUS } from './regions.query.ts';
import { regionsWords } from './regions.words.ts';

export function Bureaus({ region, name }: { readonly region: string; readonly name: string }) {
  const words = useWords(regionsWords);
  const lang = useLang();
  const [open, setOpen] = useState(false);
  const [result, ask] = useQuery({ query: BUREAUS, variables: { region }, pause: !open });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary aria-label={words.listOf(name)}>{words.list}</summary>
      {open && (
        <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
          {(data) => {
            const { nodes, totalCount } = data.region?.bureaus ?? { nodes: [], totalCount: 0 };
            return (
              <>
                <ul className={styles.bureaus}>
                  {nodes.map(({ id, shortName, until }) => (
                    <li key={id}>
                      <Link to={linkToBureau(id)}>{shortName[lang]}</Link>
                      {until !== null && <span className={styles.second}> {words.until(until)}</span>}
                    </li>
                  ))}
                </ul>
                {totalCount > nodes.length && <p className={styles.second}>{words.more(totalCount - nodes.length)}</p>}
              </>
            );
          }}
        </Answer>
      )}
    </details>
  );
}
