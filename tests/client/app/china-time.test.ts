import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chinaDay, chinaTime } from '../../../client/app/china-time.ts';

test.each([
  ['2026-01-30T15:59:59.999Z', '2026-01-30 23:59', '2026-01-30'],
  ['2026-01-30T16:00:00.000Z', '2026-01-31 00:00', '2026-01-31'],
  ['2025-12-31T16:05:00Z', '2026-01-01 00:05', '2026-01-01'],
])('%s is %s in China', (at, time, day) => {
  expect([chinaTime(at), chinaDay(at)]).toEqual([time, day]);
});

test('no page cuts the day out of an instant: at night the day of UTC is the one before', () => {
  const files = globSync('client/**/*.{ts,tsx}').filter((file) => !file.endsWith('china-time.ts'));
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => /\.slice\(0, 10\)/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
