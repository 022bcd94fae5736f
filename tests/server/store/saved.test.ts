/** Charts and sets under a name, on every store there is: out and in again with everything else, gone with what they are of, and altered ones refused. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseSet } from '../../../schema/chart/sets.ts';
import { findSubjects } from '../../../server/aggregate/sets.ts';
import { openSaved } from '../../../server/saved/door.ts';
import { savedFor } from '../../../server/store/find/saved.ts';
import { moveAll } from '../../../server/store/move/move.ts';
import { openSqlite } from '../../../server/store/open.ts';
import { verify } from '../../../server/store/safety/check/verify.ts';
import { removeExampleData } from '../../../server/store/save/examples.ts';
import { updatePublisher } from '../../../server/store/save/roster.ts';
import { fillDistrict } from '../../support/app.ts';
import { AT } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const by = { actor: 'key-1', at: AT };
const set = (text: string) => {
  const parsed = parseSet(text);
  if (!('of' in parsed)) throw new Error(parsed.why.en);
  return parsed.of;
};

describe.each(Object.entries(STORES))('%s', (_, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
    await fillDistrict(opened);
  });
  afterEach(() => opened.dispose());
  const door = () => openSaved(opened.store);
  const two = () => door().saveSet('hill', [set('hill-b'), set('hill-a')], { zh: '两家' }, by);
  const damages = async () => {
    const found: string[] = [];
    for await (const { zh } of verify(opened.store.reader, null)) found.push(zh);
    return found;
  };

  test('a set keeps its bureaus in their order, by whatever name', async () => {
    const { saved, revision } = await two();
    expect(await two()).toEqual({ saved, revision: null });
    const renamed = await door().rename(String(saved.id), { zh: '甲乙', en: 'A and B' }, by);
    expect(renamed.revision).toBe(Number(revision) + 1);
    expect(renamed.saved).toMatchObject({ id: saved.id, holds: 'hill-b hill-a', name: { zh: '甲乙', en: 'A and B' } });
    expect(await door().rename(String(saved.id), { zh: '甲乙', en: 'A and B' }, by)).toMatchObject({ revision: null });
    const subjects = await findSubjects(opened.store.reader, [set(`region:hill/set/${saved.id}`)]);
    expect(subjects.map(({ publisher }) => publisher.id)).toEqual(['hill-b', 'hill-a']);
  });

  test('is moved into another database, and looked through', async () => {
    const { saved } = await two();
    await door().saveChart('hill', 'of=hill&measure=requests.received', { zh: '申请' }, by);
    await door().remove(String(saved.id), by);
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
    const other = await openSqlite(join(folder, 'moved.sqlite'));
    try {
      await moveAll(opened.store, other, () => () => {});
      expect(await savedFor(other.reader, 'hill')).toEqual(await savedFor(opened.store.reader, 'hill'));
      expect((await savedFor(other.reader, 'hill')).map(({ name }) => name.zh)).toEqual(['申请']);
    } finally {
      await other.close();
      rmSync(folder, { recursive: true, force: true });
    }
    expect(await damages()).toEqual([]);
  });

  test('goes with the examples that it is saved for', async () => {
    await opened.store.writer.transaction(async (tx) => {
      for (const { id } of await tx.db.selectFrom('publisher').select('id').execute())
        await updatePublisher(tx, id, { illustrative: 1, example: 1 });
    });
    const { saved } = await two();
    await opened.store.writer.transaction((tx) => removeExampleData(tx, 'seeds', { at: AT, actor: 'key-1' }));
    await expect(door().find(String(saved.id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await damages()).toEqual([]);
  });

  test('one that was altered is told of and not used', async () => {
    const { saved } = await two();
    await opened.store.writer.transaction(async (tx) => {
      await tx.db.updateTable('saved').set({ holds: 'hill-a hill-c' }).execute();
    });
    expect(await damages()).toEqual(['hill 存下的图和集合已损坏。']);
    const asked = findSubjects(opened.store.reader, [set(`region:hill/set/${saved.id}`)]);
    await expect(asked).rejects.toMatchObject({ code: 'DAMAGED' });
  });
});
