/** What people say of findings is kept for as long as the numbers are the same, on every store there is. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FindingState, Verdict } from '../../../schema/check/verdict.ts';
import { WAITING } from '../../../schema/check/verdict.ts';
import type { CellId } from '../../../schema/form/edition.ts';
import { askGroups } from '../../../server/aggregate/groups.ts';
import { findingsOf, findingsOfHeld } from '../../../server/store/find/findings.ts';
import { findReports } from '../../../server/store/find/reports.ts';
import { listGroups, ruleRecords, standingsAt, tallyGroups } from '../../../server/store/find/states.ts';
import { verdictsOn } from '../../../server/store/find/verdicts.ts';
import { verify } from '../../../server/store/safety/check/verify.ts';
import { ensureStates } from '../../../server/store/save/states.ts';
import { saveVerdicts } from '../../../server/store/save/verdict.ts';
import { AT, enrol, file, received } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const PAGE = { first: 50, after: null };
/** Reviews that add up to 3 where 5 are printed: T4-SUM fails, and nothing else. */
const WRONG: Partial<Record<CellId, number>> = { ...received(4), 'IV/review.upheld': 3, 'IV/review.total': 5 };

describe.each(Object.entries(STORES))('%s', (_, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
    await enrol(opened.store);
  });
  afterEach(() => opened.dispose());

  const versionOf = async (report: string): Promise<number> =>
    (await findReports(opened.store.reader, [report]))[0]?.version ?? 0;

  async function judge(verdict: Verdict | 'open', reason = '', report = 'hill-a-2022'): Promise<number> {
    const version = await versionOf(report);
    const said = (await findingsOf(opened.store.reader, [version])).find(({ rule }) => rule === 'T4-SUM');
    if (!said) throw new Error('There is no such finding');
    const of = { report, version, rule: 'T4-SUM', ruleVersion: 1, said };
    const saying = { verdict, reason, at: AT, actor: 'tests', note: 'x' } as const;
    return opened.store.writer.transaction((tx) => saveVerdicts(tx, [of], saying));
  }

  async function stateOf(asOf: number | null = null, report = 'hill-a-2022'): Promise<FindingState | undefined> {
    const [held] = await findReports(opened.store.reader, [report], asOf);
    const version = held?.version ?? 0;
    return (await standingsAt(opened.store.reader, [version], asOf)).get(version)?.get('T4-SUM/review')?.state;
  }

  const refile = (other: Partial<Record<CellId, number>> = {}) =>
    file(opened.store, 'hill-a', 2022, { cells: { ...WRONG, ...other } });

  test('grouped otherwise by another program, mistakes of now and of then are found by the numbers of this one', async () => {
    const { store } = opened;
    const first = await refile({ 'IV/litigation.direct.upheld': 2, 'IV/litigation.direct.total': 7 });
    await refile({ 'IV/review.upheld': 2 });
    const listed = async (asOf: number | null) =>
      (await askGroups(store.reader, { asOf }, PAGE)).rows.map(({ findings }) =>
        findings.map(({ subject }) => subject),
      );
    const before = [await listed(first.revision), await listed(null)];
    expect(before[0]?.length).toBeGreaterThan(1);
    await store.writer.transaction(async (tx) => {
      await tx.db.updateTable('finding_state').set({ group_number: 90 }).execute();
      await tx.db.updateTable('setting').set({ value: 'another' }).where('name', '=', 'finding states').execute();
    });
    await expect(listed(first.revision)).rejects.toThrow('has no mistake 90');
    await ensureStates(store.reader.db as never, store.writer);
    expect([await listed(first.revision), await listed(null)]).toEqual(before);
  });

  test('dismissed, read again three times, still dismissed; its numbers changed, reopened with the old reason', async () => {
    await refile();
    expect(await stateOf()).toBe('open');
    const before = await judge('dismissed', '含上年结转');
    expect(await stateOf()).toBe('dismissed');
    for (const licences of [1, 2, 3]) {
      expect((await refile({ 'II/licensing.decisions': licences })).kind).toBe('revised');
      expect(await stateOf()).toBe('dismissed');
    }
    const changed = await refile({ 'IV/review.upheld': 2 });
    expect(await stateOf()).toBe('reopened');
    const [newest] = await verdictsOn(opened.store.reader, ['hill-a-2022']);
    expect(newest).toMatchObject({ verdict: 'dismissed', reason: '含上年结转', actor: 'tests', revision: before });
    expect(newest?.said.operands.map(({ value }) => value)).toContain(3);
    // Of versions that were replaced nothing stands any more.
    expect((await listGroups(opened.store.reader, {}, PAGE)).total).toBe(1);
    // As of a revision everything is as it was.
    expect(await stateOf(before - 1)).toBe('open');
    expect(await stateOf(before)).toBe('dismissed');
    expect(await stateOf(changed.revision - 1)).toBe('dismissed');
    expect(await verdictsOn(opened.store.reader, ['hill-a-2022'], before - 1)).toEqual([]);
    // The numbers come back, and with them what was said of them.
    await refile({ 'II/licensing.decisions': 9 });
    expect(await stateOf()).toBe('dismissed');
  });

  test('the last verdict holds, and one that is taken back leaves it open', async () => {
    await refile();
    await judge('askedBack');
    const second = await judge('explained', '本年含结转');
    expect(await stateOf()).toBe('explained');
    await judge('open');
    expect(await stateOf()).toBe('open');
    expect(await stateOf(second)).toBe('explained');
    expect((await verdictsOn(opened.store.reader, ['hill-a-2022'])).map(({ verdict }) => verdict)).toEqual([
      'open',
      'explained',
      'askedBack',
    ]);
  });

  test('what is dismissed marks no number any more, what is explained does', async () => {
    await refile();
    const behind = async (asOf: number | null = null) =>
      (
        await findingsOfHeld(opened.store.reader, { publishers: ['hill-a'] }, { asOf, years: { from: 2022, to: 2022 } })
      ).map(({ finding }) => finding.rule);
    expect(await behind()).toEqual(['T4-SUM']);
    const explained = await judge('explained', 'x');
    expect(await behind()).toEqual(['T4-SUM']);
    await judge('dismissed', 'x');
    expect(await behind()).toEqual([]);
    expect(await behind(explained)).toEqual(['T4-SUM']);
  });

  test('are listed and counted by state, rule, bureau and year, and each rule has its record', async () => {
    const { reader } = opened.store;
    await refile();
    await file(opened.store, 'hill-b', 2022, { cells: { ...WRONG, 'III/3.1/natural': 9 } });
    await file(opened.store, 'hill-b', 2023, { cells: WRONG });
    const groups = async (question: Parameters<typeof listGroups>[1]) => {
      const { rows, total } = await listGroups(reader, question, PAGE);
      expect(rows).toHaveLength(total);
      return rows.map(({ report, number }) => `${report}/${number}`);
    };
    expect(await groups({})).toEqual(['hill-b-2023/0', 'hill-a-2022/0', 'hill-b-2022/0', 'hill-b-2022/1']);
    await judge('confirmed');
    expect(await groups({ states: ['open', 'reopened'] })).toEqual(['hill-b-2023/0', 'hill-b-2022/0', 'hill-b-2022/1']);
    expect(await groups({ states: ['confirmed'] })).toEqual(['hill-a-2022/0']);
    expect(await groups({ publishers: ['hill-b'], years: { from: 2022, to: 2022 } })).toEqual([
      'hill-b-2022/0',
      'hill-b-2022/1',
    ]);
    expect(await groups({ rules: ['T3-ROWSUM'] })).toEqual(['hill-b-2022/0']);
    expect(await groups({ regions: ['nowhere'] })).toEqual([]);
    const asked = [{}, { states: WAITING }, { states: ['confirmed' as const] }, { severity: 'hint' as const }];
    expect(await tallyGroups(reader, { rules: ['T4-SUM'] }, asked)).toEqual([3, 2, 1, 0]);
    expect(await tallyGroups(reader, { regions: ['nowhere'] }, asked)).toEqual([0, 0, 0, 0]);
    expect((await ruleRecords(reader)).get('T4-SUM')).toMatchObject({ fired: 3, states: { open: 2, confirmed: 1 } });
  });

  test('pages of groups go on where the one before ended', async () => {
    const { reader } = opened.store;
    for (const year of [2021, 2022, 2023])
      for (const id of ['hill-a', 'hill-b'])
        await file(opened.store, id, year, { cells: { ...WRONG, 'III/3.1/natural': 9 } });
    const all = (await listGroups(reader, {}, PAGE)).rows;
    expect(all).toHaveLength(12);
    const seen: (typeof all)[number][] = [];
    for (let after: string | null = null; ; ) {
      const page = await listGroups(reader, {}, { first: 5, after });
      expect(page.total).toBe(12);
      seen.push(...page.rows);
      if (!page.hasNext) break;
      after = page.cursors.at(-1) ?? null;
    }
    expect(seen).toEqual(all);
  });

  test('a verdict that is not what was written any more is damage, and is not answered', async () => {
    await refile();
    await judge('dismissed', '含上年结转');
    const damages = async (): Promise<string[]> => {
      const said: string[] = [];
      for await (const { en } of verify(opened.store.reader, null)) said.push(en);
      return said;
    };
    expect(await damages()).toEqual([]);
    await opened.store.writer.transaction(({ db }) =>
      db.updateTable('finding_state').set({ state: 'open' }).where('state', '=', 'dismissed').execute(),
    );
    expect(await damages()).toEqual([expect.stringMatching(/findings of hill-a for 2022/)]);
    await opened.store.writer.transaction(({ db }) => db.updateTable('verdict').set({ reason: '别的' }).execute());
    await expect(verdictsOn(opened.store.reader, ['hill-a-2022'])).rejects.toMatchObject({ code: 'DAMAGED' });
    expect(await damages()).toEqual([expect.stringMatching(/findings of hill-a for 2022/)]);
  });
});
