/**
 * Any document to its transcript. What a file is, is decided by its bytes, never by its name, and by its media type only where
 * they leave it open (told.ts); each format has a reader that writes the text, and all of them meet in assemble.ts. Meant to run in a process of its own that can be ended: the limits
 * here keep an honest file honest, the process bounds what no limit foresaw.
 */
import { kindOfPackage } from './formats/container/office-package.ts';
import { openOle } from './formats/container/ole.ts';
import { openZip, type Zip } from './formats/container/zip.ts';
import { LIMITS } from './formats/limits.ts';
import { kindOfOdf } from './formats/odf/odf-package.ts';
import { readOds, transcribeOds } from './formats/odf/ods.ts';
import { readOdt, transcribeOdt } from './formats/odf/odt.ts';
import { readOfd } from './formats/ofd/ofd.ts';
import { PICTURE } from './formats/page/transcript.ts';
import { readPdf } from './formats/pdf/pdf.ts';
import { withoutDoubles } from './formats/pdf/radicals.ts';
import { type FormatKind, formatOf, kindOfParts, kindOfStreams, recognizeFormat } from './formats/recognize.ts';
import { pdfOfPictures } from './formats/scan/picture-pdf.ts';
import type { Recognize } from './formats/scan/recognizer.ts';
import { readSheetXml } from './formats/sheet/sheet-xml.ts';
import { readXls } from './formats/sheet/xls.ts';
import { readXlsx } from './formats/sheet/xlsx.ts';
import { withoutReversed } from './formats/shown/reversed.ts';
import { likeliestMark, markOfSheet, readCsv } from './formats/text/csv.ts';
import { decodeBytes } from './formats/text/decode.ts';
import { isHtml, readHtml } from './formats/text/html.ts';
import { readMht } from './formats/text/mht.ts';
import { readText } from './formats/text/text.ts';
import { bareType, type OpenedFormat } from './formats/told.ts';
import { readDoc } from './formats/word/doc.ts';
import { readDocx } from './formats/word/docx.ts';
import { readRtf } from './formats/word/rtf.ts';
import { readWordPackage, readWordXml } from './formats/word/word-xml.ts';
import { emptyDocument, notReadable, picturesOnly, tooLarge, unreadableDocument } from './refusals.ts';

export interface OpenedDocument {
  readonly format: OpenedFormat;
  /** One paragraph or table row a line, a tab between cells. */
  readonly text: string;
  /** Some characters were lost. */
  readonly damaged: boolean;
  /** A program recognized the text in pictures of pages, and may have mistaken it. */
  readonly recognized?: boolean;
  /** Pages that are pictures and were not looked at, behind as many as may be. */
  readonly leftOut?: number;
}

/**
 * Writes the transcript of a document. Throws Problem EMPTY_DOCUMENT, UNREADABLE_DOCUMENT, UNSUPPORTED_FORMAT (encrypted and
 * scanned files, those older than 1997, pictures, archives: see openArchive) or TOO_LARGE; anything else thrown is a bug.
 * `mediaType`: what it is said to be, with parameters or without. `recognize`: by whom pages that are pictures are read; null: by nobody.
 */
export async function openDocument(
  bytes: Uint8Array,
  fileName: string,
  mediaType: string | null = null,
  recognize: Recognize | null = null,
): Promise<OpenedDocument> {
  const transcribed = await transcribe(bytes, fileName, mediaType, recognize);
  // Nobody sees a NUL, and not every database keeps one.
  const opened = { ...transcribed, text: withoutReversed(withoutDoubles(transcribed.text.replaceAll('\u0000', ''))) };
  if (opened.text.length > LIMITS.textLength) throw tooLarge(fileName, 'text', LIMITS.textLength);
  if (opened.text.trim() === '') throw emptyDocument(fileName);
  if (opened.text.replaceAll(PICTURE, '').trim() === '') throw picturesOnly(fileName);
  return opened;
}

