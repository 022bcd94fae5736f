import { describe, expect, test } from 'vitest';
import { attribute, candidatesFor, type Named } from '../../../server/intake/whose.ts';
import type { PublisherName } from '../../../server/store/find/publishers.ts';
import { foldName } from '../../../server/store/names.ts';

function name(
  publisher: string,
  written: string,
  kind: PublisherName['kind'] = 'bureau',
  span: Partial<Pick<PublisherName, 'since' | 'until' | 'former'>> = {},
): PublisherName {
  const always = { since: null, until: null, former: false };
  return { publisher, name: foldName(written), written, kind, region: 'hill', ...always, ...span };
}

const NAMES = [
  name('education', '山区教育局'),
  name('civil', '山区民政局'),
  name('river-water', '河区水利局'),
  name('hill-water', '山区水利局'),
  name('short', '水利局'),
  name('hill', '山区人民政府', 'region'),
];

const of = (publisher: string | null, year: number | null = 2023, named: Partial<Named> = {}) =>
  attribute({ publisher, year }, '年报.txt', { publisher: null, year: null, ...named }, NAMES);

describe('whose report it is', () => {
  test('is said by the name on the document, in any width of its letters', () => {
    expect(of('山区教育局')).toEqual({
      publisher: { id: 'education', kind: 'bureau', region: 'hill' },
      year: 2023,
      problem: null,
    });
    expect(of('山区 教育局').publisher?.id).toBe('education');
    expect(of('山区人民政府').publisher).toMatchObject({ id: 'hill', kind: 'region' });
  });

  test('also by a longer or a shorter form of it: a region in front', () => {
    expect(of('云州市山区教育局').publisher?.id).toBe('education');
  });

  test.each(['小山区教育局', '第一中学山区教育局', '教育局', '局', '青山区教育局分局'])(
    'but not by any name that ends alike: %s',
    (printed) => {
      expect(of(printed)).toMatchObject({ publisher: null, year: 2023, problem: { code: 'UNKNOWN_BUREAU' } });
    },
  );

  test('is asked where several may be meant, and all of them are named', () => {
    const names = [name('a', '东州市山区财政局'), name('b', '西州市山区财政局')];
    const { publisher, problem } = attribute(
      { publisher: '山区财政局', year: 2023 },
      'a',
      { publisher: null, year: null },
      names,
    );
    expect(publisher).toBeNull();
    expect(problem?.sentence.zh).toMatch(/东州市山区财政局（a）、西州市山区财政局（b）/);
  });

  test('is asked where no name is printed, and where the one printed is on no list, with the nearest', () => {
    expect(of(null).problem?.code).toBe('UNKNOWN_BUREAU');
    expect(of(' ').problem?.code).toBe('UNKNOWN_BUREAU');
    expect(of('山区教育体育局').problem?.sentence.zh).toMatch(/相近的有“山区教育局”（education）/);
    expect(candidatesFor('山区教育体育局', NAMES)[0]).toBe('education');
    expect(candidatesFor(null, NAMES)).toEqual([]);
  });

  test('is what a person says, whatever is printed; an id that nobody has is refused', () => {
    expect(of('山区教育局', 2023, { publisher: 'civil' }).publisher?.id).toBe('civil');
    expect(of('山区教育局', 2023, { publisher: 'nobody' })).toMatchObject({
      publisher: null,
      problem: { code: 'UNKNOWN_BUREAU', sentence: { zh: expect.stringContaining('nobody') } },
    });
  });
});

describe('of which year it is', () => {
  test('a person says, or the document', () => {
    expect(of('山区教育局', 2023).year).toBe(2023);
    expect(of('山区教育局', 2023, { year: 2022 }).year).toBe(2022);
    expect(of('山区教育局', null, { year: 2022 })).toMatchObject({ year: 2022, problem: null });
  });

  test('is asked where neither does, after the publisher', () => {
    expect(of('山区教育局', null)).toMatchObject({
      publisher: { id: 'education' },
      year: null,
      problem: { code: 'YEAR_MISSING', sentence: { zh: expect.stringContaining('年报.txt') } },
    });
    expect(of(null, null).problem?.code).toBe('UNKNOWN_BUREAU');
  });
});

test('no sentence names the command line or a page', () => {
  const problems = [of(null), of('山区教育体育局'), of('山区教育局', null), of('x', 2023, { publisher: 'nobody' })];
  for (const { problem } of problems) {
    expect(problem?.sentence.zh.length).toBeGreaterThan(5);
    expect(JSON.stringify(problem?.sentence)).not.toMatch(/--|命令行|command line|gongkai|页面|page/);
  }
});

describe('names through time', () => {
  const named = (names: readonly PublisherName[], year: number | null) =>
    attribute({ publisher: '山区商务局', year }, '年报.txt', { publisher: null, year: null }, names);

  test('a former name still finds the bureau, whatever the year', () => {
    const names = [name('trade', '山区商务局', 'bureau', { former: true, until: 2020 })];
    expect(named(names, 2019).publisher?.id).toBe('trade');
    expect(named(names, 2024).publisher?.id).toBe('trade');
  });

  test('of two that had the name, the year tells which; without a year it is asked', () => {
    const names = [
      name('before', '山区商务局', 'bureau', { until: 2021 }),
      name('after', '山区商务局', 'bureau', { since: 2022 }),
    ];
    expect(named(names, 2021).publisher?.id).toBe('before');
    expect(named(names, 2022).publisher?.id).toBe('after');
    expect(named(names, null).problem?.sentence.zh).toMatch(/（before）、山区商务局（after）/);
  });

  test('a body that had ended by then is not taken for the publisher: it is asked', () => {
    const names = [name('gone', '山区商务局', 'bureau', { until: 2021 })];
    expect(named(names, 2021).publisher?.id).toBe('gone');
    expect(named(names, 2022)).toMatchObject({ publisher: null, problem: { code: 'UNKNOWN_BUREAU' } });
    expect(named(names, 2022).problem?.sentence.zh).toMatch(/（gone）只到 2021 年，而这份年报是 2022 年的/);
  });
});
