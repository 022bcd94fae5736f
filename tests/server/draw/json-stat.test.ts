/** JSON-stat 2.0, read as its definition says: a value stands where the indices of its categories lead. */
import { describe, expect, it } from 'vitest';
import type { Series } from '../../../schema/chart/series.ts';
import { drawJsonStat } from '../../../server/draw/json-stat.ts';
import { drawMetadata } from '../../../server/draw/metadata.ts';
import { answerOf, seriesOf, subjectOf } from '../../schema/chart/build.ts';
import { answeredOf } from './answered.ts';

/** The value and status at some categories, one a dimension, in row-major order. */
function at(text: string, ...categories: readonly string[]): readonly unknown[] {
  const { id, size, dimension, value, status } = JSON.parse(text);
  const place = (id as string[]).reduce((sum, name, index) => {
    const found = dimension[name].category.index.indexOf(categories[index]);
    if (found < 0) throw new Error(`No ${categories[index]} in ${name}`);
    return sum * size[index] + found;
  }, 0);
  return [value[place], status[place] ?? null];
}

const tell = (answer: ReturnType<typeof answerOf>, query = 'kind=table&measure=requests.received') =>
  drawJsonStat(answeredOf(query, answer));

describe('JSON-stat', () => {
  it('has a dimension for whose, what and when, each value in its place, and gaps by their codes', () => {
    const a = subjectOf({ id: 'a', zh: '甲局' });
    const b = subjectOf({ id: 'b', zh: '乙局' });
    const text = tell(
      answerOf(
        seriesOf({ subject: a, values: [1, 2, 3], breaks: { 2021: 'break' } }),
        seriesOf({ subject: b, from: 2020, values: [7, 'notReported'] }),
        seriesOf({ subject: a, quantity: 'rate.granted', values: [0.5, 'denominatorZero', 0.25] }),
      ),
    );
    const { version, class: kind, role, size, id, dimension } = JSON.parse(text);
    expect({ version, kind, role, size, id }).toEqual({
      ...{ version: '2.0', kind: 'dataset', size: [2, 2, 3], id: ['subject', 'quantity', 'year'] },
      role: { time: ['year'], metric: ['quantity'] },
    });
    expect(at(text, 'a', 'requests.received', '2020')).toEqual([2, null]);
    expect(at(text, 'a', 'requests.received', '2021')).toEqual([3, 'break']);
    expect(at(text, 'b', 'requests.received', '2020')).toEqual([7, null]);
    expect(at(text, 'b', 'requests.received', '2021')).toEqual([null, 'notReported']);
    expect(at(text, 'b', 'rate.granted', '2019')).toEqual([null, null]);
    // A ratio is a fraction here, as everywhere for programs.
    expect(at(text, 'a', 'rate.granted', '2021')).toEqual([0.25, null]);
    expect(dimension.subject.category.label).toEqual({ a: '甲局', b: '乙局' });
    expect(dimension.quantity.category.unit['requests.received']).toMatchObject({ decimals: 0 });
  });

  it('tells a region’s own report from the sum of its bureaus, and lines that were split by what splits them', () => {
    const own = subjectOf({ kind: 'region', scope: 'governmentWide' });
    const split = (applicant: 'natural' | 'business', values: number[]): Series => ({
      ...seriesOf({ values }),
      applicant,
      key: { applicant },
    });
    const text = tell(answerOf(seriesOf({ subject: own, values: [9] }), split('natural', [1]), split('business', [2])));
    expect(at(text, 'region:shifan/report', 'requests.received', 'all', '2019')).toEqual([9, null]);
    expect(at(text, 'shifan', 'requests.received', 'natural', '2019')).toEqual([1, null]);
    expect(at(text, 'shifan', 'requests.received', 'business', '2019')).toEqual([2, null]);
  });

  it('of nothing is an empty set and no fault', () => {
    expect(JSON.parse(tell(answerOf()))).toMatchObject({ size: [0, 0, 0], value: [] });
  });
});

describe('what is told of a chart’s figures', () => {
  it('names its quantities with unit and formula, its columns with what stands in them, and how to cite it', () => {
    const answer = answerOf(seriesOf({ quantity: 'rate.granted', values: [0.5, 0.25] }));
    const told = JSON.parse(drawMetadata(answeredOf('measure=rate.granted&rev=212', answer)));
    expect(told).toMatchObject({ revision: 212, isPinned: true, years: { from: 2019, to: 2020 } });
    expect(told.quantities).toMatchObject([{ id: 'rate.granted', unit: { id: 'ratio' }, formula: expect.any(String) }]);
    expect(told.citation).toContain('/chart?kind=trend&measure=rate.granted&of=shifan&rev=212');
    for (const { name, description } of told.columns) expect(description, name).toMatch(/./);
  });
});
