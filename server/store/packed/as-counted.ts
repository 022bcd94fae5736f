/**
 * Frozen. What a report would print that counts this: each number of a table of 2019 or 2021 in its cell, as it is written in digits, with no
 * place. What prints just that, as everything does that came without a document, need not say it (`deflated.ts`), and is told from what it counts for
 * as long as it is kept, so that nothing here may change, whatever becomes of the forms.
 */
import { CELLS, type Form } from './dictionary.ts';

type Row = readonly [edition: string, marks: number, ...cells: (number | string | null)[]];

/** `counted`: as it is packed (`figures.ts`); packed likewise. */
export function printedAsCounted(counted: string): string {
  const rows: Readonly<Record<string, Row>> = JSON.parse(counted);
  const printed = Object.entries(rows).flatMap(([measure, [edition, , ...values]]) => {
    const cells = CELLS[Number(edition) as Form]?.get(measure);
    if (!cells) return [];
    const packed = cells.map((id, column) => {
      const value = values[column] ?? null;
      return value === null ? 'null' : `["${id}",${JSON.stringify(value)},"${value}",null,null,null,null]`;
    });
    return [`"${measure}":[${packed.join()}]`];
  });
  return `{${printed.join()}}`;
}
