/** What one looks at before accepting: last year's report beside this one, proposals, the return sheet, then all of it. */

import { useMemo } from 'react';
import type { GoodReading } from '../../../schema/intake/reading.ts';
import { Repairs } from '../../figures/Repairs.tsx';
import { useWords } from '../../i18n/i18n.tsx';
import { ComparisonView } from '../../intake/ComparisonView.tsx';
import { compareWithPrevious } from '../../intake/comparison.ts';
import styles from '../../intake/intake.module.css';
import { importWords } from '../../intake/intake.words.ts';
import { ReadingBody } from '../../intake/ReadingBody.tsx';
import { ReturnSheetDownload } from '../../intake/ReturnSheetDownload.tsx';

export function ReadingDetail({ reading }: { readonly reading: GoodReading }) {
  const words = useWords(importWords);
  const comparison = useMemo(() => compareWithPrevious(reading), [reading]);
  return (
    <div className={styles.detail}>
      <div className={styles.aboutReading}>
        <section aria-labelledby="comparison-title">
          <h2 id="comparison-title">{comparison ? words.comparison(comparison.year) : words.carryOver}</h2>
          <ComparisonView comparison={comparison} />
        </section>
        <Repairs repairs={reading.repairs} />
        <section aria-labelledby="sheet-title">
          <h2 id="sheet-title">{words.sheet}</h2>
          <ReturnSheetDownload reading={reading} comparison={comparison} />
        </section>
      </div>
      <ReadingBody reading={reading} />
    </div>
  );
}
