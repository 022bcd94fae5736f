import type { ReactNode } from 'react';
import styles from './ui.module.css';

/** Nothing to show: why, and what to do about it. Never “no data” alone. */
export function Empty({ why, children }: { readonly why: string; readonly children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{why}</p>
      {children}
    </div>
  );
}
