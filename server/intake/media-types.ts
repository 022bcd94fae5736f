/** What a file is said to be by the ending of its name, and kept as; what it is, is decided by its bytes. */
import { extname } from 'node:path';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.pdf': 'application/pdf',
  '.ofd': 'application/ofd',
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.doc': 'application/msword',
  '.wps': 'application/msword',
  '.rtf': 'application/rtf',
  '.xls': 'application/vnd.ms-excel',
  '.et': 'application/vnd.ms-excel',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.fodt': 'application/vnd.oasis.opendocument.text',
  '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
  '.fods': 'application/vnd.oasis.opendocument.spreadsheet',
  '.mht': 'multipart/related',
  '.mhtml': 'multipart/related',
  '.zip': 'application/zip',
};

/** null for an ending that says nothing. */
export function mediaTypeOf(fileName: string): string | null {
  return MEDIA_TYPES[extname(fileName).toLowerCase()] ?? null;
}
