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
