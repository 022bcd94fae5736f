/** Of documents that were replaced long ago the bytes go, when that is asked for; whatever was read from them stays, and so do all others. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listDeeds } from '../../../server/store/find/audit.ts';
import { findDocumentBytes, findTexts } from '../../../server/store/find/documents.ts';
import { figuresOf } from '../../../server/store/find/figures.ts';
import { versionsOf } from '../../../server/store/find/reports.ts';
import { openSqlite, type Store } from '../../../server/store/open.ts';
import { pruneDocuments, yearsBefore } from '../../../server/store/prune.ts';
import { verify } from '../../../server/store/safety/check/verify.ts';
import { pruneDocument } from '../../../server/store/save/pruned.ts';
import { openTestApp } from '../../support/app.ts';
import { runWith } from '../../support/command.ts';
import { enrol, file, REGION, received } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const BY = { at: '2026-02-01T00:00:00.000Z', actor: 'server' };
const BEFORE = yearsBefore(BY.at, 3);

/** Files a report of that bureau for 2019 with so many requests, on that day. */
function fileOn(store: Store, day: string, publisher: string, requests: number): Promise<unknown> {
  return file(store, publisher, 2019, { cells: received(requests) }, REGION.id, `${day}T00:00:00.000Z`);
}

/** Whose first document may go; whose second was replaced too late; whose first is current again; who has one only. */
async function fill(store: Store): Promise<void> {
  await enrol(store);
  await fileOn(store, '2020-01-10', 'hill-a', 1);
  await fileOn(store, '2021-01-10', 'hill-a', 2);
  await fileOn(store, '2025-01-10', 'hill-a', 3);
  await fileOn(store, '2020-01-10', 'hill-b', 4);
  await fileOn(store, '2021-01-10', 'hill-b', 5);
  await fileOn(store, '2022-01-10', 'hill-b', 4);
  await fileOn(store, '2020-01-10', 'hill-c', 6);
}

/** Of each version, oldest first, the day on which its bytes were pruned. */
async function prunedIn({ reader }: Store, publisher: string): Promise<(string | null)[]> {
  const versions = await versionsOf(reader, [`${publisher}-2019`]);
  return versions.toReversed().map(({ prunedAt }) => prunedAt);
}

async function damages({ reader }: Store): Promise<string[]> {
  const found: string[] = [];
  for await (const { en } of verify(reader, null)) found.push(en);
  return found;
}

test('years are counted back by the calendar', () => {
  expect([BEFORE, yearsBefore('2024-02-29T10:00:00.000Z', 1)]).toEqual([
    '2023-02-01T00:00:00.000Z',
    '2023-03-01T10:00:00.000Z',
  ]);
});

