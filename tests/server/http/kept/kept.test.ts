/** Answers kept by revision: what is given from them, what is not kept, and that none outlives a change. */
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { openReporting } from '../../../../server/reporting/door.ts';
import { startRosterRevision, updatePublisher } from '../../../../server/store/save/roster.ts';
import { NOW, openTestApp, type TestApp, type TestAppOptions } from '../../../support/app.ts';
import { keyFor } from '../../../support/keys.ts';
import { AT, enrol, file, received } from '../../../support/small-district.ts';
import { STORES } from '../../../support/stores.ts';

const RECEIVED = 'series(measures: ["requests.received"], of: ["hill"]) { series { points { year value } } }';
const open: TestApp[] = [];
const start = async (options: TestAppOptions = {}): Promise<TestApp> => {
  const opened = await openTestApp(options);
  open.push(opened);
  return opened;
};
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.dispose();
});

type Headers = Record<string, string>;

/** Whether the answer came from what is kept, told by what is counted. */
async function outcomes({ observer }: TestApp): Promise<Readonly<Record<string, number>>> {
  const lines = (await observer.metrics()).matchAll(/^gongkai_kept_answers_total\{outcome="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...lines].map(([, outcome = '', count]) => [outcome, Number(count)]));
}

const get = ({ app }: TestApp, query: string, headers: Headers = {}, more = '') =>
  app.inject({ url: `/graphql?query=${encodeURIComponent(query)}${more}`, headers });

describe('the same question', () => {
  test('asked again is answered with the same bytes without being run, whatever its blanks, comments, name and order of variables', async () => {
    let asked = 0;
    const opened = await start({
      watch: (reader) => ({
        ...reader,
        db: reader.db.withPlugin({
          transformQuery: ({ node }) => {
            asked += 1;
            return node;
          },
          transformResult: async ({ result }) => result,
        }),
      }),
    });
    const post = (query: string, variables: object) =>
      opened.app.inject({ method: 'POST', url: '/graphql', payload: { query, variables } });
    const query =
      'query A($of: [String!]!, $years: YearRange) { series(measures: ["requests.received"], of: $of, years: $years) { series { points { value } } } }';
    const variables = { of: ['hill'], years: { from: 2020, to: 2021 } };
    const first = await post(query, variables);
    const before = asked;
    const again = [
      await post(query, variables),
      await post(query.replaceAll(' ', '\n  ').replace('A', 'B # why\n'), {
        years: { to: 2021, from: 2020 },
        of: ['hill'],
      }),
      await post(query, { years: { to: 2021, from: 2020 }, of: ['hill'], unused: 1 }),
      await get(opened, query, {}, `&variables=${encodeURIComponent(JSON.stringify(variables))}`),
    ];
    for (const { statusCode, headers, rawPayload } of again) {
      expect([statusCode, headers['content-type']]).toEqual([200, first.headers['content-type']]);
      expect(rawPayload.equals(first.rawPayload)).toBe(true);
    }
    // Of a file SQLite is asked whether anybody wrote it, which is no question to the data.
    expect(asked - before).toBe(0);
    expect(await outcomes(opened)).toEqual({ miss: 1, hit: 4 });
    expect(await opened.observer.metrics()).toMatch(/^gongkai_kept\{what="bytes"\} [1-9]\d\d+$/m);
  });

  test.each([
    ['of other variables', { of: ['hill-a'] }],
    ['of variables that are left out', {}],
    ['of variables that are null', { of: null }],
  ])('is another one with %s', async (_, variables) => {
    const opened = await start();
    const query =
      'query ($of: [String!] = ["hill-b"]) { bureaus(filter: { region: "hill" }) { totalCount } series(measures: ["requests.received"], of: $of) { series { subject { id } } } }';
    const ids = async (given: object) => {
      const { data } = (await opened.ask(query, { ...given })).body;
      return data?.series?.series.map((one: { subject: { id: string } }) => one.subject.id);
    };
    expect(await ids({ of: ['hill'] })).toEqual(['hill']);
    const once = await ids(variables);
    expect(once).not.toEqual(['hill']);
    expect(await ids(variables)).toEqual(once);
  });

  test('is told in the kind of JSON that its reader takes', async () => {
    const opened = await start();
    const kinds = ['application/json', 'application/graphql-response+json', '*/*', 'application/json'];
    const types: unknown[] = [];
    for (const accept of kinds) types.push((await get(opened, '{ __typename }', { accept })).headers['content-type']);
    expect(types).toEqual([
      'application/json; charset=utf-8',
      'application/graphql-response+json; charset=utf-8',
      'application/json; charset=utf-8',
      'application/json; charset=utf-8',
    ]);
    expect((await get(opened, '{ __typename }', { accept: 'text/html' })).statusCode).toBe(406);
  });

  test('comes zipped to whoever takes that, and plain to whoever does not', async () => {
    const opened = await start();
    const query = '{ measures(first: 100) { nodes { id label { zh en } } } }';
    const plain = (await get(opened, query)).body;
    const zipped = { 'accept-encoding': 'gzip' };
    await get(opened, query, zipped);
    await expect.poll(async () => (await get(opened, query, zipped)).headers['content-length']).toBeDefined();
    const answer = await get(opened, query, zipped);
    expect([answer.headers['content-encoding'], answer.rawPayload.length < plain.length / 2]).toEqual(['gzip', true]);
    const text = await new Response(
      new Blob([Uint8Array.from(answer.rawPayload)]).stream().pipeThrough(new DecompressionStream('gzip')),
    ).text();
    expect(text).toBe(plain);
    for (const none of ['gzip;q=0', 'identity', 'br'])
      expect((await get(opened, query, { 'accept-encoding': none })).body).toBe(plain);
  });
});

describe('a reader by GET', () => {
  test('is given a tag, and 304 for it as it came, weak, in a list and for an asterisk', async () => {
    const opened = await start();
    const { headers } = await get(opened, `{ ${RECEIVED} }`);
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', vary: expect.stringContaining('authorization') });
    const etag = String(headers.etag);
    expect(etag).toMatch(/^W\/"[\w-]{20,}"$/);
    for (const tags of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
      const answer = await get(opened, `{ ${RECEIVED} }`, { 'if-none-match': tags });
      expect([tags, answer.statusCode, answer.body, answer.headers.etag]).toEqual([tags, 304, '', etag]);
    }
    expect((await get(opened, `{ ${RECEIVED} }`, { 'if-none-match': '"other"' })).statusCode).toBe(200);
    expect((await get(opened, `{ other: ${RECEIVED} }`, { 'if-none-match': etag })).statusCode).toBe(200);
    // Where nothing was asked yet, an asterisk is a copy of what is answered now.
    expect((await get(opened, '{ indicators { id } }', { 'if-none-match': '*' })).statusCode).toBe(304);
    expect((await get(opened, '{ nothing }', { 'if-none-match': '*' })).statusCode).toBe(400);
  });

  test('is given another tag after a change, on another day, and in another role', async () => {
    let now = NOW;
    const opened = await start({ now: () => now });
    const tag = async (headers: Headers = {}) => (await get(opened, `{ ${RECEIVED} }`, headers)).headers.etag;
    const tags = [await tag()];
    await file(opened.store, 'hill-b', 2022, { cells: received(7) });
    tags.push(await tag());
    now = '2026-11-28T17:00:00.000Z';
    tags.push(await tag());
    const key = await keyFor(opened.store, { role: 'administrator' });
    tags.push(await tag({ authorization: `Bearer ${key}` }));
    expect(new Set(tags).size).toBe(4);
    expect(new Set(tags).has(undefined)).toBe(false);
  });

  test('is given none for what is not to be kept, nor by POST', async () => {
    const opened = await start();
    for (const query of [
      '{ viewer { label } }',
      '{ nothing }',
      '{ region(id: "hill") { id } reports(first: 0) { totalCount } }',
    ]) {
      const { headers } = await get(opened, query);
      expect([headers.etag, headers['cache-control']]).toEqual([undefined, 'no-store']);
    }
    const { headers } = await opened.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: '{ __typename }' },
    });
    expect([headers.etag, headers['cache-control']]).toEqual([undefined, 'no-store']);
  });
});

