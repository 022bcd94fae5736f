/** What a text leads to, in which order, and how fast. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bureau } from '../../../../schema/report/publisher.ts';
import { search } from '../../../../server/aggregate/search/search.ts';
import { nameChecksum } from '../../../../server/store/checksums.ts';
import { saveRoster } from '../../../../server/store/save/roster.ts';
import { AT, REGION } from '../../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../../support/stores.ts';

function bureau(id: string, region: string, name: string, more: Partial<Bureau> = {}): Bureau {
  const zh = name.replace(/^(山区|河区)/, '');
  return {
    id,
    region,
    name: { zh: name, en: `${id} bureau` },
    shortName: { zh, en: id },
    kind: 'department',
    aliases: [],
    since: null,
    until: null,
    ...more,
  };
}

const BUREAUS = [
  bureau('hill-edu', 'hill', '山区教育局', { name: { zh: '山区教育局', en: 'Education Bureau' } }),
  bureau('hill-sport', 'hill', '山区教育体育和旅游局'),
  bureau('hill-industry', 'hill', '山区工业和信息化局', { aliases: ['经信委'] }),
  bureau('hill-street', 'hill', '山区长安街道办事处'),
  bureau('hill-odd', 'hill', '山区100%_局'),
  bureau('river-edu', 'river', '河区教育局'),
  bureau('river-a', 'river', '河区广播局', { name: { zh: '河区广播局', en: 'Broadcast Office' } }),
  bureau('river-b', 'river', '河区公路局', { name: { zh: '河区公路局', en: 'River District Road Office' } }),
];

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestSqlite();
  const river = { ...REGION, id: 'river', name: { zh: '河区', en: 'River District' } };
  await opened.store.writer.transaction((tx) => saveRoster(tx, { regions: [REGION, river], bureaus: BUREAUS }, AT));
});
afterAll(() => opened.dispose());

async function found(text: string, near: string | null = null): Promise<string[]> {
  const { hits } = await search(opened.store.reader, { text, first: 20, near });
  return hits.map(({ target }) => {
    if (target.kind === 'measure') return target.measure.id;
    if (target.kind === 'indicator') return target.indicator.id;
    return target.kind === 'page' ? target.page.path : target.id;
  });
}

describe('what is found', () => {
  test.each([
    ['the full name, before one that only holds its characters', '山区教育局', ['hill-edu', 'hill-sport']],
    ['the short name, exactly, before a name that only begins so', '教育局', ['hill-edu', 'river-edu', 'hill-sport']],
    ['the beginning of a name', '教育', ['hill-edu', 'river-edu', 'hill-sport']],
    ['initials', 'jyj', ['hill-edu', 'river-edu']],
    ['pinyin begun', 'jiaoyut', ['hill-sport']],
    ['another reading of a character', 'zhangan', ['hill-street']],
    ['an alias', '经信委', ['hill-industry']],
    ['an alias by initials', 'jxw', ['hill-industry']],
    ['characters in their order', '工信局', ['hill-industry']],
    ['an English word', 'education', ['hill-edu']],
    ['an English word, before letters inside a longer one', 'road', ['river-b', 'river-a', 'disclosures.press']],
    ['a name and its region', '河区 教育局', ['river-edu']],
    ['a region by pinyin and a name by initials', 'hequ jyj', ['river-edu']],
    ['full-width letters, blanks around', '　ＪＹＪ  ', ['hill-edu', 'river-edu']],
    ['a per cent sign and a line, which are only themselves', '100%_', ['hill-odd']],
    ['an id', 'hill-street', ['hill-street']],
  ])('by %s: %s', async (_, text, ids) => {
    expect(await found(text)).toEqual(ids);
  });

  test.each(['', '   ', '　', 'qqqq', '%', '没有这个'])('“%s” leads to nothing of its own', async (text) => {
    const ids = await found(text);
    expect(ids).toEqual(text === '%' ? ['hill-odd'] : []);
  });

  test('regions, pages, indicators and measures stand beside bureaus', async () => {
    expect((await found('山区'))[0]).toBe('hill');
    expect((await found('shanqu'))[0]).toBe('hill');
    expect((await found('核查'))[0]).toBe('/findings');
    expect((await found('ranking'))[0]).toBe('/compare');
    expect((await found('公开率'))[0]).toBe('rate.granted');
    expect((await found('3.3.1'))[0]).toBe('requests.refused.stateSecret');
    expect(await found('xssq')).toEqual(['requests.received']);
  });

  test('of two equal names that of the region looked at comes first', async () => {
    expect(await found('教育局', 'river')).toEqual(['river-edu', 'hill-edu', 'hill-sport']);
  });

  test('the hit says by which name it was found', async () => {
    const { hits, total } = await search(opened.store.reader, { text: '经信', first: 1, near: null });
    expect(hits.map(({ name }) => [name.kind, name.written])).toEqual([['alias', '经信委']]);
    expect(total).toBe(1);
  });

  test('a former name finds who had it, after who has it now', async () => {
    await opened.store.writer.transaction(async (tx) => {
      await saveRoster(tx, { regions: [], bureaus: [bureau('hill-trade', 'hill', '山区商务局')] }, AT);
      await tx.db
        .insertInto('publisher_name')
        .values(
          [
            { name: '商务局', publisher_id: 'hill-edu', written: '商务局', alias: 0, former: 1, until: null },
            { name: '物价局', publisher_id: 'hill-trade', written: '物价局', alias: 0, former: 1, until: null },
          ].map((row) => ({ ...row, checksum: nameChecksum(row) })),
        )
        .execute();
    });
    expect(await found('商务局')).toEqual(['hill-trade', 'hill-edu']);
    expect(await found('wjj')).toEqual(['hill-trade']);
    const { hits } = await search(opened.store.reader, { text: '物价局', first: 5, near: null });
    expect(hits.map(({ name }) => name.kind)).toEqual(['formerName']);
  });

  test('what is too long, or too many, is refused', async () => {
    const ask = (text: string, first: number) => search(opened.store.reader, { text, first, near: null });
    await expect(ask('局'.repeat(201), 5)).rejects.toMatchObject({ code: 'BAD_ARGUMENT' });
    await expect(ask('局', 51)).rejects.toMatchObject({ code: 'BAD_ARGUMENT' });
    await expect(ask('局', 0)).rejects.toMatchObject({ code: 'BAD_ARGUMENT' });
  });
});

test('a bureau entered later is found at once', async () => {
  expect(await found('气象')).toEqual([]);
  await opened.store.writer.transaction((tx) =>
    saveRoster(tx, { regions: [], bureaus: [bureau('hill-sky', 'hill', '山区气象局')] }, AT),
  );
  expect(await found('气象')).toEqual(['hill-sky']);
});
