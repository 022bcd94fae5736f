/** Years held against one another, and who is held against whom. */
import { describe, expect, test } from 'vitest';
import { type Coverage, joinCoverages, onList, reportsCovered } from '../../../schema/rollup/coverage.ts';
import { unaccountedOf, unbalancedOf } from '../../../schema/rollup/flow.ts';
import { isOfFew, mostOn } from '../../../schema/rollup/forms.ts';
import { chainedIndex, panelIndex } from '../../../schema/rollup/index-numbers.ts';
import { type Alike, alikeTo, isLikeNumber } from '../../../schema/rollup/peers.ts';

const YEARS = [2019, 2020, 2021, 2022];
const by = (values: Readonly<Record<number, number>>) => (year: number) => values[year] ?? null;
const told = (all: readonly { readonly value: number | null }[]) => all.map(({ value }) => value);

describe('index numbers', () => {
  test('of the same members are hundredths of the base year, and none over a base of zero or none', () => {
    expect(panelIndex(YEARS, 2020, by({ 2019: 30, 2020: 40, 2022: 0 }))).toEqual([
      { year: 2019, value: 75 },
      { year: 2020, value: 100 },
      { year: 2021, value: null },
      { year: 2022, value: 0 },
    ]);
    for (const base of [{ 2019: 3, 2020: 0 }, { 2019: 3, 2020: -1 }, { 2019: 3 }])
      expect(told(panelIndex(YEARS, 2020, by(base)))).toEqual([null, null, null, null]);
  });

  test('chained go from year to year both ways, and end where two years cannot be compared', () => {
    expect(told(chainedIndex(YEARS, 2020, by({ 2020: 2, 2021: 1.5, 2022: 0.5 })))).toEqual([50, 100, 150, 75]);
    expect(told(chainedIndex(YEARS, 2019, by({ 2020: 2, 2022: 3 })))).toEqual([100, 200, null, null]);
    expect(told(chainedIndex(YEARS, 2022, by({ 2020: 2, 2021: 0, 2022: 4 })))).toEqual([null, null, 25, 100]);
    expect(told(chainedIndex([2022, 2021], 2019, by({ 2020: 2, 2021: 2, 2022: 0 })))).toEqual([0, 400]);
    expect(told(chainedIndex([2019], 2021, by({ 2020: 4, 2021: 5 })))).toEqual([5]);
  });
});

test('books balance where what comes in goes out, and say nothing where a number is missing', () => {
  const books = { received: 10.1, carriedIn: 2, closed: 9.1, carriedOut: 3 };
  expect([unbalancedOf(books), unbalancedOf({ ...books, closed: 9 })]).toEqual([0, 0.1]);
  for (const name of ['received', 'carriedIn', 'closed', 'carriedOut'])
    expect([name, unbalancedOf({ ...books, [name]: null })]).toEqual([name, null]);
  expect([unaccountedOf(10, [3, null, 4.5]), unaccountedOf(null, [3]), unaccountedOf(3, [null])]).toEqual([
    2.5,
    null,
    null,
  ]);
});

describe('a bureau’s peers', () => {
  const bureau = (id: string, of: Partial<Alike> = {}): Alike => ({
    ...{ id, region: 'hill', kind: 'department', function: 'education', illustrative: false },
    ...of,
  });
  const one = bureau('one');
  const elsewhere = (id: string) => bureau(id, { region: 'vale' });
  const ids = (all: readonly Alike[]) => all.map(({ id }) => id);

  test('are those of its line of work everywhere, where there are three others', () => {
    const three = [one, elsewhere('a'), elsewhere('b'), elsewhere('c'), bureau('near', { function: 'police' })];
    expect(ids(alikeTo(one, three))).toEqual(['one', 'a', 'b', 'c']);
    expect(ids(alikeTo(one, three.slice(1, 3).concat(one, three.slice(4))))).toEqual(['one', 'near']);
  });

  test('are never of another kind, nor made up where it is real', () => {
    const others = ['a', 'b', 'c'].map((id) => bureau(id, { kind: 'street' }));
    const madeUp = ['d', 'e', 'f'].map((id) => bureau(id, { illustrative: true }));
    expect(ids(alikeTo(one, [one, ...others, ...madeUp]))).toEqual(['one']);
    const none = bureau('none', { function: null });
    expect(
      ids(alikeTo(none, [none, ...['x', 'y', 'z'].map((id) => bureau(id, { function: null, region: 'vale' }))])),
    ).toEqual(['none']);
  });

  test('have between half and twice as many requests, or five more or fewer', () => {
    expect([50, 200, 49, 201].map((requests) => isLikeNumber(requests, 100))).toEqual([true, true, false, false]);
    expect([0, 7, 8, -1].map((requests) => isLikeNumber(requests, 2))).toEqual([true, true, false, false]);
    expect([3, 4, 16, 17].map((requests) => isLikeNumber(requests, 8))).toEqual([true, true, true, false]);
  });
});

