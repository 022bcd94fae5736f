/**
 * The sums the form itself prints for section 三, used here only to judge between two readings of one table. Whether a
 * report keeps them is the business of schema/check, and what an empty cell means is the same there: it may hold what its
 * side lacks, so such a sum is neither kept nor broken.
 */
import type { CellContent } from '../../../schema/report/figure.ts';

export interface SumsOfReading {
  readonly broken: number;
  /** Left open by an empty or unknown operand. */
  readonly undecided: number;
  readonly kept: number;
}

/** How many of the form's sums a reading keeps and breaks. */
export function sumsOfReading(
  codes: readonly string[],
  rows: readonly (readonly CellContent[] | null)[],
): SumsOfReading {
  const byCode = new Map(codes.map((code, index) => [code, rows[index] ?? null]));
  const count = { broken: 0, undecided: 0, kept: 0 };
  for (const row of rows) if (row) count[judge(row.slice(0, 6), [row[6]])]++;
  const outcomes = codes.filter((code) => code.startsWith('3.') && code !== '3.7');
  for (let column = 0; column < 7; column++) {
    const cells = (...wanted: readonly string[]) => wanted.map((code) => byCode.get(code)?.[column]);
    count[judge(cells(...outcomes), cells('3.7'))]++;
    count[judge(cells('1', '2'), cells('3.7', '4'))]++;
  }
  return count;
}

/** Whether a row of section 三 adds up to its total, empty cells being 0, as far as that can be told. */
export function rowHolds(row: readonly CellContent[]): boolean {
  const total = row[6];
  if (total?.kind !== 'number') return true;
  const parts = row.slice(0, 6);
  return parts.some(isUnknown) || sum(parts) === total.value;
}

type Cells = readonly (CellContent | undefined)[];

function judge(left: Cells, right: Cells): keyof SumsOfReading {
  if (left.some(isUnknown) || right.some(isUnknown)) return 'undecided';
  const lack = sum(left) - sum(right);
  if (lack === 0) return 'kept';
  return (lack > 0 ? right : left).some(isEmpty) ? 'undecided' : 'broken';
}

function isUnknown(content: CellContent | undefined): boolean {
  return content === undefined || (content.kind === 'gap' && content.reason === 'unreadable');
}

function isEmpty(content: CellContent | undefined): boolean {
  return content?.kind === 'gap';
}

function sum(cells: Cells): number {
  return cells.reduce((total, content) => total + (content?.kind === 'number' ? content.value : 0), 0);
}
