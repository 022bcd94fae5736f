/** Lists as people keep them, made in code. */
import { utils, write } from '@e965/xlsx';

export const HEADER = ['单位全称', '简称', '别名', '英文名', '类别', '职能', '所属地区', '起始年', '终止年'];

export interface MadeSheet {
  readonly name?: string;
  readonly rows: readonly (readonly (
    | string
    | number
    | { readonly f: string; readonly v?: string | number; readonly t?: string }
  )[])[];
  /** `A2:A3`. */
  readonly merges?: readonly string[];
  /** Rows from 1. */
  readonly hidden?: readonly number[];
}

/** A workbook as Excel (xlsx) or WPS and Excel 97–2003 (xls) write it. */
export function workbook(sheets: readonly MadeSheet[], bookType: 'xlsx' | 'xls' | 'xlml' = 'xlsx'): Uint8Array {
  const book = utils.book_new();
  for (const [place, { name, rows, merges = [], hidden = [] }] of sheets.entries()) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => row.map((cell) => (typeof cell === 'object' ? '' : cell))));
    for (const [row, cells] of rows.entries()) {
      for (const [column, cell] of cells.entries()) {
        if (typeof cell === 'object') sheet[utils.encode_cell({ r: row, c: column })] = { t: cell.t ?? 's', ...cell };
      }
    }
    sheet['!merges'] = merges.map((merge) => utils.decode_range(merge));
    sheet['!rows'] = rows.map((_row, index) => ({ hidden: hidden.includes(index + 1) }));
    utils.book_append_sheet(book, sheet, name ?? `表${place + 1}`);
  }
  return new Uint8Array(write(book, { type: 'buffer', bookType }));
}

export function csv(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .join('\r\n');
}
