/**
 * The smallest changes after which the sums of sections 三 and 四 hold: a proposal to a person, never applied. Reports fail
 * in few ways: a digit lost, a total left out, a row that slid by a column. Each way is tried wherever the failing sums
 * allow it, and what makes every sum of its table hold is offered, the smallest first.
 */
import { findCell } from '../../form/cells.ts';
import type { CellId } from '../../form/edition.ts';
import type { CellContent } from '../../report/figure.ts';
import type { ReadReport } from '../../report/report.ts';
import type { FigureIndex } from '../operands.ts';
import { contextOf, findingsOf } from '../rule.ts';
import { T3_BAL } from '../rules/t3-bal.ts';
import { T3_COLSUM } from '../rules/t3-colsum.ts';
import { T3_ROWSUM } from '../rules/t3-rowsum.ts';
import { T4_SUM } from '../rules/t4-sum.ts';
import { type Edit, editsOf, pairsOf } from './edits.ts';
import { type Evidence, evidenceIn, type SourceNumbers, sourceNumbers } from './evidence.ts';
import type { RepairKind } from './kinds.ts';
import { type RepairTable, repairTables } from './table.ts';

/**
 * Whose fault it is. theirs: both readings agree on every cell concerned, so the document says so; ours: a cell was placed
 * by one reading only, or the change is what a slip of reading looks like; unknown: a cell could not be read at all.
 */
export type Whose = 'ours' | 'theirs' | 'unknown';

export interface RepairedCell {
  readonly cell: CellId;
  readonly from: CellContent;
  readonly to: number;
}

export interface Repair {
  readonly kind: RepairKind;
  /** Only the cells that change. */
  readonly cells: readonly RepairedCell[];
  readonly evidence: Evidence | null;
  readonly whose: Whose;
  /** The part whose value is just what the total lacks. */
  readonly leftOut: CellId | null;
  /** How many other repairs of the same fault are as small, or smaller; where there are many, none of them is likely. */
  readonly rivals: number;
}

/** The rules whose sums a repair makes hold. */
const SUMS = [T3_BAL, T3_COLSUM, T3_ROWSUM, T4_SUM];

/**
 * At most `limit` repairs for each fault: sections 三 and 四 are one table each; where several blocks of section 四 fail, slips
 * of its whole row come first, then the repairs of each block. After a repair every sum of its table holds. Ranked by the number
 * of cells, then of operations, then by how common the slip is and whether the document has the number elsewhere. Empty
 * when nothing fails, or when no change of one or two cells, nor any known slip, explains what fails.
 */
export function smallestRepairs(report: ReadReport, limit = 3): readonly Repair[] {
  const context = contextOf(report);
  const tables = repairTables(SUMS.flatMap((rule) => findingsOf(rule, context)));
  if (tables.length === 0) return [];
  const numbers = sourceNumbers(report);
  return tables.flatMap((table) => repairsOf(table, context.figures, numbers, limit));
}

function repairsOf(table: RepairTable, index: FigureIndex, numbers: SourceNumbers, limit: number): readonly Repair[] {
  const simple = editsOf(table);
  const isSmall = simple.some((edit) => edit.changes.length <= 2);
  const edits = isSmall || table.patternsOnly ? simple : [...simple, ...pairsOf(table)];
  const ranked = edits
    .map((edit) => {
      const evidence = evidenceOf(edit, table, index, numbers);
      return { edit, evidence, cost: edit.cost - (evidence === null ? 0 : WEIGHT[evidence]) };
    })
    .sort(
      (a, b) =>
        a.edit.changes.length - b.edit.changes.length || a.edit.operations - b.edit.operations || a.cost - b.cost,
    );
  return ranked.slice(0, limit).map(({ edit, evidence, cost }) => ({
    kind: edit.kind,
    cells: edit.changes.flatMap(({ at, to }) => {
      const figure = index.get(table.cells[at] ?? 'II/');
      return figure ? [{ cell: figure.cell, from: figure.content, to }] : [];
    }),
    evidence,
    whose: whoseIs(edit, table, index),
    leftOut: edit.leftOut === null ? null : (table.cells[edit.leftOut] ?? null),
    rivals:
      ranked.filter(
        (other) =>
          other.edit.changes.length === edit.changes.length &&
          other.edit.operations === edit.operations &&
          other.cost <= cost,
      ).length - 1,
  }));
}

/** What a number found elsewhere in the document is worth beside the cost of an edit. */
const WEIGHT: Readonly<Record<Evidence, number>> = { statedInText: 1.5, inSourceRow: 0.6, numberInText: 0.4 };

function evidenceOf(edit: Edit, table: RepairTable, index: FigureIndex, numbers: SourceNumbers): Evidence | null {
  const found = edit.changes.map(({ at, to }) => {
    const id = table.cells[at];
    const cell = id === undefined ? undefined : findCell(id);
    return cell ? evidenceIn(numbers, cell, index.get(cell.id)?.place?.line ?? null, to) : null;
  });
  // Zeros that a shift leaves behind stand everywhere and show nothing.
  const told = found.filter((_, place) => edit.changes[place]?.to !== 0);
  const first = told[0] ?? null;
  return told.every((evidence) => evidence !== null) ? first : null;
}

function whoseIs(edit: Edit, table: RepairTable, index: FigureIndex): Whose {
  if (edit.kind === 'splitCell' || edit.kind === 'shiftedRow' || edit.kind === 'shiftedLine') return 'ours';
  const confidences = edit.changes.map(({ at }) => index.get(table.cells[at] ?? 'II/')?.confidence ?? null);
  if (confidences.some((confidence) => confidence !== null && confidence !== 'agreed')) return 'ours';
  return confidences.includes(null) ? 'unknown' : 'theirs';
}
