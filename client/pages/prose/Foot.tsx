import type { Further } from '../../answers/further.ts';
import { useWords } from '../../i18n/i18n.tsx';
import styles from './prose-page.module.css';
import { prosePageWords } from './prose-page.words.ts';

/** How much of a list stands there, and the way to more of it. */
export function Foot({ told, more, state }: { readonly told: string } & Pick<Further<unknown>, 'more' | 'state'>) {
  const words = useWords(prosePageWords);
  return (
    <p className={styles.foot}>
      <span role="status">{told}</span>
      {more && (
        <button type="button" disabled={state === 'loading'} onClick={more}>
          {state === 'loading' ? words.loading : words.more}
        </button>
      )}
      {state === 'failed' && <span role="alert">{words.moreFailed}</span>}
    </p>
  );
}
