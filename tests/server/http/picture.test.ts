/** A chart as a picture of dots, asked for by its address. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPainter, type ToDraw } from '../../../server/draw/png/painter.ts';
import { openPictures } from '../../../server/http/pictures.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { file, received } from '../../support/small-district.ts';
import { readPng } from '../draw/png/read-png.ts';

const TREND = 'kind=trend&measure=requests.received&of=hill';
let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened.dispose());

const get = (query: string, headers: Record<string, string> = {}) =>
  opened.app.inject({ url: `/chart.png?${query}`, headers });
const pictureOf = async (query: string) => readPng((await get(query)).rawPayload);

test.each([
  ['size=a4', [1872, null], 288],
  ['size=half', [906, null], 288],
  ['size=wechat', [1080, null], 288],
  ['size=slide', [1920, 1080], 192],
  ['size=social', [1200, 630], 192],
  ['size=social&scale=1', [600, 315], 96],
  ['w=165mm&h=90mm&scale=2', [1248, 680], 192],
  ['w=500', [500, null], 96],
  ['', [720, null], 96],
])('%s is so many dots wide, and meant to be shown at so many an inch', async (size, [width, height], inch) => {
  const picture = await pictureOf(`${TREND}&${size}`);
  expect(picture.width).toBe(width);
  if (height !== null) expect(picture.height).toBe(height);
  expect(picture.height).toBeGreaterThan(200);
  expect(Math.round((picture.dotsPerMetre ?? 0) * 0.0254)).toBe(inch);
});

test('says inside what it shows, and by which address and revision it is found again', async () => {
  const { texts } = await pictureOf(`${TREND}&size=wechat`);
  const { address, words } = (await opened.app.inject(`/chart.json?${TREND}&size=wechat`)).json();
  expect(texts).toMatchObject({ Title: words.title, Description: words.description, address, revision: '9' });
  expect(address).toBe(`${TREND}&w=360`);
});

test.each([
  ['size=poster', 'a4'],
  ['size=a4&w=300', 'w'],
  ['w=900mm', 'mm'],
  ['scale=9', '1–4'],
  ['w=165cm', '160–2400'],
  [`title=${'长'.repeat(10_000)}`, '120'],
  [`of=${Array.from({ length: 200 }, (_, index) => `b${index}`).join(',')}`, '40'],
])('%s is refused with what is allowed', async (query, allowed) => {
  const answer = await get(`${query.startsWith('of=') ? TREND.replace('of=hill', query) : `${TREND}&${query}`}`);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().errors[0].message).toContain(allowed);
});

test('whose title no face can draw is refused, and names the character', async () => {
  const answer = await get(`${TREND}&title=${encodeURIComponent('好消息🎉')}`);
  expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([422, 'NOT_DRAWABLE']);
  expect(answer.json().errors[0].message).toContain('🎉（U+1F389）');
  expect(answer.headers['cache-control']).toBe('no-store');
});

test('is drawn once, however many ask at the same time, and anew when the data change', async () => {
  const questions = async (): Promise<number> => {
    const metrics = await opened.app.inject('/metrics');
    const [, count] = /^gongkai_question_points_count\{kind="chart"\} (\d+)$/m.exec(metrics.body) ?? [];
    if (count === undefined) throw new Error('No questions are counted');
    return Number(count);
  };
  await get(TREND);
  const atFirst = await questions();
  const asked = await Promise.all(Array.from({ length: 20 }, () => get(`${TREND}&w=333`)));
  const [first] = asked;
  expect(await questions()).toBe(atFirst + 1);
  expect(asked.every(({ rawPayload }) => rawPayload.equals(first?.rawPayload ?? Buffer.alloc(0)))).toBe(true);
  await get(`${TREND}&w=333`);
  expect(await questions()).toBe(atFirst + 1);
  await file(opened.store, 'hill-b', 2022, { cells: received(77) });
  expect((await get(`${TREND}&w=333`)).rawPayload.equals(first?.rawPayload ?? Buffer.alloc(0))).toBe(false);
  expect(await questions()).toBe(atFirst + 2);
});

test('of a document is painted once, however often the document is written', async () => {
  const painter = openPainter();
  let painted = 0;
  const paint = (picture: ToDraw): Promise<Buffer> => {
    painted += 1;
    return painter.paint(picture);
  };
  const pictures = openPictures({ ...painter, paint });
  const picture = (color: string): ToDraw => ({
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4" fill="${color}"/></svg>`,
    ...({ lang: 'zh', scale: 1, texts: { Title: color } } as const),
  });
  const [red, again, blue] = [picture('red'), picture('red'), picture('blue')];
  const first = await pictures.paint(red);
  expect((await pictures.paint(again)).equals(first)).toBe(true);
  expect(painted).toBe(1);
  expect((await pictures.paint(blue)).equals(first)).toBe(false);
  await pictures.close();
});
