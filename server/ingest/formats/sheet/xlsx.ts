/**
 * The transcript of a workbook: its visible sheets in order, a row a line, a tab between cells, as they are seen. Only
 * cells that are written in the file are read, so a sheet's claimed size costs nothing. Formulas show the value they had
 * when saved.
 */
import { damagedFile, tooLarge } from '../../refusals.ts';
import { mainPart, relationsOf, targetOf } from '../container/office-package.ts';
import { attribute, walkXml } from '../container/xml.ts';
import type { Zip } from '../container/zip.ts';
import { LIMITS } from '../limits.ts';
import { linesOfReport, type TranscribedSheet } from './sheet-choice.ts';
import type { SheetTable } from './sheet-table.ts';
import { hidingFormats } from './xlsx-conditions.ts';
import { pictureRows } from './xlsx-pictures.ts';
import { coveredAreas } from './xlsx-shapes.ts';
import { type BookContext, readSheet, type Sheet } from './xlsx-sheet.ts';
import { readStrings } from './xlsx-strings.ts';
import { readStyles } from './xlsx-styles.ts';

/** Writes the transcript. Throws Problem UNREADABLE_DOCUMENT, UNSUPPORTED_FORMAT, NOT_A_REPORT or TOO_LARGE. */
export async function readXlsx(zip: Zip, fileName: string): Promise<string> {
  const written: TranscribedSheet[] = [];
  for await (const { name, sheet, part } of sheetsOf(zip, fileName)) {
    if (sheet.hasDrawing) sheet.cover(await coveredAreas(zip, part, fileName));
    const lines = sheet.draw();
    // Pictures beside a table are ornaments; where no table is, one may be the table.
    const pictured = sheet.hasDrawing && !lines.some((line) => line.includes('\t'));
    written.push({ name, lines: pictured ? sheet.draw(await pictureRows(zip, part, fileName)) : lines });
  }
  return linesOfReport(written, fileName).join('\n');
}

/** The visible sheets as tables. Throws Problem UNREADABLE_DOCUMENT, UNSUPPORTED_FORMAT or TOO_LARGE. */
export async function tablesOfXlsx(zip: Zip, fileName: string): Promise<SheetTable[]> {
  const tables: SheetTable[] = [];
  for await (const { name, sheet } of sheetsOf(zip, fileName)) tables.push(sheet.table(name));
  return tables;
}

interface OpenSheet {
  readonly name: string;
  readonly sheet: Sheet;
  /** The part of the file it stands in. */
  readonly part: string;
}

async function* sheetsOf(zip: Zip, fileName: string): AsyncGenerator<OpenSheet> {
  const main = await mainPart(zip, fileName, 'xl/workbook.xml');
  const workbook = await zip.read(main);
  if (!workbook) throw damagedFile(fileName, 'ZIP');
  const relations = await relationsOf(zip, main, fileName);
  const { sheets, from1904 } = readWorkbook(workbook, fileName);
  if (sheets.length > LIMITS.sheets) throw tooLarge(fileName, 'sheets', LIMITS.sheets);
  const part = (type: string, usual: string): Promise<Uint8Array | null> =>
    zip.read(targetOf(relations, type) ?? usual);
  const strings = await part('sharedStrings', 'xl/sharedStrings.xml');
  const styles = await part('styles', 'xl/styles.xml');
  const context: BookContext = {
    fileName,
    strings: strings ? readStrings(strings, fileName) : [],
    styles: styles ? readStyles(styles, fileName, from1904) : [],
    effects: styles ? hidingFormats(styles, fileName) : [],
    cells: 0,
    lookedAt: 0,
    characters: 0,
  };
  for (const { name, id } of sheets) {
    const relation = relations.find((candidate) => candidate.id === id);
    // A chart on a sheet of its own has no cells.
    if (relation && relation.type !== '' && relation.type !== 'worksheet') continue;
    const bytes = relation ? await zip.read(relation.target) : null;
    if (!bytes) throw damagedFile(fileName, 'ZIP');
    yield { name, sheet: readSheet(bytes, context), part: relation?.target ?? '' };
  }
}

interface Workbook {
  /** Visible sheets: their names, and the relations that lead to them. */
  readonly sheets: readonly { readonly name: string; readonly id: string }[];
  readonly from1904: boolean;
}

function readWorkbook(bytes: Uint8Array, fileName: string): Workbook {
  const sheets: { name: string; id: string }[] = [];
  let from1904 = false;
  walkXml(bytes, fileName, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      if (name === 'sheet' && !hidden)
        sheets.push({ name: attributes.name ?? '', id: attribute(attributes, 'id') ?? '' });
    },
    close: () => {},
  });
  return { sheets, from1904 };
}
