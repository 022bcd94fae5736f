import styles from './ui.module.css';

/** Says what is being fetched. It appears after a moment only, so that a quick answer does not flicker. */
export function Loading({ label }: { readonly label: string }) {
  return (
    <p className={styles.loading} role="status" data-loading="">
      {label}
    </p>
  );
}
