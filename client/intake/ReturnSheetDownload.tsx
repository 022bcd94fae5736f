import { useMemo } from 'react';
import type { GoodReading } from '../../schema/intake/reading.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import ui from '../ui/ui.module.css';
import type { Comparison } from './comparison.ts';
import styles from './intake.module.css';
import { importWords } from './intake.words.ts';
import { type ReturnSheet, returnSheetOf } from './return-sheet.ts';
import { returnSheetCsv, returnSheetFileName, returnSheetHtml, returnSheetText } from './return-sheet-files.ts';

const FILES = {
  html: { type: 'text/html;charset=utf-8', write: returnSheetHtml },
  txt: { type: 'text/plain;charset=utf-8', write: (sheet: ReturnSheet) => `\uFEFF${returnSheetText(sheet)}` },
  csv: { type: 'text/csv;charset=utf-8', write: returnSheetCsv },
} as const;

/** The reader's own calendar day, ISO. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

function download(sheet: ReturnSheet, extension: keyof typeof FILES): void {
  const { type, write } = FILES[extension];
  const address = URL.createObjectURL(new Blob([write(sheet)], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = returnSheetFileName(sheet, extension);
  document.body.append(link);
  link.click();
  link.remove();
  // The browser takes the file over a moment after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The return sheet, made in the browser and handed over as a file. */
export function ReturnSheetDownload({
  reading,
  comparison,
}: {
  readonly reading: GoodReading;
  readonly comparison: Comparison | null;
}) {
  const lang = useLang();
  const words = useWords(importWords);
  const sheet = useMemo(
    () =>
      returnSheetOf({
        lang,
        publisher: reading.publisher?.name[lang] ?? reading.printedPublisher,
        year: reading.year,
        fileName: reading.fileName,
        day: today(),
        report: reading.report,
        comparison,
      }),
    [lang, reading, comparison],
  );
  return (
    <>
      <p>{sheet.items.length > 0 ? words.sheetText(sheet.items.length) : words.sheetNone}</p>
      <p className={styles.downloads}>
        <button type="button" className={ui.button} onClick={() => download(sheet, 'html')}>
          {words.downloadHtml}
        </button>
        <button type="button" className={ui.button} onClick={() => download(sheet, 'txt')}>
          {words.downloadText}
        </button>
        <button type="button" className={ui.button} onClick={() => download(sheet, 'csv')}>
          {words.downloadCsv}
        </button>
      </p>
    </>
  );
}
