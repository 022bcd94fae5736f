import styles from './progress.module.css';

/** How far something has come, from 0 to 1; null: it is under way and nobody can say how far. */
export function Progress({ label, share }: { readonly label: string; readonly share: number | null }) {
  return <progress className={styles.progress} aria-label={label} max={1} value={share ?? undefined} />;
}
