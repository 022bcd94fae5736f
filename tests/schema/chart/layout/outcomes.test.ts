import { describe, expect, it } from 'vitest';
import { type OutcomesPlan, type OutcomesSize, planOutcomes } from '../../../../schema/chart/layout/outcomes.ts';
import { getOutcomeSet, type OutcomeSetId } from '../../../../schema/chart/outcomes.ts';
import type { Series } from '../../../../schema/chart/series.ts';
import { answerOf, chartOf, outcomeSeries, subjectOf } from '../build.ts';

const SIZE: OutcomesSize = { width: 672, height: null, year: null, mono: false };

function plan(query: string, series: readonly Series[], size: Partial<OutcomesSize> = {}): OutcomesPlan {
  const planned = planOutcomes(chartOf(`kind=outcomes&${query}`), answerOf(...series), { ...SIZE, ...size });
  if (!planned) throw new Error('No set');
  return planned;
}

const of = (set: OutcomeSetId, rows: readonly (readonly number[])[], more: Parameters<typeof outcomeSeries>[2] = {}) =>
  outcomeSeries(rows, getOutcomeSet(set).classes, more);
const row = [41, 9, 9, 24, 8, 9];
const texts = ({ rows, texts: own }: OutcomesPlan, role: string) =>
  [...own, ...rows.flatMap((one) => one.texts)].flatMap((mark) => (mark.role === role ? [mark.text] : []));

describe('stacked bars', () => {
  it('fill the width, each part as long as its share, its number in it where it fits', () => {
    const { rows, left, right } = plan('of=shifan', of('requests', [row]));
    const segments = rows[0]?.segments ?? [];
    expect(segments).toHaveLength(6);
    expect(segments[0]?.box.x).toBe(left);
    expect(segments.reduce((sum, { box }) => sum + box.width, 0)).toBeCloseTo(right - left, 5);
    expect(segments[0]?.box.width).toBeCloseTo(((right - left) * 41) / 100, 5);
    expect(segments.map(({ text }) => text?.text)).toEqual(['41.0%', '9.0%', '9.0%', '24.0%', '8.0%', '9.0%']);
    const narrow = plan('of=shifan', of('requests', [row]), { width: 310 }).rows[0]?.segments ?? [];
    expect(narrow.map(({ text }) => text?.text ?? '')).toEqual(['41.0%', '', '', '24.0%', '', '']);
  });

  it('leave out a class of nothing and keep the colours of the others', () => {
    const segments = plan('of=shifan', of('requests', [[4, 0, 3, 0, 2, 1]])).rows[0]?.segments ?? [];
    expect(segments.map(({ index }) => index)).toEqual([0, 2, 4, 5]);
  });

  it('say how many, and of appeals how many were corrected of those decided', () => {
    expect(texts(plan('of=shifan', of('requests', [row])), 'total')).toEqual(['100 件']);
    expect(texts(plan('measure=review&of=shifan', of('review', [[6, 2, 1, 3]])), 'total')).toEqual([
      '12 件 · 纠错率 22.2%',
    ]);
  });

  it('say why there is none', () => {
    const series = of('requests', [row, [0, 0, 0, 0, 0, 0]]);
    const drawn = plan('of=shifan', series);
    expect(texts(drawn, 'gap')).toEqual(['0 件']);
    expect(drawn.rows[1]?.segments).toEqual([]);
    expect(drawn.rows[1]?.empty?.to.x).toBe(drawn.right);
    expect(drawn.rows[0]?.empty).toBeNull();
  });
});

