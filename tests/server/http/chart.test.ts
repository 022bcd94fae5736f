import type { KyselyPlugin } from 'kysely';
import { parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embedStyleHash } from '../../../server/draw/embed.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { file, received } from '../../support/small-district.ts';

const TREND = 'kind=trend&measure=requests.received&of=hill';

interface Node {
  readonly nodeName: string;
  readonly childNodes?: readonly Node[];
  readonly attrs?: readonly { readonly name: string }[];
}

/** Elements that a text must never become: pictures, scripts in a picture, anything with a handler. */
function activeParts(markup: string): readonly string[] {
  const found: string[] = [];
  const inSvg = markup.startsWith('<svg');
  const walk = (node: Node): void => {
    const handler = node.attrs?.some((attribute) => attribute.name.startsWith('on')) ?? false;
    if (handler || node.nodeName === 'img' || (inSvg && node.nodeName === 'script')) found.push(node.nodeName);
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parse(markup) as Node);
  return found;
}

describe('a chart, by its address', () => {
  let opened: TestApp;
  beforeAll(async () => {
    opened = await openTestApp();
  });
  afterAll(() => opened.dispose());

  const get = (url: string, headers: Record<string, string> = {}) => opened.app.inject({ method: 'GET', url, headers });

  test('is drawn as a picture with title, description and the revision it shows', async () => {
    const answer = await get(`/chart.svg?${TREND}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect(answer.body).toMatch(/^<svg[^>]+role="img"/);
    expect(answer.body).toMatch(/<title[ >]/);
    expect(answer.body).toMatch(/<desc[ >]/);
    expect(answer.body).toContain('数据版本 9');
  });

  test('is kept for ever when it names its revision, and for minutes when it is live', async () => {
    expect((await get(`/chart.svg?${TREND}&rev=9`)).headers['cache-control']).toMatch(/immutable/);
    expect((await get(`/chart.svg?${TREND}`)).headers['cache-control']).toMatch(/max-age=300/);
  });

  test('shows the figures of its revision, whatever came later', async () => {
    const then = await get(`/chart.json?${TREND}&rev=3`);
    expect(then.json().series[0].points.map((point: { value: number }) => point.value)).toEqual([10]);
  });

  test('is a table that a spreadsheet opens: BOM, one row a point, gaps as words', async () => {
    const answer = await get(`/chart.csv?kind=trend&measure=requests.received&of=hill-b&years=2020..2022`);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toMatch(/filename\*=UTF-8''/);
    expect(answer.body.startsWith('\ufeff')).toBe(true);
    const lines = answer.body.trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[3]).toContain('未报送');
  });

  test.each([
    ['/embed', 400, 'measure'],
    [`/embed?${TREND.replace('of=', 'of=nobody-')}`, 404, 'nobody-'],
    [`/embed?${TREND}&rev=999`, 400, '999'],
    [`/embed?${TREND}&title=${encodeURIComponent('<b>长</b>'.repeat(2000))}`, 400, '120'],
  ])('%s in a frame is a small sentence and a way on, never an answer for programs', async (url, status, said) => {
    const { statusCode, headers, body } = await opened.app.inject(url);
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([
      status,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    expect(body).toMatch(new RegExp(`<p>[^<]*${said}[^<]*<a href="http://localhost(:80)?/chart"`));
    expect(String(headers['content-security-policy'])).toContain(embedStyleHash);
    expect(activeParts(body)).toEqual([]);
  });

  test('is an embed that needs no script, may be framed, and names no other host', async () => {
    const answer = await get(`/embed?${TREND}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['x-frame-options']).toBeUndefined();
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(String(answer.headers['content-security-policy'])).toContain("default-src 'none'");
    expect(answer.body).toMatch(/<svg/);
    expect(answer.body).toMatch(/<table/);
    const hosts = [...answer.body.matchAll(/(?:src|href)="(https?:\/\/[^/"]+)/g)].map((match) => match[1]);
    expect(new Set(hosts)).toEqual(new Set(hosts.length > 0 ? ['http://localhost:80'] : []));
    expect(Buffer.byteLength(answer.body)).toBeLessThan(40 * 1024);
  });

  test.each([
    ['kind=pie', /kind/],
    ['kind=flow&of=hill,dale', /kind=flow|sum:/],
    ['kind=trend&measure=nothing&of=hill', /nothing/],
    ['kind=trend&measure=requests.received&of=hill&w=99999', /99999/],
    ['kind=trend&measure=requests.received&of=hill&years=2030..2019', /2030/],
    ['kind=trend&measure=requests.received&of=%E0%A4%A', /./],
    ['kind=trend&measure=requests.received&of=hill&rev=99', /99/],
  ])('answers %s with a sentence and 400, in both languages', async (query, words) => {
    for (const path of ['/chart.svg', '/chart.png', '/chart.csv', '/chart.json']) {
      const answer = await get(`${path}?${query}`);
      expect(answer.statusCode).toBe(400);
      const [error] = answer.json().errors;
      expect(error.message).toMatch(words);
      expect(error.extensions.sentence.en.length).toBeGreaterThan(20);
    }
  });

  test('is shown with whatever other programs hang on its address, and its own address has none of it', async () => {
    const hung = `${TREND}&fbclid=x&sharer_shareinfo=a&_t=1700000000&v=2&from=timeline`;
    const picture = await get(`/chart.svg?${hung}`);
    expect(picture.statusCode).toBe(200);
    expect(picture.body).toBe((await get(`/chart.svg?${TREND}`)).body);
    expect(picture.headers.etag).toBe((await get(`/chart.svg?${TREND}`)).headers.etag);
    expect(picture.body).toContain(`address="${TREND.replaceAll('&', '&amp;')}"`);
    expect((await get(`/chart.csv?${hung}`)).statusCode).toBe(200);
    expect((await get(`/chart.json?${hung}`)).json().address).toBe(TREND);
    const embed = await get(`/embed?${hung}`);
    expect(embed.statusCode).toBe(200);
    expect(embed.body).not.toContain('fbclid');
    const { body } = await opened.ask('query ($address: String!) { chart(address: $address) { address } }', {
      address: hung,
    });
    expect(body.data.chart.address).toBe(TREND);
  });

  test('of somebody unknown is a 404 that names who', async () => {
    const answer = await get('/chart.svg?kind=trend&measure=requests.received&of=nobody');
    expect(answer.statusCode).toBe(404);
    expect(answer.json().errors[0].message).toContain('nobody');
  });

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    ']]></title><script>',
    '&lt;b&gt;',
    '=HYPERLINK("http://x")',
  ])('keeps a title like %s as text everywhere', async (title) => {
    const query = `${TREND}&title=${encodeURIComponent(title)}`;
    expect(activeParts((await get(`/chart.svg?${query}`)).body)).toEqual([]);
    expect(activeParts((await get(`/embed?${query}`)).body)).toEqual([]);
  });
});

