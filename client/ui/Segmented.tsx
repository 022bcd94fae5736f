import { useId } from 'react';
import styles from './segmented.module.css';
import ui from './ui.module.css';

interface Props<Value extends string | number> {
  /** What is chosen, for screen readers. */
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One choice out of a few, side by side: real radio buttons, so the arrow keys work as everywhere. */
export function Segmented<Value extends string | number>({ label, options, value, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.segmented}>
      <legend className={ui.hidden}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.segment}>
          <input
            type="radio"
            name={name}
            className={styles.segmentInput}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className={styles.segmentText}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
