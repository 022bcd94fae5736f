/** A title of the author's own with characters that no face of pictures has: no address that is handed out leads to a refusal. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAddress } from '../../../schema/chart/address.ts';
import { drawableCharacters, forPictures } from '../../../schema/chart/picture-title.ts';
import { embedSnippets } from '../../../schema/chart/snippets.ts';
import { openFaces } from '../../../server/draw/png/faces.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';

const CHART = 'measure=requests.received&of=hill-a';
const TITLES: readonly (readonly [title: string, drawn: string | null])[] = [
  ['今年申请', '今年申请'],
  ['好消息🎉：申请  下降👨‍👩‍👧', '好消息：申请 下降'],
  ['🎉', null],
  // A letter left out would make another word of it.
  ['𰻝𰻝面馆的申请', null],
  ['คำขอ 2025', null],
];

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened.dispose());

test('every character that is kept has a face', () => {
  expect(drawableCharacters().length).toBeGreaterThan(20_000);
  expect(openFaces().lacking(drawableCharacters())).toEqual([]);
});

describe.each(TITLES)('%s', (title, drawn) => {
  const query = `${CHART}&title=${encodeURIComponent(title)}`;

  test('is drawn without them, or as the title that the data make', () => {
    expect(forPictures(parseAddress(query)).title).toBe(drawn);
  });

  test('the thumbnail, the link preview and the snippet for pictures are there', async () => {
    const page = `http://localhost/chart?${query}`;
    const oembed = await opened.app.inject(`/oembed?url=${encodeURIComponent(page)}`);
    expect(oembed.json().title).toBe(title);
    const words = { title, subtitle: '', description: '', source: '' };
    const { image } = embedSnippets(
      query,
      'http://localhost',
      words,
      { wide: 500, phone: { perPixel: 2.5, upTo: 400, foot: 100 } },
      { columns: [], rows: [] },
    );
    const [, picture = ''] = /src="([^"]+)"/.exec(image) ?? [];
    for (const address of [oembed.json().thumbnail_url, picture.replace(/&amp;/g, '&')]) {
      const { statusCode, body: refusal } = await opened.app.inject(
        new URL(address).pathname + new URL(address).search,
      );
      expect(statusCode, `${address} ${refusal.slice(0, 80)}`).toBe(200);
    }
  });
});
