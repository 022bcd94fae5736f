/** How the server is, in one answer: for administrators alone, and true. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseAway } from '../../../server/health/away.ts';
import { openHealth } from '../../../server/health/health.ts';
import { openMeasured } from '../../../server/observe/measured.ts';
import { openMinutes } from '../../../server/observe/minutes.ts';
import { measureStored } from '../../../server/store/find/sizes.ts';
import { pruneDocuments } from '../../../server/store/prune.ts';
import { NOW, openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { enrol, file, REGION, received } from '../../support/small-district.ts';
import { openTestSqlite, STORES } from '../../support/stores.ts';

const KEPT = { backsUp: true, backedUpAt: '2026-11-27T01:00:00.000Z', checkedAt: null };
const health = openHealth(() => NOW);
let opened: TestApp;
let headers: Record<string, string>;
beforeAll(async () => {
  opened = await openTestApp({ health, slowMs: 0, kept: () => KEPT });
  headers = { authorization: `Bearer ${await keyFor(opened.store)}` };
});
afterAll(() => opened.dispose());

const ask = async (fields: string) => (await opened.ask(`query Looking { status { ${fields} } }`, {}, headers)).body;

test('is told to administrators, and to nobody else', async () => {
  const refusal = async (given: Record<string, string>) =>
    (await opened.ask('{ status { version } }', {}, given)).body.errors?.[0]?.extensions?.code;
  const editor = { authorization: `Bearer ${await keyFor(opened.store, { role: 'editor', scope: 'hill' })}` };
  expect([await refusal({}), await refusal(editor), await refusal(headers)]).toEqual([
    'NOT_SIGNED_IN',
    'NOT_ALLOWED',
    undefined,
  ]);
});

test('says since when which version serves, what is wrong and what to do', async () => {
  health.raise(databaseAway({ zh: '请检查主机甲。', en: 'Look after host one.' }));
  const { data } = await ask('at version since conditions { name what { zh } where whatToDo { en } blocks since }');
  health.clear('databaseAway');
  expect(data.status).toEqual({
    at: NOW,
    version: '0.1.0',
    since: NOW,
    conditions: [
      {
        name: 'databaseAway',
        what: { zh: expect.stringContaining('连不上') },
        where: 'DATABASE_URL',
        whatToDo: { en: 'Look after host one.' },
        blocks: true,
        since: NOW,
      },
    ],
  });
});

test('says what the data take and what is left, by kind and by month', async () => {
  const { data } = await ask(
    'space { database log free } stored { at parts { kind amount { count bytes } } pruned { count } months { month amount { count bytes } } } keepDocumentsYears',
  );
  const { space, stored } = data.status;
  expect(space.database + space.log).toBeGreaterThan(4096);
  expect(space.free).toBeGreaterThan(0);
  expect(
    stored.parts.map(({ kind, amount }: { kind: string; amount: { count: number } }) => [kind, amount.count]),
  ).toEqual([
    ['documents', 8],
    ['replaced', 0],
    ['texts', 8],
    ['figures', 8],
    ['findings', expect.any(Number)],
  ]);
  const all = stored.parts.reduce((sum: number, part: { amount: { bytes: number } }) => sum + part.amount.bytes, 0);
  expect(stored.months).toEqual([{ month: '2026-01', amount: { count: 8, bytes: all } }]);
});

test('says when it was backed up and looked through, and /metrics how long ago that was', async () => {
  expect((await ask('kept { backsUp backedUpAt checkedAt }')).data.status.kept).toEqual(KEPT);
  const { body } = await opened.app.inject('/metrics');
  expect(body).toMatch(/^gongkai_backup_age_seconds 86400$/m);
  // What never was has no age.
  expect(body).not.toMatch(/^gongkai_check_age_seconds/m);
});

test('says what was asked in the last minutes, what was slow, and which keys were refused', async () => {
  await opened.observer.endMinute();
  opened.observer.answered({ route: '/graphql', status: 503, seconds: 0, bytes: 0, code: 'BUSY' });
  opened.observer.answered({ route: '/graphql', status: 500, seconds: 0, bytes: 0, code: 'INTERNAL_SERVER_ERROR' });
  await opened.app.inject({ url: '/chart.svg', headers: { authorization: 'Bearer gk_wrongwrongwrongwrongwrong' } });
  await opened.observer.endMinute();
  const { data } = await ask(
    `load { minutes { at requests shed failed delay } waiting reading processes }
     slowQuestions { kind name ms values points } refusedKeys { at sentence { zh } }`,
  );
  const { load, slowQuestions, refusedKeys } = data.status;
  expect(load).toMatchObject({ waiting: 0, reading: 0, processes: 0 });
  expect(load.minutes.at(-1)).toEqual({ at: NOW, requests: 3, shed: 1, failed: 1, delay: expect.any(Number) });
  expect(slowQuestions[0]).toMatchObject({ kind: 'graph', name: 'Looking', values: expect.any(Number), points: 0 });
  expect(refusedKeys).toEqual([{ at: NOW, sentence: { zh: '试了 1 次无效的密钥（来自 127.0.0.1）' } }]);
});

test('an hour of minutes is kept, the oldest first', () => {
  let at = 0;
  const minutes = openMinutes(() => String(at));
  for (at = 1; at <= 70; at += 1) {
    for (let times = 0; times < at; times += 1) minutes.count('requests');
    minutes.turn();
  }
  const last = minutes.last();
  expect([last.length, last[0]?.requests, last.at(-1)?.requests, last.at(-1)?.at]).toEqual([60, 11, 70, '70']);
});

describe.each(Object.entries(STORES))('what is stored on %s', (_, open) => {
  test('is measured by kind, a document that is there once counting once, and a pruned one by what it was', async () => {
    const { store, dispose } = await open();
    await enrol(store);
    const fileOn = (day: string, publisher: string, requests: number) =>
      file(store, publisher, 2019, { cells: received(requests) }, REGION.id, `${day}T20:00:00.000Z`);
    await fileOn('2020-01-31', 'hill-a', 1);
    await fileOn('2021-03-10', 'hill-a', 2);
    await fileOn('2021-03-11', 'hill-a', 1);
    await fileOn('2021-03-12', 'hill-b', 3);
    await fileOn('2025-03-12', 'hill-b', 4);
    const sizeOf = async (sql: 'bytes' | 'text') => {
      const rows = await store.reader.db.selectFrom('document').select(['hash', sql]).execute();
      return new Map(rows.map((row) => [row.hash, Buffer.from(row[sql as never]).length]));
    };
    const hashes = (
      await store.reader.db.selectFrom('report_version').select('document_hash').orderBy('id').execute()
    ).map((row) => row.document_hash);
    const bytes = await sizeOf('bytes');
    const total = (places: readonly number[], sizes: ReadonlyMap<string, number>) =>
      places.reduce((sum, place) => sum + (sizes.get(hashes[place] ?? '') ?? 0), 0);
    const before = await measureStored(store.reader);
    const amounts = Object.fromEntries(before.parts.map(({ kind, amount }) => [kind, amount]));
    expect(amounts).toMatchObject({
      documents: { count: 2, bytes: total([0, 4], bytes) },
      replaced: { count: 2, bytes: total([1, 3], bytes) },
      texts: { count: 4, bytes: total([0, 1, 3, 4], await sizeOf('text')) },
      figures: { count: 5 },
    });
    const contents = await store.reader.db.selectFrom('contents').selectAll().execute();
    const figures = contents.map(
      ({ counted, printed, narrative }) => counted.length + printed.length + narrative.length,
    );
    expect(amounts.figures?.bytes).toBe(figures.reduce((sum, one) => sum + one, 0));
    const findings = await store.reader.db.selectFrom('finding').select(['findings', 'count']).execute();
    expect(amounts.findings).toEqual({
      count: findings.reduce((sum, { count }) => sum + Number(count), 0),
      bytes: findings.reduce((sum, row) => sum + Buffer.byteLength(row.findings), 0),
    });
    // The last evening of January in London is February in China.
    expect(before.months.map(({ month, amount }) => [month, amount.count])).toEqual([
      ['2020-02', 1],
      ['2021-03', 3],
      ['2025-03', 1],
    ]);
    const { documents } = await pruneDocuments(store, '2026-01-01T00:00:00.000Z', { at: NOW, actor: 'server' });
    const after = await measureStored(store.reader);
    expect([documents, after.pruned]).toEqual([2, { count: 2, bytes: total([1, 3], bytes) }]);
    expect(after.parts.find(({ kind }) => kind === 'replaced')?.amount).toEqual({ count: 0, bytes: 0 });
    await dispose();
  });
});

test('measuring is begun again only after a hundred times as long as it took', async () => {
  const { store, dispose } = await openTestSqlite();
  let clock = 0;
  let asked = 0;
  const reader = new Proxy(store.reader, {
    get(target, name) {
      if (name === 'db') asked += 1;
      // What is asked takes a second each.
      clock += 1000;
      return Reflect.get(target, name);
    },
  });
  const measured = openMeasured({ reader, now: () => String(clock), clock: () => clock });
  expect((await measured())?.parts).toHaveLength(5);
  const first = asked;
  clock += 50_000;
  await measured();
  expect(asked).toBe(first);
  clock += 50_000;
  await measured();
  expect(asked).toBeGreaterThan(first);
  await dispose();
});
