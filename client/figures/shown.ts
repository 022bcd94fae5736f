/** Of a report as it is shown (schema/report/shown.ts), what a page asks for and draws, whether it is stored or not. */

import { findCell } from '../../schema/form/cells.ts';
import type { CellId } from '../../schema/form/edition.ts';
import type {
  ShownReport as AnyReport,
  ShownFigure as Figure,
  ShownFinding as Finding,
  ShownRepair as Repair,
  ShownNarrative,
} from '../../schema/report/shown.ts';

export type { ShownEdition, ShownNarrative, ShownOperand } from '../../schema/report/shown.ts';

export type ShownFigure = Pick<Figure, 'cell' | 'value' | 'gap' | 'printed' | 'place' | 'confidence'>;

export type ShownFinding = Pick<
  Finding,
  'id' | 'outcome' | 'severity' | 'subject' | 'message' | 'arithmetic' | 'operands'
> & { readonly rule: Omit<Finding['rule'], 'severity' | 'version'> };

export type ShownRepair = Pick<Repair, 'kind' | 'sentence'> & {
  readonly cells: readonly Pick<Repair['cells'][number], 'cell' | 'to'>[];
};

export interface ShownReport extends Pick<AnyReport, 'editions' | 'outline' | 'notes'> {
  readonly figures: readonly ShownFigure[];
  readonly narrative: readonly ShownNarrative[];
  readonly findings: readonly ShownFinding[];
  readonly document: Pick<AnyReport['document'], 'text'>;
}

/** The form's cell id that a text is, or null: what comes from an address or an answer is checked before it is used. */
export function ensureCellId(text: string | null): CellId | null {
  if (text === null) return null;
  return findCell(text as CellId)?.id ?? null;
}
