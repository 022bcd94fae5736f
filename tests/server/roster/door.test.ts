/** The one door through which the list changes, on both databases: one revision or nothing, twice is once, two at once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Decision, RosterChange } from '../../../schema/roster/change.ts';
import type { ListRow } from '../../../schema/roster/rows.ts';
import { createKey } from '../../../server/access/keys.ts';
import { openReporting } from '../../../server/reporting/door.ts';
import { acceptList, changeRoster, type RosterOutcome } from '../../../server/roster/door.ts';
import { listAccessKeys } from '../../../server/store/find/access-keys.ts';
import { dueRules } from '../../../server/store/find/due.ts';
import { aliasesOf, findPublishers, listPublisherNames } from '../../../server/store/find/publishers.ts';
import { findReports } from '../../../server/store/find/reports.ts';
import { getRevision, listRevisions } from '../../../server/store/find/revisions.ts';
import { formerNamesOf, listRoster, rosterRevision, successionsOf } from '../../../server/store/find/roster.ts';
import { AT, enrol, file, received } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const LATER = '2026-02-01T02:00:00.000Z';
const by = { actor: 'tests', at: LATER };
const decision: Decision = { on: '2023-03-15', year: 2023, document: '机构改革方案' };

describe.each(Object.entries(STORES))('the list on %s', (_, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
    await enrol(opened.store);
  });
  afterEach(() => opened.dispose());

  const change = (asked: RosterChange, since: number | null = null) =>
    changeRoster(opened.store, asked, { ...by, since });
  const publisher = async (id: string) => (await findPublishers(opened.store.reader, [id]))[0];
  const years = async (id: string) => {
    const row = await publisher(id);
    return [row?.since ?? null, row?.until ?? null].map((year) => (year === null ? null : Number(year)));
  };
  const revisions = async () => (await getRevision(opened.store.reader, null)).number;
  const done = ({ done: made, problems }: RosterOutcome) => {
    expect(problems).toEqual([]);
    if (made === null) throw new Error('refused');
    return made;
  };
  const row = (line: number, texts: ListRow['texts']): ListRow => ({
    line,
    texts,
    places: { name: `A${line}`, since: `H${line}`, kind: `E${line}` },
    leftOut: null,
  });

  /** Everything that a refused change must leave as it is. */
  const all = async () => ({
    publishers: await listRoster(opened.store.reader),
    names: (await listPublisherNames(opened.store.reader)).map(({ name, publisher: id }) => `${name} ${id}`).sort(),
    revisions: await revisions(),
  });

  async function refused(asked: RosterChange, code: string, words: RegExp) {
    const before = await all();
    const { done: made, problems } = await change(asked);
    expect(made).toBeNull();
    expect(problems).toMatchObject([{ code, sentence: { zh: expect.stringMatching(words) } }]);
    expect(await all()).toEqual(before);
  }

  test('a region and its bureau are entered with what their names tell, and twice is once', async () => {
    const region = { kind: 'addRegion', region: { name: '青川区', level: 'district', parent: 'hill' } } as const;
    const first = done(await change(region));
    expect(first).toEqual({ revision: await revisions(), changed: true, publishers: ['qingchuan'] });
    expect(done(await change(region))).toEqual({ ...first, changed: false });
    const bureaus = { kind: 'add', bureaus: [{ region: 'qingchuan', name: '青川区教育局' }] } as const;
    const added = done(await change(bureaus));
    expect(added.publishers).toEqual(['qingchuan-jiaoyuju']);
    expect(done(await change(bureaus))).toMatchObject({ changed: false, publishers: ['qingchuan-jiaoyuju'] });
    expect(await publisher('qingchuan-jiaoyuju')).toMatchObject({ short_zh: '教育局', type: 'department' });
    const { rows } = await listRevisions(opened.store.reader, { first: 1, after: null });
    expect(rows[0]).toMatchObject({
      kind: 'roster',
      actor: 'tests',
      at: LATER,
      note: '单位名录新增 1 家：青川区教育局',
    });
    await refused({ kind: 'add', bureaus: [{ region: 'nowhere', name: '甲局' }] }, 'NOT_FOUND', /没有编号为“nowhere”/);
    await refused(
      { kind: 'add', bureaus: [{ region: 'hill', name: '山区教育局', since: 2022 }] },
      'ALREADY_LISTED',
      /山区教育局.*hill-a/,
    );
    await refused(
      { kind: 'add', bureaus: [{ region: 'hill', name: '甲局', id: 'hill-a' }] },
      'ALREADY_LISTED',
      /已属于“山区教育局”/,
    );
  });

  test('no region lies below itself', async () => {
    done(await change({ kind: 'addRegion', region: { name: '青川区', level: 'district', parent: 'hill' } }));
    await refused({ kind: 'editRegion', id: 'hill', region: { parent: 'qingchuan' } }, 'BAD_ARGUMENT', /下级地区/);
    done(await change({ kind: 'editRegion', id: 'qingchuan', region: { parent: null, level: 'county' } }));
    expect(await publisher('qingchuan')).toMatchObject({ region_id: null, type: 'county' });
  });

  test('a renamed bureau keeps its id, its reports and its former name', async () => {
    await file(opened.store, 'hill-a', 2022, { cells: received(5) });
    const rename = { kind: 'rename', id: 'hill-a', name: '山区教育体育局', decision } as const;
    expect(done(await change(rename)).changed).toBe(true);
    expect(done(await change(rename)).changed).toBe(false);
    expect(await publisher('hill-a')).toMatchObject({ name_zh: '山区教育体育局', short_zh: '教育体育局' });
    expect(await formerNamesOf(opened.store.reader, ['hill-a'])).toMatchObject([
      { written: '山区教育局', until: 2022 },
    ]);
    expect(await successionsOf(opened.store.reader, ['hill-a'])).toMatchObject([
      { kind: 'renamed', predecessor: 'hill-a', successor: 'hill-a', formerName: '山区教育局', on: '2023-03-15' },
    ]);
    expect((await findReports(opened.store.reader, ['hill-a-2022']))[0]?.publisher).toBe('hill-a');
    await refused({ ...rename, name: '山区民政局' }, 'ALREADY_LISTED', /山区民政局/);
  });

  test('a corrected name leaves no former one', async () => {
    done(await change({ kind: 'edit', id: 'hill-a', bureau: { name: '山区教育和体育局', aliases: ['山教局'] } }));
    expect(await formerNamesOf(opened.store.reader, ['hill-a'])).toEqual([]);
    expect((await aliasesOf(opened.store.reader, ['hill-a'])).map(({ written }) => written)).toEqual(['山教局']);
    const names = (await listPublisherNames(opened.store.reader)).map(({ written }) => written);
    expect(names).not.toContain('山区教育局');
    done(await change({ kind: 'addName', id: 'hill-a', name: '区教体局' }));
    expect(done(await change({ kind: 'addName', id: 'hill-a', name: '区 教体局' })).changed).toBe(false);
    await refused({ kind: 'addName', id: 'hill-a', name: '山区民政局' }, 'ALREADY_LISTED', /另一家（hill-b）的全称/);
    expect(await aliasesOf(opened.store.reader, ['hill-a'])).toHaveLength(2);
  });

  test('two bureaus merge into a third: they end, it begins, and their reports stay theirs', async () => {
    await file(opened.store, 'hill-a', 2022, { cells: received(5) });
    const merge: RosterChange = {
      kind: 'merge',
      from: ['hill-a', 'hill-b'],
      into: { region: 'hill', name: '山区教育民政局' },
      decision,
    };
    const made = done(await change(merge));
    expect(done(await change(merge))).toEqual({ ...made, changed: false });
    const [id = ''] = made.publishers;
    expect([await years('hill-a'), await years('hill-b'), await years(id)]).toEqual([
      [null, 2022],
      [null, 2022],
      [2023, null],
    ]);
    const events = await successionsOf(opened.store.reader, [id]);
    expect(events.map(({ kind, predecessor }) => `${kind} ${predecessor}`)).toEqual(['merged hill-a', 'merged hill-b']);
    expect(await findReports(opened.store.reader, ['hill-a-2022'])).toHaveLength(1);
  });

  test('nobody ends before a report that is held, and nobody with reports is removed', async () => {
    await file(opened.store, 'hill-a', 2024, { cells: received(5) });
    await refused({ kind: 'end', id: 'hill-a', decision }, 'HAS_REPORTS', /已有 2024 年的年报/);
    await refused({ kind: 'merge', from: ['hill-a'], into: 'hill-b', decision }, 'HAS_REPORTS', /2024/);
    await refused({ kind: 'remove', id: 'hill-a' }, 'HAS_REPORTS', /不能删除.*撤销/);
    await refused({ kind: 'end', id: 'hill', decision }, 'BAD_ARGUMENT', /是地区，不是单位/);
    const end = { kind: 'end', id: 'hill-a', decision: { ...decision, year: 2025 } } as const;
    expect(done(await change(end)).changed).toBe(true);
    expect(done(await change(end)).changed).toBe(false);
    expect(await years('hill-a')).toEqual([null, 2024]);
    expect(done(await change({ kind: 'remove', id: 'hill-b' })).changed).toBe(true);
    expect(await publisher('hill-b')).toBeUndefined();
  });

  test('a key ends with the bureau it was made for, and opens nothing for another that gets its id', async () => {
    const plan = { label: '民政局', role: 'bureau', scope: 'hill-b', expires: null } as const;
    const { id } = await createKey(opened.store, plan, 'test', AT);
    const revoked = async () => (await listAccessKeys(opened.store.reader)).find((key) => key.id === id)?.revoked_at;
    done(await change({ kind: 'remove', id: 'hill-c' }));
    expect(await revoked()).toBeNull();
    done(await change({ kind: 'remove', id: 'hill-b' }));
    expect(await revoked()).not.toBeNull();
  });

  test('a bureau is split: the new ones begin, the old one ends or goes on', async () => {
    const into = [
      { region: 'hill', name: '山区文化局' },
      { region: 'hill', name: '山区旅游局' },
    ];
    const made = done(await change({ kind: 'split', from: 'hill-a', into, goesOn: false, decision }));
    expect(await years('hill-a')).toEqual([null, 2022]);
    expect(await years(made.publishers[1] ?? '')).toEqual([2023, null]);
    const off = { kind: 'split', from: 'hill-b', into: into.slice(1), goesOn: true, decision } as const;
    await refused({ ...off, goesOn: false }, 'BAD_ARGUMENT', /至少要有两家/);
    done(await change({ ...off, into: [{ region: 'hill', name: '山区体育局' }] }));
    expect(await years('hill-b')).toEqual([null, null]);
  });

  test('a bureau with reports moves as a new body, so that sums of the region it leaves stay; one without just moves', async () => {
    done(await change({ kind: 'addRegion', region: { name: '青川区', level: 'district' } }));
    await file(opened.store, 'hill-a', 2022, { cells: received(5) });
    await refused({ kind: 'edit', id: 'hill-a', bureau: { region: 'qingchuan' } }, 'HAS_REPORTS', /请用“划转”/);
    const move = { kind: 'move', id: 'hill-a', region: 'qingchuan', decision } as const;
    const made = done(await change(move));
    expect(made.publishers).toEqual(['hill-a', 'qingchuan-jiaoyuju']);
    expect(done(await change(move))).toMatchObject({ changed: false, publishers: ['qingchuan-jiaoyuju'] });
    expect([await years('hill-a'), await years('qingchuan-jiaoyuju')]).toEqual([
      [null, 2022],
      [2023, null],
    ]);
    expect((await findReports(opened.store.reader, ['hill-a-2022']))[0]?.region).toBe('hill');
    done(await change({ ...move, id: 'hill-b' }));
    expect(await publisher('hill-b')).toMatchObject({ region_id: 'qingchuan' });
  });

  test('a body begins with its day and decision', async () => {
    const begin: RosterChange = { kind: 'begin', bureau: { region: 'hill', name: '山区数据局' }, decision };
    const { publishers } = done(await change(begin));
    expect(await years(publishers[0] ?? '')).toEqual([2023, null]);
    expect(await successionsOf(opened.store.reader, publishers)).toMatchObject([
      { kind: 'begun', predecessor: null, document: '机构改革方案' },
    ]);
    expect(done(await change(begin)).changed).toBe(false);
  });

  test('names are kept as they can be seen, and what no list can hold is refused', async () => {
    const [id = ''] = done(
      await change({ kind: 'add', bureaus: [{ region: 'hill', name: '\u200b山区\u202e财政\u0007局\ufeff' }] }),
    ).publishers;
    expect((await publisher(id))?.name_zh).toBe('山区财政局');
    const add = (bureau: object): RosterChange => ({
      kind: 'add',
      bureaus: [{ region: 'hill', name: '山区林业局', ...bureau }],
    });
    await refused(add({ name: '\u200b\u200b' }), 'BAD_ARGUMENT', /不能作名称/);
    await refused(add({ shortName: '长'.repeat(61) }), 'BAD_ARGUMENT', /有 61 字，最多 60 字/);
    for (const field of ['englishName', 'englishShortName', 'function', 'contact']) {
      await refused(add({ [field]: 'x'.repeat(301) }), 'BAD_ARGUMENT', /有 301 字，最多 300 字/);
    }
    await refused(add({ since: -5 }), 'BAD_ARGUMENT', /起止年 -5 不成立/);
    await refused(add({ until: 2_000_000_000 }), 'BAD_ARGUMENT', /起止年 2000000000 不成立/);
    await refused({ kind: 'edit', id: 'hill-a', bureau: { until: 2101 } }, 'BAD_ARGUMENT', /起止年 2101/);
    const region = { name: '青川区', level: 'district', parent: 'hill' } as const;
    await refused({ kind: 'addRegion', region: { ...region, aliases: [''] } }, 'BAD_ARGUMENT', /不能作名称/);
    const begin = (when: Partial<Decision>): RosterChange => ({
      kind: 'begin',
      bureau: { region: 'hill', name: '山区林业局' },
      decision: { ...decision, ...when },
    });
    await refused(begin({ on: '2024-02-31' }), 'BAD_ARGUMENT', /“2024-02-31”不是日期/);
    await refused(begin({ year: Number.NaN }), 'BAD_ARGUMENT', /从哪一天或哪一年度起/);
    await refused(begin({ document: '文'.repeat(301) }), 'BAD_ARGUMENT', /最多 300 字/);
  });

  test('a body ends once, and nothing is merged into one that is over', async () => {
    const named = { 'hill-x': '山区甲局', 'hill-y': '山区乙局', 'hill-z': '山区丙局' };
    const bureaus = Object.entries(named).map(([id, name]) => ({ region: 'hill', id, name }));
    done(await change({ kind: 'add', bureaus }));
    const merge = (from: string, into: string, year: number): RosterChange => ({
      kind: 'merge',
      from: [from],
      into,
      decision: { on: null, year, document: null },
    });
    done(await change(merge('hill-x', 'hill-y', 2024)));
    expect(done(await change(merge('hill-x', 'hill-y', 2024))).changed).toBe(false);
    await refused(merge('hill-y', 'hill-x', 2024), 'BAD_ARGUMENT', /山区甲局.*已止于 2023 年/);
    await refused(merge('hill-x', 'hill-z', 2030), 'BAD_ARGUMENT', /山区甲局.*已止于 2023 年/);
    const end = (year: number): RosterChange => ({ kind: 'end', id: 'hill-z', decision: { ...decision, year } });
    done(await change(end(2024)));
    expect(done(await change(end(2024))).changed).toBe(false);
    await refused(end(2026), 'BAD_ARGUMENT', /山区丙局.*已止于 2023 年/);
  });

  test('two regions of one name do not lie under the same region', async () => {
    const region = { level: 'district', parent: 'hill' } as const;
    done(await change({ kind: 'addRegion', region: { ...region, name: '青川区' } }));
    const [id = ''] = done(await change({ kind: 'addRegion', region: { ...region, name: '白水区' } })).publishers;
    await refused({ kind: 'editRegion', id, region: { name: '青川区' } }, 'ALREADY_LISTED', /青川区/);
    await refused({ kind: 'rename', id, name: '青川区', decision }, 'ALREADY_LISTED', /青川区/);
    expect(done(await change({ kind: 'editRegion', id, region: { level: 'city' } })).changed).toBe(true);
  });

  test('a region entered by mistake is removed with the deadline that was set for it', async () => {
    const [id = ''] = done(
      await change({ kind: 'addRegion', region: { name: '青川区', level: 'district', parent: 'hill' } }),
    ).publishers;
    const due = { region: id, kind: null, since: null, on: { month: 2, day: 28 } };
    await openReporting(opened.store).setDueDate(due, { ...by, since: null });
    expect(await dueRules(opened.store.reader)).toHaveLength(1);
    expect(done(await change({ kind: 'remove', id })).changed).toBe(true);
    expect(await dueRules(opened.store.reader)).toEqual([]);
  });

  test('of two who edit at once the second is told who changed what, and what he wanted alike is done', async () => {
    const plan = { label: '张三', role: 'administrator', scope: null, expires: null } as const;
    const key = await createKey(opened.store, plan, 'tests', AT);
    const since = await rosterRevision(opened.store.reader);
    const first: RosterChange = { kind: 'edit', id: 'hill-a', bureau: { contact: '李四 6789' } };
    done(await changeRoster(opened.store, first, { actor: key.id, at: LATER, since }));
    const before = await all();
    const second = await change({ kind: 'edit', id: 'hill-a', bureau: { contact: '王五' } }, since);
    expect(second.problems).toMatchObject([
      {
        code: 'CHANGED_SINCE',
        sentence: { zh: expect.stringMatching(/张三于 2026-02-01 10:00 改过名录：修改名录：山区教育局/) },
      },
    ]);
    expect(await all()).toEqual(before);
    expect(done(await change(first, since)).changed).toBe(false);
    // Another bureau of the list is nobody else's matter.
    expect(done(await change({ kind: 'edit', id: 'hill-b', bureau: { contact: '王五' } }, since)).changed).toBe(true);
    const list = { rows: [row(2, { name: '山区财政局' })], region: 'hill' };
    expect((await acceptList(opened.store, list, { ...by, since })).problems[0]?.code).toBe('CHANGED_SINCE');
  });

  test('changes at the same moment wait for one another: one name is entered once', async () => {
    const add: RosterChange = { kind: 'add', bureaus: [{ region: 'hill', name: '山区财政局' }] };
    const outcomes = await Promise.all([change(add), change(add), change(add)]);
    expect(outcomes.map(({ done: made }) => made?.changed).sort()).toEqual([false, false, true]);
    expect((await listRoster(opened.store.reader)).filter(({ name_zh }) => name_zh === '山区财政局')).toHaveLength(1);
  });

  test('a list is accepted whole as one revision, or refused by row and cell with nothing stored', async () => {
    const good = [
      row(2, { name: '山区财政局', aliases: '山财' }),
      row(3, { name: '山区林业局' }),
      row(4, { name: '山区教育局' }),
    ];
    const bad = [...good, row(5, { name: '山区司法局', since: '去年' }), row(6, { name: '山区审计局', kind: '协会' })];
    const before = await all();
    const { problems } = await acceptList(opened.store, { rows: bad, region: 'hill' }, by);
    expect(problems.map(({ line, cell, sentence }) => [line, cell, sentence.zh.slice(0, 9)])).toEqual([
      [5, 'H5', 'H5：“去年”不是'],
      [6, 'E6', 'E6：不认识类别“'],
    ]);
    expect(await all()).toEqual(before);
    const made = done(await acceptList(opened.store, { rows: good, region: 'hill' }, by));
    expect(made).toEqual({
      revision: before.revisions + 1,
      changed: true,
      publishers: ['hill-caizhengju', 'hill-linyeju'],
    });
    expect(done(await acceptList(opened.store, { rows: good, region: 'hill' }, by)).changed).toBe(false);
    expect((await acceptList(opened.store, { rows: [], region: 'hill' }, by)).problems[0]?.code).toBe('BAD_ARGUMENT');
  });
});
