/**
 * Cells in which a number stands in parts: `1 324`, or runs that look otherwise and were kept apart when the document was
 * read. Two numbers in one cell cannot be told from one that is written so, but for the sum of their row.
 */
import type { FoundCell } from './table-cells.ts';

const IN_PARTS = /^\d{1,6}(?:\s\d{1,6})+$/;

/**
 * A row whose last cell is the sum of the others, with its parts put together where that sum says so: it holds of the whole
 * numbers, and neither of the first parts alone nor of the last, which may be those of another year.
 */
export function joinedBySum(row: readonly FoundCell[]): readonly FoundCell[] {
  if (!row.some(isInParts)) return row;
  const readAs = (choose: (parts: readonly string[]) => string): readonly (number | null)[] =>
    row.map((cell) => (isInParts(cell) ? wholeOf(choose(partsOf(cell))) : amountOf(cell)));
  const whole = readAs((parts) => parts.join(''));
  if (!addsUp(whole) || addsUp(readAs((parts) => parts[0] ?? '')) || addsUp(readAs((parts) => parts.at(-1) ?? '')))
    return row;
  return row.map((cell, column) => {
    const value = whole[column];
    if (!isInParts(cell) || value === null || value === undefined) return cell;
    return { ...cell, content: { kind: 'number', value, printed: cell.content.printed }, confidence: 'refereed' };
  });
}

function isInParts({ content, confidence }: FoundCell): boolean {
  return (
    confidence !== null && content.kind === 'gap' && content.reason === 'unreadable' && IN_PARTS.test(content.printed)
  );
}

function partsOf({ content }: FoundCell): readonly string[] {
  return content.printed.split(/\s/);
}

/** No number is written with a zero before it. */
function wholeOf(digits: string): number | null {
  return /^0\d/.test(digits) ? null : Number(digits);
}

/** null: not known. */
function amountOf({ content }: FoundCell): number | null {
  if (content.kind === 'number') return content.value;
  return content.reason === 'unreadable' || content.reason === 'cellMissing' ? null : 0;
}

function addsUp(row: readonly (number | null)[]): boolean {
  const total = row.at(-1) ?? null;
  const parts = row.slice(0, -1);
  return total !== null && parts.every((part) => part !== null) && parts.reduce((sum, part) => sum + part, 0) === total;
}
