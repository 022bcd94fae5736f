/** Signing in on a page: the cookie, how long it lasts, what it does not open for other sites, and wrong keys. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAccess } from '../../../server/access/access.ts';
import { revokeKey } from '../../../server/access/keys.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { reportText } from '../../support/report-text.ts';
import { OUR_ORIGIN, signIn } from '../../support/signed-in.ts';
import { AT } from '../../support/small-district.ts';

const START = Date.parse(AT);
const MINUTE = 60_000;
const WRONG = 'gk_wrongwrongwrongwrongwrongwrong';

let clock = START;
let opened: TestApp;
let key = '';
beforeEach(async () => {
  clock = START;
  opened = await openTestApp({ now: () => new Date(clock).toISOString() });
  key = await keyFor(opened.store, { label: '张三' });
});
afterEach(() => opened.dispose());

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  opened.app.inject({ method: 'POST', url, payload, headers });

/** Who the server takes this to be; null: nobody. */
async function viewer(headers: Record<string, string>): Promise<string | null> {
  const answer = await post('/graphql', { query: '{ viewer { label } }' }, headers);
  return answer.json().data.viewer?.label ?? null;
}

/** Hands in a report; answers the status. */
async function handIn(headers: Record<string, string>): Promise<number> {
  const payload = new FormData();
  payload.append('file', new Blob([reportText('山区教育局', 2023)]), '教育局.txt');
  return (await opened.app.inject({ method: 'POST', url: '/documents', payload, headers })).statusCode;
}

describe('the cookie', () => {
  test('is for the server alone: no script sees it, no other site sends it, and it ends with the browser', async () => {
    const { statusCode, headers } = await post('/sign-in', { key });
    expect(statusCode).toBe(204);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['set-cookie']).toMatch(/^gk_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(String(headers['set-cookie'])).not.toContain(key);
  });

  test('goes over https only where the page came so, by the word of a proxy that is trusted, and on the host that was asked for', async () => {
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'elsewhere.example' };
    expect((await post('/sign-in', { key }, forwarded)).headers['set-cookie']).not.toContain('Secure');
    const behind = await openTestApp({ trustProxy: '127.0.0.1' });
    const itsKey = await keyFor(behind.store);
    const answer = await behind.app.inject({
      method: 'POST',
      url: '/sign-in',
      payload: { key: itsKey },
      headers: { ...forwarded, host: 'gk.example', origin: 'https://gk.example' },
    });
    expect(answer.headers['set-cookie']).toContain('; SameSite=Strict; Secure');
    await behind.dispose();
  });

  test('is worth nothing to who reads the database', async () => {
    const { cookie = '' } = await signIn(opened.app, key);
    const rows = await opened.store.reader.db.selectFrom('session').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(cookie.slice('gk_session='.length));
  });

  test('signs in until the button signs out, and never again', async () => {
    const session = await signIn(opened.app, key);
    expect(await viewer(session)).toBe('张三');
    expect(await handIn(session)).toBe(200);
    const out = await post('/sign-out', {}, session);
    expect(out.headers['set-cookie']).toBe('gk_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0');
    expect(await viewer(session)).toBeNull();
    expect(await handIn(session)).toBe(401);
    // Pressed twice, it is done all the same.
    expect((await post('/sign-out', {}, session)).statusCode).toBe(204);
  });

  test.each([
    ['gk_session=T', true],
    ['lang=zh; gk_session=T', true],
    ['lang=zh;gk_session=T;a=b', true],
    ['lang=zh;  gk_session=T; a=b', true],
    ['gk_session=T0', false],
    ['gk_session=T a', false],
    ['my_gk_session=T', false],
    ['lang=gk_session=T', false],
    ['lang=zh;my_gk_session=T', false],
  ])('is found among others and taken for none of them: %s', async (cookies, isFound) => {
    const { cookie = '', origin = '' } = await signIn(opened.app, key);
    const sent = cookies.replace('T', cookie.slice('gk_session='.length));
    expect(await viewer({ cookie: sent, origin })).toBe(isFound ? '张三' : null);
  });

  test.each([
    ['GET', { 'sec-fetch-site': 'cross-site' }, 200],
    ['HEAD', { origin: 'https://evil.example' }, 200],
    ['GET', { origin: 'https://evil.example' }, 200],
  ] as const)('lets its owner read by %s from wherever he came (%j)', async (method, headers, status) => {
    const { origin: _ours, ...session } = await signIn(opened.app, key);
    const url = '/chart.json?kind=trend&measure=requests.received&of=hill';
    expect((await opened.app.inject({ method, url, headers: { ...session, ...headers } })).statusCode).toBe(status);
  });

  test('is forgotten by the server too when it is signed out, and a key in a header has none', async () => {
    const sessions = () => opened.store.reader.db.selectFrom('session').selectAll().execute();
    const session = await signIn(opened.app, key);
    const byKey = await post('/sign-out', {}, { authorization: `Bearer ${key}` });
    expect([byKey.statusCode, await sessions()]).toEqual([204, [expect.anything()]]);
    const out = await post('/sign-out', {}, session);
    expect([out.statusCode, out.headers['cache-control'], await sessions()]).toEqual([204, 'no-store', []]);
  });

  test('ends with the key that it was opened with', async () => {
    await keyFor(opened.store);
    const session = await signIn(opened.app, key);
    await revokeKey(opened.store, key.slice(0, 9), 'test', AT);
    expect(await viewer(session)).toBeNull();
  });
});

