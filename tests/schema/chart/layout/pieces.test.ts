import { describe, expect, it } from 'vitest';
import { breakYears, piecesOf } from '../../../../schema/chart/layout/pieces.ts';
import { seriesOf } from '../build.ts';

const drawn = (series: Parameters<typeof piecesOf>[0]) =>
  piecesOf(series).map(({ points, soft }) => `${points.map(({ year }) => year).join('-')}${soft ? ' soft' : ''}`);

describe('a line', () => {
  it('stops at a gap and goes on after it; a figure alone between gaps is no line', () => {
    expect(drawn(seriesOf({ values: [1, 2, 'notReported', 4, 'blank', 6, 7] }))).toEqual(['2019-2020', '2024-2025']);
  });

  it('is cut where the form breaks', () => {
    expect(drawn(seriesOf({ values: [1, 2, 3, 4], breaks: { 2021: 'break' } }))).toEqual(['2019-2020', '2021-2022']);
  });

  it('is joined with caution where it changes softly, the join a piece of its own', () => {
    expect(drawn(seriesOf({ values: [1, 2, 3, 4], breaks: { 2021: 'soft' } }))).toEqual([
      '2019-2020',
      '2020-2021 soft',
      '2021-2022',
    ]);
  });

  it('of numbers from the prose knows no form', () => {
    const series = seriesOf({ values: [1, 2, 3], breaks: { 2021: 'soft' }, edition: () => 'narrative' });
    expect(drawn(series)).toEqual(['2019-2020-2021']);
    expect(breakYears([series])).toEqual([]);
  });

  it('from a table to the prose is joined softly in the year of the change', () => {
    const edition = (year: number) => (year < 2020 ? '2014' : 'narrative');
    const series = seriesOf({ values: [1, 2, 3], breaks: { 2020: 'soft' }, edition });
    expect(drawn(series)).toEqual(['2019-2020 soft', '2020-2021']);
    expect(breakYears([series])).toEqual([2020]);
  });

  it('does not join the numbers of a few to anything, nor to those of a few a year later', () => {
    const [blank, without] = [
      { 2021: 35, 2022: 35 },
      { 2021: { empty: 0, notInForm: 35 }, 2022: { empty: 0, notInForm: 35 } },
    ];
    expect(drawn(seriesOf({ values: [1, 2, 3, 4], breaks: { 2021: 'break' }, blank }))).toHaveLength(2);
    expect(drawn(seriesOf({ values: [1, 2, 3, 4], breaks: { 2021: 'break' }, blank, without }))).toEqual(['2019-2020']);
  });

  it('is never drawn over years that are not there', () => {
    const { points, ...rest } = seriesOf({ values: [1, 2, 3, 4] });
    expect(drawn({ ...rest, points: points.filter(({ year }) => year !== 2021) })).toEqual(['2019-2020']);
  });
});

describe('the years of a change of form', () => {
  it('are those of any line, each once, and not the first year, before which there is nothing', () => {
    const hard = seriesOf({ values: [1, 2, 3, 4], breaks: { 2019: 'break', 2021: 'break' } });
    const soft = seriesOf({ values: [1, 2, 3, 4], breaks: { 2021: 'soft', 2020: 'soft' } });
    expect(breakYears([hard, soft])).toEqual([2020, 2021]);
  });
});
