/** A table as the search for repairs sees it: numbers by position, and the sums that bind them. */
import { findCell } from '../../form/cells.ts';
import type { CellId } from '../../form/edition.ts';
import type { Finding } from '../finding.ts';
import { isUnknown } from '../operands.ts';

/** A sum of the form; cells by position in their table. */
export interface Identity {
  readonly rule: string;
  readonly subject: string;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

export interface RepairTable {
  readonly cells: readonly CellId[];
  /** null: empty or unknown. Changed only while an edit is tried. */
  readonly values: (number | null)[];
  readonly unknown: readonly boolean[];
  readonly identities: readonly Identity[];
  readonly failing: readonly Identity[];
  /** The sums each cell takes part in. */
  readonly touching: readonly (readonly Identity[])[];
  /** Positions row by row, as printed. */
  readonly rows: readonly (readonly number[])[];
  /** Positions of the totals: they repeat what their parts say. */
  readonly totals: ReadonlySet<number>;
  /** Only slips of the row as a whole are looked for, since its blocks are looked at on their own. */
  readonly patternsOnly: boolean;
}

/**
 * The tables that have a failed sum. Section 四 is one printed row, so it is looked at whole; where several of its blocks
 * fail, that can be one slip of the row or one fault in each block, and both are looked for.
 */
export function repairTables(sums: readonly Finding[]): readonly RepairTable[] {
  const ofIII = sums.filter(({ rule }) => rule !== 'T4-SUM');
  const ofIV = sums.filter(({ rule }) => rule === 'T4-SUM');
  // A sum that an empty cell may explain is pointed out; filling the cell in is one of the repairs.
  const isFailed = ({ outcome }: Finding): boolean => outcome === 'failed' || outcome === 'suspicious';
  const tables: RepairTable[] = [];
  if (ofIII.some(isFailed)) tables.push(tableOf(ofIII, 7, false));
  const blocks = ofIV.filter(isFailed);
  if (blocks.length > 0) tables.push(tableOf(ofIV, 15, blocks.length > 1));
  if (blocks.length > 1) for (const block of blocks) tables.push(tableOf([block], 5, false));
  return tables;
}

/** Built from the findings themselves, so that a repair satisfies the very rules that failed. */
function tableOf(findings: readonly Finding[], width: number, patternsOnly: boolean): RepairTable {
  const cells: CellId[] = [];
  const values: (number | null)[] = [];
  const unknown: boolean[] = [];
  const at = new Map<CellId, number>();
  // The rows' sums list the cells in the form's order.
  const byRow = findings.filter(({ rule }) => rule === 'T3-ROWSUM' || rule === 'T4-SUM');
  for (const operand of byRow.flatMap(({ operands }) => operands)) {
    if (operand.ref.kind !== 'cell') continue;
    at.set(operand.ref.cell, cells.length);
    cells.push(operand.ref.cell);
    values.push(operand.value);
    unknown.push(isUnknown(operand));
  }
  const identities = findings.map((finding) => identityOf(finding, at));
  const touching = cells.map((_, position) =>
    identities.filter(({ left, right }) => left.includes(position) || right.includes(position)),
  );
  const totals = new Set(identities.flatMap(({ rule, right }) => (rule === 'T3-BAL' ? [] : right)));
  const rows = Array.from({ length: cells.length / width }, (_, row) =>
    Array.from({ length: width }, (_cell, column) => row * width + column),
  );
  const table = { cells, values, unknown, identities, touching, rows, totals, patternsOnly };
  return { ...table, failing: identities.filter((identity) => isBroken(table, identity)) };
}

function identityOf({ rule, subject, operands }: Finding, at: ReadonlyMap<CellId, number>): Identity {
  const positions = (side: 'left' | 'right'): number[] =>
    operands.flatMap((operand) =>
      operand.side === side && operand.ref.kind === 'cell' ? [at.get(operand.ref.cell) ?? -1] : [],
    );
  return { rule, subject, left: positions('left'), right: positions('right') };
}

type Numbers = Pick<RepairTable, 'values' | 'unknown'>;

function sumOf({ values }: Numbers, positions: readonly number[]): number {
  let sum = 0;
  for (const position of positions) sum += values[position] ?? 0;
  return sum;
}

/** What the right side lacks (positive) or has too much. */
export function lackOf(table: Numbers, { left, right }: Identity): number {
  return sumOf(table, left) - sumOf(table, right);
}

/** Whether the rule of this sum fails on the numbers as they stand: the judgement of identity.ts. */
export function isBroken(table: Numbers, identity: Identity): boolean {
  const { values, unknown } = table;
  const { rule, subject, left, right } = identity;
  const lack = lackOf(table, identity);
  if (lack === 0) return false;
  const isUnknownAt = (position: number): boolean => (unknown[position] ?? false) && values[position] === null;
  if (left.some(isUnknownAt) || right.some(isUnknownAt)) return false;
  const isEmptyAt = (position: number): boolean => values[position] === null;
  if (right.every(isEmptyAt)) return rule === 'T4-SUM';
  const isOpen = rule === 'T3-BAL' || (rule === 'T3-COLSUM' && subject === 'total');
  return !(isOpen && (lack < 0 ? left : right).some(isEmptyAt));
}

export interface Change {
  readonly at: number;
  readonly to: number;
}

/** Runs `look` on the table with some cells changed, and puts them back. */
export function withChanges<T>({ values }: RepairTable, changes: readonly Change[], look: () => T): T {
  const kept = changes.map(({ at }) => values[at] ?? null);
  for (const { at, to } of changes) values[at] = to;
  const seen = look();
  changes.forEach(({ at }, index) => {
    values[at] = kept[index] ?? null;
  });
  return seen;
}

/** Whether every sum that failed holds, and none that held fails. */
export function heals(table: RepairTable, changes: readonly Change[]): boolean {
  if (changes.length === 0) return false;
  return withChanges(
    table,
    changes,
    () =>
      !table.failing.some((identity) => isBroken(table, identity)) &&
      !changes.some(({ at }) => table.touching[at]?.some((identity) => isBroken(table, identity))),
  );
}

/** The code of a row of section 三, `3.3.1`. */
export function codeOfRow(table: RepairTable, row: readonly number[]): string {
  const cell = findCell(table.cells[row[0] ?? -1] ?? 'II/');
  return cell?.code.replace('III/', '') ?? '';
}
