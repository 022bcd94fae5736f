import { describe, expect, test } from 'vitest';
import { type Named, namesApart } from '../../../schema/chart/names.ts';

const east = { zh: '东区', en: 'East' };
const west = { zh: '西区', en: 'West' };

function named(id: string, zh: string, home: Named['home'], full = `${home?.zh ?? ''}${zh}`): Named {
  return { id, name: { zh: full, en: id }, shortName: { zh, en: zh }, home };
}

function shortNames(...subjects: readonly Named[]): readonly string[] {
  const names = namesApart(subjects);
  return subjects.map(({ id }) => names.get(id)?.shortName.zh ?? '');
}

describe('the names of the subjects of one answer', () => {
  test('stay short where nobody shares them', () => {
    expect(shortNames(named('a', '教育局', east), named('b', '民政局', west))).toEqual(['教育局', '民政局']);
  });

  test('get their region’s where two are the same, and only those', () => {
    const subjects = [named('a', '教育局', east), named('b', '民政局', east), named('c', '教育局', west)];
    expect(shortNames(...subjects)).toEqual(['东区教育局', '民政局', '西区教育局']);
    expect(namesApart(subjects).get('c')?.shortName.en).toBe('教育局, West');
  });

  test('of two bodies of one region give way to the full ones, and in the end carry the id', () => {
    expect(shortNames(named('a', '一小', east, '东区第一小学'), named('b', '一小', east, '东区第一中心小学'))).toEqual([
      '东区第一小学',
      '东区第一中心小学',
    ]);
    expect(shortNames(named('a', '一小', east, '一小'), named('b', '一小', east, '一小'))).toEqual([
      '一小（a）',
      '一小（b）',
    ]);
  });

  test('never turn into the name of a third', () => {
    const third = { ...named('c', '东区教育局', west), shortName: { zh: '东区教育局', en: 'c' } };
    const names = shortNames(named('a', '教育局', east), named('b', '教育局', west), third);
    expect(new Set(names).size).toBe(3);
  });

  test('are told apart in full as well, and one subject asked about twice is one', () => {
    const towns = [named('a', '城关镇', east, '城关镇'), named('b', '城关镇', west, '城关镇')];
    const names = namesApart([...towns, ...towns]);
    expect([...names.values()].map(({ name }) => name.zh)).toEqual(['东区城关镇', '西区城关镇']);
  });
});
