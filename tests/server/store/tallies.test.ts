/** Mistakes are counted as if each were looked at, whatever is chosen and whatever has happened to them, on every store there is. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FINDING_STATES, type Verdict, WAITING } from '../../../schema/check/verdict.ts';
import { askTally, askUnjudged } from '../../../server/aggregate/groups.ts';
import { withdrawalsOf } from '../../../server/store/find/amendments.ts';
import type { FindingQuestion } from '../../../server/store/find/finding-question.ts';
import { findingsOf } from '../../../server/store/find/findings.ts';
import { findReports } from '../../../server/store/find/reports.ts';
import { listGroups, tallyPublishers } from '../../../server/store/find/states.ts';
import { talliesFor } from '../../../server/store/find/tallies.ts';
import { verify } from '../../../server/store/safety/check/verify.ts';
import { saveCorrection, saveRestoration, saveWithdrawal } from '../../../server/store/save/amendment.ts';
import { ensureTallies } from '../../../server/store/save/tallies.ts';
import { saveVerdicts } from '../../../server/store/save/verdict.ts';
import { sealed } from '../../../server/store/sealed.ts';
import { AT, BUREAUS, enrol, file, REGION, received } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const YEARS = { from: 2021, to: 2022 };
const QUESTIONS: readonly FindingQuestion[] = [
  {},
  { states: WAITING },
  ...FINDING_STATES.map((state) => ({ states: [state] })),
  { severity: 'error' },
  { severity: 'warning', states: ['open'] },
  { rules: ['T4-SUM'] },
  { rules: ['T4-SUM', 'T3-BAL'], severity: 'error', states: ['dismissed', 'open'] },
  { outcomes: ['suspicious'] },
  { publishers: ['hill-a'] },
  { publishers: ['hill-a', 'hill-b'], states: WAITING, rules: ['T4-SUM'] },
  { years: { from: 2022, to: 2022 }, states: WAITING },
];

describe.each(Object.entries(STORES))('%s', (_, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
    await enrol(opened.store);
  });
  afterEach(() => opened.dispose());

  const { id: region } = REGION;
  const asked = QUESTIONS.map((one): FindingQuestion => ({ regions: [region], years: YEARS, asOf: null, ...one }));
  /** No region has this id: with it, the question is the same, and answered finding by finding. */
  const oneByOne = (question: FindingQuestion): FindingQuestion => ({
    ...question,
    regions: [region, ...Array.from({ length: 400 }, (_one, place) => `nobody-${place}`)],
  });

  async function answers(question: FindingQuestion): Promise<unknown> {
    const { reader } = opened.store;
    const { question: __, ...tally } = await askTally(reader, question);
    return {
      ...tally,
      publishers: await tallyPublishers(reader, { ...question, publishers: null }, 50),
      unjudged: await askUnjudged(reader, { ...tally, question }),
      listed: await listGroups(reader, question, { first: 3, after: null }),
    };
  }

  async function expectCounted(): Promise<void> {
    const { reader } = opened.store;
    for (const question of asked) {
      expect(await talliesFor(reader, question), JSON.stringify(question)).not.toBeNull();
      expect(await talliesFor(reader, oneByOne(question))).toBeNull();
      expect(await answers(question), JSON.stringify(question)).toEqual(await answers(oneByOne(question)));
    }
    for await (const damage of verify(reader, null)) throw new Error(damage.en);
  }

  async function judge(verdict: Verdict, report: string): Promise<void> {
    const [held] = await findReports(opened.store.reader, [report]);
    const version = held?.version ?? 0;
    const found = (await findingsOf(opened.store.reader, [version])).filter(({ rule }) => rule === 'T4-SUM');
    expect(found.length).toBeGreaterThan(0);
    const of = found.map((said) => ({ report, version, rule: 'T4-SUM', ruleVersion: 1, said }));
    const saying = { verdict, reason: '含上年结转', at: AT, actor: 'tests', note: 'x' } as const;
    await opened.store.writer.transaction((tx) => saveVerdicts(tx, of, saying));
  }

  test('whatever is filed, judged, filed again, corrected, withdrawn and put back', async () => {
    const { store } = opened;
    const wrong = { ...received(4), 'IV/review.upheld': 3, 'IV/review.total': 5 } as const;
    for (const [place, { id }] of BUREAUS.entries()) {
      await file(store, id, 2021, { cells: { ...wrong, 'III/3.7/total': 9 + place } });
      await file(store, id, 2022, { cells: { ...wrong, 'III/2/total': 7, 'IV/litigation.direct.total': place } });
    }
    await expectCounted();
    await judge('dismissed', 'hill-a-2022');
    await judge('confirmed', 'hill-b-2021');
    await expectCounted();
    await file(store, 'hill-a', 2022, { cells: { ...wrong, 'IV/review.upheld': 2 } });
    await file(store, 'hill-c', 2021, { cells: received(8) });
    await expectCounted();
    const noted = { at: AT, actor: 'tests', note: 'x' };
    const change = <Done>(work: Parameters<typeof store.writer.transaction<Done>>[0]) => store.writer.transaction(work);
    const [corrected] = await findReports(store.reader, ['hill-b-2021']);
    const [withdrawn] = await findReports(store.reader, ['hill-b-2022']);
    if (!corrected || !withdrawn) throw new Error('There are no such reports');
    const correction = { place: 'IV/review.total', printed: 5, value: 3, reason: '合计有误', source: null };
    await change((tx) => saveCorrection(tx, corrected, correction, noted));
    await expectCounted();
    await change((tx) => saveWithdrawal(tx, withdrawn, '误报', noted));
    await expectCounted();
    const withdrawal = (await withdrawalsOf(store.reader, ['hill-b-2022']))[0];
    if (!withdrawal) throw new Error('It was not withdrawn');
    await change((tx) => saveRestoration(tx, withdrawal, '没有报错', noted));
    await expectCounted();
  });

  test('what a program that did not count them stored is counted when it is opened; as of then, one by one', async () => {
    const { store } = opened;
    const wrong = { ...received(4), 'IV/review.upheld': 3, 'IV/review.total': 5 } as const;
    for (const year of [2021, 2022]) await file(store, 'hill-a', year, { cells: wrong });
    const before = await Promise.all(asked.map(answers));
    await store.writer.transaction(async ({ db }) => {
      await db.deleteFrom('finding_tally').execute();
      await db.deleteFrom('setting').where('name', '=', 'finding tallies').execute();
    });
    expect(await talliesFor(store.reader, asked[0] ?? {})).toBeNull();
    expect(await Promise.all(asked.map(answers))).toEqual(before);
    await ensureTallies(store.reader.db as never, store.writer);
    await expectCounted();
    expect(await talliesFor(store.reader, { ...asked[0], asOf: 3 })).toBeNull();
  });

  test('counts that are not those of the findings are named, and those that were altered are not answered from', async () => {
    const { store } = opened;
    await file(store, 'hill-a', 2022, { cells: { ...received(4), 'IV/review.upheld': 3, 'IV/review.total': 5 } });
    const others = sealed('finding_tally', { region_id: region, year: 2022, tally: '{"kinds":[],"reports":[]}' });
    await store.writer.transaction(({ db }) => db.updateTable('finding_tally').set(others).execute());
    const told: string[] = [];
    for await (const { en } of verify(store.reader, null)) told.push(en);
    expect(told).toContain('The stored counts of mistakes in the reports of hill for 2022 are damaged.');
    await store.writer.transaction(({ db }) => db.updateTable('finding_tally').set({ tally: '{}' }).execute());
    await expect(listGroups(store.reader, asked.at(-1) ?? {}, { first: 3, after: null })).rejects.toThrow('damaged');
  });
});
