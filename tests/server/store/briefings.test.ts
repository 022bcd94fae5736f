/** Briefings that are kept, on every store there is: of two at once one is stored, out and in again with everything else, and altered ones refused. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerSaved, movedSince } from '../../../server/aggregate/saved-brief.ts';
import { openBriefings } from '../../../server/briefings/door.ts';
import { findBriefing, listBriefings } from '../../../server/store/find/briefings.ts';
import { moveAll } from '../../../server/store/move/move.ts';
import { openSqlite } from '../../../server/store/open.ts';
import { verify } from '../../../server/store/safety/check/verify.ts';
import { removeExampleData } from '../../../server/store/save/examples.ts';
import { updatePublisher } from '../../../server/store/save/roster.ts';
import { fillDistrict, NOW } from '../../support/app.ts';
import { AT, file, received } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const by = { actor: 'key-1', at: AT };
const other = { actor: 'key-2', at: AT };
const QUESTION = { of: { region: 'hill' }, year: 2021, lang: 'zh' } as const;
const titled = (title: string) => ({
  title,
  sections: [{ part: 'overall', heading: null, charts: true, blocks: null }],
});

describe.each(Object.entries(STORES))('%s', (_, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
    await fillDistrict(opened);
  });
  afterEach(() => opened.dispose());

  const door = () => openBriefings(opened.store);
  const listed = async (question: Partial<Parameters<typeof listBriefings>[1]> = {}) =>
    (
      await listBriefings(
        opened.store.reader,
        { regions: null, publisher: null, signed: null, ...question },
        { first: 10, after: null },
      )
    ).rows;
  const damages = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    for await (const { zh } of verify(opened.store.reader, null)) found.push(zh);
    return found;
  };
  const signedOne = async () => {
    const { id } = await door().make(QUESTION, by);
    return door().sign({ id: String(id), version: 1 }, 9, by);
  };

  test('of two who store at once one does, and the other is told who it was', async () => {
    const { id } = await door().make(QUESTION, by);
    const seen = { id: String(id), version: 1 };
    const both = await Promise.allSettled([
      door().edit(seen, titled('一'), by),
      door().edit(seen, titled('二'), other),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'CHANGED_SINCE', sentence: { zh: expect.stringContaining('key-') } });
    expect((await findBriefing(opened.store.reader, id))?.version).toBe(2);
  });

  test('signed while somebody stores it, it is signed or stored, and never both', async () => {
    const { id } = await door().make(QUESTION, by);
    const seen = { id: String(id), version: 1 };
    const both = await Promise.allSettled([door().edit(seen, titled('一'), by), door().sign(seen, 9, other)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('is listed by region, by whom it is on, and by whether it is signed', async () => {
    const draft = await door().make({ ...QUESTION, of: { bureau: 'hill-a' } }, by);
    const signed = await signedOne();
    const ids = (rows: readonly { readonly id: number }[]) => rows.map((row) => row.id);
    expect(ids(await listed())).toEqual([signed.id, draft.id]);
    expect(ids(await listed({ signed: true }))).toEqual([signed.id]);
    expect(ids(await listed({ signed: false, regions: ['hill'] }))).toEqual([draft.id]);
    expect(ids(await listed({ publisher: 'hill-a' }))).toEqual([draft.id]);
    expect(await listed({ regions: ['lake'] })).toEqual([]);
  });

  test('is moved into another database, says there what it said, and goes on telling what moved', async () => {
    const signed = await signedOne();
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
    const moved = await openSqlite(join(folder, 'moved.sqlite'));
    try {
      await moveAll(opened.store, moved, () => () => {});
      const row = await findBriefing(moved.reader, signed.id);
      if (!row) throw new Error('It was not moved');
      expect((await answerSaved(moved.reader, row, NOW)).brief).toEqual(
        (await answerSaved(opened.store.reader, signed, NOW)).brief,
      );
      await file(moved, 'hill-a', 2021, { cells: received(7) });
      const since = await movedSince(moved.reader, row, NOW);
      expect(since?.words[0]).toMatchObject({ before: '24 件', after: '26 件' });
    } finally {
      await moved.close();
      rmSync(folder, { recursive: true, force: true });
    }
    expect(await damages()).toEqual([]);
  });

  test('goes with the examples that it is on', async () => {
    await opened.store.writer.transaction(async (tx) => {
      for (const { id } of await tx.db.selectFrom('publisher').select('id').execute())
        await updatePublisher(tx, id, { illustrative: 1, example: 1 });
    });
    await door().make(QUESTION, by);
    await signedOne();
    await opened.store.writer.transaction((tx) => removeExampleData(tx, 'seeds', { at: AT, actor: 'key-1' }));
    expect(await listed()).toEqual([]);
  });

  test('one that was altered is told of and not shown', async () => {
    const { id, content } = await signedOne();
    await opened.store.writer.transaction(async (tx) => {
      await tx.db
        .updateTable('briefing')
        .set({ content: content?.replace('24 件', '25 件') ?? '' })
        .execute();
    });
    expect(await damages()).toEqual([expect.stringContaining(`存下的第 ${id} 份材料`)]);
    await expect(findBriefing(opened.store.reader, id)).rejects.toMatchObject({ code: 'DAMAGED' });
  });
});
