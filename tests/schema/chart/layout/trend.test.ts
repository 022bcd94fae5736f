import { describe, expect, it } from 'vitest';
import { planTrend, type TrendPlan, type TrendSize } from '../../../../schema/chart/layout/trend.ts';
import type { Series } from '../../../../schema/chart/series.ts';
import { answerOf, chartOf, seriesOf, subjectOf } from '../build.ts';

const SIZE: TrendSize = { width: 672, height: null, year: null, compact: false };
const plan = (
  series: readonly Series[],
  size: Partial<TrendSize> = {},
  query = 'measure=requests.received',
): TrendPlan => planTrend(chartOf(query), answerOf(...series), { ...SIZE, ...size });
const texts = ({ texts: all }: TrendPlan, role: string) => all.filter((mark) => mark.role === role);
const words = (drawn: TrendPlan, role: string) => texts(drawn, role).map(({ text }) => text);
const education = subjectOf({ id: 'education', zh: '教育局', en: 'Education Bureau' });
const bureaus = (...ends: readonly number[]) =>
  ends.map((end, index) =>
    seriesOf({ subject: subjectOf({ id: `b${index}`, zh: `${index}局` }), values: [index, end] }),
  );

describe('the axis of years', () => {
  const seven = [seriesOf({ values: [1, 2, 3, 4, 5, 6, 7] })];

  it('has every year, in two digits between first and last where four would touch', () => {
    expect(words(plan(seven), 'year')).toEqual(['2019', '2020', '2021', '2022', '2023', '2024', '2025']);
    expect(words(plan(seven, { width: 240 }), 'year')).toEqual(['2019', '20', '21', '22', '23', '24', '2025']);
  });

  it('has two digits for all of them where the first and the last would touch their neighbours', () => {
    expect(words(plan(seven, { width: 190 }), 'year')).toEqual(['19', '20', '21', '22', '23', '24', '25']);
  });

  it('leaves years out from the last backwards where even two digits would touch', () => {
    expect(words(plan(seven, { width: 150 }), 'year')).toEqual(['2019', '2022', '2025']);
    for (let width = 120; width < 720; width += 13) {
      const boxes = texts(plan(seven, { width }), 'year');
      boxes.slice(1).forEach(({ x, text }, index) => {
        const before = boxes[index];
        const half = (text.length + (before?.text.length ?? 0)) * 12 * 0.57 * 0.5;
        expect(x - (before?.x ?? 0), `${width}`).toBeGreaterThanOrEqual(half);
      });
    }
  });

  it('keeps the years without a report, with their word beneath; neighbours share one where it would not fit twice', () => {
    const gaps = [seriesOf({ subject: education, values: [5, 'notReported', 'notReported', 8] })];
    expect(words(plan(gaps), 'gap')).toEqual(['未报送', '未报送']);
    const narrow = plan(gaps, { width: 160 });
    expect(words(narrow, 'gap')).toEqual(['未报送']);
    const years = texts(narrow, 'year');
    expect(texts(narrow, 'gap')[0]?.x).toBeCloseTo(((years[1]?.x ?? 0) + (years[2]?.x ?? 0)) / 2, 5);
    expect(words(plan([seriesOf({ values: [1, 2] })]), 'gap')).toEqual([]);
  });

  it('gives the commonest reason where several lines lack a year for different ones', () => {
    const lacking = (id: string, gap: 'notReported' | 'blank') =>
      seriesOf({ subject: subjectOf({ id, zh: id }), values: [1, gap, 3] });
    const lines = [lacking('a', 'blank'), lacking('b', 'notReported'), lacking('c', 'notReported')];
    expect(words(plan(lines), 'gap')).toEqual(['未报送']);
  });

  it('sets the page’s year in bold, or else the last, unless it has no number', () => {
    const bold = (drawn: TrendPlan) => texts(drawn, 'year').flatMap((mark) => (mark.bold ? [mark.text] : []));
    expect(bold(plan(seven))).toEqual(['2025']);
    expect(bold(plan(seven, { year: 2021 }))).toEqual(['2021']);
    expect(bold(plan([seriesOf({ values: [1, 'blank'] })]))).toEqual([]);
  });

  it('has the first and last year inside its edges, as far as the axis of values says', () => {
    const { span, frame, years } = plan(seven);
    const perYear = frame.xOf(2020) - frame.xOf(2019);
    expect(frame.xOf(2019) - frame.left).toBeCloseTo((2019 - span[0]) * perYear, 5);
    expect(frame.right - frame.xOf(2025)).toBeCloseTo((span[1] - 2025) * perYear, 5);
    expect(years).toHaveLength(7);
    const one = plan([seriesOf({ values: [3], from: 2025 })]);
    expect(one.frame.xOf(2025)).toBeCloseTo((one.frame.left + one.frame.right) / 2, 5);
    expect(one.span).toEqual([2024, 2026]);
  });
});

