/**
 * Frozen. What a report would print that counts this: each number of a table of 2019 or 2021 in its cell, as it is written in digits, with no
 * place. What prints just that, as everything does that came without a document, need not say it (`deflated.ts`), and is told from what it counts for
 * as long as it is kept, so that nothing here may change, whatever becomes of the forms.
 */
import { CELLS, type Form } from './dictionary.ts';

type Row = readonly [edition: string, marks: number, ...cells: (number | string | null)[]];

/** Cells begin and end alike, and most hold a nought: written once. */
interface Written {
  readonly name: string;
  readonly begins: readonly string[];
  readonly noughts: readonly string[];
}

const ENDS = ',null,null,null,null]';

function writtenOn(form: Form): ReadonlyMap<string, Written> {
  return new Map(
    [...CELLS[form]].map(([measure, cells]) => {
      const begins = cells.map((id) => `["${id}",`);
      return [measure, { name: `"${measure}":[`, begins, noughts: begins.map((begin) => `${begin}0,"0"${ENDS}`) }];
    }),
  );
}

const WRITTEN: Readonly<Record<string, ReadonlyMap<string, Written>>> = {
  2019: writtenOn(2019),
  2021: writtenOn(2021),
};

/** `counted`: as it is packed (`figures.ts`); packed likewise. Asked of every version that is looked through. */
export function printedAsCounted(counted: string): string {
  const rows: Readonly<Record<string, Row>> = JSON.parse(counted);
  let printed = '';
  for (const measure in rows) {
    const row = rows[measure];
    const written = row && WRITTEN[row[0]]?.get(measure);
    if (!written) continue;
    printed += printed === '' ? written.name : `,${written.name}`;
    for (let column = 0; column < written.begins.length; column += 1) {
      const value = row[column + 2] ?? null;
      if (column > 0) printed += ',';
      if (value === 0) printed += written.noughts[column];
      else if (value === null) printed += 'null';
      else printed += `${written.begins[column]}${JSON.stringify(value)},"${value}"${ENDS}`;
    }
    printed += ']';
  }
  return `{${printed}}`;
}
