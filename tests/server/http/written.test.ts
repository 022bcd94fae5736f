/** Documents are written one after another, and whoever finds the line too long is told when to come again. */
import { afterEach, expect, test } from 'vitest';
import type { Limits } from '../../../server/http/limits.ts';
import { openTestApp, type TestApp, UNHURRIED } from '../../support/app.ts';

const FILES = [
  '/brief.docx?region=hill&year=2022',
  '/brief.pptx?region=hill&year=2022',
  '/compile.xlsx?region=hill&year=2022',
  '/chart.docx?measure=requests.received&of=hill-a',
  '/chart.pptx?measure=requests.received&of=hill-a',
  '/chart.xlsx?measure=requests.received&of=hill-a',
  '/revisions.csv',
];

let opened: TestApp;
afterEach(() => opened.dispose());

async function asked(written: Limits['written'], urls: readonly string[]): Promise<readonly number[]> {
  opened = await openTestApp({ limits: { ...UNHURRIED, written } });
  const answers = await Promise.all(urls.map((url) => opened.app.inject(url)));
  for (const { statusCode, headers, body } of answers.filter((one) => one.statusCode === 503)) {
    expect([headers['retry-after'], headers['content-disposition'], headers['cache-control'], statusCode]).toEqual([
      ...['30', undefined, 'no-store', 503],
    ]);
    expect(JSON.parse(body).errors[0].extensions.code).toBe('BUSY');
  }
  return answers.map(({ statusCode }) => statusCode);
}

test('whoever stands in line gets theirs, after one that was refused too', async () => {
  const urls = ['/brief.docx?region=nobody&year=2022', ...FILES];
  const [refused, ...written] = await asked({ atOnce: 1, inLine: 10, longest: 30_000 }, urls);
  expect(refused).toBe(404);
  expect(written).toEqual(written.map(() => 200));
});

test.each(FILES)('%s waits for its turn, and is refused where the line is full', async (url) => {
  expect(await asked({ atOnce: 1, inLine: 0, longest: 1000 }, [FILES[2] ?? '', url])).toEqual([...[200, 503]]);
  expect((await opened.app.inject(url)).statusCode).toBe(200);
});

test('questions and pictures stand in no line', async () => {
  const urls = ['/compile.xlsx?region=hill&year=2022', '/chart.png?measure=requests.received&of=hill-a', '/healthz'];
  expect(await asked({ atOnce: 1, inLine: 0, longest: 1000 }, urls)).toEqual([200, 200, 200]);
});
