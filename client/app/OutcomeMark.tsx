import { OUTCOME_SIGNS, type Outcome } from '../../schema/check/finding.ts';
import { useWords } from '../i18n/i18n.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './app.module.css';
import { appWords } from './app.words.ts';

/** What a check found, as shape, colour and word; the word is hidden where the text beside it says it already. */
export function OutcomeMark({
  outcome,
  wordShown = false,
}: {
  readonly outcome: Outcome;
  readonly wordShown?: boolean;
}) {
  const word = useWords(appWords).outcome[outcome];
  return (
    <span className={styles[outcome]}>
      <span aria-hidden="true" className={styles.markShape}>
        {OUTCOME_SIGNS[outcome]}
      </span>
      {wordShown ? ` ${word}` : <VisuallyHidden>{word}</VisuallyHidden>}
    </span>
  );
}