describe('coverages', () => {
  const none = { blank: 0, empty: 0, unknown: 0, notInForm: 0 };
  const filers = ['a', 'b', 'c', 'd'].map((id) => ({
    id,
    since: id === 'd' ? 2030 : null,
    until: null,
    type: 'department' as const,
    regions: ['hill'],
  }));
  const on = (day: string, ...reported: string[]) =>
    reportsCovered(filers, 2024, { from: 2020, day, rules: [] }, (id) => reported.includes(id));

  test('name who is missing, and until when the others have time', () => {
    expect(on('2026-01-01', 'b', 'd')).toEqual({
      expected: 4,
      reported: 2,
      ...none,
      missing: ['a', 'c'],
      notYetDue: [],
    });
    const early = on('2025-01-02', 'b');
    expect(early).toMatchObject({ expected: 1, reported: 1, missing: [], notYetDue: ['a', 'c'] });
    expect(early.lastDay).toMatch(/^2025-0\d-\d\d$/);
  });

  test('of groups are added up, everybody in the order of the list', () => {
    const part = (of: Partial<Coverage>): Coverage => ({
      expected: 0,
      reported: 0,
      ...none,
      missing: [],
      notYetDue: [],
      ...of,
    });
    const one = part({
      expected: 3,
      reported: 1,
      blank: 1,
      empty: 1,
      missing: ['c'],
      notYetDue: ['e'],
      lastDay: '2025-01-31',
    });
    const two = part({
      expected: 5,
      reported: 2,
      blank: 2,
      unknown: 1,
      notInForm: 1,
      missing: ['a'],
      lastDay: '2025-03-31',
    });
    expect(joinCoverages([one], [])).toBe(one);
    expect(joinCoverages([one, two, part({})], ['a', 'b', 'c', 'd', 'e'])).toEqual({
      ...{ expected: 8, reported: 3, blank: 3, empty: 1, unknown: 1, notInForm: 1 },
      ...{ missing: ['a', 'c'], notYetDue: ['e'], lastDay: '2025-03-31' },
    });
    expect(joinCoverages([part({}), part({})], [])).toEqual(part({}));
  });

  test('say that the list may lack somebody, until somebody says that it is complete', () => {
    const whole = on('2026-01-01');
    expect([onList(whole, null, 2024), onList(whole, 2025, 2024)]).toEqual(
      Array(2).fill({ ...whole, complete: false }),
    );
    expect([onList(whole, 2024, 2024), onList(whole, 2020, 2024)]).toEqual([whole, whole]);
  });
});

test('a year is on the form of more than half of its reports, or else on the oldest in use', () => {
  const on = (...counts: number[]) =>
    mostOn(counts.map((reports, at) => ({ edition: at === 0 ? '2019' : '2021', reports })));
  expect([on(2, 3), on(2, 2), on(3, 2), on()]).toEqual(['2021', '2019', '2019', null]);
  const given = { reported: 2, empty: 1, unknown: 1 };
  expect([isOfFew({ ...given, notInForm: 5 }), isOfFew({ ...given, notInForm: 4 })]).toEqual([true, false]);
});
