/** How much of a list stands there, and the way to more of it. */
import type { Further } from '../answers/further.ts';
import { useWords } from '../i18n/i18n.tsx';
import styles from './app.module.css';
import { appWords } from './app.words.ts';

export function ListFoot({ told, more, state }: { readonly told: string } & Pick<Further<unknown>, 'more' | 'state'>) {
  const words = useWords(appWords).list;
  return (
    <p className={styles.listFoot}>
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
