/** What of the form the address asks to be explained: a cell, or a measure or an indicator, which stands in a cell where it has one. */
import type { Quantity } from '../../../schema/chart/chart.ts';
import { isQuantity } from '../../../schema/chart/quantity.ts';
import type { Applicant } from '../../../schema/form/applicants.ts';
import { cellsOf, findCell } from '../../../schema/form/cells.ts';
import type { Cell, CellId, SectionedEditionId } from '../../../schema/form/edition.ts';
import { explainCell, explainQuantity, type Guide } from '../../../schema/form/guide/guide.ts';
import { ensureCellId } from '../../figures/shown.ts';

export const FORMS = ['2021', '2019'] as const satisfies readonly SectionedEditionId[];
export const TABLES = ['II', 'III', 'IV'] as const;

export interface Chosen {
  readonly quantity: Quantity;
  readonly applicant: Applicant | null;
  /** null: no table prints it. */
  readonly cell: Cell | null;
  readonly guide: Guide;
}

function cellOf(edition: SectionedEditionId, wanted: (cell: Cell) => boolean): Cell | null {
  for (const section of TABLES) for (const cell of cellsOf(edition, section)) if (wanted(cell)) return cell;
  return null;
}

function heldIn(edition: SectionedEditionId, id: CellId | null): Cell | null {
  return id && cellOf(edition, (cell) => cell.id === id);
}

/** The form that is meant: the one asked for, or the newest that has what is asked for. */
export function readForm(params: URLSearchParams): {
  readonly edition: SectionedEditionId;
  readonly chosen: Chosen | null;
} {
  const id = ensureCellId(params.get('cell'));
  const measure = params.get('measure');
  const asked = FORMS.find((one) => one === params.get('edition'));
  const isHere = (edition: SectionedEditionId): boolean =>
    id ? heldIn(edition, id) !== null : cellOf(edition, (cell) => cell.measure === measure) !== null;
  const edition = asked ?? FORMS.find(isHere) ?? FORMS[0];
  if (id) {
    const cell = heldIn(edition, id) ?? findCell(id) ?? null;
    const guide = explainCell(id);
    return { edition, chosen: cell && guide && { quantity: cell.measure, applicant: cell.applicant, cell, guide } };
  }
  if (measure === null || !isQuantity(measure)) return { edition, chosen: null };
  const isTotal = ({ applicant }: Cell): boolean => applicant === null || applicant === 'total';
  const cell = cellOf(edition, (one) => one.measure === measure && isTotal(one));
  const guide = cell ? explainCell(cell.id) : explainQuantity(measure);
  return { edition, chosen: guide && { quantity: measure, applicant: cell?.applicant ?? null, cell, guide } };
}
