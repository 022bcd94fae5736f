/** The slips that are looked for, and what each costs: the commoner a slip, the cheaper. */

import { type Slip, slipOf } from './digits.ts';
import type { RepairKind } from './kinds.ts';
import { type Change, codeOfRow, heals, isBroken, lackOf, type RepairTable, withChanges } from './table.ts';

export interface Edit {
  readonly kind: RepairKind;
  readonly changes: readonly Change[];
  readonly operations: 1 | 2;
  readonly cost: number;
  /** Position of the part that the total lacks. */
  readonly leftOut: number | null;
}

/** Edits of one operation under which every sum of the table holds; each set of changes once. */
export function editsOf(table: RepairTable): readonly Edit[] {
  const edits = new Map<string, Edit>();
  const offer = (edit: Edit): void => {
    const key = keyOf(edit.changes);
    const known = edits.get(key);
    if (known ? known.cost <= edit.cost : !heals(table, edit.changes)) return;
    edits.set(key, edit);
  };
  if (!table.patternsOnly) for (const change of changesOf(table)) offer(cellEdit(table, change));
  for (const row of table.rows) for (const edit of rowEdits(table, row)) offer(edit);
  for (const edit of lineEdits(table)) offer(edit);
  return [...edits.values()];
}

/** Two single cells, where one is not enough. */
export function pairsOf(table: RepairTable): readonly Edit[] {
  const pairs = new Map<string, Edit>();
  for (const first of changesOf(table)) {
    withChanges(table, [first], () => {
      const after = { ...table, failing: table.identities.filter((identity) => isBroken(table, identity)) };
      for (const second of changesOf(after)) {
        if (second.at === first.at || !heals(after, [second])) continue;
        const changes = [first, second].sort((a, b) => a.at - b.at);
        pairs.set(keyOf(changes), { kind: 'twoCells', changes, operations: 2, cost: 0, leftOut: null });
      }
    });
  }
  return [...pairs.values()].map((pair) => ({
    ...pair,
    cost: pair.changes.reduce((cost, change) => cost + cellEdit(table, change).cost, 0),
  }));
}

function keyOf(changes: readonly Change[]): string {
  return changes.map(({ at, to }) => `${at}=${to}`).join();
}

/**
 * Single cells and the numbers that a failing sum asks of them. A change that heals every failing sum heals the shortest
 * of them, so only its cells come into question.
 */
function changesOf(table: RepairTable): readonly Change[] {
  const [shortest] = [...table.failing].sort((a, b) => a.left.length - b.left.length);
  if (!shortest) return [];
  const changes: Change[] = [];
  for (const at of [...shortest.left, ...shortest.right]) {
    if (table.unknown[at]) continue;
    const tried = new Set<number>();
    for (const identity of table.touching[at] ?? []) {
      if (!table.failing.includes(identity)) continue;
      const lack = lackOf(table, identity);
      const from = table.values[at] ?? 0;
      const to = identity.left.includes(at) ? from - lack : from + lack;
      if (to < 0 || to === from || !Number.isInteger(to) || tried.has(to)) continue;
      tried.add(to);
      changes.push({ at, to });
    }
  }
  return changes;
}

const COSTS: Readonly<Record<Slip, number>> = {
  totalNotFilled: 0.5,
  blankFilled: 1,
  digitLost: 1,
  digitDoubled: 1,
  digitsTransposed: 1,
  digitAdded: 1.4,
  totalWrong: 2,
  digitWrong: 2.2,
  numberWrong: 3,
};

function cellEdit(table: RepairTable, change: Change): Edit {
  const { at, to } = change;
  const from = table.values[at] ?? null;
  const isTotal = table.totals.has(at);
  const leftOut = isTotal ? leftOutOf(table, at, to - (from ?? 0)) : null;
  const slip = slipOf(from, to, isTotal);
  const kind = leftOut !== null && slip !== 'totalNotFilled' ? 'totalWrong' : slip;
  return { kind, changes: [change], operations: 1, cost: Math.min(COSTS[slip], leftOut === null ? 9 : 0.9), leftOut };
}

/** The one part of a total that is just as large as what the total lacks. */
function leftOutOf(table: RepairTable, at: number, lack: number): number | null {
  if (lack <= 0) return null;
  for (const { rule, left, right } of table.touching[at] ?? []) {
    if (rule === 'T3-BAL' || !right.includes(at)) continue;
    const equal = left.filter((part) => table.values[part] === lack);
    if (equal.length === 1 && left.some((part) => part !== equal[0] && table.values[part])) return equal[0] ?? null;
  }
  return null;
}

