import { expect, test } from 'vitest';
import { openMinutesOf } from '../../../server/http/minutes-of.ts';

test('a name may come so often in a minute, and again when the minute is over', () => {
  let now = 0;
  const { count } = openMinutesOf(2, 10, () => now);
  expect([count('a'), count('a')]).toEqual([0, 0]);
  now = 20_000;
  expect([count('a'), count('b')]).toEqual([40_000, 0]);
  now = 59_999;
  expect(count('a')).toBe(1);
  now = 60_000;
  expect([count('a'), count('a'), count('a')]).toEqual([0, 0, 60_000]);
});

test('of too many names, the one whose minute is over soonest makes room', () => {
  let now = 0;
  const { count } = openMinutesOf(1, 2, () => now);
  for (const name of ['a', 'b', 'c']) {
    now += 1;
    expect(count(name)).toBe(0);
  }
  expect([count('b'), count('c')]).toEqual([59_999, 60_000]);
  expect(count('a')).toBe(0);
});

test('where nothing may be asked, nothing is', () => {
  expect(openMinutesOf(0, 2, () => 0).count('a')).toBe(60_000);
});
