import { expect, it } from 'vitest';
import { contributionsIn } from '../../../schema/chart/contribution.ts';
import { answerOf, seriesOf, subjectOf } from './build.ts';

const line = (id: string, values: Parameters<typeof seriesOf>[0]['values'], more = {}) =>
  seriesOf({ subject: subjectOf({ id, zh: id }), from: 2024, values, ...more });

const ANSWER = answerOf(
  line('a', [10, 4]),
  line('b', [5, 20]),
  line('c', ['notExpected', 7]),
  line('d', [3, 'notReported']),
  line('e', ['blank', 2]),
  line('f', [100, 900], { breaks: { 2025: 'break' } }),
);

it.each([
  { basis: 'all', sums: [18, 33, 15], shareOfFirst: 15 / 18 },
  { basis: 'common', sums: [15, 26, 11], shareOfFirst: 15 / 15 },
] as const)('over $basis what counts makes the difference of the sums', ({ basis, sums, shareOfFirst }) => {
  const { both, entered, left, apart, now, before, difference } = contributionsIn({ basis }, ANSWER);
  const ids = (rows: typeof both) => rows.map(({ series }) => series.subject.id);
  // An empty cell counts as nothing, so its line has both years; a change of form that breaks the series is no change.
  expect(ids(both)).toEqual(['b', 'e', 'a']);
  expect([ids(entered), ids(left), apart.map(({ subject }) => subject.id)]).toEqual([['c'], ['d'], ['f']]);
  expect([before, now, difference]).toEqual(sums);
  const parts = [...both, ...(basis === 'all' ? [...entered, ...left] : [])].map((row) => row.difference);
  expect(parts.reduce((sum, one) => sum + one, 0)).toBe(difference);
  expect(both[0]?.share).toBeCloseTo(shareOfFirst);
  expect(left[0]?.share).toBe(basis === 'all' ? -3 / 18 : null);
});
