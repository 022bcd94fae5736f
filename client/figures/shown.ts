/** What the report page shows, in the shapes of the contract; pages hand their query's nodes over as they are. */

import type { Outcome, Severity } from '../../schema/check/finding.ts';
import { findCell } from '../../schema/form/cells.ts';
import type { CellId, EditionId, SectionId } from '../../schema/form/edition.ts';
import type { Label } from '../../schema/language.ts';
import type { GapReason } from '../../schema/report/figure.ts';
import type { Place } from '../../schema/report/source.ts';

export interface ShownFigure {
  readonly cell: string;
  readonly value: number | null;
  readonly gap: GapReason | null;
  readonly printed: string;
  readonly place: Place | null;
}

export interface ShownNarrative {
  readonly index: number;
  readonly measure: string;
  readonly label: string | null;
  readonly value: number;
  readonly approximate: boolean;
  readonly counter: string;
  readonly quote: string;
  readonly place: Place;
}

export interface ShownOperand {
  readonly cell: string | null;
  readonly narrative: number | null;
  readonly label: string | null;
  readonly value: number | null;
  readonly side: 'left' | 'right';
}

export interface ShownFinding {
  readonly id: string;
  readonly outcome: Outcome;
  readonly severity: Severity;
  readonly subject: string;
  readonly message: Label;
  readonly arithmetic: string;
  readonly rule: { readonly id: string; readonly title: Label; readonly explanation: Label; readonly basis: Label };
  readonly operands: readonly ShownOperand[];
}

export interface ShownBlockEdition {
  readonly section: SectionId;
  readonly block: string | null;
  readonly edition: 'EDITION_2019' | 'EDITION_2021' | null;
}

/** The form's cell id that a text is, or null: what comes from an address or an answer is checked before it is used. */
export function ensureCellId(text: string | null): CellId | null {
  if (text === null) return null;
  return findCell(text as CellId)?.id ?? null;
}

export function editionId(edition: 'EDITION_2019' | 'EDITION_2021'): EditionId {
  return edition === 'EDITION_2019' ? '2019' : '2021';
}
