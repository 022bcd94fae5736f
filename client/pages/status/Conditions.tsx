/** What is wrong with the server as a whole, and what to do about it. */
import { chinaTime } from '../../app/china-time.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import styles from './status.module.css';
import type { ShownStatus } from './status.query.ts';
import { statusWords } from './status.words.ts';

export function Conditions({ conditions }: Pick<ShownStatus, 'conditions'>) {
  const words = useWords(statusWords);
  const lang = useLang();
  return (
    <section className={styles.section} aria-labelledby="conditions-title">
      <h2 id="conditions-title">{words.conditions}</h2>
      <div role="status">
        {conditions.length === 0 && <p className={styles.well}>{words.well}</p>}
        {conditions.map(({ name, what, where, whatToDo, blocks, since }) => (
          <div key={name} className={styles.condition} data-blocks={blocks || undefined}>
            <p className={styles.what}>{what[lang]}</p>
            <p>{whatToDo[lang]}</p>
            <p className={styles.where}>
              {where} · {words.noticed(chinaTime(since))}
              {blocks && ` · ${words.blocks}`}
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}
