/**
 * The one door of ingest: bytes to a report, the first half of a figure's journey. A document that cannot be read is refused
 * with a Problem; whatever else is thrown is a bug of ours, and goes to whoever keeps the log.
 */
import type { ReadingNote, ReadReport } from '../../schema/report/report.ts';
import { readTranscript } from './assemble.ts';
import { LIMITS } from './formats/limits.ts';
import type { Recognize } from './formats/scan/recognizer.ts';
import { contradiction } from './formats/told.ts';
import { openDocument } from './open.ts';
import { tooLarge } from './refusals.ts';

/** `leftOut`: pages that nobody looked at. */
function recognizedNote(leftOut: number): ReadingNote {
  const rest = leftOut === 0 ? '' : `；只识别了前 ${LIMITS.scannedPages} 页，后面 ${leftOut} 页没有读`;
  return {
    code: 'sourceDamaged',
    detail: `这是扫描件，文字由识别软件认出，可能有误，请与原件逐格核对${rest}`,
    place: null,
  };
}

/** Opens and reads a document, in time linear in its size. Throws the Problems of openDocument, NOT_A_REPORT, and TOO_LARGE for what no report holds. */
export async function readAnyDocument(
  bytes: Uint8Array,
  fileName: string,
  mediaType: string | null = null,
  recognize: Recognize | null = null,
): Promise<ReadReport> {
  const opened = await openDocument(bytes, fileName, mediaType, recognize);
  const { text: written, damaged, recognized, leftOut = 0, format } = opened;
  // Half a character is none, and would not survive being sent or stored.
  const text = written.toWellFormed();
  if (text.length > LIMITS.reportLength) throw tooLarge(fileName, 'text', LIMITS.reportLength);
  const report = readTranscript(text, damaged, fileName);
  const notes = [...report.notes];
  if (recognized) notes.push(recognizedNote(leftOut));
  const contradicted = contradiction(mediaType, format);
  if (contradicted !== null) notes.push({ code: 'otherMediaType', detail: contradicted, place: null });
  if (!recognized) return { ...report, notes };
  // Whatever the tables say of a figure, a program made it out in a picture.
  const figures = report.figures.map((figure) =>
    figure.confidence === null ? figure : { ...figure, confidence: 'pictured' as const },
  );
  return { ...report, notes, figures };
}
