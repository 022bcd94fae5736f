/**
 * What is said of a file by who hands it in: its media type. Its bytes decide what it is; what is said decides where they leave it
 * open (paragraphs without a page, a sheet of few rows, an encoding), and is remarked on where they contradict it.
 */
import { FORMATS, type ReadFormat } from './recognize.ts';

/** What a document was read as. */
export type OpenedFormat = 'text' | 'csv' | 'page' | 'picture' | ReadFormat;

const TEXTS = ['text', 'csv', 'page'] as const;
const OFFICE = [...TEXTS, 'rtf', 'savedPage'] as const;
const WORD: readonly OpenedFormat[] = [...OFFICE, 'docx', 'doc', 'wordXml', 'wordPackage', 'odt'];
const SHEET: readonly OpenedFormat[] = [...OFFICE, 'xlsx', 'xls', 'sheetXml', 'ods'];

/** What a file of each media type may hold: Word and Excel save as several formats under their own names. */
const HOLDS: Readonly<Record<string, readonly OpenedFormat[]>> = {
  'text/plain': TEXTS,
  'text/markdown': TEXTS,
  'text/html': ['page'],
  'application/xhtml+xml': ['page'],
  'text/csv': ['csv'],
  'application/pdf': ['pdf'],
  'application/ofd': ['ofd'],
  'application/rtf': WORD,
  'application/msword': WORD,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': WORD,
  'application/vnd.ms-excel': SHEET,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': SHEET,
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'multipart/related': OFFICE,
};

/** Media types that say something about how a document is read. */
export const TOLD_TYPES = Object.keys(HOLDS);

const NAMES = { text: { zh: '纯文本' }, csv: { zh: '以分隔符分列的表格' }, page: { zh: '网页' } };

/** A media type without its parameters, as `HOLDS` writes it. */
export function bareType(mediaType: string | null): string {
  return (mediaType ?? '').split(';', 1).join('').trim().toLowerCase();
}

/** What to say of a file that is not what its media type says; null where it is, or where the type says nothing about documents. */
export function contradiction(mediaType: string | null, format: OpenedFormat): string | null {
  const type = bareType(mediaType);
  if (HOLDS[type]?.includes(format) ?? true) return null;
  const { zh } = { ...FORMATS, ...NAMES }[format];
  return `文件标明的类型是 ${type}，内容却是${zh}，已按内容读取；请核对文件有没有拿错`;
}
