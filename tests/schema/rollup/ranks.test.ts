/** Places and ties, and books that balance. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unaccountedOf, unbalancedOf } from '../../../schema/rollup/flow.ts';
import { ranksOf } from '../../../schema/rollup/ranks.ts';

const entries = fc.array(fc.record({ id: fc.nat(), value: fc.integer({ min: 0, max: 9 }) }), { maxLength: 20 });

test('a place is one more than how many are ahead, whoever shares it', () => {
  fc.assert(
    fc.property(entries, fc.constantFrom('ascending' as const, 'descending' as const), (all, order) => {
      const placed = ranksOf(all, order);
      expect(placed.map(({ entry }) => entry).toSorted((a, b) => all.indexOf(a) - all.indexOf(b))).toEqual(all);
      for (const { entry, rank, tied } of placed) {
        const isAhead = ({ value }: { readonly value: number }) =>
          order === 'descending' ? value > entry.value : value < entry.value;
        expect(rank).toBe(1 + all.filter(isAhead).length);
        expect(tied).toBe(all.filter(({ value }) => value === entry.value).length > 1);
      }
    }),
  );
});

test('equals stay in the order they came in', () => {
  const all = ['b', 'a', 'c'].map((id) => ({ id, value: id === 'c' ? 2 : 1 }));
  expect(ranksOf(all, 'descending').map(({ entry, rank, tied }) => [entry.id, rank, tied])).toEqual([
    ['c', 1, false],
    ['b', 2, true],
    ['a', 2, true],
  ]);
});

test('requests balance where what comes in goes out, and nothing is said without all four numbers', () => {
  const books = { received: 1322, carriedIn: 55, closed: 1334, carriedOut: 43 };
  expect(unbalancedOf(books)).toBe(0);
  expect(unbalancedOf({ ...books, closed: 1330 })).toBe(4);
  for (const name of ['received', 'carriedIn', 'closed', 'carriedOut'])
    expect(unbalancedOf({ ...books, [name]: null }), name).toBeNull();
});

test('a total that its parts do not make says by how much', () => {
  expect(unaccountedOf(1110, [500, 611])).toBe(-1);
  expect(unaccountedOf(10, [4, null, 6])).toBe(0);
  expect(unaccountedOf(10, [null])).toBeNull();
  expect(unaccountedOf(null, [10])).toBeNull();
});
