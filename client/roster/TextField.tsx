/** One line of text: its label above, a hint below the label, what is wrong above the field. */
import { type Ref, useId } from 'react';
import ui from '../ui/ui.module.css';
import styles from './roster.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly hint?: string;
  /** What is wrong with what is typed; null: nothing. */
  readonly wrong?: string | null;
  /** Four digits wide. */
  readonly year?: boolean;
  readonly type?: 'text' | 'date';
  readonly maxLength?: number;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function TextField({
  label,
  value,
  onText,
  hint,
  wrong = null,
  year = false,
  type = 'text',
  maxLength = 300,
  inputRef,
}: Props) {
  const id = useId();
  const described = [hint === undefined ? null : `${id}-hint`, wrong === null ? null : `${id}-wrong`].filter(Boolean);
  return (
    <div className={`${ui.field} ${styles.field}`}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {wrong !== null && (
        <p id={`${id}-wrong`} role="alert" className={styles.wrong}>
          {wrong}
        </p>
      )}
      <input
        id={id}
        ref={inputRef}
        type={type}
        className={year || type === 'date' ? styles.short : undefined}
        inputMode={year ? 'numeric' : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={year ? 4 : maxLength}
        value={value}
        aria-invalid={wrong !== null}
        aria-describedby={described.length > 0 ? described.join(' ') : undefined}
        onChange={(event) => onText(event.target.value)}
      />
    </div>
  );
}
