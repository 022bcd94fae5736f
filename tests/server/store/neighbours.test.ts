/** Findings that hang on what stands around a report: held again whenever that changes, as of a revision as they were, on every store there is. */
import type { Transaction } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bureau } from '../../../schema/report/publisher.ts';
import { changeRoster } from '../../../server/roster/door.ts';
import { versionChecksum } from '../../../server/store/checksums.ts';
import { withdrawalOf } from '../../../server/store/find/amendments.ts';
import { countFindings } from '../../../server/store/find/finding-counts.ts';
import { findingsOf, listFindings } from '../../../server/store/find/findings.ts';
import { findReports } from '../../../server/store/find/reports.ts';
import { standingsAt } from '../../../server/store/find/states.ts';
import { verify } from '../../../server/store/safety/check/verify.ts';
import { saveCorrection, saveRestoration, saveWithdrawal } from '../../../server/store/save/amendment.ts';
import { saveDueRule, savePublicationDate } from '../../../server/store/save/due.ts';
import { recheckReports } from '../../../server/store/save/neighbours.ts';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { ensureRulesApplied } from '../../../server/store/save/rules-known.ts';
import type { Tables } from '../../../server/store/tables/tables.ts';
import { AT, BUREAUS, enrol, file, REGION, received } from '../../support/small-district.ts';
import { openTestSqlite, STORES, type TestStore } from '../../support/stores.ts';

const NOTED = { at: AT, actor: 'tests', note: '测试' };
const JUSTICE = { id: 'hill-d', region: 'hill', name: '山区司法局' };
const FIRST = { first: 100, after: null };

/** A report that carries so many requests in, and out. */
const carrying = (carriedIn: number, carriedOut: number) => ({
  cells: {
    'III/1/natural': 5,
    'III/1/total': 5,
    'III/2/natural': carriedIn,
    'III/2/total': carriedIn,
    'III/3.1/natural': 5 + carriedIn - carriedOut,
    'III/3.1/total': 5 + carriedIn - carriedOut,
    'III/3.7/natural': 5 + carriedIn - carriedOut,
    'III/3.7/total': 5 + carriedIn - carriedOut,
    'III/4/natural': carriedOut,
    'III/4/total': carriedOut,
  },
});

/** Long sentences of its own. */
const OWN = [
  '窗口人员每周三下午到老旧小区摆摊讲解拆迁补偿标准并当场登记住户提出的各类疑难问题',
  '把历年会议纪要中涉及群众切身利益的部分逐份整理出来装订成册放在社区活动室供人翻阅',
  '邀请三十名退休教师担任义务监督员按季度对栏目更新的及时程度打分并在门口公布打分结果',
];
const saying = (...sentences: readonly string[]) => ({
  sections: [['总体情况', `${sentences.join('。')}。`]] as const,
});

/** Leaves a store as a program does that knows nothing of these rules. */
async function forget(db: Transaction<Tables>, rules: readonly string[]): Promise<void> {
  for (const table of ['finding', 'finding_state'] as const)
    await db.deleteFrom(table).where('rule', 'in', rules).execute();
  await db.deleteFrom('recheck').execute();
  for (const version of await db.selectFrom('report_version').selectAll().execute()) {
    const counts = { failed: 0, suspicious: 0, confirmed: 0, notAssessable: 0 };
    for (const row of await db.selectFrom('finding').selectAll().where('version_id', '=', version.id).execute())
      counts[row.outcome] += Number(row.count);
    const row = { ...version, finding_counts: JSON.stringify(counts) };
    const { finding_counts } = row;
    await db
      .updateTable('report_version')
      .set({ finding_counts, checksum: versionChecksum(row) })
      .where('id', '=', version.id)
      .execute();
  }
  const { value } = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'rules applied')
    .executeTakeFirstOrThrow();
  const known = Object.entries(JSON.parse(value)).filter(([id]) => !rules.includes(id));
  await db
    .updateTable('setting')
    .set({ value: JSON.stringify(Object.fromEntries(known)) })
    .where('name', '=', 'rules applied')
    .execute();
}

