/** A row of a sheet as a line of the transcript. */

import { findHeadings } from '../../outline/outline.ts';
import { splitLines } from '../../text/lines.ts';

/** A lone cell that is longer, or holds a sentence, is a paragraph. */
const LONGEST_LABEL = 80;
/** Rows looked at together. */
const LONGEST_TABLE = 1000;

/**
 * Cells with tabs between them. A row with one filled cell may be a paragraph or a heading, which stand in the first cell
 * and leave the others empty: it is written without tabs, unless it is a label whose values are all blank.
 */
export function lineOfRow(cells: readonly string[]): string {
  const filled = cells.filter((cell) => cell !== '');
  const [only] = filled;
  if (only === undefined) return '';
  if (filled.length === 1 && isParagraph(only)) return only;
  return cells.join('\t');
}

/** A row of a sheet by column; null where a merged cell covers. */
export type TextRow = readonly (string | null)[];

/**
 * The rows of a sheet. Its columns are the same in every row, so a table is as wide as its widest row of words or values:
 * shorter rows have empty cells on their right, and columns at its sides that stay empty from one paragraph to the next are
 * no part of the table between them.
 */
export function linesOfRows(rows: readonly TextRow[]): string[] {
  const lines: string[] = [];
  let table: TextRow[] = [];
  const close = (): void => {
    const filled = (cell: string | null): boolean => cell !== '' && cell !== null;
    const from = Math.min(...table.map((cells) => cells.findIndex(filled)));
    const width = Math.max(0, ...table.map((cells) => cells.findLastIndex(filled) + 1));
    for (const cells of table) lines.push(between(cells, from, width).join('\t'));
    table = [];
  };
  for (const cells of rows) {
    const filled = cells.filter((cell) => cell !== '' && cell !== null);
    const [only] = filled;
    if (only && (filled.length > 1 || !isParagraph(only))) table.push(cells);
    else {
      close();
      lines.push(only ?? '');
    }
    if (table.length >= LONGEST_TABLE) close();
  }
  close();
  return lines;
}

function between(cells: TextRow, from: number, to: number): (string | null)[] {
  const padding = Array<string>(Math.max(0, to - cells.length)).fill('');
  return [...cells.slice(from, to), ...padding].filter((cell) => cell !== null);
}

/** Whether a lone cell is a paragraph or a heading, and no label. */
export function isParagraph(text: string): boolean {
  return text.length > LONGEST_LABEL || /[。；！？]/.test(text) || findHeadings(splitLines(text)).length > 0;
}

const HAN = /[\u2e80-\u9fff\u3001-\u301f\uff00-\uffef]/;

/** A cell's text on one line; a line break between two Han characters is nothing. */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/g, (run: string, at: number) => {
      if (run === ' ') return run;
      const broken = /[\r\n]/.test(run);
      return broken && HAN.test(text.charAt(at - 1)) && HAN.test(text.charAt(at + run.length)) ? '' : ' ';
    })
    .trim();
}
