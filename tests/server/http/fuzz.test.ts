/** Whatever is sent, nothing is a bug: paths, parameters, headers and bodies drawn at random, the same ones each time. */
import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { bugsOf, drawn, isSound, KNOWN, number, text } from '../../support/drawn.ts';
import { keyFor } from '../../support/keys.ts';
import { listen, sendRaw } from '../../support/raw.ts';

let opened: TestApp;
let port = 0;
let authorization = '';
let bugs: unknown[] = [];
beforeAll(async () => {
  opened = await openTestApp();
  bugs = bugsOf(opened);
  authorization = `Bearer ${await keyFor(opened.store)}`;
  port = await listen(opened.app);
});
afterAll(() => opened.dispose());

const piece = fc.oneof(
  fc.constantFrom(...'/ // \\ . .. %2e %2f %00 % %ff [ ] : @ ; ? & = # * ~ + %E6%B1%89'.split(' ')),
  fc.constantFrom(
    ...'graphql graphiql chart.svg chart.xlsx data embed documents reporting.csv assets bureaus healthz roster'.split(
      ' ',
    ),
    ...'template.xlsx collect http:// lang=en query={__typename} region=hill year=2021 __proto__'.split(' '),
    ...'constructor'.split(' '),
  ),
  fc.string({ maxLength: 4 }).map(encodeURIComponent),
);
const path = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`);
const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'QUERY', 'TRACE');
const header = fc.tuple(
  fc.oneof(
    fc.constantFrom(
      ...'Accept Accept-Encoding Authorization Content-Encoding Content-Type Cookie Expect Host If-Match'.split(' '),
      ...'If-Modified-Since If-None-Match Origin Range Referer Sec-Fetch-Site Transfer-Encoding Upgrade'.split(' '),
      ...'X-Forwarded-For X-Forwarded-Host X-Forwarded-Proto Content-Length Apollo-Require-Preflight'.split(' '),
    ),
    fc.string({ maxLength: 5 }),
  ),
  fc.oneof(
    fc.constantFrom(
      '*',
      '*/*',
      'text/html',
      'application/json',
      'application/json; charset=x',
      'multipart/form-data; boundary=b',
      'multipart/form-data',
      'gzip',
      'Bearer gk_x',
      'bearer',
      'gk_session=',
      `gk_session=${'a'.repeat(43)}`,
      '"',
      'W/"a", "b',
      'bytes=0-1,5-2',
      'bytes=-',
      'chunked',
      'null',
      'http://[',
      'https://localhost',
      '::1',
      '1.1.1.1, x',
      'a b',
      '-1',
      '0',
      '1e3',
      'websocket',
      '100-continue',
    ),
    fc.string({ unit: 'binary-ascii', maxLength: 12 }),
  ),
);

test('is asked by any path, method and headers', async () => {
  await fc.assert(
    fc.asyncProperty(
      path,
      method,
      fc.array(header, { maxLength: 4 }),
      fc.string({ maxLength: 20 }),
      fc.constantFrom('1.1\r\nHost: x', '1.1\r\nHost: x', '1.0', '1.0\r\nHost: x', '1.1'),
      async (url, verb, headers, body, version) => {
        const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
        const length = verb === 'GET' || verb === 'HEAD' ? '' : `Content-Length: ${Buffer.byteLength(body)}\r\n`;
        const bytes = `${verb} ${url} HTTP/${version}\r\nConnection: close\r\n${length}${lines}\r\n${length === '' ? '' : body}`;
        const answer = await sendRaw(port, Buffer.from(bytes), { hangUp: 200 });
        // For a body that is shorter than it says the server waits longer than we do.
        if (answer.status === null) return;
        // An answer to HEAD has no body, and one begun without a length comes in chunks.
        const told = answer.body.replace(/^[^{]*|[^}]*$/g, '');
        isSound({ status: verb === 'HEAD' ? 200 : answer.status, body: told }, bugs);
      },
    ),
    drawn(200),
  );
});

test('is asked for charts of any address', async () => {
  const KEYS = [
    'kind',
    'measure',
    'of',
    'years',
    'applicant',
    'basis',
    'over',
    'lang',
    'theme',
    'w',
    'h',
    'title',
    'rev',
    'sort',
    'x',
    '__proto__',
  ];
  const VALUES = [
    ...KNOWN,
    'trend',
    'bar',
    'table',
    'outcomes',
    'latest',
    'all',
    '2019..2025',
    '2030..2019',
    '2019..',
    'common',
    'natural',
    'total',
    'en',
    'zh',
    'print',
    'mono',
    '0',
    '-1',
    '99999',
    '1e9',
    '9',
    'requests.received,requests.received',
    'hill,hill-a',
    '',
  ];
  const parameter = fc.tuple(
    fc.constantFrom(...KEYS),
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...VALUES) },
      text.map((one) => one.slice(0, 40)),
    ),
  );
  const based = fc.tuple(fc.boolean(), fc.array(parameter, { maxLength: 5 }));
  await fc.assert(
    fc.asyncProperty(
      based,
      fc.constantFrom('/chart.svg', '/chart.png', '/chart.csv', '/chart.json', '/embed'),
      async ([isBased, parameters], route) => {
        const base = isBased ? 'kind=trend&measure=requests.received&of=hill&' : '';
        const query = parameters.map(([key, value]) => `${key}=${encodeURIComponent(value.toWellFormed())}`).join('&');
        const answer = await opened.app.inject(`${route}?${base}${query}`);
        isSound({ status: answer.statusCode, body: answer.body }, bugs);
      },
    ),
    drawn(200),
  );
});

test.each([
  '/sign-in',
  '/sign-out',
  '/collect',
  '/collect/readings',
  '/collect/documents',
  '/collect/reports/hill-a-2021',
])('%s is sent any JSON', async (url) => {
  const body = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        key: fc.oneof(fc.jsonValue(), text),
        address: fc.oneof(text, fc.webUrl(), fc.jsonValue()),
        bureau: fc.oneof(text, fc.jsonValue()),
        year: fc.oneof(number, fc.jsonValue()),
        members: fc.jsonValue(),
        seen: fc.array(fc.jsonValue()),
      },
      { requiredKeys: [] },
    ),
  );
  await fc.assert(
    fc.asyncProperty(body, async (payload) => {
      const answer = await opened.app.inject({
        method: 'POST',
        url,
        payload: JSON.stringify(payload),
        headers: { 'content-type': 'application/json', authorization },
      });
      isSound({ status: answer.statusCode, body: answer.body }, bugs);
    }),
    drawn(30),
  );
});

test('is sent forms that are cut, flipped and repeated', async () => {
  const whole = Buffer.from(
    '--b\r\nContent-Disposition: form-data; name="year"\r\n\r\n2021\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--\r\n',
  );
  const change = fc.tuple(
    fc.integer({ min: 0, max: whole.length - 1 }),
    fc.constantFrom('cut', 'flip', 'repeat', 'nul'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('/readings', '/documents'),
      async (changes, url) => {
        let payload = Buffer.from(whole);
        for (const [at, how] of changes) {
          const place = Math.min(at, payload.length);
          if (how === 'cut') payload = payload.subarray(0, place);
          else if (how === 'repeat') payload = Buffer.concat([payload, payload.subarray(place)]);
          else payload[place] = how === 'nul' ? 0 : (payload[place] ?? 0) ^ 0x20;
        }
        const answer = await opened.app.inject({
          method: 'POST',
          url,
          payload,
          headers: { 'content-type': 'multipart/form-data; boundary=b', authorization },
        });
        isSound({ status: answer.statusCode, body: answer.body }, bugs);
      },
    ),
    drawn(25),
  );
});
