/**
 * The same data give the same answers, byte for byte, whichever database holds them. PostgreSQL is made as unlike SQLite as it gets: its
 * database sorts in Chinese, and its rows lie in another order than they came in.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKey } from '../../../../server/access/keys.ts';
import { changeRoster } from '../../../../server/roster/door.ts';
import { nameChecksum } from '../../../../server/store/checksums.ts';
import { moveAll } from '../../../../server/store/move/move.ts';
import { TABLE_NAMES } from '../../../../server/store/move/rows.ts';
import { openPGlite, openSqlite, openStore, type Store } from '../../../../server/store/open.ts';
import { saveRoster } from '../../../../server/store/save/roster.ts';
import { fillDistrict, openTestApp, type TestApp } from '../../../support/app.ts';
import { OBJECTS, questionFor } from '../../../support/every-field.ts';
import { keyFor } from '../../../support/keys.ts';
import { HAS_POSTGRES, type Server, startPostgres } from '../../../support/postgres.ts';
import { AT, bureau, file, received } from '../../../support/small-district.ts';

const apps: Record<string, TestApp> = {};
let folder = '';
let server: Server | null = null;
let key = '';

/** Names and orders about which databases differ: letters of either case, marks, Chinese, what is not known. */
async function fill(store: Store): Promise<void> {
  await fillDistrict({ store, dispose: async () => {} });
  const named = [
    { ...bureau('hill-z', '住建局'), aliases: ['B 100%', 'a_b', 'É', 'a-b', 'Zebra', 'apple'] },
    { ...bureau('hill-d', '档案局'), aliases: ['阿', '𠮷田局', 'A_B'] },
    { ...bureau('hill-e', '阿里局'), name: { zh: '阿里局', en: 'ALI Bureau' } },
  ];
  await store.writer.transaction((tx) => saveRoster(tx, { regions: [], bureaus: named }, AT));
  for (const { id } of named) await file(store, id, 2022, { cells: { ...received(7), 'IV/review.upheld': 2 } });
  await file(store, 'hill-a', 2022, { cells: received(3) });
  const by = { actor: 'tests', at: AT };
  const decision = { on: null, year: 2023, document: null };
  await changeRoster(store, { kind: 'rename', id: 'hill-b', name: '山区民政和社会局', decision }, by);
  await changeRoster(
    store,
    { kind: 'rename', id: 'hill-b', name: '山区民政事务局', decision: { ...decision, on: '2024-03-01' } },
    by,
  );
  await changeRoster(
    store,
    { kind: 'rename', id: 'hill-b', name: '山区民政局', decision: { ...decision, year: 2025 } },
    by,
  );
  // Until when it had the one name is not known.
  await store.writer.transaction(async ({ db }) => {
    const names = db.selectFrom('publisher_name').selectAll().where('written', '=', '山区民政和社会局');
    const forgotten = { ...(await names.executeTakeFirstOrThrow()), until: null };
    const row = { until: null, checksum: nameChecksum(forgotten) };
    await db.updateTable('publisher_name').set(row).where('written', '=', forgotten.written).execute();
  });
  for (const label of ['b', 'A', '张三', 'a']) {
    await createKey(store, { label, role: 'administrator', scope: null, expires: null }, 'tests', AT);
  }
}

async function disorder({ query }: Pick<Server, 'query'>): Promise<void> {
  for (const table of TABLE_NAMES) {
    const [last] = await query<{ name: string }>(`select column_name as name from information_schema.columns
      where table_name = '${table}' order by ordinal_position desc limit 1`);
    const column = `"${last?.name}"`;
    await query(`update ${table} set ${column} = ${column} where ctid in (
      select ctid from ${table} order by md5(ctid::text) limit (select count(*) / 2 from ${table}))`);
  }
  await query('analyze');
}

