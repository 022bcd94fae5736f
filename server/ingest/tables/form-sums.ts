/**
 * The sums the form itself prints for section 三, used here only to judge between two readings of one table. Whether a
 * report keeps them is the business of schema/check.
 */
import type { CellContent } from '../../../schema/report/figure.ts';

/** Number of the form's sums that a reading breaks. Blank cells count as nothing; a sum with an unknown operand is left out. */
export function brokenSums(codes: readonly string[], rows: readonly (readonly CellContent[] | null)[]): number {
  const byCode = new Map(codes.map((code, index) => [code, rows[index] ?? null]));
  let broken = 0;
  for (const row of rows) if (row && !rowHolds(row)) broken++;
  const outcomes = codes.filter((code) => code.startsWith('3.') && code !== '3.7');
  for (let column = 0; column < 7; column++) {
    const value = (code: string): number | null => amount(byCode.get(code)?.[column]);
    const parts = outcomes.map(value);
    // Row totals that were not given are no parts of the total of all rows.
    const given = column < 6 || outcomes.every((code) => byCode.get(code)?.[column]?.kind === 'number');
    const closed = value('3.7');
    if (closed !== null && given && parts.every((part) => part !== null) && sum(parts) !== closed) broken++;
    const balance = [value('1'), value('2'), closed, value('4')];
    if (balance.every((part) => part !== null)) {
      const [received = 0, carried = 0, done = 0, left = 0] = balance.map((part) => part ?? 0);
      if (received + carried !== done + left) broken++;
    }
  }
  return broken;
}

/** Whether a row of section 三 adds up to its total, as far as that can be told. */
export function rowHolds(row: readonly CellContent[]): boolean {
  const total = row[6];
  if (total?.kind !== 'number') return true;
  const parts = row.slice(0, 6).map(amount);
  return parts.some((part) => part === null) || sum(parts) === total.value;
}

function amount(content: CellContent | undefined): number | null {
  if (!content) return null;
  if (content.kind === 'number') return content.value;
  return content.reason === 'unreadable' ? null : 0;
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
