/**
 * What a rule found. A finding carries its operands, so that its arithmetic can be shown, its cells marked, and a verdict
 * kept for as long as the operands stay the same. A rule that holds is a finding too (confirmed), and so is one that
 * cannot be judged (notAssessable).
 */
import type { CellId } from '../form/edition.ts';
import type { GapReason } from '../report/figure.ts';
import type { NarrativeMeasure } from '../report/report.ts';
import type { Place } from '../report/source.ts';

export const OUTCOMES = ['failed', 'suspicious', 'confirmed', 'notAssessable'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Its sign, the same on pages, in pictures and on the command line; never without the word beside it or near. */
export const OUTCOME_SIGNS: Readonly<Record<Outcome, string>> = {
  failed: '✕',
  suspicious: '?',
  confirmed: '✓',
  notAssessable: '–',
};

export const SEVERITIES = ['error', 'warning', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What an operand is: a cell of a table, or a narrative figure (index into the report's narrative). */
export type OperandRef =
  | { readonly kind: 'cell'; readonly cell: CellId }
  | { readonly kind: 'narrative'; readonly index: number; readonly measure: NarrativeMeasure }
  /** Words of the report's own transcript that are no number read from it. */
  | { readonly kind: 'passage'; readonly place: Place }
  /**
   * What stands outside the report: a cell of another one, a sum over others, a day of the calendar. `report`: the one it
   * stands in, where it is one. It doubts no figure of this report by itself.
   */
  | { readonly kind: 'elsewhere'; readonly report: string | null; readonly cell: CellId | null };

export interface Operand {
  readonly ref: OperandRef;
  /** Which side of the rule it stands on: left is added up and compared with right. */
  readonly side: 'left' | 'right';
  /** Words for the sentence, as the document has them (zh); cells are named from the form instead. */
  readonly label: string | null;
  /** The same in English, where it is a name that has one there. */
  readonly labelEn?: string;
  /** null: a gap. */
  readonly value: number | null;
  /** Why there is no value; null where there is one. */
  readonly gap: GapReason | null;
  /** The text says 余, 多, 近 or 约; always false for cells. */
  readonly approximate: boolean;
}

/** What a rule says of one instance of itself. */
export interface Found {
  readonly outcome: Outcome;
  /** Left out: the rule's own. */
  readonly severity?: Severity;
  /**
   * Which instance of the rule: a column (`natural`), a row code (`3.1`), a block (`review`), a stated total
   * (`entry:disclosures.website`). Unique within the rule and the same whenever the same report is read again.
   */
  readonly subject: string;
  readonly operands: readonly Operand[];
  /** What the left side adds up to, and so what should stand on the right; null when it is not known. */
  readonly expected: number | null;
  /** What is printed on the right: the total, or the sum of that side; null when nothing is printed there. */
  readonly actual: number | null;
}

export interface Finding extends Found {
  /** Id of the rule that found it (rules/index.ts). */
  readonly rule: string;
  readonly severity: Severity;
}

/** How many findings have each outcome. */
export function countOutcomes(findings: readonly Pick<Finding, 'outcome'>[]): Readonly<Record<Outcome, number>> {
  const counts = { failed: 0, suspicious: 0, confirmed: 0, notAssessable: 0 };
  for (const { outcome } of findings) counts[outcome] += 1;
  return counts;
}
