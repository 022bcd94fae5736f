/** Findings judged over the graph: by those who may, one or many, with reasons; and refused where they are others than whoever judges has seen. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fillDistrict, openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { file, received } from '../../support/small-district.ts';

const REVIEW = 'hill-a-2023/T4-SUM/review';
const ROW = 'hill-a-2023/T3-ROWSUM/3.1';
const COLUMN = 'hill-a-2023/T3-COLSUM/natural';
const ELSEWHERE = 'hill-b-2023/T4-SUM/review';
const WRONG = { ...received(4), 'IV/review.upheld': 3, 'IV/review.total': 5, 'III/3.1/natural': 9 } as const;

let opened: TestApp;
let keys: Record<'administrator' | 'editor' | 'bureau' | 'other', Record<string, string>>;

beforeEach(async () => {
  opened = await openTestApp({
    fill: async (store) => {
      await fillDistrict(store);
      await file(store.store, 'hill-a', 2023, { cells: WRONG });
      await file(store.store, 'hill-b', 2023, {
        cells: { ...received(2), 'IV/review.upheld': 3, 'IV/review.total': 5 },
      });
    },
  });
  const bearer = async (plan: Parameters<typeof keyFor>[1]) => ({
    authorization: `Bearer ${await keyFor(opened.store, plan)}`,
  });
  keys = {
    administrator: await bearer({ label: '管理员' }),
    editor: await bearer({ label: '李编辑', role: 'editor', scope: 'hill' }),
    bureau: await bearer({ label: '教育局', role: 'bureau', scope: 'hill-a' }),
    other: await bearer({ label: '王编辑', role: 'editor', scope: 'hill' }),
  };
});
afterEach(() => opened.dispose());

async function ask(query: string, variables = {}, headers: Record<string, string> = {}) {
  const { body } = await opened.ask(query, variables, headers);
  expect(body.errors).toBeUndefined();
  return body.data;
}

const SAID = 'revision findings { id state } problems { code sentence { zh en } }';

async function judge(
  findings: readonly string[],
  verdict: string,
  {
    reason = null,
    since = null,
    as = 'editor',
  }: { reason?: string | null; since?: number | null; as?: keyof typeof keys } = {},
) {
  const query = `mutation ($findings: [ID!]!, $verdict: Verdict!, $reason: String, $since: Int) {
    judged: judgeFindings(findings: $findings, verdict: $verdict, reason: $reason, since: $since) { ${SAID} } }`;
  return (await ask(query, { findings, verdict, reason, since }, keys[as])).judged;
}

async function answer(findings: readonly string[], text: string, as: keyof typeof keys = 'bureau') {
  const query = `mutation ($findings: [ID!]!, $text: String!) { said: answerFindings(findings: $findings, text: $text) { ${SAID} } }`;
  return (await ask(query, { findings, text }, keys[as])).said;
}

const revision = async (): Promise<number> =>
  (await ask('{ revisions(first: 1) { nodes { number } } }')).revisions.nodes[0].number;

async function finding(id: string, at = '') {
  const fields = `findings(outcomes: [failed, suspicious]) { id state
    verdicts { verdict reason actor { name { zh } } revision arithmetic ruleVersion } answers { text actor { name { zh } } arithmetic } }`;
  const { report } = await ask(`{ report(id: "${id.split('/')[0]}"${at}) { ${fields} } }`);
  return report.findings.find((one: { readonly id: string }) => one.id === id);
}

describe('a verdict', () => {
  test('is said of one or of many as one revision, with who and why, and the same again makes none', async () => {
    const before = await revision();
    const judged = await judge([ROW, COLUMN], 'confirmed');
    expect(judged.problems).toEqual([]);
    expect(judged.revision).toBe(before + 1);
    expect(judged.findings).toEqual([
      { id: ROW, state: 'confirmed' },
      { id: COLUMN, state: 'confirmed' },
    ]);
    expect((await judge([ROW, COLUMN], 'confirmed')).revision).toBeNull();
    expect((await judge([REVIEW], 'dismissed', { reason: ' 总计含上年结转 ' })).problems).toEqual([]);
    const { state, verdicts } = await finding(REVIEW);
    expect(state).toBe('dismissed');
    expect(verdicts).toEqual([
      {
        verdict: 'dismissed',
        reason: '总计含上年结转',
        actor: { name: { zh: '李编辑' } },
        revision: before + 2,
        arithmetic: expect.stringContaining('≠ 5'),
        ruleVersion: 1,
      },
    ]);
    // As of the revision before nobody had said anything.
    expect(await finding(REVIEW, `, asOf: ${before}`)).toMatchObject({ state: 'open', verdicts: [] });
    const { audit } = await ask(
      '{ audit(first: 1) { nodes { action sentence { zh } actor { name { zh } } } } }',
      {},
      keys.administrator,
    );
    expect(audit.nodes[0]).toMatchObject({ action: 'verdict', actor: { name: { zh: '李编辑' } } });
    expect(audit.nodes[0].sentence.zh).toContain('山区教育局 2023 年报');
    expect(audit.nodes[0].sentence.zh).toContain('不成立（总计含上年结转）');
  });

  test('that dismisses or explains needs its reason; one that is too long is refused, and nothing is stored', async () => {
    const before = await revision();
    for (const verdict of ['dismissed', 'explained']) {
      const { problems } = await judge([REVIEW], verdict, { reason: '  ' });
      expect(problems[0]).toMatchObject({ code: 'BAD_ARGUMENT', sentence: { zh: expect.stringContaining('理由') } });
    }
    const { problems } = await judge([REVIEW], 'dismissed', { reason: '长'.repeat(2001) });
    expect(problems[0].sentence.zh).toContain('理由有 2001 个字，最多 2000 个');
    const { body } = await opened.ask(
      `mutation ($reason: String) { judgeFindings(findings: ["${REVIEW}"], verdict: dismissed, reason: $reason) { revision } }`,
      { reason: '长'.repeat(100_000) },
      keys.editor,
    );
    expect(body.errors?.[0]?.extensions?.code).toBe('BAD_ARGUMENT');
    expect(await revision()).toBe(before);
    expect((await finding(REVIEW)).state).toBe('open');
  });

  test('on what nobody knows, or what holds, is refused whole', async () => {
    const before = await revision();
    expect((await judge([ROW, 'hill-a-2023/T4-SUM/nowhere'], 'confirmed')).problems[0].code).toBe('NOT_FOUND');
    expect((await judge(['nobody-2023/T4-SUM/review'], 'confirmed')).problems[0].code).toBe('NOT_FOUND');
    expect((await judge(['nonsense'], 'confirmed')).problems[0].code).toBe('NOT_FOUND');
    expect((await judge([], 'confirmed')).problems[0].code).toBe('BAD_ARGUMENT');
    const holds = (await ask('{ findings(filter: { outcomes: [confirmed] }, first: 1) { nodes { id } } }')).findings
      .nodes[0].id;
    expect((await judge([holds], 'confirmed')).problems[0].sentence.en).toContain('holds now');
    expect(await revision()).toBe(before);
  });

  test('is for editors of the region; bureaus and strangers are turned away', async () => {
    const before = await revision();
    expect((await judge([REVIEW], 'confirmed', { as: 'bureau' })).problems[0].code).toBe('NOT_ALLOWED');
    const query = `mutation { judged: judgeFindings(findings: ["${REVIEW}"], verdict: confirmed) { ${SAID} } }`;
    expect((await ask(query)).judged.problems[0].code).toBe('NOT_SIGNED_IN');
    expect(await revision()).toBe(before);
  });

  test('of two editors at once the second is told what the first said', async () => {
    const since = await revision();
    await judge([REVIEW], 'confirmed', { since });
    const { problems, revision: made } = await judge([ROW, REVIEW], 'explained', { reason: 'x', since, as: 'other' });
    expect(made).toBeNull();
    expect(problems[0].code).toBe('CHANGED_SINCE');
    expect(problems[0].sentence.zh).toContain('李编辑');
    expect(problems[0].sentence.zh).toContain('属实');
    expect((await finding(ROW)).state).toBe('open');
    expect((await finding(REVIEW)).state).toBe('confirmed');
  });

  test('on numbers that have changed meanwhile is refused with both', async () => {
    const since = await revision();
    await file(opened.store, 'hill-a', 2023, { cells: { ...WRONG, 'IV/review.upheld': 2 } });
    const { problems } = await judge([REVIEW], 'confirmed', { since });
    expect(problems[0].code).toBe('CHANGED_SINCE');
    expect(problems[0].sentence.en).toMatch(/3 .*≠ 5 then, 2 .*≠ 5 now/);
    // Those that did not change are judged, though their report did.
    expect((await judge([ROW], 'confirmed', { since })).problems).toEqual([]);
    await file(opened.store, 'hill-a', 2023, { cells: { ...WRONG, 'IV/review.upheld': 5 } });
    const gone = await judge([REVIEW], 'confirmed', { since });
    expect(gone.problems[0]).toMatchObject({
      code: 'CHANGED_SINCE',
      sentence: { zh: expect.stringContaining('成立') },
    });
  });

  test('is reopened with the old reason where the numbers change, and can be taken back', async () => {
    await judge([REVIEW], 'explained', { reason: '含结转' });
    await file(opened.store, 'hill-a', 2023, { cells: { ...WRONG, 'IV/review.upheld': 2 } });
    expect(await finding(REVIEW)).toMatchObject({
      state: 'reopened',
      verdicts: [{ verdict: 'explained', reason: '含结转' }],
    });
    await judge([REVIEW], 'open');
    expect(await finding(REVIEW)).toMatchObject({
      state: 'open',
      verdicts: [{ verdict: 'open' }, { verdict: 'explained' }],
    });
  });
});

describe('what a bureau answers', () => {
  test('stands beside its own findings, and is no verdict', async () => {
    await judge([REVIEW], 'askedBack');
    expect((await answer([REVIEW], '总计含上年结转 2 件')).problems).toEqual([]);
    expect(await finding(REVIEW)).toMatchObject({
      state: 'askedBack',
      answers: [{ text: '总计含上年结转 2 件', actor: { name: { zh: '教育局' } } }],
    });
    expect((await answer([REVIEW], '总计含上年结转 2 件')).revision).toBeNull();
  });

  test('is refused where it is empty, too long, or of somebody else’s report', async () => {
    expect((await answer([REVIEW], ' ')).problems[0].code).toBe('BAD_ARGUMENT');
    expect((await answer([REVIEW], 'x'.repeat(2001))).problems[0].code).toBe('BAD_ARGUMENT');
    expect((await answer([ELSEWHERE], 'x')).problems[0].code).toBe('NOT_ALLOWED');
    expect((await answer([ELSEWHERE], 'x', 'editor')).problems).toEqual([]);
  });
});

describe('lists', () => {
  const GROUPS = `query ($filter: FindingFilter) { findingGroups(filter: $filter) { totalCount nodes { id report { id }
    repair { sentence { zh } } findings { id state } } } findingTally(filter: $filter) { findings all waiting publishers { count } states { state count }
    severities { severity count } rules { rule { id } count } } }`;

  test('give mistakes with all their findings and the smallest repair', async () => {
    const { findingGroups } = await ask(GROUPS, { filter: { publisher: 'hill-a', year: 2023 } });
    expect(findingGroups.totalCount).toBe(2);
    expect(findingGroups.nodes.map(({ id }: { id: string }) => id).sort()).toEqual([COLUMN, REVIEW].sort());
    const [cell] = findingGroups.nodes.filter(({ id }: { id: string }) => id === COLUMN);
    expect(cell.findings.map(({ id }: { id: string }) => id)).toEqual([COLUMN, ROW]);
    expect(cell.report.id).toBe('hill-a-2023');
    const { report } = await ask('{ report(id: "hill-a-2023") { findingGroups { id findings { id } } } }');
    expect(report.findingGroups.map(({ id }: { id: string }) => id).sort()).toEqual([COLUMN, REVIEW].sort());
  });

  test('give what only looks wrong too', async () => {
    const fees = (amount: number) => ({ cells: { ...received(1), 'II/fees.amount': amount } });
    await file(opened.store, 'hill-b', 2021, fees(20.28));
    await file(opened.store, 'hill-b', 2022, fees(202_800));
    const { findingGroups } = await ask(GROUPS, { filter: { publisher: 'hill-b', rules: ['T2-FEE-UNIT'] } });
    expect(findingGroups.nodes).toMatchObject([{ report: { id: 'hill-b-2022' }, findings: [{ state: 'open' }] }]);
  });

  test('are as they were after a revision, whatever was said or read since', async () => {
    const before = await revision();
    await judge([REVIEW], 'confirmed');
    await file(opened.store, 'hill-a', 2023, { cells: { ...WRONG, 'III/3.1/natural': 4 } });
    const waiting = async (at = '') => {
      const filter = '{ publisher: "hill-a", year: 2023, states: [open] }';
      const data = await ask(
        `{ findingGroups(filter: ${filter}${at}) { nodes { id findings { id } } } findingTally(filter: ${filter}${at}) { findings } }`,
      );
      return [data.findingGroups.nodes.map(({ id }: { id: string }) => id).sort(), data.findingTally.findings];
    };
    expect(await waiting()).toEqual([[], 0]);
    expect(await waiting(`, asOf: ${before + 1}`)).toEqual([[COLUMN], 2]);
    expect(await waiting(`, asOf: ${before}`)).toEqual([[COLUMN, REVIEW].sort(), 3]);
  });

  test('are narrowed by how findings stand, and say how many there would be otherwise', async () => {
    await judge([REVIEW], 'confirmed');
    const filter = { publisher: 'hill-a', year: 2023, states: ['open', 'reopened'] };
    const { findingGroups, findingTally } = await ask(GROUPS, { filter });
    expect(findingGroups.nodes.map(({ id }: { id: string }) => id)).toEqual([COLUMN]);
    expect(findingTally.findings).toBe(2);
    // Two findings that wait are one mistake, and one card.
    expect(findingTally).toMatchObject({ all: 2, waiting: 1, publishers: [{ count: 1 }, { count: 1 }] });
    expect(findingTally.states.filter(({ count }: { count: number }) => count > 0)).toEqual([
      { state: 'open', count: 1 },
      { state: 'confirmed', count: 1 },
    ]);
    expect(
      findingTally.rules.map(({ rule, count }: { rule: { id: string }; count: number }) => [rule.id, count]),
    ).toEqual([
      ['T3-COLSUM', 1],
      ['T3-ROWSUM', 1],
    ]);
    const flat = await ask(
      'query ($filter: FindingFilter) { findings(filter: $filter, first: 1) { totalCount nodes { id } pageInfo { endCursor } } ruleCounts(filter: $filter) { count } }',
      { filter },
    );
    expect(flat.findings).toMatchObject({ totalCount: 2, nodes: [{ id: COLUMN }] });
    expect(flat.ruleCounts).toEqual([{ count: 1 }, { count: 1 }]);
    const next = await ask(
      'query ($filter: FindingFilter, $after: String) { findings(filter: $filter, after: $after) { nodes { id } } }',
      { filter, after: flat.findings.pageInfo.endCursor },
    );
    expect(next.findings.nodes).toEqual([{ id: ROW }]);
  });

  test('tell what became of the findings of each rule, and which rule is noisy', async () => {
    await judge([REVIEW], 'dismissed', { reason: 'x' });
    const RECORDS = '{ ruleRecords { rule { id version } fired judged noisy states { state count } } }';
    const record = async () =>
      (await ask(RECORDS)).ruleRecords.find((one: { rule: { id: string } }) => one.rule.id === 'T4-SUM');
    const { fired, judged, noisy, states, rule } = await record();
    expect({ fired, judged, noisy, rule }).toEqual({
      fired: 3,
      judged: 1,
      noisy: false,
      rule: { id: 'T4-SUM', version: 1 },
    });
    expect(states.filter(({ count }: { count: number }) => count > 0)).toEqual([
      { state: 'open', count: 2 },
      { state: 'dismissed', count: 1 },
    ]);
  });
});

test('what is dismissed is no fault of a number any more: points and figures do not count it', async () => {
  const failed = async () =>
    (
      await ask(
        '{ series(measures: ["review.total"], of: ["hill-a"], years: { from: 2023, to: 2023 }) { series { points { quality { failed } } } } }',
      )
    ).series.series[0].points[0].quality.failed;
  expect(await failed()).toBe(1);
  const notes = async () =>
    (await ask('{ chart(address: "/chart?kind=trend&measure=review.total&of=hill-a") { notes } }')).chart.notes.join(
      '\n',
    );
  expect(await notes()).not.toContain('已有说明');
  await judge([REVIEW], 'explained', { reason: '含上年结转' });
  expect(await failed()).toBe(1);
  // Its mark stays, with why beside it.
  expect(await notes()).toContain('核查不符处已有说明：教育局 2023 年“含上年结转”');
  await judge([REVIEW], 'dismissed', { reason: 'x' });
  expect(await notes()).not.toContain('说明');
  expect(await failed()).toBe(0);
});

test('what is dismissed counts in no head and no list, and as of before it does', async () => {
  const counts = async (state = '') => {
    const { reports, region } = await ask(
      `{ reports(filter: { publisher: "hill-a", year: 2023 }${state}) { nodes { findingCounts { failed } } } region(id: "hill") { findingCounts(year: 2023) { failed } } }`,
    );
    return [reports.nodes[0].findingCounts.failed, region.findingCounts.failed];
  };
  const before = await counts();
  const { number } = (await ask('{ revisions(first: 1) { nodes { number } } }')).revisions.nodes[0];
  await judge([REVIEW], 'dismissed', { reason: 'x' });
  expect(await counts()).toEqual(before.map((count) => count - 1));
  expect((await counts(`, asOf: ${number}`))[0]).toBe(before[0]);
  await judge([REVIEW], 'explained', { reason: 'x' });
  expect(await counts()).toEqual(before);
});
