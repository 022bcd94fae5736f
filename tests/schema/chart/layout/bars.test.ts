import { describe, expect, it } from 'vitest';
import { groupRows } from '../../../../schema/chart/layout/bar-groups.ts';
import { type BarsPlan, planBars, planBarsOnPage } from '../../../../schema/chart/layout/bars.ts';
import { textWidth } from '../../../../schema/chart/layout/text-width.ts';
import { TOPIC_COLOURS } from '../../../../schema/chart/palette.ts';
import type { PointGap, Series } from '../../../../schema/chart/series.ts';
import { answerOf, bureauSeries, chartOf, seriesOf, subjectOf } from '../build.ts';

const bureau = (id: string, value: number | PointGap, more: Partial<Parameters<typeof seriesOf>[0]> = {}): Series =>
  seriesOf({ subject: subjectOf({ id, zh: id, en: id }), from: 2025, values: [value], ...more });

function plan(query: string, series: readonly Series[], size: { width?: number; most?: number } = {}): BarsPlan {
  return planBars(chartOf(`kind=bar&${query}`), answerOf(...series), {
    width: size.width ?? 672,
    height: null,
    most: size.most ?? null,
  });
}

const textOf = ({ texts }: BarsPlan['rows'][number], role: string) => texts.find((mark) => mark.role === role);
const ids = ({ rows }: BarsPlan) => rows.map(({ row }) => row.series.subject.id);
const received = 'measure=requests.received&of=region:shifan/*';
const rate = 'measure=rate.granted&of=region:shifan/*';

describe('a value', () => {
  it('stands at the end of this year’s bar, wherever last year’s dot is', () => {
    for (const width of [300, 672]) {
      const rows = plan(
        received,
        [bureau('fell', 30, { before: 85 }), bureau('rose', 85, { before: 30 }), bureau('new', 50)],
        {
          width,
        },
      ).rows;
      expect(rows).toHaveLength(3);
      for (const { bar, before, ...row } of rows) {
        const value = textOf({ bar, before, ...row }, 'value');
        expect(value?.x).toBeCloseTo((bar?.x ?? 0) + (bar?.width ?? 0) + 8, 5);
        if (!before || !bar || !value) continue;
        // The dot lies under the bar and the text, so that neither hides the other.
        expect(before.to.y - 3.2).toBeGreaterThan(bar.y + bar.height);
        expect(before.to.y - 3.2).toBeGreaterThan(value.y + 3);
        expect(before.to.y + 3.2).toBeLessThanOrEqual(row.y + row.height);
      }
    }
  });

  it('below zero stands on the other side, and has its room there', () => {
    const { rows, left, zeros } = plan('measure=licensing.itemsChange&of=region:shifan/*', [
      bureau('more', 12, { quantity: 'licensing.itemsChange' }),
      bureau('less', -40, { quantity: 'licensing.itemsChange' }),
    ]);
    const less = rows.find(({ row }) => row.series.subject.id === 'less');
    const value = less && textOf(less, 'value');
    const change = less && textOf(less, 'change');
    expect(less?.bar?.x).toBeCloseTo(left, 5);
    const wide = textWidth(value?.text ?? '', 13, true) + (change ? 8 + textWidth(change.text, 12) : 0);
    expect((value?.x ?? 0) + wide).toBeLessThanOrEqual(left - 8 + 1e-6);
    expect(value?.x).toBeGreaterThan(textOf(less ?? rows[0] ?? fail(), 'row')?.x ?? 0);
    expect(zeros[0]?.from.x).toBeCloseTo((less?.bar?.x ?? 0) + (less?.bar?.width ?? 0), 5);
  });

  it('has no change beside it where nobody has one', () => {
    const alone = plan(received, [bureau('a', 3), bureau('b', 2)]).rows;
    expect(alone.map((row) => textOf(row, 'change'))).toEqual([undefined, undefined]);
    const [, other] = plan(received, [bureau('a', 3, { before: 2 }), bureau('b', 2)]).rows;
    expect(other && textOf(other, 'change')?.text).toBe('上年无数据');
  });

  it('that is none is a word', () => {
    const [, row] = plan(received, [bureau('a', 3), bureau('b', 'notReported')]).rows;
    expect(row?.bar).toBeNull();
    expect(row && textOf(row, 'gap')?.text).toBe('未报送');
  });

  it('is told with its change and base while that leaves room, and alone where it does not', () => {
    const rates = [bureau('a', 0.5, { quantity: 'rate.granted', before: 0.4, denominator: 40 })];
    const [wide] = plan(rate, rates).rows;
    expect(wide && textOf(wide, 'change')?.text).toBe('+10.0 个百分点 · 基数 40');
    const [narrow] = plan(rate, rates, { width: 288 }).rows;
    expect(narrow && textOf(narrow, 'change')?.text).toBe('+10.0 个百分点');
    const [tiny] = plan(rate, rates, { width: 120 }).rows;
    expect(tiny && textOf(tiny, 'change')).toBeUndefined();
  });
});

