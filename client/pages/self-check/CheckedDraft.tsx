/** The result of a self-check: the verdict, what to mend, last year's report, the return sheet, and the whole of it. */

import { useMemo, useState } from 'react';
import type { GoodReading } from '../../../schema/intake/reading.ts';
import { Repairs } from '../../figures/Repairs.tsx';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import type { NamedPublisher } from '../../intake/BureauField.tsx';
import { ComparisonView } from '../../intake/ComparisonView.tsx';
import { Correction } from '../../intake/Correction.tsx';
import { compareWithPrevious } from '../../intake/comparison.ts';
import { importWords } from '../../intake/intake.words.ts';
import { ReadingBody } from '../../intake/ReadingBody.tsx';
import { PublisherAndYear } from '../../intake/ReadingFacts.tsx';
import { ReturnSheetDownload } from '../../intake/ReturnSheetDownload.tsx';
import ui from '../../ui/ui.module.css';
import { Mending } from './Mending.tsx';
import styles from './self-check.module.css';
import { selfCheckWords } from './self-check.words.ts';
import { verdictOf } from './verdict.ts';

interface Props {
  readonly reading: GoodReading;
  readonly bureau: NamedPublisher | null;
  readonly year: number | null;
  /** null: one of several in an archive, which cannot be read again by itself. */
  readonly onCorrect: ((bureau: NamedPublisher | null, year: number | null) => void) | null;
}

export function CheckedDraft({ reading, bureau, year, onCorrect }: Props) {
  const lang = useLang();
  const words = useWords(selfCheckWords);
  const common = useWords(importWords);
  const [correcting, setCorrecting] = useState(false);
  const comparison = useMemo(() => compareWithPrevious(reading), [reading]);
  const { report, repairs } = reading;
  const isOpen = report.findings.some((one) => one.outcome === 'failed' || one.outcome === 'suspicious');
  return (
    <>
      <section aria-labelledby="verdict">
        <h2 id="verdict" className={ui.hidden}>
          {words.result}
        </h2>
        <p className={styles.verdict}>{verdictOf(report, lang)}</p>
        <div className={styles.whose}>
          <PublisherAndYear reading={reading} />
          <p>{common.cells(reading.cells.numbers, reading.cells.all)}</p>
          {onCorrect && !correcting && (
            <button type="button" className={ui.textButton} onClick={() => setCorrecting(true)}>
              {common.correct}
            </button>
          )}
        </div>
        {onCorrect && correcting && (
          <Correction
            reading={{ ...reading, question: null }}
            bureau={bureau}
            year={year}
            onCorrect={onCorrect}
            onCancel={() => setCorrecting(false)}
          />
        )}
      </section>
      <div className={styles.parts}>
        {isOpen && (
          <section aria-labelledby="mend-title">
            <h2 id="mend-title">{words.toMend}</h2>
            <Mending report={report} />
          </section>
        )}
        <Repairs repairs={repairs} />
        <section aria-labelledby="comparison-title">
          <h2 id="comparison-title">{comparison ? common.comparison(comparison.year) : common.carryOver}</h2>
          <ComparisonView comparison={comparison} />
        </section>
        <section aria-labelledby="sheet-title">
          <h2 id="sheet-title">{common.sheet}</h2>
          <ReturnSheetDownload reading={reading} comparison={comparison} />
        </section>
      </div>
      <ReadingBody reading={reading} />
    </>
  );
}