async function serve(name: string, store: Store): Promise<void> {
  apps[name] = await openTestApp({ opened: { store, dispose: () => store.close() }, fill: async () => {} });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
  const sqlite = await openSqlite(join(folder, 'gongkai.sqlite'));
  await fill(sqlite);
  key = await keyFor(sqlite);
  await serve('SQLite', sqlite);
  if (!HAS_POSTGRES) {
    const pglite = await openPGlite(await PGlite.create());
    await moveAll(sqlite, pglite, () => () => {});
    await serve('PGlite', pglite);
    return;
  }
  server = await startPostgres({ locale: ['--locale-provider=icu', '--icu-locale=zh'] });
  const postgres = await openStore({ database: '', postgres: { url: server.url(), connections: 4, seconds: 15 } });
  await moveAll(sqlite, postgres, () => () => {});
  await disorder(server);
  await serve('PostgreSQL', postgres);
});
afterAll(async () => {
  for (const app of Object.values(apps)) await app.dispose();
  await server?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function answersTo(ask: (app: TestApp) => Promise<{ readonly statusCode: number; readonly body: string }>) {
  const answers = Object.entries(apps).map(async ([name, app]) => {
    const { statusCode, body } = await ask(app);
    return [name, `${statusCode} ${body}`] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
}

async function expectSame(ask: Parameters<typeof answersTo>[0]): Promise<string> {
  const { SQLite = '', ...others } = await answersTo(ask);
  expect(Object.keys(others).length).toBeGreaterThan(0);
  for (const [name, answer] of Object.entries(others)) expect(answer, name).toBe(SQLite);
  return SQLite;
}

const askGraph = (query: string, variables: Record<string, unknown> = {}) =>
  expectSame(({ app }) =>
    app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${key}` },
      payload: { query, variables },
    }),
  );

const questions = OBJECTS.flatMap((type) => {
  const question = questionFor(type) ?? '';
  // What a process measures of itself is its own, and no mutation is a question.
  return /^(mutation|\{ status)/.test(question) ? [] : [[type.name, question] as const];
});

test.each(questions)('%s, with every field', async (_, question) => {
  expect(await askGraph(question)).toMatch(/^200 \{"data"/);
});

test.each([
  ['names in Latin letters of either case', 'ali bureau', ['hill-e']],
  ['a mark that stands for any letter elsewhere', 'a_b', ['hill-z', 'hill-d']],
  ['a mark that stands for anything elsewhere', '100%', ['hill-z']],
  ['letters with marks, which have no other case here', 'é', []],
  ['a mark of escape', '\\', []],
])('bureaus are found by %s', async (_, name, ids) => {
  const answer = await askGraph('query ($name: String) { bureaus(filter: { name: $name }) { nodes { id } } }', {
    name,
  });
  const data = JSON.stringify({ bureaus: { nodes: ids.map((id) => ({ id })) } });
  expect(answer).toMatch(/^200 /);
  expect(answer.startsWith(`200 {"data":${data},`)).toBe(true);
});

describe.each([
  ['bureaus', 'nodes { id aliases formerNames { name until } successions { kind on } }'],
  ['reports', 'nodes { id title year versions { revision { number } } }'],
  ['findings', 'nodes { rule { id } severity outcome report { id } }'],
  ['revisions', 'nodes { number note }'],
  ['audit', 'nodes { action actor { id } at sentence { zh } }'],
])('%s, two at a time', (list, nodes) => {
  test('come in one order, whole', async () => {
    let after: string | null = null;
    let pages = 0;
    do {
      const answer: string = await askGraph(
        `query ($after: String) { ${list}(first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor } ${nodes} } }`,
        { after },
      );
      const { data, errors } = JSON.parse(answer.slice(4));
      expect(errors).toBeUndefined();
      after = data[list].pageInfo.hasNextPage ? data[list].pageInfo.endCursor : null;
      pages += 1;
    } while (after !== null && pages < 12);
    expect(pages).toBeGreaterThan(1);
  });
});

test.each([
  '/chart.svg?kind=trend&measure=requests.received&of=hill',
  '/chart.svg?kind=bar&measure=rate.granted&of=region:hill/*&years=2022&sort=value',
  '/chart.csv?kind=table&measure=requests.received&of=region:hill/*',
  '/chart.json?kind=outcomes&measure=requests&of=hill&years=2021',
  '/chart.json?kind=trend&measure=requests.received&of=hill&rev=6',
  '/embed?kind=trend&measure=requests.received&of=hill,hill-a',
  '/reporting.csv?region=hill&year=2022',
  '/readyz',
])('%s', async (url) => {
  expect(await expectSame(({ app }) => app.inject({ url }))).toMatch(/^200 ./);
});

test.runIf(HAS_POSTGRES)('a NUL, which PostgreSQL refuses, is found nowhere', async () => {
  const { SQLite, PostgreSQL } = await answersTo(({ app }) =>
    app.inject({ url: '/reporting.csv?region=a%00b&year=2022' }),
  );
  expect(SQLite).toMatch(/^404/);
  expect(PostgreSQL).toBe(SQLite);
});
