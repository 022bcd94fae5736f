/** The chosen figure in words: what it is, what it says, how it is printed and on which line. */

import { cellName, findCell } from '../../schema/form/cells.ts';
import { getMeasure } from '../../schema/form/measures/index.ts';
import { UNITS } from '../../schema/form/measures/units.ts';
import { CORRECTED_SIGN } from '../../schema/report/correction.ts';
import { figureText, statedText } from '../figures/figure-text.ts';
import { figuresWords } from '../figures/figures.words.ts';
import { type SpotKey, spotAt } from '../figures/marks.ts';
import { useNarrativeName } from '../figures/NarrativeList.tsx';
import type { ShownReport } from '../figures/shown.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import styles from './report.module.css';

export interface ReadoutText {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  /** How it is printed, where that differs from the number. */
  readonly beside: string | null;
  readonly line: number | null;
  /** How sure the reading is, where it is not as sure as can be. */
  readonly doubt: string | null;
}

export function useReadout(
  report: Pick<ShownReport, 'figures' | 'narrative'>,
  key: SpotKey | null,
): ReadoutText | null {
  const lang = useLang();
  const nameOf = useNarrativeName();
  const words = useWords(figuresWords);
  if (key === null) return null;
  const spot = spotAt(key);
  if (spot.kind === 'text') {
    const figure = report.narrative.find((one) => one.index === spot.index);
    if (!figure) return null;
    return {
      name: `${words.tables.text} ${nameOf(figure)}`,
      value: statedText(figure, words.approximately, lang),
      unit: figure.counter,
      beside: null,
      line: figure.place.line,
      doubt: figure.lessSure ? words.lessSureWhy : figure.pattern && words.readBy(figure.pattern),
    };
  }
  const cell = spot.cell === null ? undefined : findCell(spot.cell);
  if (!cell) return null;
  const figure = report.figures.find((one) => one.cell === spot.cell);
  const { text, kind, beside, was } = figureText(figure, lang);
  return {
    // Rows of section 三 are long on paper; their measures have short names.
    name:
      cell.section === 'III'
        ? `${words.tables.III} ${getMeasure(cell.measure).short[lang]} · ${cell.column[lang]}`
        : cellName(cell.id, lang),
    value: was === null ? text : `${was} → ${text} ${CORRECTED_SIGN}`,
    unit: kind === 'gap' ? '' : UNITS[getMeasure(cell.measure).unit].label[lang],
    beside,
    line: figure?.place?.line ?? null,
    doubt: figure?.place ? words.doubts[figure.confidence ?? 'undecided'] || null : null,
  };
}

export function Readout({ readout }: { readonly readout: ReadoutText | null }) {
  const words = useWords(figuresWords);
  return (
    <p className={styles.readout} aria-live="polite">
      {readout ? (
        <>
          <span>{readout.name}</span> <b>{readout.value}</b> <small>{readout.unit}</small>
          {readout.beside && <small> {words.printedAs(readout.beside)}</small>}
          {readout.doubt && <small> {readout.doubt}</small>}
          <small className={styles.readoutLine}>
            {readout.line === null ? words.notInDocument : words.line(readout.line)}
          </small>
        </>
      ) : (
        <small>{words.noSelection}</small>
      )}
    </p>
  );
}
