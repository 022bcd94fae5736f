/** A document with a form in it whose cells are known. */
import type { CellId } from '../../../../../schema/form/edition.ts';
import type { FilledForm } from '../../render/form.ts';
import { distinctForm } from '../distinct.ts';

export interface FormCase {
  readonly name: string;
  readonly form: FilledForm;
  readonly bytes: Uint8Array;
  /** What is seen in a cell instead of the form's number. */
  readonly changed?: (cell: CellId, text: string) => string;
}

/** The forms that every way is tried with: all cells filled, most of them empty, and the form of 2019. */
export const FORMS = [
  ['full', distinctForm('2021')],
  ['sparse', distinctForm('2021', true)],
  ['2019', distinctForm('2019')],
] as const;
