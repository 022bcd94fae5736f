/** How often anybody may ask: of an address, of a key, of strangers; and who is answered when the server cannot keep up. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { LIMITS, type Limits } from '../../../server/http/limits.ts';
import { openTestApp, type TestApp, UNHURRIED } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { reportText } from '../../support/report-text.ts';

const SMALL: Limits = {
  ...UNHURRIED,
  rates: { requests: 6, signIns: 2, strangersUploads: 2, uploads: 3, collecting: 2, written: 2 },
};

let opened: TestApp;
const lines: string[] = [];
beforeAll(async () => {
  opened = await openTestApp({ limits: SMALL, logLevel: 'warn', logTo: { write: (line) => void lines.push(line) } });
});
afterAll(() => opened.dispose());

/** Each test has addresses of its own, in a network of its own. */
let network = 0;
beforeEach(() => {
  network += 1;
  lines.length = 0;
});

function ask(options: InjectOptions, host = 1): Promise<LightMyRequestResponse> {
  return opened.app.inject({ remoteAddress: `10.0.${network}.${host}`, ...options });
}

async function statusesOf(times: number, options: InjectOptions, host = 1): Promise<number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < times; time += 1) statuses.push((await ask(options, host)).statusCode);
  return statuses;
}

const key = async () => ({ authorization: `Bearer ${await keyFor(opened.store)}` });
const form = (): FormData => {
  const payload = new FormData();
  payload.append('file', new Blob([reportText('山区教育局', 2023)]), '教育局.txt');
  return payload;
};
const PICTURE = '/chart.svg?kind=trend&measure=requests.received&of=hill';

test('an address may ask so many things a minute, whatever becomes of them; the next is told when to come again', async () => {
  const asked = ['/healthz', '/nothing-here', '/graphql?query={__typename}', '/reporting.csv', '/', PICTURE];
  for (const url of asked) expect((await ask({ url })).statusCode).not.toBe(429);
  const refused = await ask({ url: '/healthz' });
  expect(refused.statusCode).toBe(429);
  expect(refused.json().errors[0].extensions).toMatchObject({
    code: 'TOO_MANY_REQUESTS',
    sentence: { zh: expect.stringMatching(/每分钟最多 6 次/), en: expect.stringMatching(/6 a minute/) },
  });
  const seconds = Number(refused.headers['retry-after']);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect((await ask({ url: '/healthz' }, 2)).statusCode).toBe(200);
});

test.each([
  '/brief.html?region=hill&year=2021',
  '/brief.pptx?region=hill&year=2021',
  '/brief.md?region=hill&year=2021',
  '/compile.docx?region=hill&year=2021',
  '/compile.xlsx?region=hill&year=2021',
  '/findings.csv?region=hill&year=2021',
  '/findings.xlsx?region=hill&year=2021',
  '/reporting.csv?region=hill&year=2021',
  '/reporting.xlsx?region=hill&year=2021',
  '/return-sheet.docx?publisher=hill-a&year=2021',
  '/return-sheets.zip?region=hill&year=2021',
  '/revisions.csv?since=0',
])('what is written anew each time may be asked for less often: %s', async (url) => {
  expect(await statusesOf(2, { url })).toEqual([200, 200]);
  const refused = await ask({ url: '/brief.docx?region=hill&year=2021' });
  expect([refused.statusCode, refused.json().errors[0].extensions.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
  expect((await ask({ url }, 2)).statusCode).toBe(200);
});

test('is said in the log once a minute for an address, and not each time', async () => {
  expect(await statusesOf(9, { url: '/healthz' })).toEqual([200, 200, 200, 200, 200, 200, 429, 429, 429]);
  await statusesOf(7, { url: '/healthz' }, 2);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'warn', msg: 'Asked too often', address: `10.0.${network}.1`, rate: 'requests', max: 6 },
    { level: 'warn', msg: 'Asked too often', address: `10.0.${network}.2` },
  ]);
});

test('an address is the network of whoever has one to himself', async () => {
  const from = (remoteAddress: string) => ask({ url: '/healthz', remoteAddress });
  for (let host = 1; host <= 6; host += 1) await from(`2001:db8:0:1::${host}`);
  expect((await from('2001:db8:0:1:ffff::1')).statusCode).toBe(429);
  expect((await from('2001:db8:0:2::1')).statusCode).toBe(200);
});

