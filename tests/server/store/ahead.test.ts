/** A document that is kept ahead of its change holds nobody up, is kept once, and goes where no change names it. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDocumentBytes, findDocuments, findTexts } from '../../../server/store/find/documents.ts';
import { openSqlite, type Store } from '../../../server/store/open.ts';
import { pruneDocuments } from '../../../server/store/prune.ts';
import { pruneApart } from '../../../server/store/safety/apart.ts';
import { verify } from '../../../server/store/safety/check/verify.ts';
import { dropUnnamed, keepDocument } from '../../../server/store/save/document.ts';
import { heldDuring } from '../../support/held.ts';
import { enrol, file, received } from '../../support/small-district.ts';

/** Milliseconds of CPU time that nobody may hold up the server for. */
const LONGEST = 50;
const LARGE = Buffer.alloc(28 * 1024 * 1024, '政府信息公开');
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const document = (bytes: Uint8Array) => ({
  hash: hashOf(bytes),
  fileName: '年报.pdf',
  mediaType: 'application/pdf',
  bytes,
  text: '山区教育局2023年政府信息公开工作年度报告',
});

let folder = '';
let database = '';
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-ahead-'));
  database = join(folder, 'gongkai.sqlite');
  store = await openSqlite(database);
  await enrol(store);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const kept = async (): Promise<string[]> =>
  (await store.reader.db.selectFrom('document').select('hash').execute()).map(({ hash }) => hash);

test('a document of 28 MB is written without holding the event loop, while others write', async () => {
  const large = document(LARGE);
  // What a report costs by itself, which a slow machine takes longer for, is not the document's.
  const alone = await heldDuring(file(store, 'hill-a', 2020, { cells: received(3) }));
  const writing = store.keepAhead(large).then(() => store.writer.transaction((tx) => keepDocument(tx, large)));
  const beside = file(store, 'hill-a', 2021, { cells: received(3) });
  expect(await heldDuring(Promise.all([writing, beside]))).toBeLessThan(alone + LONGEST);
  const { hash } = large;
  const [found] = await findDocuments(store.reader, [hash]);
  expect(found).toMatchObject({ fileName: '年报.pdf', size: LARGE.length });
  expect(await findTexts(store.reader, [hash])).toMatchObject([{ text: large.text }]);
  const bytes = (await findDocumentBytes(store.reader, hash))?.bytes ?? Buffer.alloc(0);
  expect(hashOf(bytes)).toBe(hash);
});

test('one that no change names is dropped, and no other', async () => {
  await file(store, 'hill-b', 2021, { cells: received(4) });
  const before = await kept();
  const { hash } = document(LARGE);
  expect(before).toContain(hash);
  await store.writer.transaction(dropUnnamed);
  expect(await kept()).toEqual(before.filter((one) => one !== hash));
});

test('a small one is left to its change', async () => {
  const before = await kept();
  await store.keepAhead(document(Buffer.alloc(1000, 'a')));
  expect(await kept()).toEqual(before);
});

test('a file that takes nothing more says why', async () => {
  const opened = await openSqlite(join(folder, 'other.sqlite'));
  await opened.close();
  rmSync(join(folder, 'other.sqlite'));
  await expect(opened.keepAhead(document(LARGE))).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
});

test('documents are pruned apart as they are within, and noted', async () => {
  for (const requests of [5, 6])
    await file(store, 'hill-c', 2021, { cells: received(requests) }, undefined, `202${requests}-01-01T00:00:00.000Z`);
  const at = '2030-01-01T00:00:00.000Z';
  await pruneApart({ address: { database, postgres: null }, before: at, at }, new AbortController().signal);
  expect(await pruneDocuments(store, at, { at, actor: 'server' })).toEqual({ documents: 0, bytes: 0 });
  const deeds = await store.reader.db.selectFrom('audit').select(['action', 'actor']).execute();
  expect(deeds).toEqual([{ action: 'pruned', actor: 'server' }]);
  for await (const damage of verify(store.reader, null)) expect.fail(damage.en);
});
