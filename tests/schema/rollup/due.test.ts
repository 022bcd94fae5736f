import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUREAU_KINDS } from '../../../schema/report/publisher.ts';
import {
  type DueRule,
  daysBetween,
  dueOn,
  duesPassed,
  isDay,
  isDayOfYear,
  isFilerKind,
  lawfulDay,
} from '../../../schema/rollup/due.ts';

const bureau = { type: 'department', regions: ['vale', 'hill', 'land'] } as const;
const set = (month: number, day: number, of: Partial<DueRule> = {}): DueRule => ({
  region: null,
  kind: null,
  since: null,
  month,
  day,
  ...of,
});

describe('the law', () => {
  test('gives bodies until 31 January and governments until 31 March, for reports on 2019 and later', () => {
    for (const kind of BUREAU_KINDS) expect(lawfulDay(kind, 2019)).toBe('2020-01-31');
    expect(lawfulDay('region', 2019)).toBe('2020-03-31');
    expect(lawfulDay('department', 2025)).toBe('2026-01-31');
  });

  test('gave all until 31 March before: reports on 2018 were due when the law of 2019 was not in force', () => {
    expect(lawfulDay('department', 2018)).toBe('2019-03-31');
    expect(lawfulDay('region', 2008)).toBe('2009-03-31');
  });

  test('moves no weekend: 31 January 2026 is a Saturday, 31 January 2027 a Sunday', () => {
    expect([2025, 2026].map((year) => dueOn(bureau, year, []).day)).toEqual(['2026-01-31', '2027-01-31']);
  });
});

describe('a deadline that is set', () => {
  test('holds for its region, those below it, and its kind', () => {
    const rules = [set(1, 20, { region: 'hill' })];
    expect(dueOn(bureau, 2025, rules)).toEqual({ day: '2026-01-20', rule: rules[0] });
    expect(dueOn({ ...bureau, regions: ['dale', 'land'] }, 2025, rules)).toEqual({ day: '2026-01-31', rule: null });
    const township = [set(1, 10, { kind: 'township' })];
    expect(dueOn(bureau, 2025, township).rule).toBeNull();
    expect(dueOn({ ...bureau, type: 'township' }, 2025, township).day).toBe('2026-01-10');
    expect(dueOn({ ...bureau, type: 'region' }, 2025, [set(2, 28)]).day).toBe('2026-02-28');
  });

  test('gives way to a nearer region, then to its own kind, then to a later one', () => {
    const all = [
      set(1, 9),
      set(1, 10, { kind: 'department' }),
      set(1, 11, { region: 'land', kind: 'department', since: 2020 }),
      set(1, 12, { region: 'hill', since: 2024 }),
      set(1, 13, { region: 'hill', kind: 'department' }),
      set(1, 14, { region: 'hill', kind: 'department', since: 2022 }),
      set(1, 15, { region: 'vale' }),
    ];
    // Each is the closest of those before it, in whatever order they are asked.
    for (let count = 1; count <= all.length; count += 1) {
      const some = all.slice(0, count);
      const closest = count === 4 ? all[3] : some.at(-1);
      expect(dueOn(bureau, 2025, some).rule).toBe(closest);
      expect(dueOn(bureau, 2025, [...some].reverse()).rule).toBe(closest);
    }
  });

  test('leaves the years before its first as they were', () => {
    const rules = [set(1, 15, { since: 2025 })];
    expect([2024, 2025, 2026].map((year) => dueOn(bureau, year, rules).day)).toEqual([
      '2025-01-31',
      '2026-01-15',
      '2027-01-15',
    ]);
  });

  test('on 29 February is the 28th in years that have no 29th', () => {
    const rules = [set(2, 29)];
    expect([2023, 2024, 2025, 2099].map((year) => dueOn(bureau, year, rules).day)).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2100-02-28',
    ]);
  });
});

test('days of the calendar, and none else', () => {
  expect(['2024-02-29', '2000-02-29', '2026-12-31', '2026-01-01'].filter(isDay)).toHaveLength(4);
  for (const wrong of [
    '2026-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '26-01-01',
    '2026-01-00',
    '12026-01-01',
    '2026-01-012',
    '',
  ])
    expect(isDay(wrong), wrong).toBe(false);
  expect([isDayOfYear(2, 29), isDayOfYear(12, 31), isDayOfYear(6, 30), isDayOfYear(1, 1)]).toEqual(Array(4).fill(true));
  expect([isFilerKind('region'), isFilerKind('township'), isFilerKind('school')]).toEqual([true, true, false]);
  expect([isDayOfYear(2, 30), isDayOfYear(6, 31), isDayOfYear(0, 1), isDayOfYear(13, 1), isDayOfYear(1, 0)]).toEqual(
    Array(5).fill(false),
  );
  expect([isDayOfYear(1.5, 1), isDayOfYear(1, 1.5), isDayOfYear(Number.NaN, 1)]).toEqual([false, false, false]);
});

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => iso(date.getTime()));

test('days between two are those of the calendar, leap years and all', () => {
  expect([daysBetween('2026-01-31', '2026-02-03'), daysBetween('2026-03-01', '2026-01-31')]).toEqual([3, -29]);
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2026-01-31', '2147483648-01-31')).toBeGreaterThan(7e11);
  fc.assert(
    fc.property(days, days, (from, to) => {
      expect(daysBetween(from, to)).toBe((Date.parse(to) - Date.parse(from)) / 86_400_000);
    }),
  );
});

test('what has fallen due changes on the day after a deadline, and on no other', () => {
  const rules = [set(2, 20, { region: 'hill' }), set(1, 31)];
  const changes = Array.from({ length: 365 }, (_, index) => iso(Date.parse('2026-01-01') + index * 86_400_000)).filter(
    (day, index, all) =>
      index > 0 && String(duesPassed(day, rules)) !== String(duesPassed(all[index - 1] ?? '', rules)),
  );
  expect(changes).toEqual(['2026-02-01', '2026-02-21', '2026-04-01']);
});