test('pictures that the reader holds are not counted, and those that have to be drawn are', async () => {
  for (const url of [
    PICTURE,
    PICTURE.replace('.svg', '.png'),
    PICTURE.replace('.svg', '.csv'),
    PICTURE.replace('.svg', '.json'),
    PICTURE.replace('/chart.svg', '/embed'),
  ]) {
    network += 1;
    const { headers } = await ask({ url });
    const held = { url, headers: { 'if-none-match': String(headers.etag) } };
    expect(await statusesOf(20, held)).toEqual(Array(20).fill(304));
    expect(await statusesOf(20, { url: '/embed.js' })).toEqual(Array(20).fill(200));
    expect(await statusesOf(6, { url })).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await statusesOf(20, held)).toEqual(Array(20).fill(304));
  }
});

test('strangers of an address send so many uploads, and do not use up those of a key', async () => {
  const upload = (url: string, headers = {}): InjectOptions => ({ method: 'POST', url, payload: form(), headers });
  expect(await statusesOf(2, upload('/readings'))).toEqual([200, 200]);
  const refused = await ask(upload('/readings'));
  expect([refused.statusCode, refused.json().errors[0].extensions.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
  const headers = await key();
  expect(await statusesOf(1, upload('/readings', headers))).toEqual([200]);
  // A key is one wherever it is used.
  expect(await statusesOf(3, upload('/documents', headers), 2)).toEqual([200, 200, 429]);
});

test.each(['/readings', '/documents'])('a key sends so many uploads to %s, from wherever', async (url) => {
  const headers = await key();
  for (const host of [1, 2, 3, 4]) {
    expect(await statusesOf(1, { method: 'POST', url, payload: form(), headers }, host)).toEqual([
      host < 4 ? 200 : 429,
    ]);
  }
});

test('so many sign in from an address', async () => {
  const signIn = async (): Promise<InjectOptions> => ({
    method: 'POST',
    url: '/sign-in',
    payload: { key: await keyFor(opened.store) },
  });
  expect([...(await statusesOf(1, await signIn())), ...(await statusesOf(2, await signIn()))]).toEqual([204, 204, 429]);
});

test.each(['/collect', '/collect/readings', '/collect/documents', '/collect/reports/hill-a-2022'])(
  'a key asks so many things of other sites (%s)',
  async (url) => {
    const headers = await key();
    const statuses = await statusesOf(3, { method: 'POST', url, payload: { address: 'https://a.example/' }, headers });
    expect(statuses.map((status) => status === 429)).toEqual([false, false, true]);
    expect(await statusesOf(1, { url: '/collect', headers })).toEqual([200]);
  },
);

test('a proxy that is not named is told of once: all its readers would share these limits', async () => {
  for (const host of [1, 2]) await ask({ url: '/healthz', headers: { 'x-forwarded-for': '192.0.2.1' } }, host);
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual([expect.stringContaining('GONGKAI_TRUST_PROXY')]);
});

test('when the server cannot keep up, strangers are told to come again, and who holds a key or looks after it is answered', async () => {
  const limits = { ...LIMITS, pressure: { delay: 40, sample: 100 } };
  const logTo = { write: (line: string) => void lines.push(line) };
  const pressed = await openTestApp({ limits, logLevel: 'warn', logTo });
  const headers = { authorization: `Bearer ${await keyFor(pressed.store)}` };
  const busy = setInterval(() => {
    const until = performance.now() + 90;
    while (performance.now() < until);
  }, 100);
  const get = async (url: string, more = {}) => pressed.app.inject({ url, headers: more });
  const refused = await vi.waitFor(async () => {
    const answer = await get(PICTURE);
    expect(answer.statusCode).toBe(503);
    return answer;
  });
  expect([refused.headers['retry-after'], refused.json().errors[0].extensions.code]).toEqual(['10', 'BUSY']);
  expect((await get('/reporting.csv?region=hill&year=2022')).statusCode).toBe(503);
  expect((await get(PICTURE, headers)).statusCode).toBe(200);
  for (const url of ['/healthz', '/readyz']) expect((await get(url)).statusCode).toBe(200);
  clearInterval(busy);
  await vi.waitFor(async () => expect((await get(PICTURE)).statusCode).toBe(200));
  expect(lines.filter((line) => line.includes('Too busy'))).toHaveLength(1);
  await pressed.dispose();
});

test('the product is generous to an office behind one address, and strict with strangers', () => {
  expect([LIMITS.rates, LIMITS.pressure]).toEqual([
    { requests: 12_000, signIns: 120, strangersUploads: 120, uploads: 3000, collecting: 120, written: 120 },
    { delay: 500, sample: 5000 },
  ]);
});
