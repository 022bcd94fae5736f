/** Why a change was refused, in the server's own sentences; of many the first are told. */
import { useLang, useWords } from '../i18n/i18n.tsx';
import type { ChangeProblem } from './problems.ts';
import styles from './roster.module.css';
import { rosterWords } from './roster.words.ts';

const MOST = 5;

export function Problems({ of }: { readonly of: readonly ChangeProblem[] }) {
  const lang = useLang();
  const words = useWords(rosterWords);
  if (of.length === 0) return null;
  return (
    <div role="alert" className={styles.problem}>
      {of.slice(0, MOST).map(({ sentence }) => (
        <p key={sentence.zh}>{sentence[lang]}</p>
      ))}
      {of.length > MOST && <p>{words.moreProblems(of.length - MOST)}</p>}
    </div>
  );
}
