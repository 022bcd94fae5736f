/** Whoever sees a number that rests on a correction is told: by its sign, by a note, and by a dot of its own on a line. */
import { expect, it } from 'vitest';
import { planTrend } from '../../../../schema/chart/layout/trend.ts';
import { getOutcomeSet } from '../../../../schema/chart/outcomes.ts';
import { chartWords } from '../../../../schema/chart/words/words.ts';
import { answerOf, chartOf, outcomeSeries, seriesOf, subjectOf } from '../build.ts';

const LINE = chartOf('kind=trend&measure=requests.received&of=shifan');
const sum = subjectOf({ scope: 'bureaus' });

it.each([
  ['zh', '带 * 的数字含经更正的数据，与年报所印不同（见“更正”页）：2025 年 2 家'],
  [
    'en',
    'Numbers with * rest on corrected figures, other than the reports print (see the page of corrections): 2 in 2025',
  ],
] as const)('a note names the years and how many (%s)', (lang, note) => {
  const of = (corrected: Record<number, number>) =>
    answerOf(seriesOf({ subject: sum, from: 2024, values: [20, 30], corrected }));
  expect(chartWords({ ...LINE, lang }, of({ 2025: 2 })).notes).toContain(note);
  expect(chartWords({ ...LINE, lang }, of({})).notes.join()).not.toContain('*');
});

it('a line has a dot where one stands', () => {
  const dotted = (corrected: Record<number, number>) => {
    const series = ['甲', '乙'].map((id) =>
      seriesOf({ subject: subjectOf({ id }), from: 2021, values: [3, 4, 5, 6], ...(id === '甲' && { corrected }) }),
    );
    return planTrend(LINE, answerOf(...series), { width: 720, height: 400, year: null, compact: false })
      .lines.filter(({ look }) => look.marker === 'circle')
      .flatMap(({ dots }) => dots.map(({ year }) => year));
  };
  expect(dotted({ 2022: 1 })).toContain(2022);
  expect(dotted({})).not.toContain(2022);
});

it('outcomes say it behind their total', () => {
  const answer = answerOf(
    ...outcomeSeries([[41, 9, 9, 24, 8, 9]], getOutcomeSet('requests').classes, { from: 2025, corrected: { 2025: 1 } }),
  );
  expect(chartWords(chartOf('kind=outcomes&of=shifan'), answer).notes.join()).toContain('带 * 的数字');
});
