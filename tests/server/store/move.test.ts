/** Everything goes from one database into another and back, and is what it was; where it cannot be, nothing is stored. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAccess } from '../../../server/access/access.ts';
import { textChecksum } from '../../../server/store/checksums.ts';
import { findTexts } from '../../../server/store/find/documents.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import { moveAll } from '../../../server/store/move/move.ts';
import { openSqlite, type Store } from '../../../server/store/open.ts';
import { saveRoster, updatePublisher } from '../../../server/store/save/roster.ts';
import { fillDistrict } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { AT, bureau, file, REGION, received } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

let folder = '';
let source: Store;
const IGNORED = (): (() => void) => () => {};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
  source = await openSqlite(join(folder, 'gongkai.sqlite'));
});
afterEach(async () => {
  await source.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(Object.entries(STORES).filter(([name]) => name !== 'PGlite'))('into %s', (_, open) => {
  let target: TestStore;
  beforeEach(async () => {
    target = await open();
  });
  afterEach(() => target.dispose());

  test('and back: all rows, each what it was, counted; and both go on with numbers of their own', async () => {
    await fillDistrict({ store: source, dispose: async () => {} });
    const key = await keyFor(source);
    // More than are written at once, and all of them named before those that they belong to.
    const upper = { ...REGION, id: 'upper', name: { zh: '上级市', en: 'Upper City' } };
    const bureaus = Array.from({ length: 250 }, (_, number) => bureau(`a${number}`, `第${number}局`));
    await source.writer.transaction(async (tx) => {
      await saveRoster(tx, { regions: [upper], bureaus }, AT);
      await updatePublisher(tx, 'hill', { region_id: 'upper' });
    });
    const steps: number[] = [];
    let all = 0;
    const there = await moveAll(source, target.store, (count) => {
      all = count;
      return () => steps.push(1);
    });
    expect(steps).toHaveLength(all);
    expect(there.find(({ table }) => table === 'report_version')?.rows).toBe(8);
    const back = await openSqlite(join(folder, 'back.sqlite'));
    expect(await moveAll(target.store, back, IGNORED)).toEqual(there);
    for (const store of [target.store, back]) {
      const asked = { address: '10.0.0.1', log: { warn() {} } };
      expect((await openAccess(store, { reading: 'open', idleMinutes: 30 }).signIn(key, asked, AT)).viewer.label).toBe(
        'test',
      );
      expect(await file(store, 'hill-b', 2024, { cells: received(1) })).toMatchObject({ kind: 'stored' });
    }
    await back.close();
  });

  test('is refused where anything is there already', async () => {
    await file(source, 'hill-a', 2022).catch(() => {});
    await target.store.writer.transaction((tx) => saveRoster(tx, { regions: [REGION], bureaus: [] }, AT));
    await expect(moveAll(source, target.store, IGNORED)).rejects.toMatchObject({
      code: 'BAD_ARGUMENT',
      sentence: { zh: expect.stringMatching(/不是空的（表 .*\bpublisher\b.* 中已有内容）/) },
    });
  });

  test('is refused where somebody changes the source meanwhile, and the target stays empty', async () => {
    await fillDistrict({ store: source, dispose: async () => {} });
    const other = await openSqlite(join(folder, 'gongkai.sqlite'));
    let changed: Promise<unknown> | null = null;
    const moving = moveAll(source, target.store, () => () => {
      changed ??= file(other, 'hill-b', 2024, { cells: received(1) });
    });
    await expect(moving).rejects.toMatchObject({ code: 'CHANGED_SINCE' });
    await changed;
    await other.close();
    expect((await getRevision(target.store.reader, null)).number).toBe(0);
    expect((await moveAll(source, target.store, IGNORED)).find(({ table }) => table === 'report')?.rows).toBe(9);
  });

  test('a NUL in a document that an earlier version kept becomes a mark, and its checksum with it', async () => {
    await fillDistrict({ store: source, dispose: async () => {} });
    const database = new Database(join(folder, 'gongkai.sqlite'));
    const { hash, text } = database.prepare('select hash, text from document limit 1').get() as Record<string, string>;
    const damaged = `${text}\u0000`;
    const checksum = textChecksum({ hash: hash ?? '', text: damaged });
    database.prepare('update document set text = ?, text_checksum = ? where hash = ?').run(damaged, checksum, hash);
    database.close();
    await moveAll(source, target.store, IGNORED);
    const [document] = await findTexts(target.store.reader, [hash ?? '']);
    expect(document?.text).toBe(`${text}\uFFFD`);
  });
});
