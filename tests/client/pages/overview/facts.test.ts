import { describe, expect, test } from 'vitest';
import { answerFor, standingOf } from '../../../../client/pages/overview/answers.ts';
import { driverOf, leadFacts } from '../../../../client/pages/overview/lead-facts.ts';
import { outcomeFacts } from '../../../../client/pages/overview/outcome-facts.ts';
import { getOutcomeSet, outcomeBars } from '../../../../schema/chart/outcomes.ts';
import { answerOf, outcomeSeries, seriesOf, subjectOf } from '../../../schema/chart/build.ts';

const bureau = (id: string, values: readonly number[]) =>
  seriesOf({ subject: subjectOf({ id, zh: id }), values, from: 2024 });

describe('how a year stands among the years before it', () => {
  test('a rise through all the years is told as one, a later peak as a peak', () => {
    expect(standingOf(seriesOf({ values: [10, 12, 15, 19] }), 2022, 'zh')).toBe('连续三年增长');
    expect(standingOf(seriesOf({ values: [14, 10, 12, 15, 19] }), 2023, 'zh')).toBe('连续三年增长，为 2019 年以来最多');
    expect(standingOf(seriesOf({ values: [14, 10, 19] }), 2021, 'en')).toBe('the most since 2019');
    expect(standingOf(seriesOf({ values: [14, 19, 10] }), 2021, 'zh')).toBe('为 2019 年以来最少');
  });

  test('a sum that not everybody is in is no lowest, and none above it the highest; how many are in it is said', () => {
    const values = [14, 19, 10];
    const waiting = ['a', 'b', 'c'];
    expect(standingOf(seriesOf({ values, notYetDue: { 2021: waiting } }), 2021, 'zh')).toBe(
      '2019 年以来在 10 件（36 家中 33 家）至 19 件之间',
    );
    expect(standingOf(seriesOf({ values, missing: { 2021: waiting } }), 2021, 'en')).toBe(
      'between 10 (33 of 36) and 19 since 2019',
    );
    const doubtful = { failed: { 2021: 1 }, missing: { 2021: waiting } };
    expect(standingOf(seriesOf({ values: [14, 19, 15], ...doubtful }), 2021, 'zh')).toBe(
      '2019 年以来在 14 件至 19 件之间',
    );
    expect(standingOf(seriesOf({ values, ...doubtful }), 2021, 'zh')).toBe(
      '2019 年以来在 10 件（✕ 核查不符；36 家中 33 家）至 19 件之间',
    );
    // What is not whole among the others can only be more.
    expect(standingOf(seriesOf({ values, missing: { 2019: waiting } }), 2021, 'zh')).toBe('为 2019 年以来最少');
    const peak = (options: object) => standingOf(seriesOf({ values: [14, 10, 19], ...options }), 2021, 'zh');
    expect(peak({ missing: { 2021: waiting } })).toBe('为 2019 年以来最多');
    expect(peak({ missing: { 2020: waiting } })).toBe('2019 年以来在 10 件（36 家中 33 家）至 19 件之间');
    const unread = { 2020: { empty: 0, unknown: 1 } };
    expect(peak({ without: unread, blank: { 2020: 1 } })).toBe('2019 年以来在 10 件（36 家中 35 家）至 19 件之间');
    // Empty cells count as nothing, and are known.
    expect(peak({ blank: { 2020: 1 } })).toBe('为 2019 年以来最多');
  });

  test('a year like any other is given its range', () => {
    expect(standingOf(seriesOf({ values: [14, 10, 12] }), 2021, 'zh')).toBe('2019 年以来在 10 件至 14 件之间');
    expect(standingOf(seriesOf({ values: [14, 10, 12] }), 2021, 'en')).toBe('between 10 and 14 since 2019');
    expect(standingOf(seriesOf({ values: [10, 14, 10] }), 2021, 'zh')).toBe('2019 年以来在 10 件至 14 件之间');
  });

  test('a peak or a rise that rests on a number in which a check fails says so', () => {
    const peak = (failed: number) =>
      standingOf(seriesOf({ values: [14, 10, 19], failed: { [failed]: 1 } }), 2021, 'zh');
    expect(peak(2019)).toBe('为 2019 年以来最多（有的 ✕ 核查不符）');
    expect(peak(2022)).toBe('为 2019 年以来最多');
  });

  test('years after the one asked about are not looked at', () => {
    expect(standingOf(seriesOf({ values: [14, 10, 19, 30] }), 2021, 'zh')).toBe('为 2019 年以来最多');
    expect(standingOf(seriesOf({ values: [30, 10, 12, 15, 19] }), 2022, 'zh')).toBe('2019 年以来在 10 件至 30 件之间');
  });

  test('figures before a break of the form are not compared', () => {
    const broken = seriesOf({ values: [500, 400, 10, 12, 11], breaks: { 2021: 'break' } });
    expect(standingOf(broken, 2023, 'zh')).toBe('2021 年以来在 10 件至 12 件之间');
    expect(standingOf(broken, 2021, 'zh')).toBe('表式变更后的第一年');
    const twice = seriesOf({ values: [500, 400, 10, 12, 11], breaks: { 2021: 'break', 2022: 'break' } });
    expect(standingOf(twice, 2023, 'zh')).toBe('2022 年为 12 件');
  });

  test('a year without a number has no standing, and a gap is never a lowest value', () => {
    expect(standingOf(seriesOf({ values: [14, 10, 'notReported'] }), 2021, 'zh')).toBeNull();
    expect(standingOf(seriesOf({ values: ['notReported', 10, 12, 11] }), 2022, 'zh')).toBe(
      '2020 年以来在 10 件至 12 件之间',
    );
  });

  test('a year is the only one only where no other has a number', () => {
    expect(standingOf(seriesOf({ values: [14, 10, 12] }), 2019, 'zh')).toBe('有数字的第一年');
    expect(standingOf(seriesOf({ values: [14, 10, 12] }), 2019, 'en')).toBe('the first year with a number');
    expect(standingOf(seriesOf({ values: [14, 10] }), 2019, 'zh')).toBe('有数字的第一年');
    expect(standingOf(seriesOf({ values: ['blank', 10, 'notReported'] }), 2020, 'zh')).toBe('只有 2020 一年的数字');
  });

  test('two years are told by the one before', () => {
    expect(standingOf(seriesOf({ values: [3511, 3525] }), 2020, 'zh')).toBe('2019 年为 3,511 件');
  });

  test('who still has time is said of a sum in the year itself, and of nobody’s own number', () => {
    const asked = (scope: 'bureaus' | 'own') => {
      const series = seriesOf({ values: [14, 19, 10], subject: subjectOf({ scope }) });
      return answerFor([series], 2021, 'zh', ['a', 'b']);
    };
    expect(asked('bureaus')).toBe('2019 年以来在 10 件（38 家中 36 家）至 19 件之间');
    expect(asked('own')).toBe('2019 年以来最少');
  });

  test('several series are told by name; none with a number tells nothing', () => {
    const review = seriesOf({ quantity: 'review.total', values: [5, 4, 9] });
    const litigation = seriesOf({ quantity: 'litigation.total', values: [3, 2, 3] });
    expect(answerFor([review, litigation], 2021, 'zh')).toBe(
      '行政复议为 2019 年以来最多；行政诉讼 2019 年以来在 2 件至 3 件之间',
    );
    expect(answerFor([seriesOf({ values: ['notReported'] })], 2019, 'zh')).toBeNull();
    // Where one of two has a number, it is said which.
    const none = seriesOf({ quantity: 'litigation.total', values: ['notReported', 'notReported', 'notReported'] });
    expect(answerFor([review, none], 2021, 'zh')).toBe('行政复议为 2019 年以来最多');
  });
});

