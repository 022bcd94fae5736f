import { describe, expect, test } from 'vitest';
import { dayPublished, reportingYears, standingOf, totalsOf } from '../../../schema/reporting/filing.ts';

const bureau = { type: 'department', regions: ['hill'], since: 2019, until: 2027 } as const;
const collection = { from: 2019, day: '2026-02-10', rules: [] };
const held = (publishedOn: string | null) => ({ publishedOn });
const stands = (publishedOn: string | null, year = 2025) => {
  const { state, days } = standingOf(bureau, year, collection, held(publishedOn));
  return [state, days];
};

describe('a report that is held', () => {
  test('is on time on its last day, and a day late on the next', () => {
    expect(stands('2026-01-31')).toEqual(['onTime', null]);
    expect(stands('2026-02-01')).toEqual(['late', 1]);
    expect(stands('2026-02-03')).toEqual(['late', 3]);
    // Of a leap year: 29 days of February.
    expect(stands('2024-03-01', 2023)).toEqual(['late', 30]);
  });

  test('is neither where nobody knows the day', () => {
    expect(stands(null)).toEqual(['undated', null]);
  });

  test('is judged by the deadline set, and counted though none was expected', () => {
    const rules = [{ region: 'hill', kind: null, since: null, month: 1, day: 20 }];
    const { state, days, due } = standingOf(bureau, 2025, { ...collection, rules }, held('2026-01-31'));
    expect([state, days, due.day, due.rule]).toEqual(['late', 11, '2026-01-20', rules[0]]);
    expect(standingOf(bureau, 2018, collection, held('2019-03-31')).state).toBe('onTime');
  });
});

describe('a report that is not held', () => {
  const without = (day: string, year = 2025) => {
    const { state, why, days } = standingOf(bureau, year, { ...collection, day }, null);
    return [state, why, days];
  };

  test('has time to the end of the last day, and is overdue by a day on the next', () => {
    expect(without('2026-01-01')).toEqual(['notYetDue', 'notYetDue', 30]);
    expect(without('2026-01-31')).toEqual(['notYetDue', 'notYetDue', 0]);
    expect(without('2026-02-01')).toEqual(['missing', null, 1]);
    expect(without('2026-03-01')).toEqual(['missing', null, 29]);
  });

  test('is not expected of who is not on the list, nor of years before anything is collected', () => {
    expect(without('2030-06-01', 2028)).toEqual(['notExpected', 'notExpected', null]);
    expect(standingOf({ ...bureau, since: null }, 2018, collection, null)).toMatchObject({
      state: 'notExpected',
      why: 'notCollected',
    });
  });
});

test('a day that was entered holds before the one that was read', () => {
  expect(dayPublished({ read: '2026-02-03', entered: '2026-01-30' })).toBe('2026-01-30');
  expect(dayPublished({ read: '2026-02-03', entered: null })).toBe('2026-02-03');
  expect(dayPublished({ read: null, entered: null })).toBeNull();
});

test('totals account for everybody but those who need not report', () => {
  const states = ['late', 'onTime', 'onTime', 'undated', 'missing', 'notYetDue', 'notExpected'] as const;
  expect(totalsOf(states.map((state) => ({ state })))).toEqual({
    expected: 5,
    reported: 4,
    onTime: 2,
    late: 1,
    undated: 1,
    missing: 1,
    notYetDue: 1,
  });
});

test('years asked about run through the last one that is over, held or not', () => {
  expect(reportingYears([2023, 2025], '2026-11-28')).toEqual([2023, 2024, 2025]);
  expect(reportingYears([2023], '2026-01-02')).toEqual([2023, 2024, 2025]);
  expect(reportingYears([], '2026-01-02')).toEqual([2025]);
  expect(reportingYears([2033], '2026-01-02')).toEqual([2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033]);
});
