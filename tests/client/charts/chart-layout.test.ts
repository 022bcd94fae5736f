import { describe, expect, test } from 'vitest';
import { placeNames } from '../../../client/charts/place-names.ts';
import { changeWord, changeWordShort, valueWithUnit } from '../../../client/charts/point-words.ts';
import { spread } from '../../../client/charts/push-apart.ts';
import { stylesOf } from '../../../client/charts/series-style.ts';
import { REST, SUBJECT_COLOURS } from '../../../schema/chart/palette.ts';
import { breakYears, stretchesOf } from '../../../schema/chart/segments.ts';
import { seriesOf, subjectOf } from '../../schema/chart/build.ts';

describe('lines', () => {
  test('stop at a gap and go on after it', () => {
    const { points } = seriesOf({ values: [1, 2, 'notReported', 4, 5] });
    expect(stretchesOf(points).map((stretch) => stretch.points.map((point) => point.year))).toEqual([
      [2019, 2020],
      [2022, 2023],
    ]);
  });

  test('are cut where the form breaks, and run on with a mark where it changes softly', () => {
    const hard = seriesOf({ values: [1, 2, 3, 4], breaks: { 2021: 'break' } });
    const soft = seriesOf({ values: [1, 2, 3, 4], breaks: { 2021: 'soft' } });
    expect(stretchesOf(hard.points)).toHaveLength(2);
    expect(stretchesOf(soft.points)).toHaveLength(1);
    expect(breakYears([hard, soft])).toEqual([2021]);
  });

  test('of one subject are coloured first and grey after; of several bureaus each has its own colour and dash', () => {
    const one = [
      seriesOf({ quantity: 'review.total', values: [1] }),
      seriesOf({ quantity: 'litigation.total', values: [1] }),
    ];
    expect(stylesOf(one, 'zh').map((style) => style.colour)).toEqual([SUBJECT_COLOURS.appeals, REST]);
    expect(stylesOf(one, 'zh').map((style) => style.name)).toEqual(['行政复议', '行政诉讼']);
    const many = ['a', 'b', 'c'].map((id) => seriesOf({ subject: subjectOf({ id, zh: id }), values: [1] }));
    expect(new Set(stylesOf(many, 'zh').map((style) => `${style.colour}${style.dash}`)).size).toBe(3);
    expect(stylesOf(many, 'zh', 'b').map((style) => style.colour)).toEqual([REST, SUBJECT_COLOURS.requests, REST]);
  });
});

describe('labels', () => {
  test('are moved apart in their own order and stay inside', () => {
    expect(spread([10, 12, 14], 10, 0, 100)).toEqual([10, 20, 30]);
    expect(spread([95, 90], 10, 0, 100)).toEqual([100, 90]);
    expect(spread([], 10, 0, 100)).toEqual([]);
  });

  test('never lie on each other, even where lines end in one point', () => {
    const places = placeNames(
      [
        { y: 100, falling: false },
        { y: 100, falling: false },
      ],
      100,
    );
    expect(Math.abs((places[0] ?? 0) - (places[1] ?? 0))).toBeGreaterThanOrEqual(14);
  });

  test('stand under a line that falls and over one that rises', () => {
    expect(placeNames([{ y: 50, falling: true }], 150)[0]).toBeGreaterThan(50);
    expect(placeNames([{ y: 50, falling: false }], 150)[0]).toBeLessThan(50);
  });
});

describe('points as words', () => {
  test('a gap is a word and never a zero', () => {
    const [point] = seriesOf({ values: ['blank'] }).points;
    expect(valueWithUnit(point, 'case', 'zh')).toBe('未填');
    expect(valueWithUnit(undefined, 'case', 'zh')).toBe('未报送');
  });

  test('a change says its size, or why there is none', () => {
    const [, up, zero] = seriesOf({ values: [0, 8, 9] }).points;
    expect(up && changeWord(up.change, 'case', 'zh')).toBe('上年为 0，不作同比');
    expect(zero && changeWord(zero.change, 'case', 'zh')).toBe('+12.5%');
    const [, broken] = seriesOf({ values: [5, 6], breaks: { 2020: 'break' } }).points;
    expect(broken && changeWordShort(broken.change, 'case', 'zh')).toBe('表式变更');
    const [, rate] = seriesOf({ quantity: 'rate.granted', values: [0.576, 0.596] }).points;
    expect(rate && changeWord(rate.change, 'percent', 'zh')).toBe('+2.0 个百分点');
  });
});
