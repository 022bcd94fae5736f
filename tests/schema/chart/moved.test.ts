/** Which numbers of a pinned chart are others now. */
import { expect, test } from 'vitest';
import { liveQuestion, movedPoints, staleNote } from '../../../schema/chart/moved.ts';
import { answerOf, chartOf, seriesOf } from './build.ts';

test('a year that came since is no change of those that were shown', () => {
  const chart = chartOf('measure=requests.received&rev=3');
  const question = liveQuestion(chart, answerOf(seriesOf({ values: [1, 2], from: 2020 })));
  expect(question).toEqual({ ...chart, years: { kind: 'range', from: 2020, to: 2021 }, revision: null });
  expect(liveQuestion(chart, answerOf()).years).toEqual(chart.years);
});

test('lines of one bureau are told apart by their applicants', () => {
  const of = (natural: number, commercial: number) =>
    answerOf(
      { ...seriesOf({ values: [natural] }), applicant: 'natural' },
      { ...seriesOf({ values: [commercial] }), applicant: 'business' },
    );
  expect(movedPoints(of(4, 9), of(4, 9))).toEqual([]);
  expect(movedPoints(of(4, 9), of(5, 9)).map(({ point }) => [point.before, point.after])).toEqual([[4, 5]]);
});

test('one number that differs is told in the singular', () => {
  expect(staleNote(3, 5, 1, 'en')).toContain('1 number differs');
  expect(staleNote(3, 5, 2, 'en')).toContain('2 numbers differ');
  expect(staleNote(3, 5, 2, 'zh')).toContain('有 2 个数字');
});
