import { describe, expect, test } from 'vitest';
import { foldTyped, matchPinyin } from '../../../../server/aggregate/search/reading.ts';

const meets = (name: string, term: string) => matchPinyin(foldTyped(name), foldTyped(term));

describe('a Chinese name typed in letters', () => {
  test.each([
    ['教育局', 'jyj', 'whole'],
    ['教育局', 'jiaoyuju', 'whole'],
    ['教育局', 'jiaoyj', 'whole'],
    ['教育局', 'JiàoYù Jú', 'whole'],
    ['教育局', '教育ju', 'whole'],
    ['教育局', 'jy', 'beginning'],
    ['教育局', 'jiaoyuj', 'whole'],
    ['教育局', 'jiao', 'beginning'],
    ['教育局', 'jia', 'beginning'],
    ['教育局', 'jiaoyu局', 'whole'],
    ['山区教育局', 'jyj', 'inside'],
    ['水利局', 'shuili', 'beginning'],
    ['水利局', 'shlj', 'whole'],
    ['教育局', 'jyx', null],
    ['教育局', 'iao', null],
    ['教育局', 'yjj', null],
  ])('%s is met by %s: %s', (name, term, how) => {
    expect(meets(name, term)).toBe(how);
  });

  test.each([
    ['长安街道', 'changan'],
    ['长安街道', 'zhangan'],
    ['重庆路', 'chongqing'],
    ['重庆路', 'zhongqing'],
    ['绿化局', 'lvhua'],
    ['绿化局', 'luhua'],
  ])('%s is met by any reading of its characters: %s', (name, term) => {
    expect(meets(name, term)).toBe('beginning');
  });

  test('a character that takes two places is met by itself', () => {
    expect(['𠮷jyj', 'jyj', 'xjyj'].map((term) => meets('𠮷教育局', term))).toEqual(['whole', 'inside', null]);
  });

  test('a mark inside the name is not typed', () => {
    expect(meets('街道（筹）办', 'jdcb')).toBe('whole');
  });

  // Tried way by way, it would not come to an end.
  test('a name made to be met in very many ways costs no more than its length', () => {
    expect(meets('安恩昂'.repeat(60), `${'an'.repeat(90)}x`)).toBeNull();
  });
});