describe('the change of form', () => {
  it('is marked between the last year of one and the first of the other, for a row that became three', () => {
    const drawn = plan('of=shifan', of('requests', [row, row, row], { from: 2020 }));
    expect(drawn.rows.map(({ divide }) => divide !== null)).toEqual([false, true, false]);
    expect(texts(drawn, 'break')).toEqual(['表式变更 2021']);
  });

  it('is not marked for appeals, whose cells stayed what they were, nor between bureaus', () => {
    expect(
      texts(
        plan(
          'measure=review&of=shifan',
          of(
            'review',
            [
              [1, 1, 1, 1],
              [1, 1, 1, 1],
            ],
            { from: 2020 },
          ),
        ),
        'break',
      ),
    ).toEqual([]);
    const two = ['a', 'b'].flatMap((id, index) =>
      of('requests', [row], { from: 2020 + index, subject: subjectOf({ id, zh: `${id}局` }) }),
    );
    expect(texts(plan('of=a,b', two), 'break')).toEqual([]);
  });
});

describe('names', () => {
  it('of classes stand over the first bar, or in a key where they would have to move far', () => {
    const wide = plan('of=shifan', of('requests', [row]));
    expect(wide.key).toEqual([]);
    expect(texts(wide, 'class')).toEqual(['予以公开', '部分公开', '不予公开', '无法提供', '不予处理', '其他处理']);
    const narrow = plan('of=shifan', of('requests', [row]), { width: 288 });
    expect(narrow.key.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(new Set(narrow.key.map(({ box }) => box.y)).size).toBeGreaterThan(1);
    expect(plan('of=shifan', of('requests', [row]), { mono: true }).key).toHaveLength(6);
    expect(plan('of=shifan', of('requests', [[1, 0, 0, 0, 0, 0]])).key).toHaveLength(6);
  });

  it('of rows are years, the page’s year or the last in bold', () => {
    const bold = (year: number | null) =>
      plan('of=shifan', of('requests', [row, row, row]), { year }).rows.flatMap(({ leads, name }) =>
        leads ? [name] : [],
      );
    expect(bold(null)).toEqual(['2021']);
    expect(bold(2019)).toEqual(['2019']);
  });

  it('of several bureaus by year stand over their rows, and each row is told with them', () => {
    const two = ['a', 'b'].flatMap((id) => of('requests', [row, row], { subject: subjectOf({ id, zh: `${id}局` }) }));
    const drawn = plan('of=a,b', two);
    expect(texts(drawn, 'heading')).toEqual(['a局', 'b局']);
    expect(drawn.rows.map(({ name }) => name)).toEqual(['a局 2019', 'a局 2020', 'b局 2019', 'b局 2020']);
    expect(drawn.key).toHaveLength(6);
  });

  it('of bureaus stand over their bars where it is narrow', () => {
    const two = ['a', 'b'].flatMap((id) =>
      of('requests', [row], { from: 2025, subject: subjectOf({ id, zh: `${id}局` }) }),
    );
    const narrow = plan('by=bureau&of=a,b', two, { width: 288 });
    expect(narrow.left).toBe(0);
    const [first] = narrow.rows;
    expect(first?.texts.find(({ role }) => role === 'row')?.y).toBeLessThan(first?.segments[0]?.box.y ?? 0);
    expect(plan('by=bureau&of=a,b', two).left).toBeGreaterThan(20);
    expect(plan('by=bureau&of=a,b&focus=b', two).rows.map(({ leads }) => leads)).toEqual([false, true]);
  });
});

describe('a height', () => {
  it('leaves out the oldest years and counts them, and spreads what fits', () => {
    const years = of('requests', [row, row, row, row, row]);
    const low = plan('of=shifan', years, { height: 120 });
    expect(low.rows.at(-1)?.name).toBe('2023');
    expect(low.height).toBeLessThanOrEqual(120);
    expect(texts(low, 'more')).toEqual([`另有 ${5 - low.rows.length} 条未画出，见数据表`]);
    const high = plan('of=shifan', years, { height: 400 });
    expect(high.rows[0]?.height).toBeGreaterThan(plan('of=shifan', years).rows[0]?.height ?? 0);
    expect(high.rows[0]?.segments[0]?.box.height).toBeGreaterThan(22);
  });
});
