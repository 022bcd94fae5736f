import { describe, expect, test } from 'vitest';
import { bureauIdOf, ensureId, regionIdOf } from '../../../schema/roster/ids.ts';
import { kindOfName, kindOfWord, shortNameOf, stemOfRegion } from '../../../schema/roster/names.ts';

describe('what a name tells', () => {
  test.each([
    ['青川区人民政府办公室', 'governmentOffice'],
    ['东海市政府办', 'governmentOffice'],
    ['青川区教育局', 'department'],
    ['青川区发展和改革委员会', 'department'],
    ['青川区信访办', 'department'],
    ['青川区政务服务中心', 'department'],
    ['白石街道办事处', 'street'],
    ['白石街道', 'street'],
    ['柳河镇人民政府', 'township'],
    ['马家乡', 'township'],
    ['青川经济技术开发区管理委员会', 'zone'],
    ['青川高新区', 'zone'],
    ['青川区税务局（城南）', 'department'],
    ['青川融媒', null],
  ])('%s is %s', (name, kind) => {
    expect(kindOfName(name)).toBe(kind);
  });

  test.each([
    ['乡镇', 'township'],
    ['街道', 'street'],
    ['Department', 'department'],
    ['政府工作部门', 'department'],
    ['协会组织', null],
  ])('the word %s is the kind %s', (word, kind) => {
    expect(kindOfWord(word)).toBe(kind);
  });

  test.each([
    ['青川区教育局', ['青川区'], '教育局'],
    ['东海市青川区教育局', ['青川区', '东海市'], '教育局'],
    ['东海市教育局', ['青川区', '东海市'], '教育局'],
    ['柳河镇人民政府', ['青川区'], '柳河镇'],
    ['白石街道办事处', ['青川区'], '白石街道'],
    ['青川区', ['青川区'], '青川区'],
  ])('%s in %j is %s among officials', (name, regions, short) => {
    expect(shortNameOf(name, regions)).toBe(short);
  });

  test('a region without the word for its level', () => {
    expect(['沙坡头区', '凉山州', '宁夏回族自治区', '市'].map(stemOfRegion)).toEqual([
      '沙坡头',
      '凉山',
      '宁夏回族',
      '市',
    ]);
  });
});

describe('ids', () => {
  const letters: Readonly<Record<string, string>> = {
    教: 'jiao',
    育: 'yu',
    局: 'ju',
    青: 'qing',
    川: 'chuan',
    区: 'qu',
  };
  const romanize = (text: string): string[] => [...text].map((one) => letters[one] ?? 'wu');
  const none = (): boolean => false;

  test('are made of the syllables, and of their first letters where that would be long', () => {
    expect(bureauIdOf('qingchuan', '教育局', romanize, none)).toBe('qingchuan-jiaoyuju');
    expect(bureauIdOf('qingchuan', '教育局教育局教育局教育局', romanize, none)).toBe('qingchuan-jyjjyjjyjjyj');
    expect(regionIdOf('青川区', romanize, none)).toBe('qingchuan');
  });

  test('are unlike those taken', () => {
    const taken = new Set(['qingchuan', 'qingchuan-jiaoyuju', 'qingchuan-jiaoyuju-2']);
    expect(bureauIdOf('qingchuan', '教育局', romanize, (id) => taken.has(id))).toBe('qingchuan-jiaoyuju-3');
    expect(regionIdOf('青川区', romanize, (id) => taken.has(id))).toBe('qingchuanqu');
  });

  test.each(['Abc', '1a', 'a b', '教育', '', 'a'.repeat(49)])('%j is none', (id) => {
    expect(() => ensureId(id)).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }));
  });
});
