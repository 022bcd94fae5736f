import { useLang, useWords } from '../../i18n/i18n.tsx';
import styles from './import.module.css';
import { importWords } from './import.words.ts';
import type { Repair } from './reading.ts';

/** The smallest changes that would make the figures add up. There is nothing to press: they are never applied. */
export function Repairs({ repairs }: { readonly repairs: readonly Repair[] }) {
  const lang = useLang();
  const words = useWords(importWords);
  return (
    <>
      <p className={styles.small}>{words.repairsText}</p>
      <ul className={styles.repairs}>
        {repairs.map((repair) => (
          <li key={`${repair.kind}.${repair.cells.map((one) => `${one.cell}=${one.to}`).join(' ')}`}>
            {repair.sentence[lang]}
          </li>
        ))}
      </ul>
    </>
  );
}
