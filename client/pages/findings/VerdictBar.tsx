/** How many are selected, and what an editor says of them. */
import { useWords } from '../../i18n/i18n.tsx';
import ui from '../../ui/ui.module.css';
import { VerdictActions } from '../../verdicts/VerdictActions.tsx';
import styles from './findings.module.css';
import { findingsWords } from './findings.words.ts';

interface Props {
  readonly findings: readonly string[];
  readonly since: number;
  /** Told what was stored, in words. */
  readonly onDone: (told: string) => void;
  readonly onClear: () => void;
}

export function VerdictBar({ onClear, ...asked }: Props) {
  const words = useWords(findingsWords);
  return (
    <div className={styles.bar}>
      <VerdictActions {...asked}>
        <p className={styles.barCount}>
          {words.selected(asked.findings.length)}{' '}
          <button type="button" className={ui.textButton} onClick={onClear}>
            {words.clear}
          </button>
        </p>
      </VerdictActions>
    </div>
  );
}