describe.each(Object.entries(STORES))('%s', (_, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
    await enrol(opened.store);
  });
  afterEach(async () => {
    const damages: string[] = [];
    for await (const { en } of verify(opened.store.reader, null)) damages.push(en);
    expect(damages).toEqual([]);
    await opened.dispose();
  });

  async function findings(report: string, asOf: number | null = null) {
    const [held] = await findReports(opened.store.reader, [report], asOf);
    return held ? findingsOf(opened.store.reader, [held.version], asOf) : [];
  }

  /** `XY-CARRY total failed`: what a rule says of a report. */
  async function said(report: string, rule: string, asOf: number | null = null): Promise<readonly string[]> {
    return (await findings(report, asOf))
      .filter((one) => one.rule === rule)
      .map(({ subject, outcome, expected, actual }) => `${subject} ${outcome} ${expected} ${actual}`);
  }

  const revisionNow = async (): Promise<number> => {
    const row = await opened.store.reader.db
      .selectFrom('revision')
      .select((eb) => eb.fn.max('number').as('number'))
      .executeTakeFirstOrThrow();
    return Number(row.number);
  };

  test('a report of the year before that comes in later is held against it, and as of before it was not', async () => {
    await file(opened.store, 'hill-a', 2023, carrying(4, 0));
    expect(await said('hill-a-2023', 'XY-CARRY')).toEqual(['total notAssessable null 4']);
    const before = await revisionNow();
    await file(opened.store, 'hill-a', 2022, carrying(0, 3));
    expect(await said('hill-a-2023', 'XY-CARRY')).toEqual(['total failed 3 4']);
    expect(await said('hill-a-2023', 'XY-CARRY', before)).toEqual(['total notAssessable null 4']);

    const { reader } = opened.store;
    const [held] = await findReports(reader, ['hill-a-2023']);
    const version = held?.version ?? 0;
    expect(await countFindings(reader, [version])).toMatchObject([{ failed: 1, notAssessable: 0 }]);
    expect(await countFindings(reader, [version], before)).toMatchObject([{ failed: 0, notAssessable: 1 }]);
    // Lists, and how it stands, follow.
    const listed = await listFindings(reader, { outcomes: ['failed'] }, FIRST);
    expect(listed.rows.map(({ report, rule }) => `${report} ${rule}`)).toEqual(['hill-a-2023 XY-CARRY']);
    expect((await listFindings(reader, { outcomes: ['failed'], asOf: before }, FIRST)).rows).toEqual([]);
    expect((await standingsAt(reader, [version], null)).get(version)?.get('XY-CARRY/total')?.state).toBe('open');
    expect((await standingsAt(reader, [version], before)).get(version)?.size).toBe(0);
  });

  test('one that is replaced, corrected, withdrawn and restored is held against it anew each time', async () => {
    await file(opened.store, 'hill-a', 2022, carrying(0, 3));
    await file(opened.store, 'hill-a', 2023, carrying(4, 0));
    const steps = [await revisionNow()];
    await file(opened.store, 'hill-a', 2022, carrying(0, 4));
    steps.push(await revisionNow());
    expect(await said('hill-a-2023', 'XY-CARRY')).toEqual(['total confirmed 4 4']);
    const [report] = await findReports(opened.store.reader, ['hill-a-2022']);
    if (!report) throw new Error('No report');
    const correction = { place: 'III/4/total', printed: 4, value: 2, reason: '漏登', source: null };
    await opened.store.writer.transaction((tx) => saveCorrection(tx, report, correction, NOTED));
    steps.push(await revisionNow());
    expect(await said('hill-a-2023', 'XY-CARRY')).toEqual(['total failed 2 4']);
    const [corrected] = await findReports(opened.store.reader, ['hill-a-2022']);
    if (!corrected) throw new Error('No report');
    await opened.store.writer.transaction((tx) => saveWithdrawal(tx, corrected, '报错了单位', NOTED));
    expect(await said('hill-a-2023', 'XY-CARRY')).toEqual(['total notAssessable null 4']);
    const withdrawal = await withdrawalOf(opened.store.reader, 'hill-a-2022');
    if (!withdrawal) throw new Error('It is not withdrawn');
    await opened.store.writer.transaction((tx) => saveRestoration(tx, withdrawal, '没有报错', NOTED));
    expect(await said('hill-a-2023', 'XY-CARRY')).toEqual(['total failed 2 4']);
    const then = await Promise.all(steps.map((asOf) => said('hill-a-2023', 'XY-CARRY', asOf)));
    expect(then).toEqual([['total failed 3 4'], ['total confirmed 4 4'], ['total failed 2 4']]);
  });

  test('what is found as before stays as it was', async () => {
    await file(opened.store, 'hill-a', 2022, carrying(0, 3));
    await file(opened.store, 'hill-a', 2023, carrying(4, 0));
    await file(opened.store, 'hill-a', 2022, { ...carrying(0, 3), narrative: [{ measure: 'training', value: 2 }] });
    const rows = await opened.store.reader.db.selectFrom('recheck').selectAll().execute();
    expect(rows).toEqual([]);
    const reports = ['hill-a-2022', 'hill-a-2023'];
    await opened.store.writer.transaction(async (tx) => recheckReports(tx, reports, await revisionNow()));
    expect(await opened.store.reader.db.selectFrom('recheck').selectAll().execute()).toEqual([]);
  });

  test('an amount in yuan is noticed by the year that comes after it, too', async () => {
    await file(opened.store, 'hill-a', 2022, { cells: { 'II/fees.amount': 202800 } });
    expect(await said('hill-a-2022', 'T2-FEE-UNIT')).toEqual([]);
    await file(opened.store, 'hill-a', 2023, { cells: { 'II/fees.amount': 19.5 } });
    expect(await said('hill-a-2022', 'T2-FEE-UNIT')).toEqual(['II/fees.amount suspicious 20.28 202800']);
    expect(await said('hill-a-2023', 'T2-FEE-UNIT')).toEqual([]);
  });

  test('a government is held against its bureaus, and whoever is missing is named first', async () => {
    const decided = (n: number) => ({ cells: { 'II/penalties.decisions': n } });
    await file(opened.store, 'hill', 2022, { ...decided(9), kind: 'region' });
    expect(await said('hill-2022', 'SUM-ROLLUP')).toEqual([]);
    await file(opened.store, 'hill-a', 2022, decided(4));
    expect(await said('hill-2022', 'SUM-ROLLUP')).toEqual(['missing notAssessable 3 1']);
    await file(opened.store, 'hill-b', 2022, decided(6));
    expect(await said('hill-2022', 'SUM-ROLLUP')).toEqual([
      'missing notAssessable 3 2',
      'II/penalties.decisions suspicious 10 9',
    ]);
    await file(opened.store, 'hill-b', 2022, decided(5));
    await file(opened.store, 'hill-c', 2022, decided(0));
    expect(await said('hill-2022', 'SUM-ROLLUP')).toContain('II/penalties.decisions confirmed 9 9');
    expect(await said('hill-2022', 'SUM-ROLLUP')).not.toContain('missing notAssessable 3 3');
    // A bureau more on the list is missing again.
    const outcome = await changeRoster(opened.store, { kind: 'add', bureaus: [JUSTICE] }, NOTED);
    expect(outcome.problems).toEqual([]);
    expect((await said('hill-2022', 'SUM-ROLLUP'))[0]).toBe('missing notAssessable 4 3');
  });

  test('a government of governments is held against their own reports, and its own bureaus', async () => {
    const decided = (n: number) => ({ cells: { 'II/penalties.decisions': n } });
    const lake = { ...REGION, id: 'lake', name: { zh: '湖市', en: 'Lake City' }, level: 'city' as const };
    const office = { ...BUREAUS[0], id: 'lake-a', region: 'lake', name: { zh: '湖市教育局', en: 'Lake Education' } };
    const bay = { ...REGION, id: 'bay', name: { zh: '湾区', en: 'Bay District' }, parent: 'lake' };
    const below = { ...office, id: 'bay-a', region: 'bay', name: { zh: '湾区教育局', en: 'Bay Education' } };
    const roster = { regions: [lake, bay], bureaus: [office, below] as Bureau[] };
    await opened.store.writer.transaction((tx) => saveRoster(tx, roster, AT));
    await file(opened.store, 'lake', 2022, { ...decided(9), kind: 'region' }, 'lake');
    await file(opened.store, 'lake-a', 2022, decided(4), 'lake');
    expect(await said('lake-2022', 'SUM-ROLLUP')).toEqual(['missing notAssessable 2 1']);
    // What the bureaus of a district report is in the district's own.
    await file(opened.store, 'bay-a', 2022, decided(70), 'bay');
    expect(await said('lake-2022', 'SUM-ROLLUP')).toEqual(['missing notAssessable 2 1']);
    await file(opened.store, 'bay', 2022, { ...decided(5), kind: 'region' }, 'bay');
    expect(await said('lake-2022', 'SUM-ROLLUP')).toContain('II/penalties.decisions confirmed 9 9');
    await file(opened.store, 'bay', 2022, { ...decided(6), kind: 'region' }, 'bay');
    expect(await said('lake-2022', 'SUM-ROLLUP')).toContain('II/penalties.decisions suspicious 10 9');
  });

  test('a bureau that took another in is not held against the year before', async () => {
    await file(opened.store, 'hill-a', 2021, carrying(0, 3));
    await file(opened.store, 'hill-b', 2021, carrying(0, 1));
    await file(opened.store, 'hill-a', 2022, carrying(4, 0));
    expect(await said('hill-a-2022', 'XY-CARRY')).toEqual(['total failed 3 4']);
    const decision = { year: 2022, on: null, document: null };
    const merge = { kind: 'merge', from: ['hill-b'], into: 'hill-a', decision } as const;
    const outcome = await changeRoster(opened.store, merge, NOTED);
    expect(outcome.problems).toEqual([]);
    expect(await said('hill-a-2022', 'XY-CARRY')).toEqual([]);
    expect(await said('hill-a-2022', 'XY-ORG')).toEqual(['joined notAssessable null null']);
  });

  test('who was late is by the deadline that holds and the day that is known', async () => {
    await file(opened.store, 'hill-a', 2022, { publishedOn: '2023-02-03' });
    await file(opened.store, 'hill-b', 2022, { publishedOn: '2023-01-20' });
    await file(opened.store, 'hill-c', 2022, {});
    const late = async () =>
      (await Promise.all(['a', 'b', 'c'].map((one) => said(`hill-${one}-2022`, 'DL-UNIT')))).map(([one]) => one);
    expect(await late()).toEqual(['deadline failed null 3', undefined, undefined]);
    const hill = { region: 'hill', kind: null, since: null } as const;
    const inTransaction = opened.store.writer.transaction.bind(opened.store.writer);
    await inTransaction((tx) => saveDueRule(tx, hill, { month: 1, day: 15 }, NOTED));
    expect(await late()).toEqual(['deadline failed null 19', 'deadline failed null 5', undefined]);
    await inTransaction((tx) => saveDueRule(tx, hill, { month: 3, day: 1 }, NOTED));
    expect(await late()).toEqual([undefined, undefined, undefined]);
    const entered = { on: '2023-03-04', source: '网站' };
    await inTransaction((tx) => savePublicationDate(tx, 'hill-c-2022', entered, NOTED));
    expect(await late()).toEqual([undefined, undefined, 'deadline failed null 3']);
    await inTransaction((tx) => savePublicationDate(tx, 'hill-c-2022', null, NOTED));
    expect(await late()).toEqual([undefined, undefined, undefined]);
  });

  test('whole passages of another body are told of on both sides, until many say them', async () => {
    await file(opened.store, 'hill-a', 2022, saying(...OWN));
    await file(opened.store, 'hill-b', 2022, saying('我局自己写的第一句话很长很长很长很长很长很长很长很长'));
    expect(await said('hill-a-2022', 'TX-DUP')).toEqual([]);
    await file(opened.store, 'hill-b', 2022, saying(...OWN));
    const shared = OWN.join('').length;
    expect(await said('hill-a-2022', 'TX-DUP')).toEqual([`hill-b-2022 suspicious ${shared} ${shared}`]);
    expect(await said('hill-b-2022', 'TX-DUP')).toEqual([`hill-a-2022 suspicious ${shared} ${shared}`]);
    // Rewritten, nothing is left of it.
    await file(opened.store, 'hill-b', 2022, saying('我局自己写的第二句话很长很长很长很长很长很长很长很长'));
    expect(await said('hill-a-2022', 'TX-DUP')).toEqual([]);
    // What every second body says is what one says.
    for (const one of ['hill-b', 'hill-c']) await file(opened.store, one, 2022, saying(...OWN));
    expect(await said('hill-a-2022', 'TX-DUP')).toHaveLength(2);
    await changeRoster(opened.store, { kind: 'add', bureaus: [JUSTICE] }, NOTED);
    await file(opened.store, 'hill-d', 2022, saying(...OWN));
    for (const one of ['a', 'b', 'c', 'd']) expect(await said(`hill-${one}-2022`, 'TX-DUP')).toEqual([]);
  });

  test('many reports are held again some at a time, and others are served in between', async () => {
    await file(opened.store, 'hill-a', 2023, carrying(4, 0));
    const revision = await revisionNow();
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    await opened.store.writer.transaction((tx) => {
      setImmediate(count);
      return recheckReports(tx, Array(61).fill('hill-a-2023'), revision);
    });
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(1);
  });

  test('rules that were not known are applied once to all that is held', async () => {
    await file(opened.store, 'hill-a', 2022, carrying(0, 3));
    await file(opened.store, 'hill-a', 2023, carrying(4, 0));
    const whole = await findings('hill-a-2023');
    const { writer } = opened.store;
    await writer.transaction(({ db }) => forget(db, ['XY-CARRY', 'XY-CARRY-COL']));
    expect(await said('hill-a-2023', 'XY-CARRY')).toEqual([]);
    await writer.transaction(async (tx) => {
      await ensureRulesApplied(tx.db, { transaction: (work) => work(tx) });
    });
    expect(await said('hill-a-2023', 'XY-CARRY')).toEqual(['total failed 3 4']);
    const plain = (all: typeof whole) => all.map(({ position: _, ...one }) => one);
    expect(plain(await findings('hill-a-2023'))).toEqual(plain(whole));
  });

  test('in whatever order reports come, go and are replaced, nothing is left to be found', async () => {
    let state = 20261130;
    const next = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const publishers = ['hill', 'hill-a', 'hill-b', 'hill-c'];
    for (let step = 0; step < 24; step += 1) {
      const publisher = publishers[next(publishers.length)] ?? 'hill';
      const year = 2021 + next(3);
      const plan = {
        cells: { ...received(next(3)), ...carrying(next(2), next(2)).cells, 'II/penalties.decisions': next(3) * 200 },
        ...saying(...OWN.slice(next(3))),
        publishedOn: next(2) === 0 ? null : `${year + 1}-0${1 + next(5)}-15`,
        kind: publisher === 'hill' ? ('region' as const) : ('bureau' as const),
      };
      const [held] = await findReports(opened.store.reader, [`${publisher}-${year}`]);
      if (held && next(4) === 0) await opened.store.writer.transaction((tx) => saveWithdrawal(tx, held, '撤回', NOTED));
      else await file(opened.store, publisher, year, plan).catch(() => {});
    }
    const { reader, writer } = opened.store;
    const rows = () => reader.db.selectFrom('finding').selectAll().orderBy('version_id').orderBy('position').execute();
    const before = await rows();
    const reports = (await reader.db.selectFrom('report').select('id').execute()).map(({ id }) => id);
    await writer.transaction(async (tx) => recheckReports(tx, reports, await revisionNow()));
    expect(await rows()).toEqual(before);
    expect(before.some(({ superseded }) => superseded !== null)).toBe(true);
  });
});