describe('is run anew', () => {
  test.each([
    ['who asks', '{ viewer { label } }'],
    ['where a report was collected', '{ report(id: "hill-a-2020") { collected { askedAt } } }'],
    ['which documents are pruned', '{ report(id: "hill-a-2020") { versions { prunedAt } } }'],
    ['what is refused', '{ reports(first: 0) { totalCount } }'],
    [
      'what is refused in part',
      '{ __typename region(id: "hill") { sumBeside(year: 2022, measures: ["nothing"]) { sum } } }',
    ],
  ])('%s', async (_, query) => {
    const opened = await start();
    for (let times = 0; times < 3; times += 1) await opened.ask(query);
    expect(await outcomes(opened)).toEqual({ passed: 3 });
  });

  test('what was read while the data changed', async () => {
    let isChanged = false;
    const opened: TestApp = await start({
      watch: (reader) => ({
        ...reader,
        db: reader.db.withPlugin({
          transformQuery: ({ node }) => node,
          async transformResult({ result }) {
            const isBureau = result.rows.some((row) => row.id === 'hill-a');
            if (isBureau && !isChanged) {
              isChanged = true;
              await file(opened.store, 'hill-b', 2022, { cells: received(1) });
            }
            return result;
          },
        }),
      }),
    });
    const query = '{ bureau(id: "hill-a") { id } }';
    const tags = [await get(opened, query), await get(opened, query)].map(({ headers }) => headers.etag);
    expect(tags).toEqual([undefined, expect.stringMatching(/^W/)]);
    expect(await outcomes(opened)).toEqual({ passed: 1, miss: 1 });
  });

  test('every change over the graph', async () => {
    const opened = await start();
    const key = await keyFor(opened.store, { role: 'administrator' });
    const change = 'mutation { createKey(input: { label: "a", role: administrator }) { secret } }';
    const made = async () =>
      (await opened.ask(change, {}, { authorization: `Bearer ${key}` })).body.data.createKey.secret;
    expect(await made()).not.toBe(await made());
  });

  test('what a role may see, for each role', async () => {
    const opened = await start();
    const administrator = { authorization: `Bearer ${await keyFor(opened.store, { role: 'administrator' })}` };
    const edit = 'mutation { editBureau(id: "hill-a", input: { contact: "电话 1" }) { changed } }';
    await opened.ask(edit, {}, administrator);
    const contact = async (headers: Headers) =>
      (await opened.ask('{ bureau(id: "hill-a") { contact } }', {}, headers)).body.data.bureau.contact;
    const editor = { authorization: `Bearer ${await keyFor(opened.store, { role: 'editor', scope: 'hill' })}` };
    for (let times = 0; times < 2; times += 1)
      expect([await contact({}), await contact(administrator), await contact(editor), await contact({})]).toEqual([
        null,
        '电话 1',
        '电话 1',
        null,
      ]);
  });

  test('what depends on the day, on the next one', async () => {
    let now = '2026-01-30T15:59:59.000Z';
    const opened = await start({
      now: () => now,
      fill: async ({ store }) => {
        await enrol(store);
        await file(store, 'hill-a', 2024, { cells: received(1) });
      },
    });
    const query = '{ region(id: "hill") { coverage(year: 2025) { expected notYetDue { __typename } } } }';
    const coverage = async () => (await opened.ask(query)).body.data.region.coverage;
    const before = await coverage();
    expect([before.expected, before.notYetDue.length]).toEqual([0, 3]);
    now = '2026-01-31T16:00:00.000Z';
    expect(await coverage()).toEqual({ expected: 3, notYetDue: [] });
  });

  test('what was begun before midnight and answered after it', async () => {
    const instants = ['2026-01-31T15:59:59.999Z', '2026-01-31T16:00:00.001Z'];
    let asked = 0;
    const opened = await start({ now: () => instants[Math.min(asked++, 1)] ?? '' });
    const query = '{ region(id: "hill") { coverage(year: 2025) { expected } } }';
    const expected = async () => (await opened.ask(query)).body.data.region.coverage.expected;
    asked = 0;
    expect([await expected(), await expected(), await expected()]).toEqual([0, 3, 3]);
  });

  test('for a key that was revoked, nothing is answered', async () => {
    const opened = await start({ reading: 'keys' });
    const administrator = { authorization: `Bearer ${await keyFor(opened.store, { role: 'administrator' })}` };
    const reader = await keyFor(opened.store, { role: 'editor', scope: 'hill' });
    const ask = (headers: Headers) => opened.ask(`{ ${RECEIVED} }`, {}, headers);
    const bearer = { authorization: `Bearer ${reader}` };
    for (let times = 0; times < 2; times += 1) expect((await ask(bearer)).status).toBe(200);
    expect((await ask({})).status).toBe(401);
    const { body } = await opened.ask('{ keys { id role } }', {}, administrator);
    const { id } = body.data.keys.find(({ role }: { role: string }) => role === 'editor');
    await opened.ask('mutation ($id: ID!) { revokeKey(id: $id) { key { state } } }', { id }, administrator);
    expect((await ask(bearer)).status).toBe(401);
    expect((await get(opened, `{ ${RECEIVED} }`, administrator)).headers['cache-control']).toBe('private, no-store');
  });
});

