import { expect, test } from 'vitest';
import { yearTold } from '../../../schema/chart/filings.ts';
import type { SubjectFiling } from '../../../schema/chart/series.ts';
import { answerOf, seriesOf } from './build.ts';

test('the year that is told of who has reported is the last in which somebody had to', () => {
  const told = (...states: readonly SubjectFiling['state'][]) => {
    const filings = states.map(
      (state, at): SubjectFiling => ({ subject: 'a', year: 2023 + at, state, days: null, due: '', publishedOn: null }),
    );
    return yearTold({ ...answerOf(seriesOf({ values: states.map(() => 'notReported'), from: 2023 })), filings })?.year;
  };
  expect(told('onTime', 'missing', 'notYetDue')).toBe(2024);
  expect(told('notYetDue', 'notYetDue')).toBe(2024);
  expect(told('notExpected')).toBeUndefined();
});
