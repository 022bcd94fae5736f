/**
 * Any document to its reading text. What a file is, is decided by its bytes, never by its name; each format has a reader
 * that draws the text, and all of them meet in read.ts. Meant to run in a process of its own that can be ended: the limits
 * here keep an honest file honest, the process bounds what no limit foresaw.
 */
import { Problem } from '../../schema/problem.ts';
import type { ReadReport } from '../../schema/report/report.ts';
import { readingTextOf, readReadingText } from './read.ts';
import { markOfSheet, readCsv } from './readers/csv.ts';
import { readDocx } from './readers/docx.ts';
import { LIMITS } from './readers/limits.ts';
import { type FormatKind, formatOf, kindOfParts, recognizeFormat } from './readers/magic.ts';
import { readPdf } from './readers/pdf.ts';
import { readXlsx } from './readers/xlsx.ts';
import { openZip } from './readers/zip.ts';
import { type DocumentHint, damagedFile, emptyDocument, notReadable, tooLarge } from './refusals.ts';

export interface OpenedDocument {
  readonly format: 'text' | 'csv' | Extract<FormatKind, 'docx' | 'xlsx' | 'pdf'>;
  /** One paragraph or table row a line, a tab between cells. */
  readonly text: string;
  /** Some characters were lost. */
  readonly damaged: boolean;
}

/**
 * Draws the reading text of a document. Throws nothing but Problem: EMPTY_DOCUMENT, UNREADABLE_DOCUMENT,
 * UNSUPPORTED_FORMAT (old, encrypted and scanned files, pictures, archives: see listArchive) or TOO_LARGE.
 */
export async function openDocument(bytes: Uint8Array, hint: DocumentHint): Promise<OpenedDocument> {
  try {
    const opened = await draw(bytes, hint);
    if (opened.text.length > LIMITS.textLength) throw tooLarge(hint.fileName, 'text', LIMITS.textLength);
    if (opened.text.trim() === '') throw emptyDocument(hint.fileName);
    return opened;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw damagedFile(hint.fileName, 'FILE', error);
  }
}

/** Opens and reads a document. Throws what openDocument throws, and Problem NOT_A_REPORT. */
export async function readAnyDocument(bytes: Uint8Array, hint: DocumentHint): Promise<ReadReport> {
  const { text, damaged } = await openDocument(bytes, hint);
  try {
    return readReadingText(text, damaged, hint);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw damagedFile(hint.fileName, 'FILE', error);
  }
}

async function draw(bytes: Uint8Array, hint: DocumentHint): Promise<OpenedDocument> {
  const { fileName } = hint;
  if (bytes.length === 0) throw emptyDocument(fileName);
  if (bytes.length > LIMITS.documentBytes) throw tooLarge(fileName, 'bytes', LIMITS.documentBytes);
  const format = recognizeFormat(bytes);
  switch (format?.kind) {
    case undefined:
      return openText(bytes, hint);
    case 'pdf':
      return { format: 'pdf', text: await readPdf(bytes, fileName), damaged: false };
    case 'zip':
    case 'docx':
    case 'xlsx':
    case 'ofd':
      return openParts(bytes, fileName);
    default:
      throw notReadable(fileName, format ?? formatOf('archive'));
  }
}

/** A text, a page, or a sheet saved as text. */
function openText(bytes: Uint8Array, hint: DocumentHint): OpenedDocument {
  const { text, damaged } = readingTextOf(bytes, hint);
  const mark = markOfSheet(text);
  if (mark === null) return { format: 'text', text, damaged };
  return { format: 'csv', text: readCsv(text, mark, hint.fileName), damaged };
}

/** An Office file is a ZIP of parts; which kind, its directory says. */
async function openParts(bytes: Uint8Array, fileName: string): Promise<OpenedDocument> {
  const zip = await openZip(bytes, fileName, {
    entries: LIMITS.entries,
    entryBytes: LIMITS.entryInflatedBytes,
    bytes: LIMITS.inflatedBytes,
  });
  const kind = kindOfParts(zip.names);
  if (kind === 'docx') return { format: 'docx', text: await readDocx(zip, fileName), damaged: false };
  if (kind === 'xlsx') return { format: 'xlsx', text: await readXlsx(zip, fileName), damaged: false };
  throw notReadable(fileName, formatOf(kind));
}