describe('marks on a line', () => {
  const dots = (drawn: TrendPlan) => drawn.lines.map((line) => line.dots.map(({ year, size }) => `${year}:${size}`));

  it('stand at every point of a single line, larger at its end', () => {
    expect(dots(plan([seriesOf({ values: [1, 2, 'blank', 4] })]))).toEqual([['2019:2.6', '2020:2.6', '2022:4.2']]);
  });

  it('stand at the ends of several, and at figures alone between gaps', () => {
    const all = [
      seriesOf({ subject: education, values: [1, 'blank', 3, 4] }),
      seriesOf({ subject: subjectOf({ id: 'b' }), values: [1, 2, 3, 'blank'] }),
    ];
    expect(dots(plan(all))).toEqual([['2019:3.4', '2022:4.2'], ['2021:4.2']]);
  });

  it('stand at the page’s year, and nowhere on a line that has no number then', () => {
    expect(dots(plan(bureaus(4, 5), { year: 2019 }))).toEqual([['2019:4.2'], ['2019:4.2']]);
    const late = seriesOf({ subject: subjectOf({ id: 'c' }), values: ['blank', 3, 4] });
    expect(dots(plan([late, ...bureaus(1)], { year: 2019 }))[0]).toEqual([]);
  });

  it('carry numbers on a single line, the last bold, and never over the word of a break', () => {
    const drawn = plan([seriesOf({ quantity: 'rules.inForce', values: [3, 4, 9, 12, 11], breaks: { 2021: 'break' } })]);
    expect(words(drawn, 'value')).toEqual(['11', '3', '4', '9', '12']);
    expect(texts(drawn, 'value').map(({ bold }) => bold)).toEqual([true, false, false, false, false]);
    expect(texts(plan([seriesOf({ values: [1, 2] })], { compact: true }), 'value')).toEqual([]);
    expect(texts(plan(bureaus(1, 2)), 'value')).toEqual([]);
  });
});

