/** A chart in a document is as wide as the text, and what is written in it is never shrunk to make a page hold it. */
import { expect, test } from 'vitest';
import { planPicture } from '../../../schema/chart/layout/picture.ts';
import { forPaper } from '../../../server/brief/docx.ts';
import { answerOf, chartOf, seriesOf, subjectOf } from '../../schema/chart/build.ts';
import { answeredOf } from '../draw/answered.ts';

const QUERY = 'kind=bar&measure=requests.received&of=region:shifan/*&years=2025';
const bars = (count: number) =>
  answerOf(
    ...Array.from({ length: count }, (_, index) =>
      seriesOf({ subject: subjectOf({ id: `b${index}` }), from: 2024, values: [3, 60 - index] }),
    ),
  );

test.each([
  [8, 8],
  [60, 23],
])('of %i bureaus it shows %i, and counts the others', (count, shown) => {
  const { chart, answer, words, nameOf } = forPaper(answeredOf(QUERY, bars(count)));
  const { width, height, plot } = planPicture({ chart, answer, words, nameOf });
  // The text block is 156 mm wide, and a page holds 210 mm of it.
  expect([chart.width, width, chartOf(QUERY).height]).toEqual([590, 590, null]);
  expect(height).toBeLessThanOrEqual((590 * 210) / 156);
  if (plot.kind !== 'bar') throw new Error(plot.kind);
  expect(plot.plan?.rows).toHaveLength(shown);
  const more = (plot.plan?.texts ?? []).map(({ text }) => text).join('');
  expect(more).toBe(shown === count ? '' : `另有 ${count - shown} 项未画出，见数据表`);
});
