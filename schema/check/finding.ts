/**
 * What a rule found. A finding carries its operands, so that its arithmetic can be shown, its cells marked, and a verdict
 * kept for as long as the operands stay the same. A rule that holds is a finding too (confirmed), and so is one that
 * cannot be judged (notAssessable).
 */
import type { CellId } from '../form/edition.ts';

export type Outcome = 'failed' | 'suspicious' | 'confirmed' | 'notAssessable';
export type Severity = 'error' | 'warning' | 'hint';

/** Rules applied so far; the ids are the field's (domain rules A, B and the narrative part of E). */
export type RuleId =
  | 'T3-BAL'
  | 'T3-COLSUM'
  | 'T3-ROWSUM'
  | 'T3-ROWTOTAL-BLANK'
  | 'T3-PARTIAL-BLANK'
  | 'T3-NONNEG'
  | 'T3-ZERO-ALL'
  | 'T4-SUM'
  | 'T4-BLANK'
  | 'T4-AFTER'
  | 'TX-BREAK'
  | 'TX-TOTAL'
  | 'TX-TWICE';

/** What an operand is: a cell of a table, or a narrative figure (index into the report's narrative). */
export type OperandRef =
  | { readonly kind: 'cell'; readonly cell: CellId }
  | { readonly kind: 'narrative'; readonly index: number };

export interface Operand {
  readonly ref: OperandRef;
  /** Which side of the rule it stands on: left is added up and compared with right. */
  readonly side: 'left' | 'right';
  /** Words for the sentence, as the document has them (zh); cells are named from the form instead. */
  readonly label: string | null;
  /** null: a gap. */
  readonly value: number | null;
}

export interface Finding {
  readonly rule: RuleId;
  readonly outcome: Outcome;
  readonly severity: Severity;
  /** Which instance of the rule: a column, a row code, a block, a breakdown. Unique within the rule. */
  readonly subject: string;
  readonly operands: readonly Operand[];
  /** The sum of the left side and of the right side, where the rule compares numbers. */
  readonly expected: number | null;
  readonly actual: number | null;
}
