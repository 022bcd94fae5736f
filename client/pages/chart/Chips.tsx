/** What is chosen, one chip each; the last one stays. */
import { useWords } from '../../i18n/i18n.tsx';
import styles from './chart.module.css';
import { workbenchWords } from './workbench.words.ts';

interface Props {
  readonly label: string;
  readonly chips: readonly { readonly id: string; readonly name: string }[];
  readonly onRemove: (id: string) => void;
}

export function Chips({ label, chips, onRemove }: Props) {
  const words = useWords(workbenchWords);
  const isLast = chips.length === 1;
  return (
    <ul className={styles.chips} aria-label={label}>
      {chips.map(({ id, name }) => (
        <li key={id} className={styles.chip}>
          {name}
          <button
            type="button"
            aria-label={words.remove(name)}
            title={isLast ? words.lastOne : words.remove(name)}
            disabled={isLast}
            onClick={() => onRemove(id)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
