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

const NOTHING: Named = { publisher: null, year: null };

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

  test.each(['省', '市', '区', '县', '州', '旗'])('whatever the region in front is: 某%s', (kind) => {
    expect(of(`某${kind}山区教育局`).publisher?.id).toBe('education');
    const names = [name('long', `某${kind}山区商务局`)];
    const { publisher } = attribute({ publisher: '山区商务局', year: 2023 }, 'a', NOTHING, names);
    expect(publisher?.id).toBe('long');
  });

  test('but only of a name that is long enough to mean somebody, and with a region just in front', () => {
    const names = [name('four', '县水利局'), name('five', '青县水利局')];
    const meant = (publisher: string) => attribute({ publisher, year: 2023 }, 'a', NOTHING, names).publisher?.id;
    expect(meant('云州市县水利局')).toBeUndefined();
    expect(meant('云州市青县水利局')).toBe('five');
    expect(meant('云州市的青县水利局')).toBeUndefined();
    expect(meant('云州市青县水利局办公室')).toBeUndefined();
  });

  test('is asked where several may be meant, of whom no more than five are named', () => {
    const names = ['东', '西', '南', '北', '中', '新'].map((one) => name(one, `${one}州市山区财政局`));
    const { problem } = attribute({ publisher: '山区财政局', year: 2023 }, 'a', NOTHING, names);
    expect(problem?.sentence.zh).toContain('：东州市山区财政局（东）、西州市山区财政局（西）、');
    expect(problem?.sentence.zh).toContain('中州市山区财政局（中）。');
    expect(problem?.sentence.zh).not.toContain('新州市');
    expect(problem?.sentence.en).toContain('北州市山区财政局（北）, 中州市山区财政局（中）. Say');
  });

  test.each([
    ['甲乙丙丁', '，相近的有“甲乙子丑”（half）', '; the nearest is “甲乙子丑” (half)'],
    ['甲乙丙丁戊', '', ''],
    // A character counts once, however often it stands there.
    ['甲甲乙乙辰', '，相近的有“甲乙子丑”（half）', '; the nearest is “甲乙子丑” (half)'],
    ['丙丁寅卯辰', '，相近的有“丙丁寅卯”（last）', '; the nearest is “丙丁寅卯” (last)'],
  ])('on no list, is likest who shares half of the characters or more: %s', (printed, zh, en) => {
    const names = [
      name('less', '甲子丑寅'),
      name('half', '甲乙子丑'),
      name('as-much', '甲乙子寅'),
      name('fewer', '丙丁子丑'),
      name('last', '丙丁寅卯'),
    ];
    const { problem } = attribute({ publisher: printed, year: 2023 }, 'a', NOTHING, names);
    expect(problem?.sentence).toEqual({
      zh: `名录中没有“${printed}”${zh}。请核对单位名称，或指明单位。`,
      en: `“${printed}” is not on the list of bureaus${en}. Check the name, or say whose it is.`,
    });
  });

  test('candidates share two fifths of the characters, likeliest first, each once, eight at most', () => {
    const names = [
      name('no', '甲子丑寅卯'),
      name('fifths', '甲乙子丑寅'),
      name('best', '甲乙丙丁戊'),
      name('good', '甲乙丙丁寅'),
      name('best', '甲乙丙丁'),
    ];
    expect(candidatesFor('甲乙丙丁戊', names)).toEqual(['best', 'good', 'fifths']);
    // What every government is called makes none like another.
    expect(candidatesFor('甲市人民政府办公室', [name('other', '乙区人民政府'), name('same', '甲市政府')])).toEqual([
      'same',
    ]);
    const many = Array.from({ length: 9 }, (_, at) => name(`n${at}`, '甲乙丙丁戊'));
    expect(candidatesFor('甲乙丙丁戊', many)).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7']);
  });

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
    expect(of(' ').problem?.sentence).toEqual(of(null).problem?.sentence);
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

  test('of two that had the name in no year of it, or both in it, it is asked', () => {
    const names = [
      name('before', '山区商务局', 'bureau', { until: 2019 }),
      name('after', '山区商务局', 'bureau', { since: 2022 }),
      name('always', '河区商务局'),
    ];
    expect(named(names, 2020).problem?.sentence.zh).toMatch(/（before）、山区商务局（after）/);
    const both = [name('one', '山区商务局'), name('other', '山区商务局', 'bureau', { since: 2020 })];
    expect(named(both, 2019).publisher?.id).toBe('one');
    expect(named(both, 2020).problem?.code).toBe('UNKNOWN_BUREAU');
  });

  test('a body that had ended by then is not taken for the publisher: it is asked', () => {
    const names = [name('gone', '山区商务局', 'bureau', { until: 2021 })];
    expect(named(names, 2021).publisher?.id).toBe('gone');
    expect(named(names, 2022)).toMatchObject({ publisher: null, problem: { code: 'UNKNOWN_BUREAU' } });
    expect(named(names, 2022).problem?.sentence.zh).toMatch(/（gone）只到 2021 年，而这份年报是 2022 年的/);
  });
});
