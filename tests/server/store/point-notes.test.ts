/** Notes of editors on numbers, on every store there is: as of each revision, out and in again with everything else, and altered ones refused. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WantedNote } from '../../../server/notes/door.ts';
import { openNotes } from '../../../server/notes/door.ts';
import { pointNotes } from '../../../server/store/find/point-notes.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import { moveAll } from '../../../server/store/move/move.ts';
import { openSqlite } from '../../../server/store/open.ts';
import { verify } from '../../../server/store/safety/check/verify.ts';
import { removeExampleData } from '../../../server/store/save/examples.ts';
import { updatePublisher } from '../../../server/store/save/roster.ts';
import { fillDistrict } from '../../support/app.ts';
import { AT } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const by = { actor: 'key-1', at: AT };
const NOTE: WantedNote = {
  of: 'hill-a',
  measure: 'requests.received',
  year: 2021,
  onward: false,
  kind: 'oneOff',
  zh: '当年有一户人家就同一征收项目提交多件申请。',
  en: null,
};

describe.each(Object.entries(STORES))('%s', (_, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
    await fillDistrict(opened);
  });
  afterEach(() => opened.dispose());
  const door = () => openNotes(opened.store);
  const said = async (asOf: number | null) => (await pointNotes(opened.store.reader, asOf)).map(({ text }) => text.zh);
  const damages = async () => {
    const found: string[] = [];
    for await (const { zh } of verify(opened.store.reader, null)) found.push(zh);
    return found;
  };

  test('a note holds from its revision until it is taken back, and as of each one in between for ever', async () => {
    const before = (await getRevision(opened.store.reader, null)).number;
    const first = await door().write(NOTE, by);
    const second = await door().write(
      { ...NOTE, of: 'hill', onward: true, kind: 'method', zh: '自本年起另行统计。' },
      by,
    );
    expect([first.revision, second.revision]).toEqual([before + 1, before + 2]);
    const withdrawn = await door().withdraw(String(first.note.id), '说的是另一年', by);
    expect(withdrawn.revision).toBe(before + 3);
    expect(await said(before)).toEqual([]);
    expect(await said(before + 1)).toEqual([NOTE.zh]);
    expect(await said(before + 2)).toEqual([NOTE.zh, '自本年起另行统计。']);
    expect(await said(before + 3)).toEqual(['自本年起另行统计。']);
    expect(await said(null)).toEqual(['自本年起另行统计。']);
  });

  test('the same note again is written already; taken back twice is refused, saying who did it', async () => {
    const { note } = await door().write(NOTE, by);
    expect(await door().write({ ...NOTE, zh: ` ${NOTE.zh}\n` }, by)).toEqual({ note, revision: null });
    await door().withdraw(String(note.id), '写错了', by);
    await expect(door().withdraw(String(note.id), '写错了', by)).rejects.toMatchObject({
      code: 'CHANGED_SINCE',
      sentence: { zh: expect.stringContaining('key-1') },
    });
    expect((await door().write(NOTE, by)).revision).not.toBeNull();
  });

  test('is moved into another database, and looked through', async () => {
    const { note } = await door().write({ ...NOTE, en: 'One family.' }, by);
    await door().withdraw(String(note.id), '写错了', by);
    await door().write({ ...NOTE, of: 'hill', measure: null, kind: 'scope' }, by);
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
    const other = await openSqlite(join(folder, 'moved.sqlite'));
    try {
      await moveAll(opened.store, other, () => () => {});
      for (const asOf of [note.revision, null])
        expect(await pointNotes(other.reader, asOf)).toEqual(await pointNotes(opened.store.reader, asOf));
    } finally {
      await other.close();
      rmSync(folder, { recursive: true, force: true });
    }
    expect(await damages()).toEqual([]);
  });

  test('goes with the examples that it is on', async () => {
    await opened.store.writer.transaction(async (tx) => {
      for (const { id } of await tx.db.selectFrom('publisher').select('id').execute())
        await updatePublisher(tx, id, { illustrative: 1, example: 1 });
    });
    await door().write(NOTE, by);
    await door().write({ ...NOTE, of: 'hill' }, by);
    await opened.store.writer.transaction((tx) => removeExampleData(tx, 'seeds', { at: AT, actor: 'key-1' }));
    expect(await said(null)).toEqual([]);
    expect(await damages()).toEqual([]);
  });

  test('one that was altered is told of and not shown', async () => {
    await door().write(NOTE, by);
    await opened.store.writer.transaction(async (tx) => {
      await tx.db.updateTable('point_note').set({ zh: '别的话' }).execute();
    });
    expect(await damages()).toEqual(['hill-a 的编注已损坏。']);
    await expect(pointNotes(opened.store.reader, null)).rejects.toMatchObject({ code: 'DAMAGED' });
  });
});
