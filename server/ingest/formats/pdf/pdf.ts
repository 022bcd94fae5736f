/**
 * The transcript of a PDF with a text layer. pdf.js says what is painted on the pages; tables are rebuilt from the ruling
 * lines, or, where there are none, from the places of the values.
 */
import { fileURLToPath } from 'node:url';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Problem } from '../../../../schema/problem.ts';
import { damagedFile, encryptedFile, garbledText, noTextLayer, tooLarge } from '../../refusals.ts';
import { LIMITS } from '../limits.ts';
import { readScan } from '../scan/read-scan.ts';
import type { Recognize } from '../scan/recognizer.ts';
import { hasNamelessFont, withoutOutlines } from './fonts.ts';
import { transcribePages } from './layout.ts';
import { listedPage, type PaintedPage, type PdfText, paintPage, readable, sharedBy } from './page.ts';

/** Characters a page has at least on average; a scan has a stray page number at most. */
const LEAST_TEXT = 10;
/** A larger share of characters that no font names is a text nobody can read. */
const MOST_UNREADABLE = 0.4;

/** Writes the transcript. Throws Problem UNREADABLE_DOCUMENT, UNSUPPORTED_FORMAT (encrypted, scanned) or TOO_LARGE. */
export async function readPdf(
  bytes: Uint8Array,
  fileName: string,
  recognize: Recognize | null = null,
): Promise<PdfText> {
  try {
    return await opened(bytes, fileName, {}, (document, operations) => transcribed(document, fileName, operations));
  } catch (error) {
    if (!(error instanceof NoText)) throw error;
    if (!recognize) throw noTextLayer(fileName, error.pages);
    const decoding = { maxImageSize: LIMITS.pixels, isOffscreenCanvasSupported: false, isImageDecoderSupported: false };
    return await opened(bytes, fileName, { ...decoding, wasmUrl: folderOf('wasm') }, (document, operations) =>
      readScan(document, fileName, operations, recognize),
    );
  }
}

/** Opens a PDF for some work; `decoding`: how its pictures are decoded, where they are. */
async function opened<T>(
  bytes: Uint8Array,
  fileName: string,
  decoding: Readonly<Record<string, unknown>>,
  work: (document: PDFDocumentProxy, operations: Readonly<Record<string, number>>) => Promise<T>,
): Promise<T> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const open = withoutOutlines(bytes);
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer away from its owner.
    data: open === bytes ? new Uint8Array(bytes) : open,
    cMapUrl: folderOf('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folderOf('standard_fonts'),
    // Nothing is painted: fonts are handed to a page that is none, or pdf.js would draw every glyph as a path.
    disableFontFace: false,
    ownerDocument: PAGE_OF_NO_BROWSER,
    useSystemFonts: false,
    // No picture is decoded; where one stands is still seen (pdf-paint.ts).
    maxImageSize: 1,
    useWasm: false,
    enableXfa: false,
    fontExtraProperties: hasNamelessFont(bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    ...decoding,
  });
  try {
    return await work(await task.promise, pdfjs.OPS);
  } catch (error) {
    if (error instanceof Problem || error instanceof NoText) throw error;
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

async function transcribed(
  document: PDFDocumentProxy,
  fileName: string,
  operations: Readonly<Record<string, number>>,
): Promise<PdfText> {
  const { numPages } = document;
  if (numPages === 0) throw damagedFile(fileName, 'PDF');
  if (numPages > LIMITS.pages) throw tooLarge(fileName, 'pages', LIMITS.pages);
  const shared = await sharedBy(document, operations);
  const painted: PaintedPage[] = [];
  let glyphs = 0;
  let next = ahead(listedPage(document, 1));
  for (let number = 1; number <= numPages; number++) {
    const listed = await next;
    // The next page is unpacked while this one is followed.
    if (number < numPages) next = ahead(listedPage(document, number + 1));
    const page = paintPage(listed, shared);
    listed.page.cleanup();
    painted.push(page);
    glyphs += page.glyphs.length;
    if (glyphs > LIMITS.pdfCharacters) throw tooLarge(fileName, 'text', LIMITS.pdfCharacters);
  }
  const read = textOfPages(painted, fileName);
  if (read === null) throw new NoText(numPages);
  return read;
}

/** The pages have no text layer. */
class NoText extends Error {
  override readonly name = 'NoText';
  readonly pages: number;

  constructor(pages: number) {
    super('No text layer');
    this.pages = pages;
  }
}

/** The transcript of painted pages; null: they have no text. Throws Problem UNSUPPORTED_FORMAT where it cannot be read. */
export function textOfPages(painted: readonly PaintedPage[], fileName: string): PdfText | null {
  const { pages, characters, unreadable, recognized } = readable(painted);
  if (characters < LEAST_TEXT * Math.max(1, painted.length)) return null;
  if (unreadable > MOST_UNREADABLE * characters) throw garbledText(fileName);
  return { text: transcribePages(pages), damaged: unreadable > 0, recognized: recognized > 0 };
}

/** A promise that may fail before anybody waits for it, or after nobody does. */
function ahead<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
