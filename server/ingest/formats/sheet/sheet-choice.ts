/**
 * Which sheets of a workbook are the report. A report stands on one sheet or on several, a table each; sheets that hold the
 * same table twice are two reports, and nobody but the office can say which one is meant.
 */

import { findCell } from '../../../../schema/form/cells.ts';
import type { CellId } from '../../../../schema/form/edition.ts';
import { collectionSheet, severalReports } from '../../refusals.ts';
import { rowCodeOf, rowOfII } from '../../tables/labels.ts';
import { foldLabel, withoutNotes } from '../../text/normalize.ts';
import { readCell } from '../../text/number.ts';

export interface TranscribedSheet {
  readonly name: string;
  readonly lines: readonly string[];
}

/** Rows with figures that two sheets may have in common by chance. */
const BY_CHANCE = 1;
/** Labels of rows of section 三 that stand in one row of a sheet when its columns are the form's cells. */
const LABELS_ACROSS = 6;
/** Rows looked at; a report is shorter. */
const MOST_LINES = 2000;

/** The lines of the sheets that are the report. Throws Problem UNSUPPORTED_FORMAT or NOT_A_REPORT. */
export function linesOfReport(sheets: readonly TranscribedSheet[], fileName: string): string[] {
  const seen = sheets.map((sheet) => ({ ...sheet, ...rowsOfForm(sheet.lines) }));
  const own = seen.filter(
    (sheet, index) => !sheet.across && !sheet.listed && seen.findIndex((other) => isSame(sheet, other)) === index,
  );
  if (own.every(({ printed }) => printed.size === 0)) {
    const across = seen.find((sheet) => sheet.across);
    if (across) throw collectionSheet(fileName, across.name);
  }
  for (const [index, sheet] of own.entries()) {
    const twins = own.slice(index + 1).filter((other) => common(sheet.filled, other.filled) > BY_CHANCE);
    if (twins.length > 0)
      throw severalReports(
        fileName,
        [sheet, ...twins].map(({ name }) => name),
      );
  }
  // A form that nobody filled in, beside one that is.
  const report = own.filter(
    (sheet) =>
      sheet.filled.size > 0 ||
      !own.some((other) => other.filled.size > 0 && common(sheet.printed, other.printed) > BY_CHANCE),
  );
  return report.flatMap(({ lines }) => [...lines, '']);
}

function isSame(one: TranscribedSheet, other: TranscribedSheet): boolean {
  return one.lines.length === other.lines.length && one.lines.every((line, index) => line === other.lines[index]);
}

function common(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let count = 0;
  for (const row of some) if (others.has(row)) count++;
  return count;
}

interface FormRows {
  /** Rows of the form that stand on the sheet. */
  readonly printed: ReadonlySet<string>;
  /** Those of them that hold a figure. */
  readonly filled: ReadonlySet<string>;
  /** Whether the form's rows are columns here, as where each bureau has a row. */
  readonly across: boolean;
  /** Whether it lists cells of the form by their ids, as the workbook of a compiled report does beside its tables. */
  readonly listed: boolean;
}

function rowsOfForm(lines: readonly string[]): FormRows {
  const printed = new Set<string>();
  const filled = new Set<string>();
  let across = false;
  let ids = 0;
  let inIV = false;
  for (const line of lines.slice(0, MOST_LINES)) {
    if (!line.includes('\t')) continue;
    const cells = line.split('\t').map((cell) => cell.trim());
    if (findCell(cells[0] as CellId) !== undefined) ids += 1;
    const labels = cells.filter((cell) => readCell(cell) === null).map((cell) => foldLabel(withoutNotes(cell)));
    const numbers = cells.filter((cell) => readCell(cell)?.content.kind === 'number').length;
    if (new Set(labels.map(rowCodeOf).filter((code) => code !== null && code !== 'group')).size >= LABELS_ACROSS)
      across = true;
    inIV = inIV || labels.includes('结果维持');
    const row = inIV && labels.length === 0 ? 'IV' : rowOf(labels.at(-1) ?? '');
    if (row === null) continue;
    printed.add(row);
    if (numbers === 0) continue;
    filled.add(row);
    // The figures of section 四 are one row, and count as the table they are.
    if (row === 'IV') filled.add('IV/table');
  }
  return { printed, filled, across, listed: ids > BY_CHANCE };
}

function rowOf(label: string): string | null {
  const code = rowCodeOf(label);
  if (code !== null && code !== 'group') return `III/${code}`;
  const row = rowOfII(label);
  return row && `II/${row.block}/${row.row}`;
}
