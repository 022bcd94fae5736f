/** Of a report as it is shown (schema/report/shown.ts), what a page asks for and draws, whether it is stored or not. */

import type { FindingState, Verdict } from '../../schema/check/verdict.ts';
import { findCell } from '../../schema/form/cells.ts';
import type { CellId } from '../../schema/form/edition.ts';
import type { Label } from '../../schema/language.ts';
import type {
  ShownReport as AnyReport,
  ShownFigure as Figure,
  ShownFinding as Finding,
  ShownRepair as Repair,
  ShownNarrative as Stated,
} from '../../schema/report/shown.ts';

export type { ShownEdition, ShownOperand } from '../../schema/report/shown.ts';

/** What counts in the place of a printed number; absent or null where nobody corrected it. */
interface Corrigible {
  readonly correction?: Pick<Figure, 'value' | 'gap'> | null;
}

export type ShownFigure = Pick<Figure, 'cell' | 'value' | 'gap' | 'printed' | 'place' | 'confidence'> & Corrigible;

export type ShownNarrative = Stated & Corrigible;

export type ShownFinding = Pick<
  Finding,
  'id' | 'outcome' | 'severity' | 'subject' | 'message' | 'arithmetic' | 'operands' | 'expected' | 'actual'
> & {
  readonly rule: Omit<Finding['rule'], 'severity' | 'version'>;
  /** Of a stored report: how it stands, and what was said of it, the newest first. */
  readonly state?: FindingState | null;
  readonly verdicts?: readonly ShownVerdict[];
};

export interface ShownVerdict {
  readonly verdict: Verdict | 'open';
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actor: { readonly name: Label };
}

export type ShownRepair = Pick<Repair, 'kind' | 'sentence'> & {
  readonly cells: readonly Pick<Repair['cells'][number], 'cell' | 'to'>[];
};

export interface ShownReport extends Pick<AnyReport, 'editions' | 'outline' | 'notes'> {
  readonly figures: readonly ShownFigure[];
  readonly narrative: readonly ShownNarrative[];
  readonly findings: readonly ShownFinding[];
  readonly document: Pick<AnyReport['document'], 'hash' | 'text'>;
}

/** The form's cell id that a text is, or null: what comes from an address or an answer is checked before it is used. */
export function ensureCellId(text: string | null): CellId | null {
  if (text === null) return null;
  return findCell(text as CellId)?.id ?? null;
}
