import { memo } from 'react';
import { OUTCOME_SIGNS, type Outcome } from '../../schema/check/finding.ts';
import { CORRECTED_SIGN } from '../../schema/report/correction.ts';
import type { FigureText } from './figure-text.ts';
import styles from './StatutoryTable.module.css';

interface Props {
  readonly cell: string;
  readonly text: string;
  readonly kind: FigureText['kind'];
  /** What is printed, where the text is what it was corrected to. */
  readonly was: string | null;
  /** Whole name: row, column, value, mark in words. */
  readonly name: string;
  readonly outcome: Outcome | null;
  readonly role: 'part' | 'result' | null;
  readonly selected: boolean;
  readonly tabbable: boolean;
  readonly onSelect: (cell: string) => void;
}

/** One figure of a statutory table: a number (or the word for its gap) that leads to its place in the document. */
export const FigureButton = memo(function FigureButton(props: Props) {
  const { cell, text, kind, was, name, outcome, role, selected, tabbable, onSelect } = props;
  const isOpen = outcome === 'failed' || outcome === 'suspicious';
  const shape = isOpen && role === 'result' ? OUTCOME_SIGNS[outcome] : '';
  return (
    <button
      type="button"
      className={styles.figure}
      data-cell={cell}
      data-kind={kind}
      aria-label={name}
      aria-pressed={selected}
      tabIndex={tabbable ? 0 : -1}
      onClick={() => onSelect(cell)}
    >
      {shape !== '' && (
        <span className={styles.shape} aria-hidden="true">
          {shape}
        </span>
      )}
      {was !== null && <s className={styles.was}>{was}</s>}
      <span className={styles.number}>{was === null ? text : `${text} ${CORRECTED_SIGN}`}</span>
    </button>
  );
});