async function transcribe(
  bytes: Uint8Array,
  fileName: string,
  mediaType: string | null,
  recognize: Recognize | null,
): Promise<OpenedDocument> {
  if (bytes.length === 0) throw emptyDocument(fileName);
  if (bytes.length > LIMITS.documentBytes) throw tooLarge(fileName, 'bytes', LIMITS.documentBytes);
  const format = recognizeFormat(bytes);
  switch (format?.kind) {
    case undefined:
      return openText(bytes, fileName, mediaType);
    case 'pdf':
      return { format: 'pdf', ...(await readPdf(bytes, fileName, recognize)) };
    case 'zip':
    case 'docx':
    case 'xlsx':
    case 'ofd':
      return openParts(bytes, fileName, recognize);
    case 'doc':
    case 'xls':
    case 'encryptedOffice':
    case 'oldOffice':
      return openStreams(bytes, fileName);
    case 'rtf':
      return { format: 'rtf', text: readRtf(bytes, fileName), damaged: false };
    case 'savedPage':
      return { format: 'savedPage', ...readMht(bytes, fileName) };
    case 'wordXml':
      return { format: 'wordXml', text: readWordXml(bytes, fileName), damaged: false };
    case 'wordPackage':
      return { format: 'wordPackage', text: await readWordPackage(bytes, fileName), damaged: false };
    case 'sheetXml':
      return { format: 'sheetXml', text: readSheetXml(bytes, fileName), damaged: false };
    case 'odt':
    case 'ods': {
      const parts = { styles: null, settings: null, content: bytes };
      const text = format.kind === 'odt' ? transcribeOdt(parts, fileName) : transcribeOds(parts, fileName);
      return { format: format.kind, text, damaged: false };
    }
    case 'picture': {
      const pages = recognize && pdfOfPictures([bytes]);
      if (!pages) throw notReadable(fileName, format);
      return { format: 'picture', ...(await readPdf(pages, fileName, recognize)) };
    }
    default:
      throw notReadable(fileName, format ?? formatOf('archive'));
  }
}

/** A text, a page, or a sheet saved as text. */
function openText(bytes: Uint8Array, fileName: string, mediaType: string | null): OpenedDocument {
  const decoded = decodeBytes(bytes, mediaType);
  if (!decoded) throw unreadableDocument(fileName);
  const { damaged } = decoded;
  const told = bareType(mediaType);
  const isPage = isHtml(decoded.text, told);
  const text = isPage ? readHtml(decoded.text) : readText(decoded.text);
  const mark = markOfSheet(text) ?? (told === 'text/csv' && !isPage ? likeliestMark(text) : null);
  const format = isPage ? 'page' : mark === null ? 'text' : 'csv';
  return { format, text: mark === null ? text : readCsv(text, mark, fileName), damaged };
}

/** An Office file is a ZIP of parts; which kind, its directory says. */
async function openParts(bytes: Uint8Array, fileName: string, recognize: Recognize | null): Promise<OpenedDocument> {
  const zip = await openZip(bytes, fileName, {
    entries: LIMITS.entries,
    entryBytes: LIMITS.entryInflatedBytes,
    bytes: LIMITS.inflatedBytes,
  });
  const named = kindOfParts(zip.names);
  const kind = (await kindWithin(named, zip, fileName)) ?? named;
  if (kind === 'docx') return { format: 'docx', text: await readDocx(zip, fileName), damaged: false };
  if (kind === 'xlsx') return { format: 'xlsx', text: await readXlsx(zip, fileName), damaged: false };
  if (kind === 'ofd') return { format: 'ofd', ...(await readOfd(zip, fileName, recognize)) };
  if (kind === 'odt') return { format: 'odt', text: await readOdt(zip, fileName), damaged: false };
  if (kind === 'ods') return { format: 'ods', text: await readOds(zip, fileName), damaged: false };
  throw notReadable(fileName, formatOf(kind));
}

/** What a part says of the file, where the names of the parts leave it open. */
async function kindWithin(named: FormatKind, zip: Zip, fileName: string): Promise<FormatKind | null> {
  if (named === 'officePackage') return kindOfPackage(zip, fileName);
  return named === 'openDocument' ? kindOfOdf(zip, fileName) : null;
}

/** An Office file of 1997–2003 holds streams; which kind it is, its directory says. */
function openStreams(bytes: Uint8Array, fileName: string): OpenedDocument {
  const ole = openOle(bytes, fileName);
  const kind = kindOfStreams(ole.names);
  if (kind === 'doc') return { format: 'doc', text: readDoc(ole, fileName), damaged: false };
  if (kind === 'xls') return { format: 'xls', text: readXls(ole, fileName), damaged: false };
  throw notReadable(fileName, formatOf(kind));
}
