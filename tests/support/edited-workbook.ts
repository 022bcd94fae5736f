/** A workbook as somebody edits it by hand, written into the XML of one of its sheets: what the program that saves it would write. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

type Edit = (sheet: string) => string;

/** The workbook with sheet `place` (from 1) edited. */
export function editedWorkbook(bytes: Uint8Array, place: number, ...edits: readonly Edit[]): Uint8Array {
  const files = unzipSync(bytes);
  const path = `xl/worksheets/sheet${place}.xml`;
  const before = files[path];
  if (!before) throw new Error(`The workbook has no ${path}`);
  const after = edits.reduce((sheet, edit) => edit(sheet), strFromU8(before));
  return zipSync({ ...files, [path]: strToU8(after) });
}

const MARK = /([A-Z]+)(\d+)/g;

/** Every place of the sheet, merged cells included, moved as `to` says. */
function moved(sheet: string, to: (column: number, row: number) => readonly [column: number, row: number]): string {
  const mark = (all: string): string =>
    all.replace(MARK, (_, letter: string, row: string) => {
      const [column, line] = to(letter.charCodeAt(0) - 64, Number(row));
      return `${String.fromCharCode(64 + column)}${line}`;
    });
  return sheet
    .replace(/<row r="(\d+)"/g, (_, row: string) => `<row r="${to(1, Number(row))[1]}"`)
    .replace(/<c r="[A-Z]+\d+"/g, mark)
    .replace(/<mergeCell ref="[^"]+"/g, mark);
}

/** An empty row before row `at`. */
export const rowInserted =
  (at: number): Edit =>
  (sheet) =>
    moved(sheet, (column, row) => [column, row >= at ? row + 1 : row]);

/** An empty column before column `at`, from 1. */
export const columnInserted =
  (at: number): Edit =>
  (sheet) =>
    moved(sheet, (column, row) => [column >= at ? column + 1 : column, row]);

/** Column `at` not shown. */
export const columnHidden =
  (at: number): Edit =>
  (sheet) =>
    sheet.replace(`<col min="${at}" max="${at}"`, `<col min="${at}" max="${at}" hidden="1"`);

/** Row `at` not shown, as by a filter or by hand. */
export const rowHidden =
  (at: number): Edit =>
  (sheet) =>
    sheet.replace(`<row r="${at}"`, `<row r="${at}" hidden="1"`);

/** Another value in a cell; with a formula, the one that it was reckoned to. */
export const cellTyped =
  (cell: string, value: number | string, formula: string | null = null): Edit =>
  (sheet) => {
    const typed = typeof value === 'number' ? `<v>${value}</v>` : `<is><t>${value}</t></is>`;
    const kind = typeof value === 'number' ? '' : ' t="inlineStr"';
    const found = new RegExp(`<c r="${cell}"[^>]*?(?:/>|>.*?</c>)`);
    if (!found.test(sheet)) throw new Error(`The sheet has no cell ${cell}`);
    return sheet.replace(found, `<c r="${cell}"${kind}>${formula === null ? '' : `<f>${formula}</f>`}${typed}</c>`);
  };

/** Nothing in a cell. */
export const cellEmptied =
  (cell: string): Edit =>
  (sheet) =>
    sheet.replace(new RegExp(`<c r="${cell}"[^>]*?>.*?</c>`), `<c r="${cell}"/>`);
