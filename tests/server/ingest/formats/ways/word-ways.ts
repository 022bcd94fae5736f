/** Ways to write a form as a Word document; what is seen on the page is the same in all of them. */
import type { FilledForm } from '../../render/form.ts';
import { bodyOf, type CellAt, type Dress, PLAIN, type WordPackage, wordFile } from '../wordml.ts';
import { FORMS, type FormCase } from './case.ts';

type Rest = Omit<WordPackage, 'document'>;

export class WordWays {
  readonly cases: FormCase[] = [];

  /** Every form dressed so, with other parts of the file, and something around its body. */
  add(name: string, dress: Partial<Dress>, rest: Rest = {}, around: (body: string) => string = (body) => body): void {
    this.addFile(name, (form) => wordFile(around(bodyOf(form, dress)), rest));
  }

  addFile(name: string, write: (form: FilledForm) => Uint8Array): void {
    for (const [kind, form] of FORMS) this.cases.push({ name: `${name} (${kind})`, form, bytes: write(form) });
  }
}

/** Every figure written by this; labels and empty cells as ever. */
export const values = (write: (text: string, at: CellAt) => string): Partial<Dress> => ({
  cell: (at) => (at.value && at.text !== '' ? write(at.text, at) : PLAIN.cell(at)),
});

/** Every figure and empty figure. */
export const allValues = (write: (text: string, at: CellAt) => string): Partial<Dress> => ({
  cell: (at) => (at.value ? write(at.text, at) : PLAIN.cell(at)),
});

export const labels = (write: (text: string, at: CellAt) => string): Partial<Dress> => ({
  cell: (at) => (!at.value && at.text !== '' ? write(at.text, at) : PLAIN.cell(at)),
});
