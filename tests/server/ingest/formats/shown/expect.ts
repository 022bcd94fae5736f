/** What a document shows, held against what is read of it: a number that nobody sees is in no cell, nor any part of one. */
import { expect } from 'vitest';
import type { CellId } from '../../../../../schema/form/edition.ts';
import type { CellContent } from '../../../../../schema/report/figure.ts';
import { readAnyDocument } from '../../../../../server/ingest/ingest.ts';
import { type FilledForm, printedCells } from '../../render/form.ts';
import { distinctForm } from '../distinct.ts';

/** A form with another number in every cell. */
export const FORM = distinctForm('2021');

/** What stands in a cell beside what is seen: its number the other way round, and seven more. */
export function other(text: string): string {
  return String(Number([...text].reverse().join('')) + 7);
}

export async function contentsOf(bytes: Uint8Array | string): Promise<Map<CellId, CellContent>> {
  const report = await readAnyDocument(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, 'a');
  expect(report.publisher).toBe(FORM.publisher);
  return new Map(report.figures.map(({ cell, content }) => [cell, content]));
}

/** Every number that is seen is read. */
export async function expectSeen(bytes: Uint8Array | string, form: FilledForm = FORM): Promise<void> {
  const contents = await contentsOf(bytes);
  const read = [...contents].map(([cell, content]) => [
    cell,
    content.kind === 'number' ? String(content.value) : content.reason,
  ]);
  expect(new Map(read as [CellId, string][])).toEqual(printedCells(form));
}

/** No number is read that is not seen. In section 二, which has no sums, the cells say that they could not be read. */
export async function expectUnread(bytes: Uint8Array | string, form: FilledForm = FORM): Promise<void> {
  const contents = await contentsOf(bytes);
  for (const [cell, text] of printedCells(form)) {
    const content = contents.get(cell);
    if (content?.kind === 'number') expect(`${cell} ${content.value}`).toBe(`${cell} ${text}`);
    else expect(`${cell} ${content?.reason}`).toBe(`${cell} unreadable`);
    if (cell.startsWith('II/')) expect(content).toMatchObject({ kind: 'gap', reason: 'unreadable' });
  }
}
