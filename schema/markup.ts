/** Text on its way out: into markup (SVG, HTML) and into tables for spreadsheets. Every surface passes through here. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text fit for XML and for one line: no control characters, lone surrogates or non-characters, which no XML may hold, and
 * none of the marks that turn the direction of what stands beside them.
 */
export function cleanText(text: string): string {
  return text
    .replace(/[\t\r\n\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Clean text with every sign of markup as an entity: for content, and for attributes in quotes of either kind. */
export function escapeText(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

/** null: empty. */
export type CsvCell = string | number | null;

/** What a spreadsheet looks past before it decides that a text is a formula. */
const FORMULA = /^[\s\p{Z}\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠−]/u;

/** A number as a number; a text in quotes, and kept a text where a spreadsheet would take it for a formula. */
function csvField(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = cell.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\u0000', '');
  const starts = /^[\t\r\n]/.test(text) || (FORMULA.test(text) && text !== '%');
  return `"${(starts ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** A table as CSV that WPS and Excel open right: with a byte order mark and CRLF. */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${csvLines(rows)}`;
}

/** The same without the mark: what stands behind rows that were written before. */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((cells) => `${cells.map(csvField).join(',')}\r\n`).join('');
}