describe('names of lines', () => {
  it('stand in a column with the last value, its year where the line ended before', () => {
    const drawn = plan([
      seriesOf({ subject: education, values: [9, 8, 7] }),
      seriesOf({ subject: subjectOf({ id: 'b', zh: '民政局' }), values: [5, 4, 'blank'] }),
    ]);
    expect(words(drawn, 'name')).toEqual(['教育局', '民政局']);
    expect(words(drawn, 'last')).toEqual(['7', '4 (2020)']);
    expect(new Set(texts(drawn, 'name').map(({ x }) => x)).size).toBe(1);
    // The one that ended earlier is led to its name.
    expect(drawn.leads).toHaveLength(1);
    expect(drawn.leads[0]?.from.x).toBeCloseTo(drawn.frame.xOf(2020) + 6, 5);
  });

  it('are pushed apart where lines end close together, and take their width from the plot', () => {
    const drawn = plan(bureaus(100, 101, 102));
    const heights = texts(drawn, 'name')
      .map(({ y }) => y)
      .sort((a, b) => a - b);
    heights.slice(1).forEach((y, index) => {
      expect(y - (heights[index] ?? 0)).toBeGreaterThanOrEqual(15);
    });
    expect(drawn.frame.right).toBeLessThan(texts(drawn, 'name')[0]?.x ?? 0);
    expect(plan([seriesOf({ values: [1, 2] })]).frame.right).toBe(664);
  });

  it('stand over the ends in a small panel, without values', () => {
    const drawn = plan(bureaus(40, 10), { compact: true, height: 176, width: 360 });
    expect(words(drawn, 'name')).toEqual(['0局', '1局']);
    expect(texts(drawn, 'last')).toEqual([]);
    expect(drawn.height).toBe(176);
    expect(drawn.frame.right).toBe(344);
  });

  it('keep clear of the numbers of the axis where a line ends at its first year', () => {
    const ended = [1, 2].map((id) =>
      seriesOf({
        subject: subjectOf({ id: `${id}`, zh: `第${id}行政审批局` }),
        values: [id, 'notReported', 'notReported'],
      }),
    );
    const drawn = plan(ended, { compact: true, height: 176, width: 260 });
    for (const { x, text } of texts(drawn, 'name'))
      expect(x - text.length * 11).toBeGreaterThanOrEqual(drawn.frame.left);
  });

  it('of grey lines go first where a height leaves no room, then the lowest', () => {
    const drawn = plan(bureaus(90, 80, 70, 60, 50, 40), { height: 90 });
    const kept = words(drawn, 'name');
    expect(kept.length).toBeLessThan(6);
    expect(kept).toEqual(['0局', '1局', '2局', '3局', '4局', '5局'].slice(0, kept.length));
  });
});

describe('the word of a change of form', () => {
  it('stands over its dotted line, between the years', () => {
    const drawn = plan([seriesOf({ values: [1, 2, 3, 4], breaks: { 2021: 'soft' } })]);
    expect(words(drawn, 'break')).toEqual(['表式变更 2021']);
    expect(drawn.breaks.map(({ line }) => line.from.x)).toEqual([(drawn.frame.xOf(2020) + drawn.frame.xOf(2021)) / 2]);
  });

  it('is the year alone where it would touch the one before, and nothing where that would too', () => {
    const twice = [seriesOf({ values: [1, 2, 3, 4, 5, 6, 7], breaks: { 2021: 'soft', 2023: 'soft' } })];
    expect(words(plan(twice), 'break')).toEqual(['表式变更 2021', '表式变更 2023']);
    expect(words(plan(twice, { width: 290 }), 'break')).toEqual(['表式变更 2021', '2023']);
    expect(words(plan(twice, { width: 150 }), 'break')).toEqual(['表式变更 2021']);
  });
});

describe('the order of drawing', () => {
  it('is grey below colour, and the one in focus on top', () => {
    const order = (query: string) => plan(bureaus(1, 9, 2, 8, 3, 7, 4, 6), {}, query).lines.map(({ index }) => index);
    expect(order('measure=requests.received&of=region:shifan/*')).toEqual([0, 2, 1, 3, 4, 5, 6, 7]);
    expect(order('measure=requests.received&of=region:shifan/*&focus=b1').at(-1)).toBe(1);
  });
});

describe('the axis of values', () => {
  it('has fewer steps where it is low', () => {
    const series = [seriesOf({ values: [100, 900] })];
    expect(words(plan(series), 'tick')).toEqual(['0', '250', '500', '750', '1,000']);
    expect(words(plan(series, { height: 150 }), 'tick')).toEqual(['0', '500', '1,000']);
  });

  it('has decimals for money and shares, and none for counts', () => {
    const ticks = (quantity: 'fees.amount' | 'rate.granted' | 'requests.received', values: readonly number[]) =>
      words(plan([seriesOf({ quantity, values })]), 'tick');
    expect(ticks('fees.amount', [0.5, 1.5])).toEqual(['0', '0.5', '1', '1.5']);
    expect(ticks('rate.granted', [0.1, 0.42])).toEqual(['0%', '20%', '40%', '60%']);
    expect(ticks('requests.received', [1, 2])).toEqual(['0', '1', '2']);
  });
});
