/** Briefings that are kept of a region or a bureau, and the way to keep this one. */

import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import type { Label } from '../../../schema/language.ts';
import { chinaTime } from '../../app/china-time.ts';
import { Link, useGo } from '../../app/Link.tsx';
import { useViewer } from '../../app/shell.ts';
import { type BriefAddress, linkToSavedBrief } from '../../app/urls.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { refusalOf } from '../../notes/refusal.ts';
import ui from '../../ui/ui.module.css';
import styles from './brief.module.css';
import { KEEP_BRIEF, SAVED_BRIEFS } from './saved.query.ts';
import { savedWords } from './saved.words.ts';

export function KeepBrief({ of }: { readonly of: BriefAddress }) {
  const words = useWords(savedWords);
  const lang = useLang();
  const go = useGo();
  const viewer = useViewer();
  const [refusal, setRefusal] = useState<Label | null>(null);
  const [{ fetching }, keep] = useMutation(KEEP_BRIEF);
  if (!viewer?.actions.includes('writeBriefings')) return null;
  const onKeep = async () => {
    const { data, error } = await keep({ ...of, lang });
    setRefusal(refusalOf(data?.keepBrief.problems, error));
    if (data?.keepBrief.brief) go(linkToSavedBrief(data.keepBrief.brief.id));
  };
  return (
    <span>
      <button type="button" className={ui.button} disabled={fetching} onClick={() => void onKeep()}>
        {words.keep}
      </button>{' '}
      <span role="alert">{refusal?.[lang]}</span>
    </span>
  );
}

/** Nothing where none is kept. */
export function SavedList({ of: { region, bureau } }: { readonly of: BriefAddress }) {
  const words = useWords(savedWords);
  const lang = useLang();
  const variables = bureau === undefined ? { region: region ?? null } : { publisher: bureau };
  const [{ data }] = useQuery({ query: SAVED_BRIEFS, variables, requestPolicy: 'cache-and-network' });
  const saved = data?.savedBriefs;
  if (!saved || saved.nodes.length === 0) return null;
  return (
    <section className={styles.saved} aria-label={words.saved}>
      <h2>{words.saved}</h2>
      <ul>
        {saved.nodes.map(({ id, title, revision, signedBy, signedAt, editedBy, editedAt }) => (
          <li key={id}>
            <Link to={linkToSavedBrief(id)}>{title}</Link>{' '}
            <span className={styles.state}>
              {revision !== null && signedBy && signedAt !== null
                ? words.signedBy(signedBy.name[lang], chinaTime(signedAt), revision)
                : words.draftBy(editedBy.name[lang], chinaTime(editedAt))}
            </span>
          </li>
        ))}
      </ul>
      {saved.totalCount > saved.nodes.length && <p className={styles.state}>{words.more(saved.totalCount)}</p>}
    </section>
  );
}
