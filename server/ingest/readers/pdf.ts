/**
 * The reading text of a PDF with a text layer. pdf.js says which characters stand where and which lines are drawn; tables
 * are rebuilt from the ruling lines, or, where there are none, from the places of the values.
 */
import { fileURLToPath } from 'node:url';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Problem } from '../../../schema/problem.ts';
import { damagedFile, encryptedFile, noTextLayer, tooLarge } from '../refusals.ts';
import { LIMITS } from './limits.ts';
import { drawPages } from './pdf-layout.ts';
import { drawnOnPage, expectedOn, type PageText, type PdfPage, textOfPage } from './pdf-page.ts';

/** Characters a page has at least on average; a scan has a stray page number at most. */
const LEAST_TEXT = 10;
/** Pages looked through for pictures of tables; further ones are an appendix. */
const MOST_PICTURED = 12;
/** Larger pictures are photographs, and are not decoded. */
const MOST_PIXELS = 6_000_000;

/** Draws the reading text. Throws Problem UNREADABLE_DOCUMENT, UNSUPPORTED_FORMAT (encrypted, scanned) or TOO_LARGE. */
export async function readPdf(bytes: Uint8Array, fileName: string): Promise<string> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer away from its owner.
    data: new Uint8Array(bytes),
    cMapUrl: folderOf('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folderOf('standard_fonts'),
    // Nothing is painted: fonts are handed to a page that is none, or pdf.js would draw every glyph as a path.
    disableFontFace: false,
    ownerDocument: PAGE_OF_NO_BROWSER,
    useSystemFonts: false,
    maxImageSize: MOST_PIXELS,
    useWasm: false,
    enableXfa: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    return drawPages(await readPages(document, fileName, pdfjs.OPS));
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error instanceof Error && error.name === 'PasswordException') throw encryptedFile(fileName);
    throw damagedFile(fileName, 'PDF', error);
  } finally {
    await task.destroy();
  }
}

/** Takes the style rules by which pdf.js loads fonts into a page, and does nothing with them. */
const STYLE_SHEET = { cssRules: [], insertRule: (): number => 0 };
const PAGE_OF_NO_BROWSER = {
  createElement: () => ({ sheet: STYLE_SHEET, remove: (): void => {} }),
  documentElement: { getElementsByTagName: () => [{ append: (): void => {} }] },
};

function folderOf(name: string): string {
  return fileURLToPath(new URL(`${name}/`, import.meta.resolve('pdfjs-dist/package.json')));
}

async function readPages(
  document: PDFDocumentProxy,
  fileName: string,
  operations: Readonly<Record<string, number>>,
): Promise<PdfPage[]> {
  if (document.numPages > LIMITS.pages) throw tooLarge(fileName, 'pages', LIMITS.pages);
  const texts: PageText[] = [];
  let items = 0;
  let characters = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const text = await textOfPage(await document.getPage(number));
    texts.push(text);
    items += text.pieces.length;
    if (items > LIMITS.pdfItems) throw tooLarge(fileName, 'elements', LIMITS.pdfItems);
    for (const piece of text.pieces) characters += piece.text.length;
  }
  if (characters < LEAST_TEXT * Math.max(1, texts.length)) throw noTextLayer(fileName, texts.length);
  const pages: PdfPage[] = [];
  let pictured = 0;
  for (const [index, text] of texts.entries()) {
    const expected = expectedOn(text);
    const followed = expected === 'table' || (expected === 'picture' && ++pictured <= MOST_PICTURED);
    const page = followed ? await document.getPage(index + 1) : null;
    pages.push(page ? await drawnOnPage(page, text, operations) : { ...text, rulings: [], pictures: [] });
    page?.cleanup();
  }
  return pages;
}
