/** What a site's editor is told of an address of a chart that somebody pasted. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { readPng } from '../draw/png/read-png.ts';

const TREND = 'kind=trend&measure=requests.received&of=hill';
let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened.dispose());

const ask = (url: string, more = '') => opened.app.inject(`/oembed?url=${encodeURIComponent(url)}${more}`);
const frameIn = (html: string): Readonly<Record<string, string>> => {
  const [frame] = parseFragment(html).childNodes as DefaultTreeAdapterTypes.Element[];
  return {
    tag: frame?.tagName ?? '',
    ...Object.fromEntries((frame?.attrs ?? []).map(({ name, value }) => [name, value])),
  };
};

describe('a chart that is asked about', () => {
  test('is a frame with its title and size, and a picture of the size that is said', async () => {
    const answer = await ask(`http://localhost/chart?${TREND}&utm_source=mail`);
    const told = answer.json();
    const { words } = (await opened.app.inject(`/chart.json?${TREND}`)).json();
    expect(told).toMatchObject({
      version: '1.0',
      type: 'rich',
      title: words.title,
      provider_name: '公开年报',
      width: 720,
    });
    expect(frameIn(told.html)).toMatchObject({
      tag: 'iframe',
      src: `http://localhost:80/embed?${TREND}`,
      title: words.title,
      width: '720',
      height: String(told.height),
      sandbox: 'allow-scripts allow-popups',
    });
    const thumbnail = new URL(told.thumbnail_url);
    const picture = readPng((await opened.app.inject(thumbnail.pathname + thumbnail.search)).rawPayload);
    expect([picture.width, picture.height]).toEqual([told.thumbnail_width, told.thumbnail_height]);
  });

  test('may be asked about by any of its addresses, and stays within the room there is', async () => {
    const wide = (await ask(`http://localhost/chart?${TREND}`)).json();
    const narrow = (await ask(`http://localhost/embed?${TREND}`, '&maxwidth=360&maxheight=5000')).json();
    expect(narrow.width).toBe(360);
    expect(narrow.height).not.toBe(wide.height);
    expect(narrow).not.toHaveProperty('thumbnail_url');
    const low = (await ask(`http://localhost/chart.png?${TREND}&lang=en`, '&maxheight=200')).json();
    expect(low).not.toHaveProperty('thumbnail_url');
    expect([low.height, low.provider_name]).toEqual([200, 'Gongkai']);
  });

  test.each([
    ['nothing', '/oembed', 400, 'url=https'],
    ['another site', `/oembed?url=https%3A%2F%2Fexample.org%2Fchart%3F${TREND}`, 404, '不是本站图表的地址'],
    ['another page', '/oembed?url=http%3A%2F%2Flocalhost%2Fbureaus', 404, '不是本站图表的地址'],
    ['no address at all', '/oembed?url=%F0%9F%8E%89', 404, '🎉'],
    [
      'a chart that cannot be',
      '/oembed?url=http%3A%2F%2Flocalhost%2Fchart%3Fmeasure%3Dnothing%26of%3Dhill',
      400,
      'nothing',
    ],
    [
      'an unknown bureau',
      `/oembed?url=${encodeURIComponent('http://localhost/chart?measure=requests.received&of=nobody')}`,
      404,
      'nobody',
    ],
    ['a very long one', `/oembed?url=${'x'.repeat(8001)}`, 400, '8000'],
    ['XML', `/oembed?format=xml&url=${encodeURIComponent(`http://localhost/chart?${TREND}`)}`, 400, 'json'],
    ['no room', `/oembed?maxwidth=20&url=${encodeURIComponent(`http://localhost/chart?${TREND}`)}`, 400, '160'],
  ])('%s is refused with a sentence', async (_, url, status, said) => {
    const answer = await opened.app.inject(url);
    expect([answer.statusCode, answer.json().errors[0].message]).toEqual([status, expect.stringContaining(said)]);
  });
});
