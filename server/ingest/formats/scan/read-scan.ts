/** A PDF whose pages are pictures to its transcript: each page straightened, cut into lines, and these recognized. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { noTextLayer, tooLarge } from '../../refusals.ts';
import { LIMITS } from '../limits.ts';
import { transcribePages } from '../pdf/layout.ts';
import type { PdfText } from '../pdf/page.ts';
import { picturedPage } from './pictured-pages.ts';
import type { Recognize } from './recognizer.ts';
import { readScanned, type SeenPage, scanPage } from './scan.ts';
import { numbersSeen } from './seen.ts';

/** Throws Problem UNSUPPORTED_FORMAT (nothing could be recognized) or TOO_LARGE, and what pdf.js throws. */
export async function readScan(
  document: PDFDocumentProxy,
  fileName: string,
  operations: Readonly<Record<string, number>>,
  recognize: Recognize,
): Promise<PdfText> {
  const { numPages } = document;
  // The tables of a report stand on its first pages.
  const last = Math.min(numPages, LIMITS.scannedPages);
  const pages: SeenPage[] = [];
  for (let number = 1; number <= last; number++) {
    const pictured = await picturedPage(document, number, operations);
    if (!pictured) continue;
    const scanned = scanPage(pictured.picture, pictured.width);
    if (scanned.lines.length > LIMITS.scannedLines) throw tooLarge(fileName, 'content', LIMITS.scannedLines);
    const pictures = scanned.lines.map(({ picture }) => picture);
    const texts = pictures.length === 0 ? [] : await recognize(pictures, { page: number, pages: last });
    if (texts === null) throw noTextLayer(fileName, numPages);
    pages.push(readScanned(scanned, texts));
  }
  const text = transcribePages(pages);
  if (text.trim() === '') throw noTextLayer(fileName, numPages);
  recognize.seen?.(numbersSeen(pages, text), text);
  return { text, damaged: false, recognized: true, leftOut: numPages - last };
}