describe('a copy that is still good', () => {
  /** Tables read since the last look. */
  let asked: string[] = [];
  let day = '2026-01-31T10:00:00.000Z';
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked.push(
        ...[
          ...JSON.stringify(node).matchAll(
            /"table":{"kind":"SchemableIdentifierNode","identifier":{"kind":"IdentifierNode","name":"(\w+)"/g,
          ),
        ].map(([, name = '']) => name),
      );
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  let opened: TestApp;
  beforeAll(async () => {
    opened = await openTestApp({
      now: () => day,
      watch: (reader) => ({ db: reader.db.withPlugin(counter) }),
    });
  });
  afterAll(() => opened.dispose());

  async function get(url: string, kept?: string) {
    asked = [];
    const answer = await opened.app.inject({
      method: 'GET',
      url,
      headers: kept === undefined ? {} : { 'if-none-match': kept },
    });
    return {
      status: answer.statusCode,
      etag: String(answer.headers.etag),
      body: answer.body,
      asked,
      headers: answer.headers,
    };
  }

  test.each(['/chart.svg', '/chart.csv', '/chart.json', '/embed'])(
    'of %s is told before any figure is asked for',
    async (path) => {
      for (const query of [TREND, `${TREND}&rev=9`, 'kind=bar&measure=rate.granted&of=region:hill/*']) {
        const first = await get(`${path}?${query}`);
        expect(first.status).toBe(200);
        expect(first.asked).toContain('roll');
        const again = await get(`${path}?${query}`, first.etag);
        expect([again.status, again.body, again.etag]).toEqual([304, '', first.etag]);
        // Of a live chart also which deadlines have passed.
        const told = query.includes('rev=') ? ['revision'] : ['revision', 'due_rule'];
        expect(new Set(again.asked)).toEqual(new Set(told));
        expect(again.headers['cache-control']).toBe(first.headers['cache-control']);
      }
    },
  );

  test('is known by a weak or a strong tag, in a list, and by an asterisk', async () => {
    const { etag } = await get(`/chart.svg?${TREND}`);
    const strong = etag.replace('W/', '');
    for (const kept of [etag, strong, `"other", ${etag}`, `W/"x,y",${strong} , "z"`, '*']) {
      expect((await get(`/chart.svg?${TREND}`, kept)).status, kept).toBe(304);
    }
    for (const kept of ['"other"', strong.slice(1, -1), `"${strong.slice(1, -1)}x"`, '']) {
      expect((await get(`/chart.svg?${TREND}`, kept)).status, kept).toBe(200);
    }
  });

  test('is of that address, kind and place alone, and of nothing that does not exist', async () => {
    const { etag } = await get(`/chart.svg?${TREND}`);
    expect((await get(`/chart.svg?${TREND}&lang=en`, etag)).status).toBe(200);
    expect((await get(`/chart.csv?${TREND}`, etag)).status).toBe(200);
    const embed = await get(`/embed?${TREND}`);
    const elsewhere = await opened.app.inject({
      url: `/embed?${TREND}`,
      headers: { 'if-none-match': embed.etag, host: 'elsewhere.example' },
    });
    expect(elsewhere.statusCode).toBe(200);
    // A picture names no place, and is one copy under every name of the server.
    const picture = await opened.app.inject({
      url: `/chart.svg?${TREND}`,
      headers: { 'if-none-match': etag, host: 'elsewhere.example' },
    });
    expect(picture.statusCode).toBe(304);
    expect((await get('/chart.svg?measure=requests.received&of=nobody', '*')).status).toBe(404);
    expect((await get(`/chart.svg?${TREND}&rev=99`, etag)).status).toBe(400);
    expect((await get(`/chart.svg?${TREND}&w=1`, '*')).status).toBe(400);
  });

  test('of a live chart ends with the day a year falls due, of a pinned one never', async () => {
    const [live, pinned] = [await get(`/chart.json?${TREND}`), await get(`/chart.json?${TREND}&rev=9`)];
    day = '2026-02-01T10:00:00.000Z';
    expect((await get(`/chart.json?${TREND}`, live.etag)).status).toBe(200);
    expect((await get(`/chart.json?${TREND}&rev=9`, pinned.etag)).status).toBe(304);
    const february = await get(`/chart.json?${TREND}`);
    day = '2026-03-30T10:00:00.000Z';
    expect((await get(`/chart.json?${TREND}`, february.etag)).status).toBe(304);
  });

  test('of a live chart ends with the next accepted change', async () => {
    const before = await get(`/chart.svg?${TREND}`);
    await file(opened.store, 'hill-b', 2022, { cells: received(1) });
    expect((await get(`/chart.svg?${TREND}`, before.etag)).status).toBe(200);
  });
});
