import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getOutcomeSet, outcomeBars, roundShares } from '../../../schema/chart/outcomes.ts';
import type { PointGap } from '../../../schema/chart/series.ts';
import { answerOf, outcomeSeries, seriesOf, subjectOf } from './build.ts';

const review = getOutcomeSet('review');

function bars(...rows: readonly (readonly (number | PointGap)[])[]) {
  const series = review.classes.map((quantity, index) =>
    seriesOf({ quantity, from: 2024, values: rows.map((row) => row[index] ?? 'blank') }),
  );
  return outcomeBars(review, answerOf(...series), 'year');
}

describe('stacked outcomes', () => {
  it('share out the whole in the order of the form, with the rate corrected of those decided', () => {
    const [bar] = bars([6, 3, 0, 1]);
    expect(bar?.parts?.map(({ share }) => share)).toEqual([0.6, 0.3, 0, 0.1]);
    expect(bar?.total).toBe(10);
    expect(bar?.rate).toBeCloseTo(3 / 9);
  });

  it('print shares that make 100.0, whatever is shared out', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        counts.filter((values) => values.some((value) => value > 0)),
        (values) => {
          const rounded = roundShares(values);
          const total = values.reduce((sum, value) => sum + value, 0);
          expect(Math.round(rounded.reduce((sum, share) => sum + share, 0) * 10)).toBe(1000);
          for (const [index, share] of rounded.entries()) {
            expect(Math.abs(share - ((values[index] ?? 0) / total) * 100)).toBeLessThan(0.1);
          }
        },
      ),
      { numRuns: 300, seed: 20260105 },
    );
    expect(roundShares([1, 1, 1])).toEqual([33.4, 33.3, 33.3]);
    expect(roundShares([14, 6, 1, 9, 2, 4])).toEqual([38.9, 16.7, 2.8, 25, 5.5, 11.1]);
  });

  it('say of a share that is not nothing, and of one that is not all, that it is not', () => {
    const [bar] = bars([9999, 1, 0, 0]);
    expect(bar?.parts?.map(({ printed }) => printed)).toEqual(['>99.9%', '<0.1%', '0.0%', '0.0%']);
  });

  it('move in percentage points against the year before', () => {
    const [, bar] = bars([5, 5, 0, 0], [6, 4, 0, 0]);
    expect(bar?.parts?.map(({ points }) => Math.round(points ?? Number.NaN))).toEqual([10, -10, 0, 0]);
  });

  it('count an empty cell as nothing and leave a bar with an unknown cell undrawn', () => {
    const [blank, unknown, none] = bars([6, 'blank', 0, 1], [6, 'unreadable', 0, 1], [0, 0, 0, 0]);
    expect(blank?.total).toBe(7);
    expect(blank?.parts?.[1]?.value).toBeNull();
    expect(unknown).toMatchObject({ parts: null, gap: 'unreadable' });
    expect(none).toMatchObject({ parts: null, gap: 'denominatorZero' });
  });

  it('draw no bar from a negative number', () => {
    expect(bars([6, -3, 0, 1])[0]).toMatchObject({ parts: null, gap: 'unreadable' });
  });

  it('compare bureaus in the latest year that has any', () => {
    const series = ['a', 'b'].flatMap((id, index) =>
      outcomeSeries([[1, 1, 1, 1], index === 0 ? [1, 2, 3, 4] : []], review.classes, {
        from: 2023,
        subject: subjectOf({ id }),
      }),
    );
    const compared = outcomeBars(review, answerOf(...series), 'bureau');
    expect(compared.map(({ subject, year, gap }) => [subject.id, year, gap])).toEqual([
      ['a', 2024, null],
      ['b', 2024, 'blank'],
    ]);
  });
});
