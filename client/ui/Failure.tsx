import styles from './ui.module.css';

interface Props {
  /** What went wrong, as a sentence. */
  readonly sentence: string;
  /** What the reader can do. */
  readonly advice: string;
  /** The failure is the whole page: its sentence is the page's heading. */
  readonly alone?: boolean;
  readonly retry?: { readonly label: string; readonly onRetry: () => void };
}

export function Failure({ sentence, advice, alone = false, retry }: Props) {
  return (
    <div className={styles.failure} role="alert">
      {alone ? (
        <h1 className={styles.failureSentence}>{sentence}</h1>
      ) : (
        <p className={styles.failureSentence}>{sentence}</p>
      )}
      <p>{advice}</p>
      {retry && (
        <button type="button" className={styles.button} onClick={retry.onRetry}>
          {retry.label}
        </button>
      )}
    </div>
  );
}