describe('who drives a rise', () => {
  const total = seriesOf({ values: [100, 120], from: 2024 }).points[1];

  test('the bureau with two fifths of it or more', () => {
    expect(driverOf(total, [bureau('a', [40, 52]), bureau('b', [60, 68])], 2025)).toMatchObject({
      name: { id: 'a' },
      share: 0.6,
    });
  });

  test('nobody, where the rise is spread, where there is a fall, or where falls elsewhere offset more than the rise', () => {
    expect(driverOf(total, [bureau('a', [40, 47]), bureau('b', [30, 36])], 2025)).toBeNull();
    expect(driverOf(seriesOf({ values: [120, 100], from: 2024 }).points[1], [bureau('a', [9, 8])], 2025)).toBeNull();
    expect(driverOf(total, [bureau('a', [40, 80])], 2025)).toBeNull();
  });
});

describe('the lead sentence', () => {
  const review = (numerator: number | null, denominator: number | null) => {
    const series = seriesOf({ quantity: 'rate.reviewCorrected', values: ['denominatorZero'] });
    return [{ ...series, points: series.points.map((point) => ({ ...point, numerator, denominator })) }];
  };

  test('counts as decided the base of the share corrected, whatever total is printed', () => {
    expect(leadFacts(review(12, 41), [], 2019).review).toEqual({ decided: 41, corrected: 12, failed: false });
    expect(leadFacts(review(0, 0), [], 2019).review).toEqual({ decided: 0, corrected: 0, failed: false });
  });

  test('says nothing of reviews that no report counts', () => {
    expect(leadFacts(review(null, null), [], 2019).review).toBeNull();
  });
});

