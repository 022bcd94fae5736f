/** What is kept shorter than it is written comes back letter for letter, whatever it is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import {
  measureOf,
  shortDay,
  shortened,
  shortenedTitle,
  shortMeasure,
  usualWith,
  written,
  writtenDay,
  writtenTitle,
} from '../../../server/store/packed/usual.ts';

const RUNS = { numRuns: 300, seed: 20261201 };

test('titles come back, with whichever ending, and with the very mark of an ending in them', () => {
  const parts = ['某局', '2021', '年', '年度', '政府信息公开工作', '年度报告', '报告', '\u001f', '1', '#'];
  const title = fc.array(fc.constantFrom(...parts), { maxLength: 7 }).map((some) => some.join(''));
  fc.assert(
    fc.property(title, (one) => {
      expect(writtenTitle(shortenedTitle(one))).toBe(one);
    }),
    RUNS,
  );
  expect(shortenedTitle('某局2021年政府信息公开工作年度报告')).toBe('某局2021\u001f1');
  expect(shortenedTitle(null)).toBeNull();
  expect(writtenTitle(null)).toBeNull();
});

test('days come back; of a year only its first and its last are short', () => {
  for (const which of ['first', 'last'] as const)
    for (const day of ['2021-01-01', '2021-12-31', '2021-06-30', null])
      expect(writtenDay(shortDay(day, which), which)).toBe(day);
  expect([shortDay('2021-01-01', 'first'), shortDay('2021-12-31', 'last')]).toEqual(['2021', '2021']);
  expect(shortDay('2021-01-01', 'last')).toBe('2021-01-01');
});

test('forms and counts come back, and those of one form are known by it', () => {
  const all = (form: string) => ({ II: { 1: form, 5: form, 6: form, 8: form, 9: form }, III: form, IV: form });
  for (const one of [all('2019'), all('2021'), { II: {}, III: null, IV: null }]) {
    const text = JSON.stringify(one);
    expect(written(shortened(text))).toBe(text);
  }
  expect(usualWith('"2021"')).toEqual([shortened(JSON.stringify(all('2021')))]);
  expect(usualWith('"2014"')).toEqual([]);
});

test('every measure goes by a number of its own, or by its name, and comes back', () => {
  const short = MEASURES.map(({ id }) => shortMeasure(id));
  expect(new Set(short).size).toBe(MEASURES.length);
  expect(short.map(measureOf)).toEqual(MEASURES.map(({ id }) => id));
  expect([shortMeasure('requests.received'), measureOf('')]).toEqual([
    String(short[MEASURES.findIndex(({ id }) => id === 'requests.received')]),
    '',
  ]);
});
