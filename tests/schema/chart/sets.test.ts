import { describe, expect, test } from 'vitest';
import type { Of } from '../../../schema/chart/chart.ts';
import { anchorOf, formatSet, parseSet, withoutRepeats } from '../../../schema/chart/sets.ts';

const read = (text: string): Of => {
  const set = parseSet(text);
  if (!('of' in set)) throw new Error(set.why.en);
  return set.of;
};
const why = (text: string): string => {
  const set = parseSet(text);
  return 'why' in set ? set.why.en : `is ${formatSet(set.of)}`;
};

describe('a set', () => {
  test.each([
    ['hill-a', { kind: 'one', id: 'hill-a' }],
    ['region:hill/report', { kind: 'reportOf', region: 'hill' }],
    ['region:hill/*', { kind: 'bureausOf', region: 'hill' }],
    ['region:hill/**', { kind: 'bureausOf', region: 'hill', below: true }],
    ['region:hill/*/township', { kind: 'bureausOf', region: 'hill', class: 'township' }],
    [
      'region:hill/**/natural-resources',
      { kind: 'bureausOf', region: 'hill', below: true, class: 'natural-resources' },
    ],
    ['region:hill/regions', { kind: 'regionsOf', region: 'hill' }],
    ['region:hill/regions/report', { kind: 'reportsOf', region: 'hill' }],
    ['region:hill/set/12', { kind: 'savedOf', region: 'hill', number: 12 }],
    ['peers:hill-a', { kind: 'peersOf', id: 'hill-a' }],
    ['sum:region:hill/*', { kind: 'sumOf', set: { kind: 'bureausOf', region: 'hill' } }],
    ['sum:peers:hill-a', { kind: 'sumOf', set: { kind: 'peersOf', id: 'hill-a' } }],
  ])('%s is read, and written as it was', (text, set) => {
    expect(read(text)).toEqual(set);
    expect(formatSet(read(text))).toBe(text);
  });

  test.each([
    ['region:hill', 'hill'],
    ['sum:region:hill/**', 'hill'],
    ['sum:hill-a', 'hill-a'],
    ['sum:region:hill/report', 'region:hill/report'],
    ['sum:sum:region:hill/*/street', 'sum:region:hill/*/street'],
  ])('%s is written %s', (text, canonical) => expect(formatSet(read(text))).toBe(canonical));

  test.each([
    ['Hill', 'allowed: ids'],
    ['', 'allowed: ids'],
    ['region:hill/', 'allowed: ids'],
    ['region:hill/***', 'allowed: ids'],
    ['region:hill/*/', 'allowed: ids'],
    ['region:hill/bureaus', 'allowed: ids'],
    ['peers:region:hill', 'allowed: ids'],
    ['sum:', 'allowed: ids'],
    ['region:hill/*/townships', 'Did you mean “township”?'],
    ['region:hill/*/乡镇', 'Did you mean “township”?'],
    ['region:hill/**/自然资源和规划局', 'Did you mean “natural-resources”?'],
    ['region:hill/*/nobody-at-all', 'no kind or function is named “nobody-at-all”. Kinds: governmentOffice'],
  ])('%s is none, and is told why', (text, sentence) => expect(why(text)).toContain(sentence));

  test('is named once, and told from somewhere', () => {
    expect(withoutRepeats([read('hill'), read('region:hill'), read('sum:region:hill/**')])).toEqual([read('hill')]);
    expect(anchorOf(read('sum:peers:hill-a'))).toBe('hill-a');
    expect(anchorOf(read('sum:region:hill/regions'))).toBe('hill');
  });
});