test('a share of a handful of cases is not told, nor a largest class of one or of several', () => {
  const rate = seriesOf({ quantity: 'rate.granted', values: [0.5], denominator: 9 });
  expect(leadFacts([rate], [], 2019).granted).toBeUndefined();
  expect(leadFacts([seriesOf({ quantity: 'rate.granted', values: [0.5] })], [], 2019).granted?.value).toBe(0.5);
  const set = getOutcomeSet('requests');
  const factsOf = (...values: readonly number[]) =>
    outcomeFacts(outcomeBars(set, answerOf(...outcomeSeries([values], set.classes)), 'year')[0]);
  expect(factsOf(5, 2, 1, 1, 0, 0)).toBeNull();
  expect(factsOf(6, 2, 1, 1, 0, 0)?.most.measure).toBe('requests.granted');
  expect(factsOf(5, 5, 1, 1, 0, 0)).toBeNull();
  expect(factsOf(6, 4, 1, 1, 0, 0)?.most.measure).toBe('requests.granted');
});

test('of the outcomes, the largest class and the largest move are told', () => {
  const set = getOutcomeSet('requests');
  const values: readonly (readonly number[])[] = [
    [50, 50],
    [10, 10],
    [10, 5],
    [20, 26],
    [5, 5],
    [5, 4],
  ];
  const series = set.classes.map((quantity, index) => seriesOf({ quantity, values: values[index] ?? [], from: 2024 }));
  const bars = outcomeBars(set, { series, revision: 1, revisedOn: '2026-01-01' }, 'year');
  const facts = outcomeFacts(bars.find((bar) => bar.year === 2025));
  expect(facts?.most.measure).toBe('requests.granted');
  expect(facts?.moved?.measure).toBe('requests.unavailable');
  expect(facts?.moved?.points).toBeCloseTo(6);
  expect(outcomeFacts(bars.find((bar) => bar.year === 2024))?.moved).toBeNull();
});

test('what became of requests says where it rests on a number in which a check fails', () => {
  const set = getOutcomeSet('requests');
  const doubtful = (year: number, before: number) => {
    const failed = { [year]: 1 };
    const series = set.classes.map((quantity, index) =>
      seriesOf({ quantity, values: index === 0 ? [before, 60] : [5, 5], from: 2024, failed }),
    );
    const [last, now] = outcomeBars(set, answerOf(...series), 'year');
    return outcomeFacts(now, last)?.doubtful;
  };
  // Where nothing moved, nothing rests on the year before.
  expect([doubtful(2025, 60), doubtful(2024, 80), doubtful(2024, 60), doubtful(2023, 80)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('the largest class of many is told, and no move from a handful', () => {
  const set = getOutcomeSet('requests');
  const moved = (before: number) => {
    const series = outcomeSeries(
      [[before, 1, 0, 0, 0, 0], [10, 10, 10, 0, 0, 0].map((value, index) => value + Number(index === 0))],
      set.classes,
    );
    return outcomeFacts(outcomeBars(set, answerOf(...series), 'year')[1]);
  };
  expect(moved(8)?.most.measure).toBe('requests.granted');
  expect(moved(8)?.moved).toBeNull();
  expect(moved(9)?.moved?.measure).toBe('requests.granted');
});