describe('rates on too few cases', () => {
  const rates = (query: string) =>
    plan(`${rate}${query}`, [
      bureau('tiny', 1, { quantity: 'rate.granted', denominator: 2 }),
      bureau('ten', 0.4, { quantity: 'rate.granted', denominator: 10 }),
      bureau('nine', 0.9, { quantity: 'rate.granted', denominator: 9 }),
      bureau('big', 0.6, { quantity: 'rate.granted', denominator: 300 }),
      bureau('gone', 'notReported', { quantity: 'rate.granted' }),
    ]);

  it('stand after the others under a heading that counts them, and none of them leads', () => {
    const drawn = rates('');
    expect(ids(drawn)).toEqual(['big', 'ten', 'gone', 'tiny', 'nine']);
    expect(drawn.texts.map(({ text }) => text)).toEqual(['基数不足 10 件的 2 家单位，不参加排名']);
    expect(drawn.rows.filter(({ leads }) => leads).map(({ row }) => row.series.subject.id)).toEqual(['big']);
    expect(drawn.texts[0]?.y).toBeGreaterThan((drawn.rows[2]?.y ?? 0) + (drawn.rows[2]?.height ?? 0));
    expect(drawn.texts[0]?.y).toBeLessThan(drawn.rows[3]?.y ?? 0);
  });

  it('keep that place in every order, and the scale is one', () => {
    expect(ids(rates('&sort=name')).slice(-2).sort()).toEqual(['nine', 'tiny']);
    const drawn = rates('');
    const lengths = drawn.rows.flatMap(({ bar }) => (bar ? [bar.width] : []));
    expect(Math.max(...lengths)).toBeCloseTo(drawn.right - drawn.left, 5);
    expect((lengths[0] ?? 0) / (lengths[2] ?? 1)).toBeCloseTo(0.6, 5);
  });

  it('do not make a group of counts, which have no base', () => {
    expect(plan(received, bureauSeries()).texts).toEqual([]);
  });
});

describe('the row that stands out', () => {
  const leaders = (query: string, series: readonly Series[]) =>
    plan(query, series)
      .rows.filter(({ leads }) => leads)
      .map(({ row, colour }) => `${row.series.subject.id} ${colour}`);

  it('is the highest, in the colour of what is counted', () => {
    expect(leaders(received, bureauSeries())).toEqual([`natural-resources ${TOPIC_COLOURS.requests}`]);
    expect(leaders(`${received}&theme=mono`, bureauSeries())).toEqual(['natural-resources #000000']);
  });

  it('is nobody where two share the first place or all are zero', () => {
    expect(leaders(received, [bureau('a', 7), bureau('b', 7)])).toEqual([]);
    expect(leaders(received, [bureau('a', 0), bureau('b', 0)])).toEqual([]);
  });

  it('is the one in focus, even with a small base or tied', () => {
    expect(leaders(`${received}&focus=b`, [bureau('a', 7), bureau('b', 7)])).toEqual([`b ${TOPIC_COLOURS.requests}`]);
    expect(
      leaders(`${rate}&focus=b`, [
        bureau('a', 0.5, { quantity: 'rate.granted' }),
        bureau('b', 0.1, { quantity: 'rate.granted', denominator: 1 }),
      ]),
    ).toEqual([`b ${TOPIC_COLOURS.requests}`]);
  });
});

describe('rows', () => {
  it('leave out bureaus that were not there that year, unless nobody else is', () => {
    const chart = chartOf(`kind=bar&${received}`);
    const gone = bureau('gone', 'notExpected');
    expect(groupRows(chart, answerOf(bureau('a', 1), gone)).ranked).toHaveLength(1);
    expect(groupRows(chart, answerOf(gone)).ranked).toHaveLength(1);
  });

  it('have their names over the bars where it is narrow, and beside them where it is wide', () => {
    const [narrow] = plan(received, bureauSeries(), { width: 288 }).rows;
    const name = narrow && textOf(narrow, 'row');
    expect(name?.x).toBe(0);
    expect(name?.y).toBeLessThan(narrow?.bar?.y ?? 0);
    const [wide] = plan(received, bureauSeries()).rows;
    expect(wide && textOf(wide, 'row')?.anchor).toBe('end');
  });

  it('are as many as a page asks for, and it says itself how many are left', () => {
    const drawn = plan(received, bureauSeries(), { most: 4 });
    expect(drawn.rows).toHaveLength(4);
    expect(drawn.texts).toEqual([]);
  });

  it('that do not fit are counted', () => {
    const drawn = planBars(chartOf(`kind=bar&${received}`), answerOf(...bureauSeries()), {
      width: 672,
      height: 140,
      most: null,
    });
    expect(drawn.height).toBeLessThanOrEqual(140);
    expect(drawn.texts.map(({ text }) => text)).toEqual([`另有 ${9 - drawn.rows.length} 项未画出，见数据表`]);
  });

  it('stand closer on paper, each with its dot nearer to itself than to the next; on a screen they have any height', () => {
    const many = Array.from({ length: 60 }, (_, index) => bureau(`b${index}`, 90 - index, { before: 40 }));
    const onPage = (count: number, tallest: number | null): BarsPlan =>
      planBarsOnPage(
        chartOf(`kind=bar&${received}`),
        answerOf(...many.slice(0, count)),
        { width: 688, most: null },
        tallest,
      );
    expect(onPage(60, null).rows).toHaveLength(60);
    expect(onPage(10, 947)).toEqual(onPage(10, null));
    const [closer, cut] = [onPage(36, 947), onPage(60, 947)];
    expect(closer.rows).toHaveLength(36);
    expect([closer.height <= 947, cut.height <= 947]).toEqual([true, true]);
    expect(cut.texts.map(({ text }) => text)).toEqual([`另有 ${60 - cut.rows.length} 项未画出，见数据表`]);
    const [first, second] = cut.rows;
    const dot = first?.before?.to.y ?? 0;
    expect(dot - ((first?.bar?.y ?? 0) + (first?.bar?.height ?? 0))).toBeLessThan((second?.bar?.y ?? 0) - dot);
  });
});

function fail(): never {
  throw new Error('No row');
}
