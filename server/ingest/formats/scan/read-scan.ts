/** A PDF whose pages are pictures to its transcript: each page straightened, cut into lines, and these recognized. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { noTextLayer, tooLarge } from '../../refusals.ts';
import { LIMITS } from '../limits.ts';
import { transcribePages } from '../pdf/layout.ts';
import type { PdfText } from '../pdf/page.ts';
import { type PicturedPage, picturedPage } from './pictured-pages.ts';
import { quarterTurned } from './raster.ts';
import type { Recognize, Recognized } from './recognizer.ts';
import { readScanned, type ScannedPage, type SeenPage, scanPage } from './scan.ts';
import { numbersSeen } from './seen.ts';
import { looksTurned, uprightOf } from './upright.ts';

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
  /** Quarters by which the page before was turned: the next one lies as it does, as a rule. */
  let quarters = 0;
  for (let number = 1; number <= last; number++) {
    const pictured = await picturedPage(document, number, operations);
    if (!pictured) continue;
    const scanTurned = (by: number): ScannedPage => {
      const scanned = scanPage(...turnedPage(pictured, by));
      if (scanned.lines.length > LIMITS.scannedLines) throw tooLarge(fileName, 'content', LIMITS.scannedLines);
      return scanned;
    };
    const textsOf = async (lines: ScannedPage['lines']): Promise<readonly Recognized[]> => {
      if (lines.length === 0) return [];
      const pictures = lines.map(({ picture }) => picture);
      const texts = await recognize(pictures, { page: number, pages: last });
      if (texts === null) throw noTextLayer(fileName, numPages);
      return texts;
    };
    let scanned = scanTurned(quarters);
    let texts = await textsOf(scanned.lines);
    if (looksTurned(texts)) {
      const others = [1, 2, 3].map((by) => (quarters + by) % 4);
      const upright = await uprightOf(others, (by) => scanTurned(by).lines, textsOf);
      if (upright !== null) {
        quarters = upright;
        scanned = scanTurned(quarters);
        texts = await textsOf(scanned.lines);
      }
    }
    pages.push(readScanned(scanned, texts));
  }
  const text = transcribePages(pages);
  if (text.trim() === '') throw noTextLayer(fileName, numPages);
  recognize.seen?.(numbersSeen(pages, text), text);
  return { text, damaged: false, recognized: true, leftOut: numPages - last };
}

function turnedPage({ picture, width }: PicturedPage, quarters: number): [PicturedPage['picture'], number] {
  const turned = quarterTurned(picture, quarters);
  return [turned, (width * turned.width) / picture.width];
}
