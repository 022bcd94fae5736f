/** Random filled forms, for properties. */
import fc from 'fast-check';
import { EDITIONS } from '../../../../schema/form/cells.ts';
import type { BlockId, EditionId } from '../../../../schema/form/edition.ts';
import { BLOCKS, type FilledBlock, type FilledForm, type Printed } from './form.ts';

const count = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(40), fc.nat(2_000_000));
const signed = fc.oneof(
  fc.nat(50),
  fc.integer({ min: 1, max: 99 }).map((n) => `+${n}`),
  fc.integer({ min: -99, max: -1 }).map(String),
);
const amount = fc.oneof(
  fc.nat(90_000),
  fc.tuple(fc.nat(90_000), fc.integer({ min: 1, max: 9999 })).map(([a, b]) => `${a}.${String(b).padStart(4, '0')}`),
);

/** none: every cell is filled; inner: the first and the last column are; any: blanks anywhere. */
export type Blanks = 'none' | 'inner' | 'any';

function cellOf(value: fc.Arbitrary<Printed>, blank: boolean): fc.Arbitrary<Printed> {
  return blank ? fc.oneof({ weight: 2, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) }) : value;
}

function valuesOf(width: number, blanks: Blanks): fc.Arbitrary<Printed[]> {
  const cells = Array.from({ length: width }, (_, index) =>
    cellOf(count, blanks === 'any' || (blanks === 'inner' && index > 0 && index < width - 1)),
  );
  return fc.tuple(...cells);
}

function blockOf(id: BlockId, edition: EditionId, blanks: Blanks): fc.Arbitrary<FilledBlock | null> {
  const block = EDITIONS[edition].sectionII.find((candidate) => candidate.id === id);
  if (!block) return fc.constant(null);
  const rows = block.rows.map((row) =>
    fc.tuple(
      ...row.measures.map((measure) => {
        const value = measure.endsWith('itemsChange') ? signed : measure.endsWith('amount') ? amount : count;
        return cellOf(value, blanks === 'any');
      }),
    ),
  );
  return fc.tuple(...rows).map((filled) => ({ edition, rows: filled }));
}

export function filledForm(blanks: Blanks): fc.Arbitrary<FilledForm> {
  const edition = fc.constantFrom<EditionId>('2019', '2021');
  return fc.tuple(edition, edition, fc.integer({ min: 2019, max: 2025 })).chain(([II, III, year]) => {
    const codes = EDITIONS[III].sectionIII.flatMap((row) => (row.measure === null ? [] : [row.code]));
    return fc
      .tuple(
        fc.tuple(...BLOCKS.map((id) => blockOf(id, II, blanks))),
        fc.tuple(...codes.map(() => valuesOf(7, blanks))),
        valuesOf(15, blanks),
      )
      .map(([blocks, rows, IV]) => ({
        publisher: '示范区教育局',
        year,
        blocks: Object.fromEntries(BLOCKS.flatMap((id, index) => (blocks[index] ? [[id, blocks[index]]] : []))),
        III: { edition: III, rows: Object.fromEntries(codes.map((code, index) => [code, rows[index] ?? []])) },
        IV,
      }));
  });
}

/** A filled form whose section 三 keeps the form's sums, as nearly all published ones do. */
export function balancedForm(): fc.Arbitrary<FilledForm> {
  return filledForm('none').map((form) => ({ ...form, III: { ...form.III, rows: balanced(form) } }));
}

function balanced(form: FilledForm): Record<string, readonly Printed[]> {
  const rows = Object.fromEntries(
    Object.entries(form.III.rows).map(([code, values]) => [code, withTotal(values.map(Number))]),
  );
  const sum = (codes: readonly string[]): number[] =>
    Array.from({ length: 7 }, (_, column) =>
      codes.reduce((total, code) => total + Number(rows[code]?.[column] ?? 0), 0),
    );
  const closed = sum(Object.keys(rows).filter((code) => code.startsWith('3.') && code !== '3.7'));
  const carriedOut = rows['4'] ?? [];
  const carriedIn = rows['2'] ?? [];
  const left = closed.map((value, column) => value + (carriedOut[column] ?? 0) - (carriedIn[column] ?? 0));
  // What cannot be received negatively was carried out instead.
  const lift = left.slice(0, 6).map((value) => Math.max(0, -value));
  return {
    ...rows,
    '1': withTotal(left.map((value, column) => value + (lift[column] ?? 0))),
    '3.7': closed,
    '4': withTotal(carriedOut.map((value, column) => value + (lift[column] ?? 0))),
  };
}

function withTotal(values: readonly number[]): number[] {
  const parts = values.slice(0, 6);
  return [...parts, parts.reduce((total, value) => total + value, 0)];
}
