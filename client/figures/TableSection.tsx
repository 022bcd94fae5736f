import type { ReactNode } from 'react';
import { OutcomeMark } from '../app/OutcomeMark.tsx';
import { useWords } from '../i18n/i18n.tsx';
import styles from './figures.module.css';
import { figuresWords } from './figures.words.ts';

interface Props {
  readonly id: string;
  readonly title: string;
  /** The edition of the form, or what is mixed. */
  readonly edition: string;
  readonly counts: Readonly<Record<'failed' | 'suspicious' | 'confirmed' | 'notAssessable', number>>;
  /** Cells of the table without a number. */
  readonly gaps: number;
  readonly children: ReactNode;
}

/** A table under its heading, with the form it follows, and below it what its checks say. */
export function TableSection({ id, title, edition, counts, gaps, children }: Props) {
  const words = useWords(figuresWords);
  const checked = counts.failed + counts.suspicious + counts.confirmed + counts.notAssessable;
  return (
    <section id={id} className={styles.tableSection} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <div className={styles.sectionHead}>
        <h2 id={`${id}-title`}>{title}</h2>
        <span className={styles.edition}>{edition}</span>
      </div>
      {children}
      <p className={styles.tableFoot}>
        {counts.failed > 0 && (
          <span>
            <OutcomeMark outcome="failed" /> {words.failed(counts.failed)}
          </span>
        )}
        {counts.suspicious > 0 && (
          <span>
            <OutcomeMark outcome="suspicious" /> {words.suspicious(counts.suspicious)}
          </span>
        )}
        {counts.confirmed > 0 && (
          <span>
            <OutcomeMark outcome="confirmed" /> {words.held(counts.confirmed)}
          </span>
        )}
        {counts.notAssessable > 0 && (
          <span>
            <OutcomeMark outcome="notAssessable" /> {words.notAssessable(counts.notAssessable)}
          </span>
        )}
        {checked === 0 && <span>{words.noChecks}</span>}
        {gaps > 0 && <span>{words.notAsFormEdition(gaps)}</span>}
      </p>
    </section>
  );
}
