/** Shapes that data come in, each with the question that shows it. */
import { getOutcomeSet } from '../../../schema/chart/outcomes.ts';
import type { SeriesAnswer } from '../../../schema/chart/series.ts';
import { answerOf, bureauSeries, outcomeSeries, seriesOf, subjectOf } from './build.ts';

export interface Shape {
  readonly name: string;
  readonly query: string;
  readonly answer: SeriesAnswer;
}

const education = subjectOf({ id: 'education', zh: '教育局', en: 'Education Bureau' });
const received = 'measure=requests.received';
const allBureaus = 'of=region:shifan/*';

export const shapes: readonly Shape[] = [
  {
    name: 'rising',
    query: received,
    answer: answerOf(
      seriesOf({
        values: [700, 640, 812, 905, 960, 1143, 1284],
        missing: { 2025: ['a', 'b'], 2022: ['c'] },
        blank: { 2023: 1 },
      }),
    ),
  },
  { name: 'falling', query: received, answer: answerOf(seriesOf({ subject: education, values: [90, 80, 71, 60] })) },
  { name: 'flat', query: received, answer: answerOf(seriesOf({ subject: education, values: [40, 52, 52] })) },
  {
    name: 'single year',
    query: received,
    answer: answerOf(seriesOf({ subject: education, from: 2025, values: [64], before: 59 })),
  },
  {
    name: 'gaps',
    query: received,
    answer: answerOf(seriesOf({ subject: education, values: [70, 'notReported', 'notReported', 90, 95, 'blank'] })),
  },
  {
    name: 'all gaps',
    query: received,
    answer: answerOf(seriesOf({ subject: education, values: ['blank', 'slash', 'notReported'] })),
  },
  { name: 'zero base', query: received, answer: answerOf(seriesOf({ subject: education, values: [3, 0, 5] })) },
  {
    name: 'break',
    query: 'measure=rules.inForce',
    answer: answerOf(seriesOf({ quantity: 'rules.inForce', values: [3, 4, 9, 12, 11], breaks: { 2021: 'break' } })),
  },
  {
    name: 'right after a break',
    query: 'measure=rules.inForce',
    answer: answerOf(seriesOf({ quantity: 'rules.inForce', values: [3, 4, 9], breaks: { 2021: 'break' } })),
  },
  {
    name: 'of few on the old form',
    query: 'measure=normativeDocuments.newlyMade',
    answer: answerOf(
      seriesOf({
        quantity: 'normativeDocuments.newlyMade',
        values: [638, 480, 3, 23, 'notInEdition'],
        blank: { 2021: 35, 2022: 34, 2023: 36 },
        missing: { 2022: ['a'] },
        without: {
          2021: { empty: 0, notInForm: 35 },
          2022: { empty: 0, notInForm: 34 },
          2023: { empty: 0, notInForm: 36 },
        },
        breaks: { 2021: 'break' },
        edition: () => '2019',
      }),
    ),
  },
  {
    name: 'left out for three reasons',
    query: 'measure=rules.made',
    answer: answerOf(
      seriesOf({
        quantity: 'rules.made',
        from: 2021,
        values: [4, 6],
        blank: { 2021: 4, 2022: 1 },
        without: { 2021: { empty: 2, unknown: 1, notInForm: 1 }, 2022: { empty: 0, unknown: 1 } },
      }),
    ),
  },
  {
    name: 'on two forms, in about numbers',
    query: 'measure=penalties.decisions',
    answer: answerOf(
      seriesOf({
        quantity: 'penalties.decisions',
        values: [800, 810, 540],
        breaks: { 2021: 'soft' },
        editions: {
          2021: [
            { edition: '2019', reports: 1 },
            { edition: '2021', reports: 35 },
          ],
        },
        approximate: { 2019: 2, 2021: 1 },
      }),
    ),
  },
  {
    name: 'stated by few',
    query: 'measure=disclosures.press',
    answer: answerOf(
      seriesOf({
        quantity: 'disclosures.press',
        values: [50, 80],
        blank: { 2019: 34, 2020: 33 },
        without: { 2019: { empty: 0, unknown: 34 }, 2020: { empty: 0, unknown: 33 } },
        approximate: { 2019: 2, 2020: 3 },
        edition: () => 'narrative',
      }),
      seriesOf({
        subject: education,
        quantity: 'disclosures.press',
        values: [50, 60],
        approximate: { 2020: 1 },
        edition: () => 'narrative',
      }),
    ),
  },
  {
    name: 'soft',
    query: 'measure=penalties.decisions',
    answer: answerOf(
      seriesOf({ quantity: 'penalties.decisions', values: [812, 904, 540, 560], breaks: { 2021: 'soft' } }),
    ),
  },
  { name: 'bureaus', query: `${received}&${allBureaus}`, answer: answerOf(...bureauSeries().slice(1, 6)) },
  {
    name: 'share',
    query: `kind=bar&${received}&${allBureaus}`,
    answer: answerOf(...bureauSeries('requests.received', true)),
  },
  { name: 'focus', query: `kind=bar&${received}&${allBureaus}&focus=education`, answer: answerOf(...bureauSeries()) },
  {
    name: 'most changed',
    query: `kind=bar&${received}&${allBureaus}&sort=change`,
    answer: answerOf(...bureauSeries()),
  },
  {
    name: 'indicator',
    query: 'measure=rate.granted',
    answer: answerOf(seriesOf({ quantity: 'rate.granted', values: [0.38, 0.41, 0.518, 0.497] })),
  },
  {
    name: 'small base',
    query: 'measure=rate.granted',
    answer: answerOf(seriesOf({ subject: education, quantity: 'rate.granted', values: [0.5, 0.25], denominator: 8 })),
  },
  {
    name: 'narrative',
    query: 'measure=disclosures.total',
    answer: answerOf(
      seriesOf({ quantity: 'disclosures.total', from: 2024, values: [17610, 18420], edition: () => 'narrative' }),
    ),
  },
  {
    name: 'own report of a region',
    query: `${received}&of=region:shifan/report&rev=212`,
    answer: answerOf(seriesOf({ subject: subjectOf({ scope: 'governmentWide' }), from: 2024, values: [1200, 1300] })),
  },
  {
    name: 'several measures',
    query: 'measure=requests.received,requests.closed',
    answer: answerOf(
      seriesOf({ subject: education, from: 2024, values: [59, 64] }),
      seriesOf({ subject: education, quantity: 'requests.closed', from: 2024, values: [57, 57] }),
    ),
  },
  {
    name: 'outcomes',
    query: 'kind=outcomes',
    answer: answerOf(
      ...outcomeSeries(
        [
          [410, 90, 90, 240, 80, 90],
          [450, 100, 90, 250, 80, 90],
        ],
        getOutcomeSet('requests').classes,
        { from: 2020 },
      ),
    ),
  },
  {
    name: 'review',
    query: 'kind=outcomes&measure=review',
    answer: answerOf(
      ...outcomeSeries(
        [
          [10, 3, 2, 1],
          [12, 4, 3, 2],
        ],
        getOutcomeSet('review').classes,
        { from: 2024, subject: education },
      ),
    ),
  },
];
