/** Reports added to a rollup and taken away again: what stays is what was there, and the sums are those computed afresh. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GAP_REASONS, isEmptyCell } from '../../../schema/report/figure.ts';
import {
  addToCommon,
  addToRollup,
  type CommonSum,
  type CountedCell,
  type CountedRow,
  type Rollup,
  type RowEdition,
  type Sum,
} from '../../../schema/rollup/rollup.ts';

const row = (measure: string, edition: RowEdition, ...counted: readonly (CountedCell | null)[]): CountedRow => ({
  measure,
  edition,
  computed: 0,
  approximate: 0,
  corrected: 0,
  counted,
});

describe('a rollup of one year', () => {
  test('sums each cell of a row by itself, with how many gave a number and in which form', () => {
    const one = addToRollup({}, [row('requests.received', '2021', 5, 2)], 1);
    const two = addToRollup(one, [row('requests.received', '2019', 7, 1)], 1);
    expect(one).toEqual({
      'requests.received': [
        [5, 1, 0, 0, 1, 0, 0, 0],
        [2, 1, 0, 0, 1, 0, 0, 0],
      ],
    });
    expect(two).toEqual({
      'requests.received': [
        [12, 2, 0, 1, 1, 0, 0, 0],
        [3, 2, 0, 1, 1, 0, 0, 0],
      ],
    });
  });

  test('counts an empty cell as empty and as nothing; one that is unknown as unknown, and one that is not there not at all', () => {
    for (const reason of GAP_REASONS) {
      const sums = addToRollup(
        { 'review.total': [[4, 1, 0, 0, 1, 0, 0, 0]] },
        [row('review.total', '2021', reason)],
        1,
      );
      const unknown = Number(reason !== 'notInEdition');
      const after = isEmptyCell(reason) ? [4, 1, 1, 0, 2, 0, 0, 0] : [4, 1, 0, 0, 1, 0, 0, unknown];
      expect(sums, reason).toEqual({ 'review.total': [after] });
    }
    expect(addToRollup({}, [row('review.total', '2021', null)], 1)).toEqual({
      'review.total': [[0, 0, 0, 0, 0, 0, 0, 0]],
    });
  });

  test('counts numbers of the prose, and of no form, in neither form', () => {
    for (const edition of ['narrative', ''] as const)
      expect(addToRollup({}, [row('disclosures.total', edition, 30)], 1)).toEqual({
        'disclosures.total': [[30, 1, 0, 0, 0, 0, 0, 0]],
      });
  });

  test('counts which of its numbers we computed and which are approximate, cell by cell, and no cell that is unknown', () => {
    const both = { ...row('requests.received', '2021', 5, 2, 'unreadable'), computed: 0b110, approximate: 0b101 };
    expect(addToRollup({}, [both], 1)).toEqual({
      'requests.received': [
        [5, 1, 0, 0, 1, 0, 1, 0],
        [2, 1, 0, 0, 1, 1, 0, 0],
        [0, 0, 0, 0, 0, 0, 0, 1],
      ],
    });
  });

  test('counts which cells rest on a correction, a gap that somebody corrected to one included, and writes none down', () => {
    const settled = { ...row('requests.received', '2021', 5, 2, 'unreadable'), corrected: 0b101 };
    const sums = addToRollup({}, [settled], 1);
    expect(sums).toEqual({
      'requests.received': [
        [5, 1, 0, 0, 1, 0, 0, 0, 0, 1],
        [2, 1, 0, 0, 1, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 0, 1, 0, 1],
      ],
    });
    const none = [0, 0, 0, 0, 0, 0, 0, 0];
    expect(addToRollup(sums, [settled], -1)).toEqual({ 'requests.received': [none, none, none] });
  });

  test('leaves measures that a report does not count as they are, and the rollup given too', () => {
    const before: Rollup<Sum> = { 'review.total': [[4, 1, 0, 0, 1, 0, 0, 0]] };
    const after = addToRollup(before, [row('fees.amount', '2021', 9)], 1);
    expect(after).toEqual({ 'review.total': [[4, 1, 0, 0, 1, 0, 0, 0]], 'fees.amount': [[9, 1, 0, 0, 1, 0, 0, 0]] });
    expect(before).toEqual({ 'review.total': [[4, 1, 0, 0, 1, 0, 0, 0]] });
  });
});

describe('a rollup of two years', () => {
  test('holds only bureaus that count a cell in both, this year’s beside last year’s', () => {
    const now = [row('requests.received', '2021', 5, 8), row('review.total', '2021', 3), row('fees.amount', '2021', 1)];
    const last = [row('requests.received', '2019', 4, 'unreadable'), row('review.total', '2019', 'blank')];
    expect(addToCommon({}, now, last, 1)).toEqual({
      'requests.received': [
        [5, 4, 1],
        [0, 0, 0],
      ],
      'review.total': [[3, 0, 1]],
    });
  });

  test('counts a bureau once, whichever side is unknown', () => {
    const both: Rollup<CommonSum> = { 'review.total': [[3, 2, 1]] };
    const known = [row('review.total', '2021', 6)];
    const unknown = [row('review.total', '2021', 'tableMissing')];
    expect(addToCommon(both, known, unknown, 1)).toEqual(both);
    expect(addToCommon(both, unknown, known, 1)).toEqual(both);
    expect(addToCommon(both, known, known, 1)).toEqual({ 'review.total': [[9, 8, 2]] });
    expect(addToCommon(both, known, [row('review.total', '2021')], 1)).toEqual(both);
  });
});

const arbitraryCell = fc.option(fc.oneof(fc.nat({ max: 900 }), fc.constantFrom<CountedCell>(...GAP_REASONS)), {
  nil: null,
});
const arbitraryReport = fc
  .tuple(
    arbitraryCell,
    arbitraryCell,
    arbitraryCell,
    fc.constantFrom<RowEdition>('2019', '2021', 'narrative', ''),
    fc.nat({ max: 3 }),
    fc.nat({ max: 3 }),
    fc.nat({ max: 3 }),
  )
  .map(([a, b, c, edition, computed, approximate, corrected]): readonly CountedRow[] => [
    { ...row('requests.received', edition, a, b), computed, approximate, corrected },
    row('review.total', edition, c),
  ]);

test('what is added and taken away again leaves no trace, in whatever order', () => {
  const sums: Rollup<Sum> = {
    'requests.received': [
      [9, 2, 1, 1, 1, 0, 0, 0],
      [4, 1, 0, 0, 1, 0, 0, 0],
    ],
    'review.total': [[3, 1, 0, 1, 0, 0, 0, 0]],
  };
  const common: Rollup<CommonSum> = {
    'requests.received': [
      [9, 7, 2],
      [4, 0, 1],
    ],
    'review.total': [[3, 2, 1]],
  };
  fc.assert(
    fc.property(arbitraryReport, arbitraryReport, (one, two) => {
      expect(addToRollup(addToRollup(addToRollup(addToRollup(sums, one, 1), two, 1), one, -1), two, -1)).toEqual(sums);
      expect(addToCommon(addToCommon(common, one, two, 1), one, two, -1)).toEqual(common);
    }),
    { numRuns: 200 },
  );
});
