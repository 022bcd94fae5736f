/** The smallest changes that would make the figures add up. There is nothing to press: they are never applied. */
import { useId } from 'react';
import { useLang, useWords } from '../i18n/i18n.tsx';
import styles from './figures.module.css';
import { figuresWords } from './figures.words.ts';
import type { ShownRepair } from './shown.ts';

export function Repairs({ repairs }: { readonly repairs: readonly ShownRepair[] }) {
  const lang = useLang();
  const words = useWords(figuresWords);
  const id = useId();
  if (repairs.length === 0) return null;
  return (
    <section id="repairs" aria-labelledby={id}>
      <h2 id={id}>{words.repairs}</h2>
      <p className={styles.quiet}>{words.repairsText}</p>
      <ul className={styles.repairs}>
        {repairs.map((repair) => (
          <li key={`${repair.kind}.${repair.cells.map((one) => `${one.cell}=${one.to}`).join(' ')}`}>
            {repair.sentence[lang]}
          </li>
        ))}
      </ul>
    </section>
  );
}