describe.each(Object.entries(STORES))('on %s', (_, open) => {
  let opened: TestStore;
  let store: Store;
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
    await fill(store);
  });
  afterEach(() => opened.dispose());

  test('the bytes of what was replaced in time go, and nothing else', async () => {
    const [, , first] = await versionsOf(store.reader, ['hill-a-2019']);
    const hash = first?.documentHash ?? '';
    const held = async () => [
      await findTexts(store.reader, [hash]),
      await figuresOf(store.reader, [1]),
      await store.reader.db.selectFrom('finding').selectAll().where('version_id', '=', 1).execute(),
    ];
    const before = await held();
    const size = (await findDocumentBytes(store.reader, hash))?.bytes.length;
    expect(await pruneDocuments(store, BEFORE, BY)).toEqual({ documents: 2, bytes: expect.any(Number) });
    expect(await prunedIn(store, 'hill-a')).toEqual([BY.at, null, null]);
    // Of the second document of hill-b nothing is current; its first is.
    expect(await prunedIn(store, 'hill-b')).toEqual([null, BY.at, null]);
    expect(await prunedIn(store, 'hill-c')).toEqual([null]);
    expect(await held()).toEqual(before);
    expect(size).toBeGreaterThan(0);
    expect(await findDocumentBytes(store.reader, hash)).toMatchObject({ bytes: { length: 0 }, prunedAt: BY.at });
    expect(await damages(store)).toEqual([]);
  });

  test('it is noted once, with how much went; where nothing goes nothing is noted', async () => {
    const { bytes } = await pruneDocuments(store, BEFORE, BY);
    expect(await pruneDocuments(store, BEFORE, BY)).toEqual({ documents: 0, bytes: 0 });
    const { rows } = await listDeeds(store.reader, { actor: null, actions: ['pruned'] }, { first: 5, after: null });
    expect(rows).toMatchObject([{ at: BY.at, actor: 'server', detail: JSON.stringify({ documents: 2, bytes }) }]);
  });

  test('a document that comes back has its bytes again', async () => {
    await pruneDocuments(store, BEFORE, BY);
    await fileOn(store, '2026-03-01', 'hill-a', 1);
    expect(await prunedIn(store, 'hill-a')).toEqual([null, null, null, null]);
    const [current] = await versionsOf(store.reader, ['hill-a-2019']);
    const document = await findDocumentBytes(store.reader, current?.documentHash ?? '');
    expect([document?.bytes.length, document?.prunedAt]).toEqual([expect.any(Number), null]);
    expect(await damages(store)).toEqual([]);
    // What is current stays, however long ago it was replaced before.
    expect(await pruneDocuments(store, '2099-01-01T00:00:00.000Z', BY)).toMatchObject({ documents: 2 });
    expect(await prunedIn(store, 'hill-a')).toEqual([null, BY.at, BY.at, null]);
  });

  test('a document that became current in between stays', async () => {
    const [current] = await versionsOf(store.reader, ['hill-b-2019']);
    const hash = current?.documentHash ?? '';
    expect(await store.writer.transaction((tx) => pruneDocument(tx, hash, BY.at))).toBe(false);
    expect(await findDocumentBytes(store.reader, hash)).toMatchObject({ prunedAt: null });
  });

  test('being told to stop ends it between two documents', async () => {
    expect(await pruneDocuments(store, BEFORE, BY, AbortSignal.abort())).toEqual({ documents: 0, bytes: 0 });
  });

  test('bytes that are lost without having been pruned are damage', async () => {
    await pruneDocuments(store, BEFORE, BY);
    await store.writer.transaction((tx) =>
      tx.db.updateTable('document').set({ pruned_at: null }).where('pruned_at', 'is not', null).execute(),
    );
    expect(await damages(store)).toHaveLength(2);
  });
});

test('the address of a document that was pruned says so, and when', async () => {
  const opened = await openTestApp({ fill: ({ store }) => fill(store) });
  await pruneDocuments(opened.store, BEFORE, { ...BY, at: '2026-02-01T20:00:00.000Z' });
  const { body } = await opened.ask('{ report(id: "hill-a-2019") { versions { documentHash prunedAt } } }');
  const { documentHash, prunedAt } = body.data.report.versions[2];
  expect(prunedAt).toBe('2026-02-01T20:00:00.000Z');
  const gone = await opened.app.inject(`/documents/${documentHash}`);
  expect([gone.statusCode, gone.json().errors[0].extensions.code]).toEqual([410, 'PRUNED']);
  // The day as it was in China.
  expect(gone.json().errors[0].message).toContain('2026-02-02');
  expect((await opened.app.inject(`/documents/${body.data.report.versions[0].documentHash}`)).statusCode).toBe(200);
  await opened.dispose();
});

describe('gongkai prune', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
    const store = await openSqlite(join(folder, 'gongkai.sqlite'));
    await fill(store);
    await store.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const prune = (args: readonly string[], environment: Record<string, string> = {}) =>
    runWith({ GONGKAI_DATA: folder, ...environment }, 'prune', ...args);

  test('asks after how many years, and lists what would go before it takes it', async () => {
    expect(await prune([])).toMatchObject({ status: 1, stderr: expect.stringContaining('--years') });
    const listed = await prune(['--years', '1']);
    expect(listed).toMatchObject({ status: 1, stderr: '' });
    expect(listed.stdout.split('\n')).toEqual([
      expect.stringMatching(/^ {2}hill-a-2019 {2}hill-a-2019\.txt {2}\d+ KB {2}2021-01-10 被替换$/),
      expect.stringMatching(/^ {2}hill-b-2019 .* 2022-01-10 被替换$/),
      expect.stringMatching(/^ {2}hill-a-2019 .* 2025-01-10 被替换$/),
      expect.stringMatching(/^3 份已被替换满 1 年的原文，共 \d+ KB。.*没有清理任何内容/),
      '',
    ]);
    const done = await prune(['--yes'], { GONGKAI_KEEP_DOCUMENTS: '3' });
    expect(done).toMatchObject({ status: 0, stdout: expect.stringMatching(/已清理 2 份，共 \d+ KB。/) });
    expect(await prune(['--years', '3'])).toMatchObject({ status: 0, stdout: expect.stringContaining('无需清理') });
  });
});
