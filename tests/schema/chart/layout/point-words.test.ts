import { describe, expect, test } from 'vitest';
import { changeWord, changeWordShort, valueWithUnit } from '../../../../schema/chart/layout/point-words.ts';
import { seriesOf } from '../build.ts';

describe('points as words', () => {
  test('a gap is a word and never a zero', () => {
    const [point] = seriesOf({ values: ['blank'] }).points;
    expect(valueWithUnit(point, 'case', 'zh')).toBe('未填');
    expect(valueWithUnit(undefined, 'case', 'zh')).toBe('未报送');
  });

  test('a number that rests on a correction has its sign, before that of a failed check', () => {
    const [first, second] = seriesOf({
      values: [8, 9],
      from: 2024,
      corrected: { 2024: 1, 2025: 1 },
      failed: { 2025: 1 },
    }).points;
    expect(valueWithUnit(first, 'case', 'zh')).toBe('8 * 件');
    expect(valueWithUnit(second, 'case', 'zh')).toBe('9 * ✕ 件');
  });

  test('a change says its size, or why there is none', () => {
    const [, up, zero] = seriesOf({ values: [0, 8, 9] }).points;
    expect(up && changeWord(up, 'case', 'zh')).toBe('上年为 0，不作同比');
    expect(zero && changeWord(zero, 'case', 'zh')).toBe('+12.5%');
    const [, broken] = seriesOf({ values: [5, 6], breaks: { 2020: 'break' } }).points;
    expect(broken && changeWordShort(broken, 'case', 'zh')).toBe('表式变更');
    const [, rate] = seriesOf({ quantity: 'rate.granted', values: [0.576, 0.596] }).points;
    expect(rate && changeWord(rate, 'percent', 'zh')).toBe('+2.0 个百分点');
  });
});
