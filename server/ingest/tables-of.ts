/** A file that holds a list (workbooks of Excel and WPS, CSV, text) as tables: rows and columns as they are. */
import { openOle } from './formats/container/ole.ts';
import { openZip } from './formats/container/zip.ts';
import { LIMITS } from './formats/limits.ts';
import { kindOfOdf } from './formats/odf/odf-package.ts';
import { tablesOfOds } from './formats/odf/ods.ts';
import { formatOf, kindOfParts, kindOfStreams, recognizeFormat } from './formats/recognize.ts';
import type { SheetTable } from './formats/sheet/sheet-table.ts';
import { tablesOfSheetXml } from './formats/sheet/sheet-xml.ts';
import { tablesOfXls } from './formats/sheet/xls.ts';
import { tablesOfXlsx } from './formats/sheet/xlsx.ts';
import { likeliestMark, rowsOfCsv } from './formats/text/csv.ts';
import { decodeBytes } from './formats/text/decode.ts';
import { emptyDocument, notReadable, tooLarge, unreadableDocument } from './refusals.ts';

export type { SheetTable } from './formats/sheet/sheet-table.ts';

/**
 * The visible sheets of a workbook, or the one table of a text (UTF-8, UTF-16, GBK/GB18030). Throws Problem
 * EMPTY_DOCUMENT, UNREADABLE_DOCUMENT, UNSUPPORTED_FORMAT or TOO_LARGE.
 */
export async function tablesOf(bytes: Uint8Array, fileName: string): Promise<SheetTable[]> {
  if (bytes.length === 0) throw emptyDocument(fileName);
  if (bytes.length > LIMITS.documentBytes) throw tooLarge(fileName, 'bytes', LIMITS.documentBytes);
  const tables = await open(bytes, fileName);
  if (tables.every(({ rows }) => rows.length === 0)) throw emptyDocument(fileName);
  return tables;
}

async function open(bytes: Uint8Array, fileName: string): Promise<SheetTable[]> {
  const format = recognizeFormat(bytes);
  switch (format?.kind) {
    case undefined: {
      const decoded = decodeBytes(bytes);
      if (!decoded) throw unreadableDocument(fileName);
      return [tableOfText(decoded.text, fileName)];
    }
    case 'zip':
    case 'xlsx': {
      const limits = { entries: LIMITS.entries, entryBytes: LIMITS.entryInflatedBytes, bytes: LIMITS.inflatedBytes };
      const zip = await openZip(bytes, fileName, limits);
      const kind = kindOfParts(zip.names);
      if (kind === 'xlsx') return tablesOfXlsx(zip, fileName);
      if (kind === 'openDocument' && (await kindOfOdf(zip, fileName)) === 'ods') return tablesOfOds(zip, fileName);
      throw notReadable(fileName, formatOf(kind));
    }
    case 'xls':
    case 'encryptedOffice':
    case 'oldOffice': {
      const ole = openOle(bytes, fileName);
      if (kindOfStreams(ole.names) !== 'xls') throw notReadable(fileName, formatOf(kindOfStreams(ole.names)));
      return tablesOfXls(ole, fileName);
    }
    case 'sheetXml':
      return tablesOfSheetXml(bytes, fileName);
    default:
      throw notReadable(fileName, format ?? formatOf('archive'));
  }
}

/** A text as a table: the mark that parts its cells is the one that its first lines have most of. */
function tableOfText(text: string, fileName: string): SheetTable {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const mark = likeliestMark(lines.split('\n', 20).join('\n')) ?? '\t';
  const rows = rowsOfCsv(lines, mark, fileName)
    .map((cells, index) => ({ row: index + 1, cells, continued: [], hidden: false }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return { name: '', rows };
}
