import { parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

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

  test('is the same by the same address, and not sent twice', async () => {
    const first = await get(`/chart.svg?${TREND}`);
    const again = await get(`/chart.svg?${TREND}`, { 'if-none-match': String(first.headers.etag) });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
    const other = await get(`/chart.svg?${TREND}&lang=en`, { 'if-none-match': String(first.headers.etag) });
    expect(other.statusCode).toBe(200);
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
    ['kind=flow&measure=requests.received&of=hill', /flow/],
    ['kind=trend&measure=nothing&of=hill', /nothing/],
    ['kind=trend&measure=requests.received&of=hill&w=99999', /99999/],
    ['kind=trend&measure=requests.received&of=hill&years=2030..2019', /2030/],
    ['kind=trend&measure=requests.received&of=%E0%A4%A', /./],
    ['kind=trend&measure=requests.received&of=hill&rev=99', /99/],
  ])('answers %s with a sentence and 400, in both languages', async (query, words) => {
    for (const path of ['/chart.svg', '/chart.csv', '/embed', '/chart.json']) {
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

describe('everything else that is served', () => {
  let opened: TestApp;
  beforeAll(async () => {
    opened = await openTestApp();
  });
  afterAll(() => opened.dispose());

  test('says that it is alive and ready', async () => {
    expect((await opened.app.inject('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await opened.app.inject('/readyz')).json()).toEqual({ status: 'ready', revision: 9 });
  });

  test('hands out a document as it was submitted, as a download and never as a page', async () => {
    const { body } = await opened.ask('{ report(id: "hill-a-2021") { document { hash size } } }');
    const { hash, size } = body.data.report.document;
    const answer = await opened.app.inject(`/documents/${hash}`);
    expect(answer.rawPayload.length).toBe(size);
    expect(answer.headers['content-disposition']).toMatch(/^attachment/);
    expect((await opened.app.inject(`/documents/${'0'.repeat(64)}`)).statusCode).toBe(404);
    expect((await opened.app.inject('/documents/..%2f..%2fetc%2fpasswd')).statusCode).toBe(404);
  });

  test('serves GraphiQL from here', async () => {
    const page = await opened.app.inject('/graphiql');
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/https?:\/\//);
    expect((await opened.app.inject('/graphiql/graphiql.js')).body.length).toBeGreaterThan(100_000);
  });

  test('answers an unknown address with 404 and a sentence', async () => {
    const answer = await opened.app.inject('/nothing-here');
    expect(answer.statusCode).toBe(404);
    expect(answer.json().errors[0].extensions.code).toBe('NOT_FOUND');
  });
});
