/** What is told of the members behind a sum, held against the sum itself for any members there may be. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Addend, minus, plus, resultOf } from '../../../schema/rollup/addend.ts';
import { boundsOf } from '../../../schema/rollup/bounds.ts';
import { contributionsOf, type Member, type Whole } from '../../../schema/rollup/contributions.ts';
import { distributionOf, quantileOf } from '../../../schema/rollup/distribution.ts';

const count = fc.option(fc.nat(1000), { nil: null });
const members: fc.Arbitrary<readonly Member[]> = fc.array(fc.record({ id: fc.uuid(), now: count, before: count }), {
  maxLength: 30,
});

const total = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0);

/** The sums over members as a point tells them, over those there in both years or over all. */
function wholeOf(all: readonly Member[], isOfAll: boolean): Whole & { readonly current: number } {
  const compared = isOfAll ? all : all.filter(({ now, before }) => now !== null && before !== null);
  return {
    value: total(all.map(({ now }) => now)),
    previous: total(compared.map(({ before }) => before)),
    current: total(compared.map(({ now }) => now)),
    isOfAll,
  };
}

describe('contributions', () => {
  test('add up to the whole, to its difference and to its per cent', () => {
    fc.assert(
      fc.property(members, fc.boolean(), (all, isOfAll) => {
        const whole = wholeOf(all, isOfAll);
        const parts = contributionsOf(all, whole);
        expect(parts.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
        expect(total(parts.map(({ difference }) => difference))).toBe(whole.current - (whole.previous ?? 0));
        if (whole.value) expect(total(parts.map(({ share }) => share))).toBeCloseTo(1, 9);
        if (whole.previous) {
          const percent = (whole.current - whole.previous) / whole.previous;
          expect(total(parts.map(({ changeShare }) => changeShare))).toBeCloseTo(percent, 9);
        }
      }),
    );
  });

  test('cumulate by size, whatever their order, and the smallest number makes the whole', () => {
    fc.assert(
      fc.property(members, (all) => {
        const parts = contributionsOf(all, wholeOf(all, false));
        const numbers = all.map(({ now }) => now).filter((now) => now !== null);
        const sum = total(numbers);
        for (const [index, { now }] of all.entries()) {
          const shown = parts[index]?.cumulativeShare ?? null;
          expect(shown === null).toBe(now === null || sum === 0);
          if (shown === null || now === null) continue;
          const larger = total(numbers.filter((one) => one > now));
          const asLarge = total(numbers.filter((one) => one >= now));
          expect(shown * sum).toBeGreaterThan(larger + now - 1e-6);
          expect(shown * sum).toBeLessThan(asLarge + 1e-6);
        }
      }),
    );
  });

  test('name the part of who is there in both years only, unless everybody is compared', () => {
    const all = [
      { id: 'both', now: 7, before: 4 },
      { id: 'new', now: 5, before: null },
      { id: 'gone', now: null, before: 2 },
    ];
    const differences = (isOfAll: boolean) =>
      contributionsOf(all, { value: 12, previous: isOfAll ? 6 : 4, isOfAll }).map(({ difference }) => difference);
    expect(differences(false)).toEqual([3, null, null]);
    expect(differences(true)).toEqual([3, 5, -2]);
  });

  test('have no share of nothing, and none of a change from nothing', () => {
    const one = [{ id: 'a', now: 0, before: 0 }];
    expect(contributionsOf(one, { value: 0, previous: 0, isOfAll: false })).toEqual([
      { id: 'a', share: null, cumulativeShare: null, difference: 0, changeShare: null },
    ]);
    expect(contributionsOf(one, { value: null, previous: null, isOfAll: false })).toEqual([
      { id: 'a', share: null, cumulativeShare: null, difference: null, changeShare: null },
    ]);
  });
});

describe('a distribution', () => {
  test('is that of R’s type 7', () => {
    // quantile(c(33.3, 50, 50, 72.7, 100)) and quantile(1:4)
    expect(distributionOf([50, 100, 33.3, 50, 72.7].map((value) => ({ value, base: null })))).toEqual({
      ...{ n: 5, belowMinBase: 0, min: 33.3, q1: 50, median: 50, q3: 72.7, max: 100 },
    });
    expect([0.25, 0.5, 0.75].map((part) => quantileOf([1, 2, 3, 4], part))).toEqual([1.75, 2.5, 3.25]);
  });

  test('leaves out ratios on few cases, and says how many', () => {
    const rates = [
      { value: 1, base: 9 },
      { value: 0.5, base: 10 },
    ];
    expect(distributionOf(rates)).toMatchObject({ n: 1, belowMinBase: 1, min: 0.5, max: 0.5 });
    expect(distributionOf(rates, 0)).toMatchObject({ n: 2, belowMinBase: 0, median: 0.75 });
    expect(distributionOf(rates, 11)).toEqual({
      ...{ n: 0, belowMinBase: 2, min: null, q1: null, median: null, q3: null, max: null },
    });
  });

  test('lies in order, with half of the values on either side of the median', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 50 }), (values) => {
        const { min, q1, median, q3, max } = distributionOf(values.map((value) => ({ value, base: null })));
        const five = [min, q1, median, q3, max].map(Number);
        expect(five).toEqual([...five].sort((a, b) => a - b));
        expect(values.filter((value) => value <= Number(median)).length * 2).toBeGreaterThanOrEqual(values.length);
        expect(values.filter((value) => value >= Number(median)).length * 2).toBeGreaterThanOrEqual(values.length);
      }),
    );
  });
});

describe('bounds', () => {
  const addend: fc.Arbitrary<Addend> = fc.record({ over: fc.nat(500), under: fc.nat(500) });

  test('hold the number as it is, and with what those missing gave the year before', () => {
    fc.assert(
      fc.property(addend, fc.array(fc.option(addend, { nil: null }), { maxLength: 6 }), (sum, before) => {
        const bounds = boundsOf(sum, before);
        const known = before.filter((one) => one !== null);
        const withThem = resultOf({
          over: total([sum.over, ...known.map(({ over }) => over)]),
          under: total([sum.under, ...known.map(({ under }) => under)]),
        });
        const without = resultOf(sum);
        const isThere = before.length > 0 && without !== null && withThem !== null;
        expect(bounds).toEqual(
          isThere
            ? {
                low: Math.min(without, withThem),
                high: Math.max(without, withThem),
                missing: before.length,
                carried: known.length,
              }
            : null,
        );
      }),
    );
  });

  test('take away exactly what was added', () => {
    fc.assert(
      fc.property(addend, addend, (one, other) => {
        expect(minus(plus(one, other), other)).toEqual(one);
      }),
    );
    expect(minus({ over: 0.3, under: null }, { over: 0.1, under: null })).toEqual({ over: 0.2, under: null });
    expect(resultOf({ over: 3, under: 0 })).toBeNull();
  });
});
