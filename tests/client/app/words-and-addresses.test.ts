import { describe, expect, test } from 'vitest';
import {
  chartFile,
  linkToBureau,
  linkToChart,
  linkToCompare,
  linkToFindings,
  linkToOverview,
  linkToReport,
  linkToSignIn,
  wayBack,
  withLang,
} from '../../../client/app/urls.ts';
import { addressOf, barsOf, regionAsOne, trendOf } from '../../../client/charts/question.ts';
import { parseAddress } from '../../../schema/chart/address.ts';
import { defineWords, joinNames, wordsIn } from '../../../schema/language.ts';

describe('words', () => {
  const words = defineWords({
    zh: { plain: '地区', count: (count: number) => `${count} 家`, nested: { word: '内' } },
    en: { plain: 'Region', count: (count: number) => `${count} bureaus`, nested: { word: 'in' } },
  });

  test('a dictionary speaks either language', () => {
    expect(wordsIn(words, 'zh').count(3)).toBe('3 家');
    expect(wordsIn(words, 'en').count(3)).toBe('3 bureaus');
    expect(wordsIn(words, 'en').nested.word).toBe('in');
  });

  test('a missing, superfluous or misshapen message does not compile', () => {
    // @ts-expect-error: `b` is missing in English
    defineWords({ zh: { a: '甲', b: '乙' }, en: { a: 'A' } });
    // @ts-expect-error: English has a message that Chinese has not
    defineWords({ zh: { a: '甲' }, en: { a: 'A', c: 'C' } });
    // @ts-expect-error: a text where a function is wanted
    defineWords({ zh: { a: (count: number) => `${count}` }, en: { a: 'A' } });
    // @ts-expect-error: a function of another argument
    defineWords({ zh: { a: (count: number) => `${count}` }, en: { a: (name: string) => name } });
    expect(joinNames(['甲', '乙'], 'zh')).toBe('甲、乙');
    expect(joinNames(['A', 'B'], 'en')).toBe('A, B');
  });
});

describe('addresses inside the product', () => {
  test('leave out what is not said', () => {
    expect(linkToOverview()).toBe('/');
    expect(linkToOverview({ region: 'shifan', year: 2025 })).toBe('/?region=shifan&year=2025');
    expect(linkToCompare({ region: 'shifan', measure: 'rate.granted', kind: null })).toBe(
      '/compare?region=shifan&measure=rate.granted',
    );
    expect(linkToFindings({ region: 'shifan', show: 'holds' })).toBe('/findings?region=shifan&show=holds');
    expect(linkToBureau('shifan-education')).toBe('/bureaus/shifan-education');
  });

  test('a cell keeps its slashes readable, an id is encoded', () => {
    expect(linkToReport('a/b', { cell: 'III/3.3.1/natural' })).toBe('/reports/a%2Fb?cell=III/3.3.1/natural');
  });

  test('the language is added, replaced and taken away without touching the rest', () => {
    expect(withLang('/compare?region=shifan', 'en')).toBe('/compare?region=shifan&lang=en');
    expect(withLang('/compare?lang=en&region=shifan', 'zh')).toBe('/compare?region=shifan');
    expect(withLang('/compare?lang=en', 'en')).toBe('/compare?lang=en');
    expect(withLang('/reports/a?cell=II/x#doc', 'en')).toBe('/reports/a?cell=II/x&lang=en#doc');
    expect(withLang(linkToChart('kind=trend&measure=rate.granted&of=shifan'), 'zh')).toBe(
      '/chart?kind=trend&measure=rate.granted&of=shifan',
    );
  });
});

describe('questions of charts', () => {
  test('are canonical addresses, defaults left out', () => {
    expect(trendOf(regionAsOne('shifan'), ['requests.received'], 'zh')).toBe(
      'kind=trend&measure=requests.received&of=shifan',
    );
    expect(addressOf({ kind: 'outcomes', of: [{ kind: 'one', id: 'shifan' }], lang: 'en' })).toBe(
      'kind=outcomes&of=shifan&lang=en',
    );
  });

  test('can be read back by the grammar as they were asked', () => {
    const address = barsOf('shifan', 'rate.granted', 2024, 'en', { sort: 'change' });
    expect(address).toBe('kind=bar&measure=rate.granted&of=region:shifan/*&years=2024&sort=change&lang=en');
    expect(parseAddress(address)).toMatchObject({ kind: 'bar', sort: 'change', years: { from: 2024, to: 2024 } });
    expect(chartFile(address, 'svg')).toBe(`/chart.svg?${address}`);
  });
});

describe('the way back after signing in', () => {
  test.each(['/', '/import', '/import?region=shifan', '/reports/a?cell=III/1/total'])('%s is kept', (path) => {
    const asked = new URL(linkToSignIn(path), 'http://local').searchParams.get('next');
    expect(wayBack(asked)).toBe(path);
  });

  test.each([null, '', 'import', '//evil.example', '/\\evil.example', 'https://evil.example', '/sign-in?next=/'])(
    '%s is none',
    (path) => {
      expect(wayBack(path)).toBeNull();
    },
  );
});
