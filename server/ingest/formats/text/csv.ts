/** Sheets saved as text: cells between commas, semicolons or tabs, in quotes where they hold such a mark or a line end. */
import { tooLarge } from '../../refusals.ts';
import { LIMITS } from '../limits.ts';
import { linesOfRows, oneLine } from '../page/rows.ts';

export type Mark = ',' | ';' | '\t';

/** A row of the form's widest tables has at least so many values. */
const LEAST_VALUES = 5;
const LEAST_ROWS = 3;
const SAMPLE = 400_000;

/**
 * The mark between the cells when the text is a sheet, else null. A sheet shows rows of values between commas or
 * semicolons; tabs alone need no reader, unless quotes hold cells together.
 */
export function markOfSheet(text: string): Mark | null {
  const sample = text.slice(0, SAMPLE);
  if (/(?:^|[\t\n])"[^"\t]{0,200}\n[^"\t]{0,200}"(?:[\t\r\n]|$)/.test(sample)) return '\t';
  if (/(?:^|[\t\n])(?:"=""|=")[^"\t\n]{0,200}"{1,3}\t/.test(sample)) return '\t';
  if (hasRows(sample, '\t', 1)) return null;
  return ([',', ';'] as const).find((mark) => hasRows(sample, mark, LEAST_ROWS)) ?? null;
}

/** Whether so many lines hold values between these marks. */
function hasRows(text: string, mark: Mark, least: number): boolean {
  if (!text.includes(mark)) return false;
  let rows = 0;
  for (const line of text.split('\n')) {
    if (line.length > 2000 || line.length < LEAST_VALUES || !line.includes(mark)) continue;
    const values = line.split(mark).filter((cell) => VALUE.test(cell));
    if (values.length >= LEAST_VALUES && ++rows >= least) return true;
  }
  return false;
}

/** A value between quotes or none, perhaps kept as text: `="365"`, or with quotes around that, or `'+4`. */
const VALUE = /^\s*"?=?['"]{0,2}\s*(?:[-+]?\d{1,9}(?:\.\d{1,6})?|[/-])\s*"{0,3}\s*$/;

/** The mark that a text holds most of; null when it holds none. Of a text that is said to be a sheet. */
export function likeliestMark(text: string): Mark | null {
  const counts = (['\t', ',', ';'] as const).map((mark) => ({ mark, count: text.split(mark).length - 1 }));
  const most = counts.reduce((best, one) => (one.count > best.count ? one : best));
  return most.count === 0 ? null : most.mark;
}

/** Writes the transcript, line ends already \n. Throws Problem TOO_LARGE. */
export function readCsv(text: string, mark: Mark, fileName: string): string {
  return linesOfRows(rowsOfCsv(text, mark, fileName)).join('\n');
}

/** The cells of each row, line ends already \n. Throws Problem TOO_LARGE. */
export function rowsOfCsv(text: string, mark: Mark, fileName: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cells = 0;
  let at = 0;
  while (at <= text.length) {
    if (++cells > LIMITS.cells) throw tooLarge(fileName, 'cells', LIMITS.cells);
    const cell = text.charAt(at) === '"' ? quotedCell(text, at) : null;
    let end = cell?.end ?? at;
    let content = cell?.content ?? '';
    const from = end;
    while (end < text.length && text.charAt(end) !== mark && text.charAt(end) !== '\n') end++;
    content += text.slice(from, end);
    row.push(oneLine(shownInSheet(content)));
    if (text.charAt(end) !== mark || end >= text.length) {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  return rows;
}

/** What a sheet shows of a cell that was kept from being taken for a number or a formula: `="365"`, `'+4`. */
function shownInSheet(content: string): string {
  const sign = content.charAt(0);
  if (sign !== '=' && sign !== "'") return content;
  return /^=\s*"([^"]*)"\s*$/.exec(content)?.[1] ?? content.replace(/^'(?=\s*[+\-=@\d])/, '');
}

/** A cell in quotes; two quotes within stand for one. Without a closing quote, the quote is a character like any other. */
function quotedCell(text: string, open: number): { content: string; end: number } | null {
  let content = '';
  let from = open + 1;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0 || close - open > 20_000) return null;
    content += text.slice(from, close);
    if (text.charAt(close + 1) !== '"') return { content, end: close + 1 };
    content += '"';
    from = close + 2;
  }
}
