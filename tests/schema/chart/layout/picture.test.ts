import { describe, expect, it } from 'vitest';
import { embedLayouts, frameHeights, type Picture, planPicture } from '../../../../schema/chart/layout/picture.ts';
import { chartWords } from '../../../../schema/chart/words/words.ts';
import { answerOf, bureauSeries, chartOf, seriesOf, subjectOf } from '../build.ts';

function sheet(
  query: string,
  answer = answerOf(seriesOf({ values: [700, 812, 905], missing: { 2021: ['a'] } })),
): Picture {
  const chart = chartOf(query);
  return { chart, answer, words: chartWords(chart, answer), nameOf: () => undefined };
}

const roles = ({ head, foot }: ReturnType<typeof planPicture>) => [
  ...new Set([...head.texts, ...foot.texts].map(({ role }) => role)),
];

describe('a sheet', () => {
  it('is as high as its head, plot and foot together', () => {
    const { height, margin, head, plot, foot, plotTop, footTop } = planPicture(sheet('measure=requests.received'));
    expect(height).toBe(Math.ceil(margin * 2 + head.height + (plot.plan?.height ?? 0) + foot.height));
    expect(plotTop).toBe(margin + Math.round(head.height));
    expect(footTop + foot.height).toBeCloseTo(height - margin, 0);
  });

  it('gives up notes first, then source, subtitle and title, where a height is asked for', () => {
    const kept = (height: number) => roles(planPicture(sheet(`measure=requests.received&h=${height}`)));
    expect(kept(400)).toEqual(['title', 'subtitle', 'note', 'source']);
    expect(kept(245)).toEqual(['title', 'subtitle', 'source']);
    expect(kept(230)).toEqual(['title', 'source']);
    expect(kept(200)).toEqual(['title']);
    expect(kept(100)).toEqual([]);
    expect(planPicture(sheet('measure=requests.received&h=230')).height).toBe(230);
  });

  it('cuts no word where none is', () => {
    for (const width of [160, 320]) {
      const { head, foot } = planPicture(sheet('measure=requests.received&lang=en'), width);
      expect([...head.texts, ...foot.texts].filter(({ text }) => text.endsWith('…'))).toEqual([]);
    }
  });

  it('grows as a whole beyond the width of a column of text', () => {
    const wide = planPicture(sheet('measure=requests.received&w=1680'));
    expect(wide).toMatchObject({ zoom: 2, width: 840 });
    expect(planPicture(sheet('measure=requests.received')).zoom).toBe(1);
  });

  it('is marked where its figures are made up, and its title leaves room for the mark', () => {
    const answer = answerOf(seriesOf({ subject: subjectOf({ illustrative: true }), values: [1, 2] }));
    const { tag } = planPicture(sheet('measure=requests.received', answer));
    expect(tag?.text.text).toBe('示例数据');
    expect(planPicture(sheet('measure=requests.received')).tag).toBeNull();
  });

  it('has its title under the mark where a number and its unit have no room beside it', () => {
    const illustrative = (value: number) =>
      answerOf(seriesOf({ subject: subjectOf({ illustrative: true }), quantity: 'fees.amount', values: [1, value] }));
    const titleOf = (width: number, value: number) =>
      planPicture(sheet('measure=fees.amount', illustrative(value)), width).head.texts.filter(
        ({ role }) => role === 'title',
      );
    for (const width of [160, 200, 240, 320, 480, 720]) {
      for (const { text } of titleOf(width, 3781.732)) expect(text, `${width}`).not.toMatch(/[\d,.]$/);
    }
    expect(titleOf(160, 3781.732)[0]?.y).toBeGreaterThan(24);
    expect(titleOf(720, 3781.732)[0]?.y).toBeLessThan(24);
  });
});

describe('an embed', () => {
  it('is laid out for phones, narrow columns and text, or for the width that is asked for', () => {
    expect(embedLayouts(chartOf('measure=requests.received'))).toEqual([
      { width: 320, upTo: 400 },
      { width: 480, upTo: 599 },
      { width: 720, upTo: null },
    ]);
    expect(embedLayouts(chartOf('measure=requests.received&w=500'))).toEqual([{ width: 500, upTo: null }]);
  });

  it('has type that is never under 10 px, and not under 11 in a frame of 320 to 400', () => {
    const bars = sheet('kind=bar&measure=requests.received&of=region:shifan/*', answerOf(...bureauSeries()));
    for (const each of [sheet('measure=requests.received'), bars]) {
      let from = 320;
      for (const { width, upTo } of embedLayouts(each.chart)) {
        const { head, plot, foot } = planPicture(each, width);
        const inPlot =
          plot.kind === 'trend'
            ? plot.plan.texts
            : plot.kind === 'bar'
              ? plot.plan.rows.flatMap(({ texts }) => texts)
              : [];
        const least = Math.min(...[...head.texts, ...inPlot, ...foot.texts].map(({ size }) => size));
        expect((least * from) / width).toBeGreaterThanOrEqual(from < 400 ? 11 : 10);
        from = (upTo ?? 720) + 1;
      }
    }
  });

  it('says how high a frame must be for it', () => {
    const each = sheet('kind=bar&measure=requests.received&of=region:shifan/*', answerOf(...bureauSeries()));
    const { wide, phone } = frameHeights(each);
    expect(wide).toBe(planPicture(each).height + 48);
    expect(phone).toEqual({ perPixel: planPicture(each, 320).height / 320, upTo: 400, foot: 104 });
    expect(frameHeights({ ...each, chart: { ...each.chart, width: 500 } }).phone).toBeNull();
    expect(frameHeights({ ...each, chart: { ...each.chart, width: 1680 } }).wide).toBeGreaterThan(wide);
  });
});
