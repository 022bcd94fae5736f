/** A filled form as a workbook, by hucre: everything on one sheet, with merged cells. */
import { type CellValue, type MergeRange, writeXlsx } from 'hucre';
import type { FilledForm } from '../render/form.ts';
import { gridOf, partsOf } from './parts.ts';

const WIDTH = 15;

/** Rows of texts and the merged cells among them. */
export function sheetOf(form: FilledForm): { rows: string[][]; merges: MergeRange[] } {
  const rows: string[][] = [];
  const merges: MergeRange[] = [];
  for (const part of partsOf(form)) {
    if (part.kind === 'line') {
      merges.push({ startRow: rows.length, startCol: 0, endRow: rows.length, endCol: WIDTH - 1 });
      rows.push([part.text]);
      continue;
    }
    for (const row of gridOf(part)) {
      row.forEach((cell, column) => {
        if (!cell || cell.across * cell.down === 1) return;
        merges.push({
          startRow: rows.length,
          startCol: column,
          endRow: rows.length + cell.down - 1,
          endCol: column + cell.across - 1,
        });
      });
      rows.push(row.map((cell) => cell?.text ?? ''));
    }
  }
  return { rows, merges };
}

/** The bytes of an .xlsx; numbers are numbers, empty cells are there with their style, as a drawn table has them. */
export async function workbookOf(form: FilledForm): Promise<Uint8Array> {
  const { rows, merges } = sheetOf(form);
  const cells = new Map<string, { value: CellValue; style: { border: object } }>();
  rows.forEach((row, index) => {
    row.forEach((text, column) => {
      const plain = /^-?\d+(?:\.\d+)?$/.test(text) && String(Number(text)) === text;
      const value = text === '' ? null : plain ? Number(text) : text;
      cells.set(`${index},${column}`, { value, style: { border: { top: { style: 'thin' } } } });
    });
  });
  return writeXlsx({ sheets: [{ name: '年报', rows: rows.map(() => []), cells, merges }] });
}