test('of all reports held those alone are held again that hang on the one that came', async () => {
  const opened = await openTestSqlite();
  const { store } = opened;
  await enrol(store);
  const bureaus = ['hill-a', 'hill-b'];
  for (const bureau of bureaus)
    for (let year = 2019; year < 2024; year += 1) await file(store, bureau, year, carrying(1, 1));
  const { db } = store.reader;
  const told = async (): Promise<readonly string[]> => {
    const rows = await db
      .selectFrom('finding')
      .innerJoin('report_version', 'report_version.id', 'finding.version_id')
      .select('report_version.report_id as report')
      .distinct()
      .where('finding.rule', '=', 'XY-CARRY')
      .where('finding.superseded', 'is', null)
      .where('report_version.superseded', 'is', null)
      .execute();
    return rows.map(({ report }) => report).sort();
  };
  // The first year of the form has none before it.
  expect(await told()).toHaveLength(8);
  // Whatever is held again is found again, and what is not stays without.
  await store.writer.transaction((tx) => tx.db.deleteFrom('finding').where('rule', '=', 'XY-CARRY').execute());
  await file(store, 'hill-b', 2020, { ...carrying(1, 1), narrative: [{ measure: 'training', value: 2 }] });
  expect(await told()).toEqual(['hill-b-2020', 'hill-b-2021']);
  await opened.dispose();
});
