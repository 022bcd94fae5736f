/** No title rests on a number in which a check fails without saying so: by every way a title is made. */
import { expect, it } from 'vitest';
import { FLOW_MEASURES } from '../../../../schema/chart/flow.ts';
import { getOutcomeSet } from '../../../../schema/chart/outcomes.ts';
import type { Series } from '../../../../schema/chart/series.ts';
import { chartWords } from '../../../../schema/chart/words/words.ts';
import { answerOf, chartOf, outcomeSeries, type SeriesOptions, seriesOf, subjectOf } from '../build.ts';

const RECEIVED = 'measure=requests.received&of=region:shifan/*';
const BEFORE = '（上年数字 ✕ 核查不符）';
const NOW = '（✕ 核查不符）';

const of = (id: string, values: SeriesOptions['values'], failed: SeriesOptions['failed'] = {}): Series =>
  seriesOf({ subject: subjectOf({ id, zh: `${id}局`, en: id }), from: 2024, values, failed });
const appeals = (quantity: 'review.total' | 'litigation.total', failed: SeriesOptions['failed'] = {}): Series =>
  seriesOf({ quantity, from: 2024, values: [20, 30], failed });
const outcomes = (id: string, failed: SeriesOptions['failed'] = {}): readonly Series[] =>
  outcomeSeries([[41, 9, 9, 24, 8, 9]], getOutcomeSet('requests').classes, {
    ...{ from: 2025, failed },
    subject: subjectOf({ id, zh: `${id}局`, en: id }),
  });

it.each<[string, string, readonly Series[], string]>([
  ['a number', 'kind=trend&measure=requests.received', [of('甲', [20, 30], { 2025: 1 })], `30 件${NOW}`],
  ['a change', 'kind=trend&measure=requests.received', [of('甲', [20, 30], { 2024: 1 })], `增长 50.0%${BEFORE}`],
  [
    'a change in a list of measures',
    'kind=trend&measure=review.total,litigation.total',
    [appeals('review.total', { 2024: 1 }), appeals('litigation.total')],
    `增长 50.0%${BEFORE}`,
  ],
  [
    'the only one of several',
    `kind=bar&${RECEIVED}`,
    [of('甲', [20, 30], { 2024: 1 }), of('乙', ['notReported', 'notReported'])],
    `增长 50.0%${BEFORE}`,
  ],
  [
    'who holds most of the whole',
    `kind=bar&${RECEIVED}`,
    [of('甲', [60, 80], { 2025: 1 }), of('乙', [9, 9]), of('丙', [8, 8])],
    '（80 件，✕ 核查不符）',
  ],
  [
    'who holds all of it',
    `kind=bar&${RECEIVED}`,
    [of('甲', [60, 80], { 2025: 1 }), of('乙', [0, 0]), of('丙', [0, 0])],
    `80 件${NOW}`,
  ],
  ...([2024, 2025] as const).map((year): [string, string, readonly Series[], string] => [
    `who rose most, of ${year}`,
    `kind=bar&sort=change&${RECEIVED}`,
    [of('甲', [20, 60], { [year]: 1 }), of('乙', [40, 45]), of('丙', [40, 44]), of('丁', [60, 60])],
    `增长 200.0%${NOW}`,
  ]),
  [
    'outcomes of bureaus together',
    'kind=outcomes&by=bureau&of=region:shifan/*',
    [...outcomes('甲'), ...outcomes('乙', { 2025: 1 })],
    `41.0%${NOW}`,
  ],
  [
    'who made the change',
    `kind=contribution&${RECEIVED}`,
    [of('甲', [20, 60]), of('乙', [40, 45], { 2024: 1 })],
    '（有的 ✕ 核查不符）',
  ],
  [
    'what there was to do',
    'kind=flow&of=shifan',
    FLOW_MEASURES.map((quantity) =>
      seriesOf({ quantity, from: 2025, values: [10], failed: quantity === 'requests.carriedIn' ? { 2025: 1 } : {} }),
    ),
    `20 件申请要办${NOW}`,
  ],
  [
    'the middle',
    `kind=distribution&${RECEIVED}`,
    [of('甲', [20, 60]), of('乙', [40, 45], { 2025: 1 })],
    '（有的 ✕ 核查不符）',
  ],
  [
    'a rate of all together',
    'kind=funnel&measure=rate.granted&of=region:shifan/*',
    ['甲', '乙'].map((id) =>
      seriesOf({
        ...{ quantity: 'rate.granted', subject: subjectOf({ id, zh: `${id}局`, en: id }), from: 2025 },
        ...{ values: [0.5], denominators: [40], failed: id === '乙' ? { 2025: 1 } : {} },
      }),
    ),
    '（有的 ✕ 核查不符）',
  ],
])('%s', (_, query, series, said) => {
  const answer = answerOf(...series);
  expect(chartWords(chartOf(query), answer).title).toContain(said);
  const sound = answerOf(
    ...series.map((one) => ({ ...one, points: one.points.map((point) => ({ ...point, quality: {} })) })),
  );
  expect(chartWords(chartOf(query), sound).title).not.toContain('核查不符');
});
