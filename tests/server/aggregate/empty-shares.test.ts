/** A rate of which only empty cells are printed is empty, and not 0 %: in numbers, sentences and briefings; where anybody printed a number, empty cells add nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../../../schema/briefing/brief.ts';
import { parseAddress } from '../../../schema/chart/address.ts';
import { LANGS } from '../../../schema/language.ts';
import { askBrief } from '../../../server/aggregate/brief.ts';
import { answerChart } from '../../../server/aggregate/chart.ts';
import { NOW } from '../../support/app.ts';
import { enrol, file, received } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestSqlite();
  await enrol(opened.store);
  const cases = { ...received(20), 'IV/review.upheld': 1, 'IV/review.total': 1 } as const;
  for (const year of [2022, 2023]) {
    await file(opened.store, 'hill-a', year, { cells: { ...cases, 'IV/review.corrected': 'blank' } });
    await file(opened.store, 'hill-b', year, {
      cells: { ...cases, 'IV/review.total': 2, 'IV/review.corrected': year === 2022 ? 'blank' : 1 },
    });
  }
});
afterAll(() => opened.dispose());

async function asked(address: string) {
  const { answer, words } = await answerChart(opened.store.reader, parseAddress(address), NOW);
  return { point: answer.series[0]?.points.find(({ year }) => year === 2023), words };
}

test.each([
  'kind=trend&measure=rate.reviewCorrected&of=hill-a',
  'kind=trend&measure=review.corrected&of=hill-a&view=perHundred&per=review.total',
])('is a gap: %s', async (address) => {
  const { point, words } = await asked(`${address}&years=2022..2023`);
  expect(point).toMatchObject({ value: null, gap: 'blank', numerator: null, denominator: 1 });
  expect(point?.change.change.kind).toBe('none');
  expect(words.description).not.toMatch(/1 件中 0 件|(?<![.\d])0%/);
});

test('of several, those that printed a number are what it counts', async () => {
  const { point } = await asked('kind=trend&measure=rate.reviewCorrected&of=hill&years=2022..2023');
  expect(point).toMatchObject({ gap: null, numerator: 1 });
});

test.each(LANGS)('a briefing tells none of none: %s', async (lang) => {
  const question = { of: { bureau: 'hill-a' }, year: 2023, lang, topic: 'appeals', now: NOW } as const;
  const { brief } = await askBrief(opened.store.reader, question);
  const said = brief.sections.flatMap(({ paragraphs }) => paragraphs.map(textOf)).join('\n');
  expect(said).toMatch(/1/);
  expect(said).not.toMatch(/1 件中 0 件|0 of 1/);
});
