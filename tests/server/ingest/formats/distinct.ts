/** A made-up filled form in which hardly two cells hold the same number, so that a cell read from its neighbour is seen. */
import { EDITIONS } from '../../../../schema/form/cells.ts';
import type { BlockId, EditionId } from '../../../../schema/form/edition.ts';
import { BLOCKS, type FilledBlock, type FilledForm, type Printed } from '../render/form.ts';

/** Numbers of a fixed sequence, from 0 up to `limit`. */
function sequence(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * limit);
  };
}

/** `sparse`: most cells are nothing to count, and are left empty as offices do. All sums of the form hold. */
export function distinctForm(edition: EditionId, sparse = false): FilledForm {
  const next = sequence(edition === '2019' ? 7 : 11);
  const amount = (): number => (sparse && next(10) < 7 ? 0 : next(89) + 10);
  const printed = (value: number): Printed => (sparse && value === 0 ? null : value);
  const codes = EDITIONS[edition].sectionIII.filter((row) => row.measure !== null).map((row) => row.code);
  const rows: Record<string, number[]> = {};
  for (const code of codes) rows[code] = Array.from({ length: 6 }, amount);
  const at = (code: string, column: number): number => rows[code]?.[column] ?? 0;
  const handled = codes.filter((code) => code.startsWith('3.') && code !== '3.7');
  rows['3.7'] = Array.from({ length: 6 }, (_, column) => handled.reduce((sum, code) => sum + at(code, column), 0));
  // What was carried in is less than what went out.
  rows['2'] = Array.from({ length: 6 }, (_, column) => Math.min(at('2', column), at('3.7', column)));
  rows['1'] = Array.from({ length: 6 }, (_, column) => at('3.7', column) + at('4', column) - at('2', column));
  const III = Object.fromEntries(
    codes.map((code) => {
      const own = rows[code] ?? [];
      return [code, [...own, own.reduce((sum, value) => sum + value, 0)].map(printed)];
    }),
  );
  const results = [0, 1, 2].flatMap(() => {
    const own = Array.from({ length: 4 }, amount);
    return [...own, own.reduce((sum, value) => sum + value, 0)].map(printed);
  });
  const blocks: Partial<Record<BlockId, FilledBlock>> = {};
  for (const id of BLOCKS) {
    const block = EDITIONS[edition].sectionII.find((candidate) => candidate.id === id);
    if (!block) continue;
    blocks[id] = { edition, rows: block.rows.map((row) => row.measures.map(() => printed(amount() * 7 + 1))) };
  }
  return {
    publisher: '青石县民政局',
    year: edition === '2019' ? 2020 : 2023,
    blocks,
    III: { edition, rows: III },
    IV: results,
  };
}