describe('a session', () => {
  test('that another port of the machine put beside ours is not taken for ours, nor ours for it', async () => {
    const others = await signIn(opened.app, await keyFor(opened.store, { label: '李四' }));
    const own = await signIn(opened.app, key);
    for (const [one, other] of [
      [others, own],
      [own, others],
    ] as const) {
      const headers = { ...own, cookie: `${one.cookie}; ${other.cookie}` };
      expect(await viewer(headers)).toBeNull();
      expect(await handIn(headers)).toBe(401);
    }
    expect(await viewer({ ...own, cookie: `theme=dark; ${own.cookie}; gk_session_2=${'x'.repeat(43)}` })).toBe('张三');
  });

  test('ends where another is begun in its place: two tabs are one browser', async () => {
    const first = await signIn(opened.app, key);
    const other = await keyFor(opened.store, { label: '李四' });
    const answer = await post('/sign-in', { key: other }, first);
    const second = { ...first, cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' };
    expect(second.cookie).not.toBe(first.cookie);
    expect([await viewer(first), await viewer(second)]).toEqual([null, '李四']);
    // A key that is not valid ends nothing.
    expect((await post('/sign-in', { key: WRONG }, second)).statusCode).not.toBe(204);
    expect(await viewer(second)).toBe('李四');
  });

  test('is over after half an hour without a request, and not before', async () => {
    const session = await signIn(opened.app, key);
    clock += 29 * MINUTE;
    expect(await viewer(session)).toBe('张三');
    clock += 29 * MINUTE;
    expect(await viewer(session)).toBe('张三');
    clock += 30 * MINUTE;
    expect(await viewer(session)).toBeNull();
    expect(await handIn(session)).toBe(401);
  });

  test('is over after twelve hours, however busy', async () => {
    const session = await signIn(opened.app, key);
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      clock += 20 * MINUTE;
      expect(await viewer(session)).toBe('张三');
    }
    clock += 20 * MINUTE;
    expect(await viewer(session)).toBeNull();
  });

  test('that was opened by a clock far ahead does not hold until then', async () => {
    clock += 73 * 365 * 24 * 60 * MINUTE;
    const session = await signIn(opened.app, key);
    expect(await viewer(session)).toBe('张三');
    clock = START;
    expect(await viewer(session)).toBeNull();
  });

  test('and a key are good for reading while nothing can be written', async () => {
    const session = await signIn(opened.app, key);
    // The connection that changes are made by refuses them from here on, as on a disk mounted read-only.
    await opened.store.writer.transaction(({ db }) => sql`pragma query_only = on`.execute(db));
    clock += 20 * MINUTE;
    expect(await viewer(session)).toBe('张三');
    clock += 24 * 60 * MINUTE;
    expect(await viewer({ authorization: `Bearer ${key}` })).toBe('张三');
    expect((await post('/sign-in', { key })).statusCode).toBe(503);
  });

  test('leaves nothing behind once it is over and somebody else signs in', async () => {
    await signIn(opened.app, key);
    clock += 31 * MINUTE;
    await signIn(opened.app, key);
    expect(await opened.store.reader.db.selectFrom('session').selectAll().execute()).toHaveLength(1);
  });
});

describe('another site', () => {
  test.each([
    ['with its own name', { origin: 'https://evil.example' }],
    ['on another port of this machine', { origin: 'http://localhost:8080' }],
    ['that hides its name', { origin: 'null' }],
    ['that names none', {}],
  ])('%s changes nothing with the session of who looks at it', async (_, headers) => {
    const { origin: _ours, ...session } = await signIn(opened.app, key);
    const foreign = { ...session, ...headers };
    expect(await handIn(foreign)).toBe(403);
    const mutation = { query: 'mutation { createKey(input: { label: "x", role: administrator }) { secret } }' };
    expect((await post('/graphql', mutation, foreign)).statusCode).toBe(403);
    expect((await post('/sign-out', {}, foreign)).statusCode).toBe(403);
    expect(await viewer({ ...session, origin: OUR_ORIGIN })).toBe('张三');
    const browser = { ...session, 'sec-fetch-site': 'same-origin' };
    expect(await viewer(browser)).toBe('张三');
  });

  test('signs nobody in with a key of its own, neither by a form nor by a script', async () => {
    for (const [type, payload] of [
      ['application/x-www-form-urlencoded', `key=${key}`],
      ['text/plain', JSON.stringify({ key })],
    ] as const) {
      const { statusCode, headers } = await opened.app.inject({
        method: 'POST',
        url: '/sign-in',
        payload,
        headers: { 'content-type': type },
      });
      expect([statusCode, headers['set-cookie']]).toEqual([415, undefined]);
    }
    const script = await post('/sign-in', { key }, { origin: 'https://evil.example' });
    expect([script.statusCode, script.headers['set-cookie']]).toEqual([403, undefined]);
  });

  test('gets no change through by a link', async () => {
    const session = await signIn(opened.app, key);
    const query = encodeURIComponent('mutation { revokeKey(id: "gk_x") { problems { code } } }');
    const answer = await opened.app.inject({ url: `/graphql?query=${query}`, headers: session });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  });
});