describe('what a stranger sends', () => {
  const query =
    'query($of:[String!]!){series(measures:["requests.received"],of:$of,years:{from:2021,to:2021}){series{subject{id}}}}';
  const subjectOf = async ({ ask }: TestApp, of: string): Promise<string> =>
    (await ask(query, { of: [of] })).body.data.series.series[0].subject.id;

  test('in an address that reads two ways is no answer to another question', async () => {
    const opened = await start();
    await opened.app.listen();
    const { port } = opened.app.server.address() as AddressInfo;
    // One byte that is no UTF-8 leaves the rest undecoded to some readers, for whom the second `of` stands in a text.
    const variables = '{"of":["hill-a"],"x":"%FF%22,%22of%22:[%22hill-b%22],%22y%22:%22"}';
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `GET /graphql?query=${query.replace(' ', '+')}&variables=${variables} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    );
    expect(await text(socket)).toContain('HTTP/1.1 200');
    for (const one of ['hill-a', 'hill-b', 'hill-a']) expect(await subjectOf(opened, one)).toBe(one);
  });

  test('of lists in lists without an end is refused, and is no fault of ours', async () => {
    const { app } = await start();
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const payload = `{"query":${JSON.stringify(query)},"variables":{"of":${deep}}}`;
    const headers = { 'content-type': 'application/json' };
    expect((await app.inject({ method: 'POST', url: '/graphql', payload, headers })).statusCode).toBe(400);
  });

  test('as a number without an end is not what nothing is', async () => {
    const opened = await start();
    const payload = (first: string) =>
      `{"query":"query($a:Int){regions(first:$a){totalCount}}","variables":{"a":${first}}}`;
    const headers = { 'content-type': 'application/json' };
    const status = async (first: string) =>
      (await opened.app.inject({ method: 'POST', url: '/graphql', payload: payload(first), headers })).statusCode;
    expect([await status('1'), await status('1e999'), await status('1')]).toEqual([200, 400, 200]);
    expect([await status('null'), await status('1e999')]).toEqual([await status('null'), 400]);
  });

  test('in hundreds of ways of taking JSON keeps nobody else from what is kept', async () => {
    const opened = await start();
    for (let way = 0; way < 300; way += 1)
      await get(opened, '{ __typename }', { accept: `application/json;q=0.${way + 1}` });
    const before = await outcomes(opened);
    for (let time = 0; time < 2; time += 1) await get(opened, '{ __typename }', { accept: '*/*' });
    expect((await outcomes(opened)).hit).toBe((before.hit ?? 0) + 1);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: answers of three shapes
type Data = any;

/** Things that change, as questions whose answers only grow. */
const GROWING = {
  report: {
    query:
      '{ series(measures: ["requests.received"], of: ["hill-c"], years: { from: 2022, to: 2022 }) { series { points { value } } } }',
    valueOf: (data: Data) => data.series.series[0].points[0].value,
  },
  list: { query: '{ bureau(id: "hill-b") { name { zh } } }', valueOf: (data: Data) => Number(data.bureau.name.zh) },
  deadline: { query: '{ dueRules { day } }', valueOf: (data: Data) => data.dueRules[0].day },
} as const;
const KINDS = ['report', 'list', 'deadline'] as const;

/** Raises one of them through the store's doors. */
async function raise({ store }: Pick<TestApp, 'store'>, kind: (typeof KINDS)[number], value: number): Promise<void> {
  if (kind === 'report') await file(store, 'hill-c', 2022, { cells: received(value) });
  else if (kind === 'list')
    await store.writer.transaction(async (tx) => {
      await updatePublisher(tx, 'hill-b', { name_zh: String(value) });
      await startRosterRevision(tx, { at: AT, actor: null, note: String(value) }, ['hill-b']);
    });
  else
    await openReporting(store).setDueDate(
      { region: null, kind: null, since: null, on: { month: 1, day: value } },
      { actor: 'test', at: AT, since: null },
    );
}

describe.each(Object.entries(STORES))('on %s', (_, openStore) => {
  test('nothing is older than what was accepted before it was asked for, under load and at every process', async () => {
    const given = await openStore();
    const first = await start({ opened: given });
    const apps = [first];
    if (given.openAgain) {
      const store = await given.openAgain();
      apps.push(await start({ opened: { store, dispose: () => store.close() }, fill: async () => {} }));
    }
    const accepted = { report: 20, list: 1, deadline: 1 };
    for (const kind of KINDS) await raise(first, kind, accepted[kind]);
    let isOver = false;
    let answered = 0;
    const stale: unknown[] = [];
    const read = async (app: TestApp, place: number): Promise<void> => {
      const held = new Map<string, { readonly etag: string; readonly value: number }>();
      for (let times = place; !isOver; times += 1) {
        const kind = KINDS[times % KINDS.length] ?? 'report';
        const least = accepted[kind];
        const copy = held.get(kind);
        const answer = await get(app, GROWING[kind].query, copy && times % 2 ? { 'if-none-match': copy.etag } : {});
        const value = answer.statusCode === 304 ? (copy?.value ?? 0) : GROWING[kind].valueOf(answer.json().data);
        if (!(value >= least)) stale.push({ kind, least, value, status: answer.statusCode });
        const etag = answer.headers.etag;
        if (etag !== undefined) held.set(kind, { etag: String(etag), value });
        answered += 1;
        await turn();
      }
    };
    const readers = apps.flatMap((app) => [0, 1, 2].map((place) => read(app, place)));
    for (let round = 0; round < 24; round += 1) {
      const kind = KINDS[round % KINDS.length] ?? 'report';
      const by = apps[round % apps.length] ?? first;
      await raise(by, kind, accepted[kind] + 1);
      accepted[kind] += 1;
      // So that something is asked between two changes, and from what is kept.
      const before = answered;
      while (answered < before + 40) await turn();
    }
    isOver = true;
    await Promise.all(readers);
    expect(stale).toEqual([]);
    for (const app of apps) {
      const { hit = 0, unchanged = 0, miss = 0 } = await outcomes(app);
      expect([hit > 0, unchanged > 0, miss > 0]).toEqual([true, true, true]);
    }
  });
});
