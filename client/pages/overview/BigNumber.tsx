import type { ReactNode } from 'react';
import styles from './overview.module.css';

export interface BigNumberProps {
  /** null: there is no number, and `unit` says why. */
  readonly value: string | null;
  readonly unit: string;
  /** The change, with its basis under it. */
  readonly change: ReactNode;
  readonly basis: string;
}

/** The year's figure of a subject, and at the right how it changed and on what basis. */
export function BigNumber({ value, unit, change, basis }: BigNumberProps) {
  return (
    <div className={styles.big}>
      <p>
        {value !== null && <span className={styles.bigValue}>{value} </span>}
        <span className={value === null ? styles.bigGap : styles.bigUnit}>{unit}</span>
      </p>
      <p className={styles.bigChange}>
        <b>{change}</b>
        <small>{basis}</small>
      </p>
    </div>
  );
}