describe('a key', () => {
  test.each<[unknown, number]>([
    [null, 400],
    ['key', 400],
    [5, 400],
    [[], 400],
    [{}, 400],
    [{ key: null }, 400],
    [{ key: 5 }, 400],
    [{ key: '' }, 400],
    [{ key: ' \n' }, 400],
    [{ key: ' KEY\n' }, 204],
  ])('is what was entered, without the space around it; %j is answered with %i', async (body, status) => {
    const answer = await opened.app.inject({
      method: 'POST',
      url: '/sign-in',
      payload: JSON.stringify(body).replace('KEY', key),
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.statusCode).toBe(status);
    if (status === 400)
      expect(answer.json().errors[0]).toMatchObject({
        message: '请填写密钥。',
        extensions: { code: 'BAD_ARGUMENT', sentence: { en: 'Enter the key.' } },
      });
  });

  test('in a header is one only where it stands alone, and is looked at only where it matters', async () => {
    expect(await viewer({ authorization: `Bearer ${key}` })).toBe('张三');
    for (const authorization of [`Proxy Bearer ${key}`, `Bearer x${key}`, `bearer`, key])
      expect(await viewer({ authorization })).toBeNull();
    const wrong = { authorization: `Bearer ${WRONG}` };
    expect((await opened.app.inject({ url: '/healthz', headers: wrong })).statusCode).toBe(200);
    expect((await post('/nothing-here', {}, wrong)).statusCode).toBe(404);
    expect((await post('/sign-in', { key }, wrong)).statusCode).toBe(204);
    expect((await post('/sign-out', {}, wrong)).statusCode).toBe(401);
  });
});

describe('a wrong key', () => {
  test('is refused alike, whether it was never made, is revoked or is no key at all', async () => {
    await keyFor(opened.store);
    await revokeKey(opened.store, key.slice(0, 9), 'test', AT);
    const answers = await Promise.all([WRONG, key, 'x'].map((one) => post('/sign-in', { key: one })));
    for (const { statusCode, body, headers } of answers) {
      expect([statusCode, body]).toEqual([401, answers[0]?.body]);
      expect(headers['set-cookie']).toBeUndefined();
    }
    expect((await post('/sign-in', { key: ' ' })).statusCode).toBe(400);
  });

  test('is slowed after the sixth, on the page and in a header, and the right one waits too', async () => {
    for (let tries = 0; tries < 3; tries += 1) {
      expect((await post('/sign-in', { key: WRONG })).statusCode).toBe(401);
      expect(await handIn({ authorization: `Bearer ${WRONG}` })).toBe(401);
    }
    const slowed = await post('/sign-in', { key });
    expect([slowed.statusCode, slowed.headers['retry-after']]).toEqual([429, '2']);
    expect(slowed.json().errors[0].message).toMatch(/试了 6 次.*2 秒后再试/);
    expect(await handIn({ authorization: `Bearer ${key}` })).toBe(429);
    clock += 2000;
    expect((await post('/sign-in', { key })).statusCode).toBe(204);
  });

  test('makes nobody wait whose key was right from there before, for an address may be a whole office', async () => {
    expect(await handIn({ authorization: `Bearer ${key}` })).toBe(200);
    for (let tries = 0; tries < 9; tries += 1) await post('/sign-in', { key: `${WRONG}${tries}` });
    expect((await post('/sign-in', { key: WRONG })).statusCode).toBe(429);
    expect(await handIn({ authorization: `Bearer ${key}` })).toBe(200);
    expect((await post('/sign-in', { key })).statusCode).toBe(204);
  });

  test('is told of in the log with the address and never with the key', async () => {
    const told: unknown[] = [];
    const access = openAccess(opened.store, { reading: 'open', idleMinutes: 30 });
    const origin = { address: '10.0.0.7', log: { warn: (...said: unknown[]) => void told.push(said) } };
    await expect(access.signIn(WRONG, origin, AT)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await access.signIn(key, origin, AT);
    expect(told).toEqual([[{ address: '10.0.0.7', tries: 1 }, expect.stringContaining('not valid')]]);
  });

  test('slows neither other addresses nor who is signed in already', async () => {
    const session = await signIn(opened.app, key);
    for (let tries = 0; tries < 7; tries += 1) await post('/sign-in', { key: WRONG });
    expect(await viewer(session)).toBe('张三');
    const elsewhere = await opened.app.inject({
      method: 'POST',
      url: '/sign-in',
      payload: { key },
      remoteAddress: '10.0.0.8',
    });
    expect(elsewhere.statusCode).toBe(204);
  });
});
