import { expect, it } from 'vitest';
import { planOutcomes } from '../../../../schema/chart/layout/outcomes.ts';
import { findOutcomeSet, getOutcomeSet } from '../../../../schema/chart/outcomes.ts';
import type { PointGap, Series } from '../../../../schema/chart/series.ts';
import { answerOf, chartOf, seriesOf } from '../build.ts';

/** The six classes over the years from 2016, each year a number or the reason there is none. */
function classes(years: readonly (number | PointGap)[]): readonly Series[] {
  return getOutcomeSet('requests').classes.map((quantity) => {
    const series = seriesOf({ quantity, values: years });
    return { ...series, points: series.points.map((point, index) => ({ ...point, year: 2016 + index })) };
  });
}

function drawnYears(years: readonly (number | PointGap)[]): readonly number[] {
  const chart = chartOf('kind=outcomes&by=year&lang=zh');
  expect(findOutcomeSet(chart.measures)?.id).toBe('requests');
  const plan = planOutcomes(chart, answerOf(...classes(years)), { width: 800, height: null, year: null, mono: false });
  return plan?.rows.map(({ bar }) => bar.year) ?? [];
}

it('bars begin with the form that divides requests so, and not with rows of nothing for the years before it', () => {
  expect(drawnYears(['notInEdition', 'notReported', 'notInEdition', 5, 6])).toEqual([2019, 2020]);
});

it('a report that is missing since then keeps its row, and so does every year where there is no bar at all', () => {
  expect(drawnYears(['notInEdition', 'notInEdition', 'notInEdition', 'notReported', 6])).toEqual([2019, 2020]);
  expect(drawnYears(['notReported', 5])).toEqual([2016, 2017]);
  expect(drawnYears(['notInEdition', 'notInEdition'])).toEqual([2016, 2017]);
});
