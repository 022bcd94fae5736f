import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { file, received } from '../../support/small-district.ts';

const COVERAGE = `{
  series(measures: ["review.total", "requests.received"], of: ["hill"], years: { from: 2023, to: 2023 }) {
    series { quantity points { value coverage { expected reported empty missing { id } } } }
  }
}`;

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened.dispose());

test('a bureau that filed and left a figure empty is counted as empty: it neither reported it nor is it missing', async () => {
  await file(opened.store, 'hill-a', 2023, { cells: { ...received(5), 'IV/review.upheld': 2, 'IV/review.total': 2 } });
  await file(opened.store, 'hill-b', 2023, {
    cells: {
      ...received(7),
      'IV/review.upheld': 'blank',
      'IV/review.corrected': 'blank',
      'IV/review.otherResult': 'blank',
      'IV/review.pending': 'blank',
      'IV/review.total': 'blank',
    },
  });
  const { body } = await opened.ask(COVERAGE);
  expect(body.data.series.series).toEqual([
    {
      quantity: 'review.total',
      points: [{ value: 2, coverage: { expected: 3, reported: 1, empty: 1, missing: [{ id: 'hill-c' }] } }],
    },
    {
      quantity: 'requests.received',
      points: [{ value: 12, coverage: { expected: 3, reported: 2, empty: 0, missing: [{ id: 'hill-c' }] } }],
    },
  ]);
});
