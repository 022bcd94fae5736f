/** Amounts that are ten thousand times off the other years of the same body, and those that only moved. */
import { expect, test } from 'vitest';
import { offUnitYears } from '../../../schema/rollup/off-unit.ts';

const off = (...amounts: readonly number[]) => [
  ...offUnitYears(new Map(amounts.map((amount, index) => [2019 + index, amount]))),
];

test.each([
  ['元 for 万元', [20.1, 21, 209_000, 22], [2021]],
  ['万元 for 元', [200_000, 21, 190_000, 180_000], [2020]],
  ['a year that moved a hundredfold', [20, 2000, 30, 25], []],
  ['ten million times, which no unit explains', [20, 20, 200_000_000], []],
  ['two years, of which either may be off', [20, 200_000], []],
  ['zeros, which say nothing', [0, 0, 200_000, 20], []],
  ['three years that agree', [20, 21, 22], []],
] as const)('%s', (_, amounts, years) => {
  expect(off(...amounts)).toEqual(years);
});

test('is a thousand to a hundred thousand times off, and never the right one beside a wrong one', () => {
  expect([off(3, 3, 3000), off(3, 3, 2999), off(3, 3, 300_000), off(3, 3, 300_001)]).toEqual([[2021], [], [2021], []]);
  expect([off(2, 4, 30_000), off(20_000, 40_000, 3), off(1, 2, 3, 20_000)]).toEqual([[2021], [2021], [2022]]);
  expect([off(2, 20_000), off(2, 0, 20_000), off(2, 20_000, 30_000, 3)]).toEqual([[], [], []]);
});
