import type { ReactNode } from 'react';
import styles from './ui.module.css';

/** Said by a screen reader, not shown. */
export function VisuallyHidden({ children, live = false }: { readonly children: ReactNode; readonly live?: boolean }) {
  return (
    <span className={styles.hidden} aria-live={live ? 'polite' : undefined}>
      {children}
    </span>
  );
}