/** The cells of a row that differ from what the row should say; null in `wanted`: to be left as it is. */
function changesTo(table: RepairTable, row: readonly number[], wanted: readonly number[]): Change[] {
  const changes: Change[] = [];
  row.forEach((at, column) => {
    const to = wanted[column] ?? 0;
    if ((table.values[at] ?? 0) !== to) changes.push({ at, to });
  });
  return changes;
}

function pattern(kind: RepairKind, changes: readonly Change[], cost: number): Edit {
  return { kind, changes, operations: 1, cost, leftOut: null };
}

function isWanted(wanted: readonly number[]): boolean {
  return wanted.every((value) => value >= 0 && value < 1e9);
}

function rowEdits(table: RepairTable, row: readonly number[]): readonly Edit[] {
  if (row.some((at) => table.unknown[at])) return [];
  const printed = row.map((at) => table.values[at] ?? 0);
  const block = partsOfTotal(row);
  const edits: Edit[] = [];
  const add = (kind: RepairKind, wanted: readonly number[], cost: number): void => {
    const changes = isWanted(wanted) ? changesTo(table, row, wanted) : [];
    if (changes.length > 0) edits.push(pattern(kind, changes, cost));
  };
  const neighbours = (column: number, left: number, right: number): readonly number[] => [
    ...printed.slice(0, column),
    left,
    right,
    ...printed.slice(column + 2),
  ];
  for (let column = 0; column + 1 < row.length; column++) {
    const left = printed[column] ?? 0;
    const right = printed[column + 1] ?? 0;
    if (left !== right) add('swappedColumns', neighbours(column, right, left), 1);
    if (left === 0) continue;
    const joined = Number(`${left}${right}`);
    add('splitCell', neighbours(column, joined, 0), 1);
    add('splitCell', neighbours(column, 0, joined), 1);
    // The row had a cell too many, and its last was cut off.
    const rest = [...printed.slice(0, column), joined, ...printed.slice(column + 2)];
    if (block) add('splitCell', [...rest, sum(rest.slice(-block))], 1.2);
  }
  if (!block) return edits;
  if (printed[0] === 0) {
    const moved = printed.slice(1);
    add('shiftedRow', [...moved, sum(moved.slice(-block))], 1);
  }
  if (printed.at(-1) === 0) {
    const total = printed[block - 1] ?? 0;
    add('shiftedRow', [total - sum(printed.slice(0, block - 1)), ...printed.slice(0, -1)], 1);
  }
  return edits;
}

/**
 * How many parts a total of the row has; null for a block of section 四 on its own: with one sum, a cell that was lost can
 * always be chosen so that the sum holds, which shows nothing.
 */
function partsOfTotal(row: readonly number[]): number | null {
  if (row.length === 7) return 6;
  return row.length === 15 ? 4 : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Two neighbouring rows of section 三 that changed lines, or a row whose numbers stand on its neighbour's line. */
function lineEdits(table: RepairTable): readonly Edit[] {
  const edits: Edit[] = [];
  for (let line = 0; line + 1 < table.rows.length; line++) {
    const upper = table.rows[line] ?? [];
    const lower = table.rows[line + 1] ?? [];
    if ([...upper, ...lower].some((at) => table.unknown[at])) continue;
    const above = upper.map((at) => table.values[at] ?? 0);
    const below = lower.map((at) => table.values[at] ?? 0);
    const swapped = [...changesTo(table, upper, below), ...changesTo(table, lower, above)];
    if (swapped.length > 0) edits.push(pattern('shiftedLine', swapped, 1.5));
    // Within one sum the numbers of two rows are as good in either, so nothing shows that they moved.
    if (isOutcome(codeOfRow(table, upper)) && isOutcome(codeOfRow(table, lower))) continue;
    if (above.every((value) => value === 0)) edits.push(...movedFrom(table, lower, upper, below));
    if (below.every((value) => value === 0)) edits.push(...movedFrom(table, upper, lower, above));
  }
  return edits;
}

function isOutcome(code: string): boolean {
  return code.startsWith('3.') && code !== '3.7';
}

/** The numbers go home to the empty row; the row they covered gets what the columns ask for. */
function movedFrom(
  table: RepairTable,
  from: readonly number[],
  home: readonly number[],
  numbers: readonly number[],
): readonly Edit[] {
  const back = changesTo(table, home, numbers);
  const wanted = withChanges(table, back, () =>
    from.map((at) => {
      const own = table.touching[at]?.filter(({ rule }) => rule !== 'T3-ROWSUM') ?? [];
      const identity = own.find(({ rule }) => rule === 'T3-COLSUM') ?? own[0];
      if (!identity) return -1;
      const lack = lackOf(table, identity);
      return (table.values[at] ?? 0) + (identity.left.includes(at) ? -lack : lack);
    }),
  );
  if (!isWanted(wanted)) return [];
  return [pattern('shiftedLine', [...back, ...changesTo(table, from, wanted)], 2)];
}
