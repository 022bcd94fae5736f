/** What a database knows of prose by pairs of characters: the same on both, made anew where it is missing, gone with its documents. */
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { foldQuery, gramsOf } from '../../../schema/prose/searched.ts';
import { findPassages, PASSAGE_LIMITS } from '../../../server/aggregate/search/passages.ts';
import { countProse } from '../../../server/store/find/prose.ts';
import { listReports } from '../../../server/store/find/reports.ts';
import type { Store } from '../../../server/store/open.ts';
import { ensureProse } from '../../../server/store/save/prose.ts';
import { enrol, file } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const SECTIONS: readonly (readonly [string, string])[] = [
  ['存在的主要问题及改进情况', '有的栏目更新不够及时，“山区通”账号转载偏多。'],
];

async function fill(store: Store): Promise<void> {
  await enrol(store);
  await file(store, 'hill-a', 2021, { sections: [['总体情况', '全年检查公示栏十二次。'], ...SECTIONS] });
  await file(store, 'hill-b', 2021, { sections: [['总体情况', '年内举办培训两次，检查公示橱窗一次。']] });
  await file(store, 'hill-a', 2022, { sections: [['总体情况', '公示栏由社区核对，𠮷田村 A4 纸张贴。']] });
  await file(store, 'hill-c', 2022, { appendix: '附：名单另行公布。' });
}

/** Ids of the reports in which a text stands, as the index knows them and as their texts say. */
async function having({ reader }: Store, text: string, section: string | null = null, asOf: number | null = null) {
  const prose = { grams: gramsOf(foldQuery(text)), section };
  const { rows, total } = await listReports(reader, { prose, asOf }, { first: 50, after: null });
  expect(total).toBe(rows.length);
  const { all } = await findPassages(reader, { text, section, reports: { asOf } });
  return { known: rows.map(({ id }) => id), said: [...new Set((all ?? []).map(({ report }) => report.id))] };
}

describe.each(Object.entries(STORES))('on %s', (_, open) => {
  let opened: TestStore;
  afterEach(() => opened.dispose());

  test('a text is found from two characters on, in its section, as of a revision', async () => {
    opened = await open();
    const { store } = opened;
    await fill(store);
    const both = (ids: readonly string[]) => ({ known: ids, said: ids });
    expect(await having(store, '公示')).toEqual(both(['hill-a-2022', 'hill-a-2021', 'hill-b-2021']));
    expect(await having(store, '更新不够及时', '二')).toEqual(both(['hill-a-2021']));
    expect(await having(store, '更新', '一')).toEqual(both([]));
    expect(await having(store, '公示', null, 3)).toEqual(both(['hill-a-2021', 'hill-b-2021']));
    expect(await having(store, '𠮷田村')).toEqual(both(['hill-a-2022']));
    expect(await having(store, 'ａ4 纸')).toEqual(both(['hill-a-2022']));
    // A name in marks: what is no letter is no pair, and is looked for in the text.
    expect(await having(store, '“山区通”账号')).toEqual(both(['hill-a-2021']));
    expect(await having(store, '山区通’账号')).toEqual({ known: ['hill-a-2021'], said: [] });
    expect(await having(store, '名单另行')).toEqual(both(['hill-c-2022']));
    const prose = { grams: ['公示'], section: null };
    expect(await countProse(store.reader, prose, {}, 'report.year')).toEqual([
      { of: '2022', reports: 1 },
      { of: '2021', reports: 2 },
    ]);
    expect(await countProse(store.reader, prose, { years: { from: 2021, to: 2021 } }, 'prose.section')).toEqual([
      { of: '一', reports: 2 },
    ]);
  });

  test('all pairs have to stand in one section, and a page of what is not counted reads on until it is full', async () => {
    opened = await open();
    const { store } = opened;
    await fill(store);
    expect(await having(store, '检查公示栏十')).toEqual({ known: ['hill-a-2021'], said: ['hill-a-2021'] });
    const found = await findPassages(
      store.reader,
      { text: '公示', section: null, reports: {} },
      { ...PASSAGE_LIMITS, reports: 1 },
    );
    expect([found.all, found.reports, found.read]).toEqual([null, 3, 4]);
    const first = await found.page({ first: 2, after: null });
    const second = await found.page({ first: 2, after: first.end });
    expect([...first.rows, ...second.rows].map(({ report }) => report.id)).toEqual([
      'hill-a-2022',
      'hill-a-2021',
      'hill-b-2021',
    ]);
    expect(second.end).toBeNull();
  });

  test('what is missing, or was taken apart in another way, is made when a store is opened', async () => {
    opened = await open();
    const { store } = opened;
    await fill(store);
    const ensure = () => ensureProse(store.reader.db as never, store.writer);
    const forget = (where: string) =>
      store.writer.transaction(async ({ db }) => {
        await sql`update prose set section = 'older' where ${sql.raw(where)}`.execute(db);
      });
    await store.writer.transaction(async ({ db, words }) => {
      for (const { document_hash } of await db.selectFrom('prose').select('document_hash').distinct().execute()) {
        if (document_hash === '') continue;
        await words.dropGrams(db, document_hash);
        await db.deleteFrom('prose').where('document_hash', '=', document_hash).execute();
      }
    });
    expect(await having(store, '公示')).toEqual({ known: [], said: [] });
    await ensure();
    expect((await having(store, '公示')).known).toHaveLength(3);
    // Sections that another way gave are gone once it is known that it was another.
    await forget("document_hash <> ''");
    await ensure();
    expect(await having(store, '更新', '二')).toEqual({ known: [], said: [] });
    await forget("document_hash = ''");
    await ensure();
    expect((await having(store, '更新', '二')).said).toEqual(['hill-a-2021']);
  });

  test('a long text, and one of thousands of pairs, is stored and found to its end', async () => {
    opened = await open();
    const { store } = opened;
    await enrol(store);
    const long = Array.from({ length: 60_000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join(
      '',
    );
    await file(store, 'hill-a', 2022, { sections: [['总体情况', long]] });
    for (const from of [0, 19_990, 30_000, 59_980]) {
      expect((await having(store, long.slice(from, from + 15))).said).toEqual(['hill-a-2022']);
    }
  });
});
