/** Figures corrected and reports withdrawn as people and programs do it, marked wherever they go, and refused with what to do. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fillDistrict, openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { file, received } from '../../support/small-district.ts';

let opened: TestApp;
let keys: Record<'administrator' | 'editor' | 'bureau', Record<string, string>>;

beforeEach(async () => {
  opened = await openTestApp({
    fill: async (store) => {
      await fillDistrict(store);
      await file(store.store, 'hill-a', 2024, {
        cells: { ...received(5), 'IV/review.upheld': 3, 'IV/review.total': 0 },
      });
      await file(store.store, 'hill-b', 2024, {
        cells: received(7),
        narrative: [{ measure: 'disclosures.total', value: 428 }],
      });
    },
  });
  const bearer = async (plan: Parameters<typeof keyFor>[1]) => ({
    authorization: `Bearer ${await keyFor(opened.store, plan)}`,
  });
  keys = {
    administrator: await bearer({ label: '管理员' }),
    editor: await bearer({ label: '王五', role: 'editor', scope: 'hill' }),
    bureau: await bearer({ label: '教育局', role: 'bureau', scope: 'hill-a' }),
  };
});
afterEach(() => opened.dispose());

type Who = Record<string, string>;

const CORRECTION = `correction {
  id cell measure name { zh } printed printedGap value gap reason source charts
  revision { number at kind note } end { how reason revision { number } } report { id }
}`;
const PROBLEMS = 'problems { code sentence { zh en } }';

async function run(text: string, variables: object, who: Who) {
  const { body } = await opened.ask(text, variables as Record<string, unknown>, who);
  expect(body.errors).toBeUndefined();
  return body.data.made;
}

const correct = (input: object, who: Who = keys.editor) =>
  run(
    `mutation ($report: ID!, $cell: ID, $narrative: Int, $value: Float, $gap: GapReason, $reason: String!, $source: String, $since: Int) {
      made: correctFigure(report: $report, cell: $cell, narrative: $narrative, value: $value, gap: $gap, reason: $reason, source: $source, since: $since) {
        revision ${CORRECTION} report { findingCounts { failed } } ${PROBLEMS} } }`,
    { report: 'hill-a-2024', cell: 'IV/review.total', value: 3, reason: '总计漏填，已与该局核实', ...input },
    who,
  );
const takeBack = (id: string, reason = '又查实原文无误', since: number | null = null, who: Who = keys.editor) =>
  run(
    `mutation ($id: ID!, $reason: String!, $since: Int) { made: withdrawCorrection(id: $id, reason: $reason, since: $since) { revision ${CORRECTION} ${PROBLEMS} } }`,
    { id, reason, since },
    who,
  );
const move = (what: 'withdrawReport' | 'restoreReport', input: object = {}, who: Who = keys.editor) =>
  run(
    `mutation ($report: ID!, $reason: String!, $since: Int) { made: ${what}(report: $report, reason: $reason, since: $since) {
      revision report { id withdrawn { reason revision { number } } } ${PROBLEMS} } }`,
    { report: 'hill-a-2024', reason: '报错了单位', ...input },
    who,
  );
const ask = async (text: string) => {
  const { body } = await opened.ask(text);
  expect(body.errors).toBeUndefined();
  return body.data;
};
const newest = async (): Promise<number> =>
  (await ask('{ revisions(first: 1) { nodes { number } } }')).revisions.nodes[0].number;

describe('a correction', () => {
  test('is marked in the report, the flat list, the sum, the CSV, the JSON and the picture; as of before it is not there', async () => {
    const before = await newest();
    const made = await correct({ source: '2025 年 3 月 1 日电话' });
    expect(made.problems).toEqual([]);
    expect(made.correction).toMatchObject({
      cell: 'IV/review.total',
      measure: 'review.total',
      name: { zh: '表四 行政复议 · 总计' },
      ...{ printed: 0, printedGap: null, value: 3, gap: null },
      reason: '总计漏填，已与该局核实',
      source: '2025 年 3 月 1 日电话',
      end: null,
      report: { id: 'hill-a-2024' },
      revision: { number: made.revision, kind: 'correction' },
    });
    const at = (asOf: number | null) => (asOf === null ? '' : `, asOf: ${asOf}`);
    const figureAt = async (asOf: number | null) =>
      (
        await ask(
          `{ report(id: "hill-a-2024"${at(asOf)}) { figures(cells: ["IV/review.total"]) { value printed correction { id value } } corrections { id } findingCounts { failed } } }`,
        )
      ).report;
    const now = await figureAt(null);
    expect(now.figures).toEqual([{ value: 0, printed: '0', correction: { id: made.correction.id, value: 3 } }]);
    expect(now.corrections).toEqual([{ id: made.correction.id }]);
    expect((await figureAt(before)).figures).toEqual([{ value: 0, printed: '0', correction: null }]);
    expect((await figureAt(before)).corrections).toEqual([]);
    expect((await figureAt(before)).findingCounts.failed).toBeGreaterThan(now.findingCounts.failed);
    const sumAt = async (asOf: number | null) =>
      (
        await ask(
          `{ series(measures: ["review.total"], of: ["hill"], years: { from: 2024, to: 2024 }${at(asOf)}) { series { points { value quality { corrected } } } } }`,
        )
      ).series.series[0].points[0];
    expect(await sumAt(null)).toEqual({ value: 3, quality: { corrected: 1 } });
    expect(await sumAt(before)).toEqual({ value: 0, quality: { corrected: 0 } });
    const flat = await ask(
      '{ figures(filter: { of: ["hill-a"], years: { from: 2024, to: 2024 }, measures: ["review.total"] }) { nodes { value counted corrected correction { reason } } } }',
    );
    expect(flat.figures.nodes).toEqual([
      { value: 0, counted: 3, corrected: true, correction: { reason: '总计漏填，已与该局核实' } },
    ]);
    const charts: string[] = made.correction.charts;
    expect(charts).toHaveLength(2);
    for (const address of charts) {
      const [svg = '', csv = '', json = ''] = await Promise.all(
        ['svg', 'csv', 'json'].map(
          async (form) => (await opened.app.inject(address.replace('/chart?', `/chart.${form}?`))).body,
        ),
      );
      expect(svg).toContain('*');
      expect(svg).toContain('经更正');
      const [header = [], ...lines] = csv.split('\r\n').map((line) => line.replaceAll('"', '').split(','));
      const of2024 = lines.find((line) => line.includes('2024'));
      expect(of2024?.[header.indexOf('更正单位数')]).toBe('1');
      expect(JSON.stringify(JSON.parse(json))).toContain('"corrected":1');
      const then = (await opened.app.inject(`${address.replace('/chart?', '/chart.svg?')}&rev=${before}`)).body;
      expect(then).not.toContain('经更正');
    }
  });

  test('is listed for everybody, with why and what became of it', async () => {
    const { correction } = await correct({});
    const list = (filter: string) =>
      ask(`{ corrections(filter: ${filter}) { totalCount nodes { id end { how reason } } } }`).then(
        (data) => data.corrections,
      );
    expect(await list('{ region: "hill" }')).toMatchObject({
      totalCount: 1,
      nodes: [{ id: correction.id, end: null }],
    });
    expect((await list('{ of: ["hill-b"] }')).totalCount).toBe(0);
    expect((await list('{ year: 2023 }')).totalCount).toBe(0);
    const taken = await takeBack(correction.id);
    expect(taken.problems).toEqual([]);
    expect(taken.correction.end).toMatchObject({ how: 'withdrawn', reason: '又查实原文无误' });
    expect((await list('{}')).totalCount).toBe(0);
    expect(await list('{ ended: true }')).toMatchObject({ nodes: [{ end: { how: 'withdrawn' } }] });
    expect((await takeBack(correction.id)).revision).toBeNull();
  });

  test('of a number of the text holds for what it counts', async () => {
    const made = await correct({ report: 'hill-b-2024', cell: null, narrative: 0, value: 430 });
    expect(made.correction).toMatchObject({ cell: null, measure: 'disclosures.total', printed: 428, value: 430 });
    const { report } = await ask('{ report(id: "hill-b-2024") { narrative { value correction { value } } } }');
    expect(report.narrative).toEqual([{ value: 428, correction: { value: 430 } }]);
  });

  test('made again is done already', async () => {
    const first = await correct({});
    const again = await correct({});
    expect([again.revision, again.correction.id, again.problems]).toEqual([null, first.correction.id, []]);
  });
});

describe('refused, with what to do, and nothing stored', () => {
  test.each([
    ['a cell that the form has not', { cell: 'II/procurement.projects', value: 1 }, 'BAD_ARGUMENT', /2019 年表式/],
    ['a cell that no form has', { cell: 'II/nothing', value: 1 }, 'NOT_FOUND', /没有编号为/],
    ['a fraction of a case', { value: 2.5 }, 'BAD_ARGUMENT', /应是整数/],
    ['a negative number', { value: -3 }, 'BAD_ARGUMENT', /不能是负数/],
    ['a number too large', { value: 1e12 }, 'BAD_ARGUMENT', /太大/],
    ['what is printed', { value: 0 }, 'BAD_ARGUMENT', /不必更正/],
    ['no value', { value: null }, 'BAD_ARGUMENT', /只写一个/],
    ['two values', { value: 3, gap: 'blank' }, 'BAD_ARGUMENT', /只写一个/],
    ['two places', { narrative: 0 }, 'BAD_ARGUMENT', /只写一个/],
    [
      'a number of the text that is not there',
      { cell: null, narrative: 7 },
      'BAD_ARGUMENT',
      /没有第 7 个（从 0 数起）。请核对/,
    ],
    ['a report nobody knows', { report: 'nobody-2024' }, 'NOT_FOUND', /nobody-2024/],
    ['no reason', { reason: ' \n' }, 'BAD_ARGUMENT', /请写明理由/],
    ['a long reason', { reason: '长'.repeat(1001) }, 'BAD_ARGUMENT', /理由有 1001 字，最多 1000 字/],
    ['a long source', { source: '长'.repeat(501) }, 'BAD_ARGUMENT', /依据有 501 字，最多 500 字/],
  ])('%s', async (_, input, code, sentence) => {
    const before = await newest();
    const { problems, revision } = await correct(input);
    expect(problems).toMatchObject([{ code, sentence: { zh: expect.stringMatching(sentence) } }]);
    expect(revision ?? null).toBeNull();
    expect(await newest()).toBe(before);
  });

  test.each(['reason', 'source'])('a %s of 100 KB, before anything of it is looked at', async (name) => {
    const variables = { report: 'hill-a-2024', reason: 'x', source: 'x', [name]: '长'.repeat(34_000) };
    const text =
      'mutation ($report: ID!, $reason: String!, $source: String) { correctFigure(report: $report, cell: "IV/review.total", value: 3, reason: $reason, source: $source) { revision } }';
    const { body } = await opened.ask(text, variables, keys.editor);
    expect(body.errors).toMatchObject([
      { extensions: { code: 'BAD_ARGUMENT', sentence: { zh: expect.stringContaining(name) } } },
    ]);
  });

  test('of a gap in the text', async () => {
    const made = await correct({ report: 'hill-b-2024', cell: null, narrative: 0, value: null, gap: 'blank' });
    expect(made.problems).toMatchObject([
      { code: 'BAD_ARGUMENT', sentence: { zh: expect.stringContaining('只能更正为数字') } },
    ]);
  });

  test('what another editor changed meanwhile, and not what he changed elsewhere', async () => {
    const since = await newest();
    await correct({ value: 4 });
    const second = await correct({ value: 3, since });
    expect(second.problems).toMatchObject([
      { code: 'CHANGED_SINCE', sentence: { zh: expect.stringMatching(/王五.*更正为 4/) } },
    ]);
    const elsewhere = await correct({ cell: 'III/1/total', value: 6, since });
    expect(elsewhere.problems).toEqual([]);
    const withdrawn = await move('withdrawReport', { since });
    expect(withdrawn.problems).toMatchObject([{ code: 'CHANGED_SINCE' }]);
    const first = (await ask('{ corrections { nodes { id cell } } }')).corrections.nodes.find(
      ({ cell }: { cell: string }) => cell === 'IV/review.total',
    );
    expect((await takeBack(first.id, '改错了', since)).problems).toMatchObject([{ code: 'CHANGED_SINCE' }]);
  });

  test('to strangers, to the bureau itself, and for a correction nobody made', async () => {
    expect((await correct({}, {})).problems).toMatchObject([{ code: 'NOT_SIGNED_IN' }]);
    expect((await correct({}, keys.bureau)).problems).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect((await move('withdrawReport', {}, keys.bureau)).problems).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect((await takeBack('17')).problems).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await takeBack('x')).problems).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await correct({}, keys.administrator)).problems).toEqual([]);
  });
});

describe('a report', () => {
  test('that is withdrawn is missing, says why, and is restored', async () => {
    const before = await newest();
    const GROUPS = '{ findingGroups(filter: { of: ["hill-a"], year: 2024 }) { totalCount } }';
    expect((await ask(GROUPS)).findingGroups.totalCount).toBeGreaterThan(0);
    const withdrawn = await move('withdrawReport');
    expect((await ask(GROUPS)).findingGroups.totalCount).toBe(0);
    expect(withdrawn).toMatchObject({ problems: [], report: { withdrawn: { reason: '报错了单位' } } });
    expect((await move('withdrawReport')).revision).toBeNull();
    const seen = await ask(`{
      report(id: "hill-a-2024") { title withdrawn { reason revision { number kind } } }
      then: report(id: "hill-a-2024", asOf: ${before}) { withdrawn { reason } }
      reports(filter: { year: 2024 }) { totalCount }
      region(id: "hill") { coverage(year: 2024) { reported missing { ... on Bureau { id } } } }
      audit: revisions(first: 1) { nodes { kind note report { id } } }
    }`);
    expect(seen.report.withdrawn).toMatchObject({ reason: '报错了单位', revision: { kind: 'withdrawal' } });
    expect(seen.then).toEqual({ withdrawn: null });
    expect(seen.reports.totalCount).toBe(1);
    expect(seen.region.coverage.missing).toContainEqual({ id: 'hill-a' });
    expect(seen.audit.nodes[0]).toMatchObject({ kind: 'withdrawal', report: { id: 'hill-a-2024' } });
    const refused = await correct({});
    expect(refused.problems).toMatchObject([
      { code: 'WITHDRAWN', sentence: { zh: expect.stringContaining('报错了单位') } },
    ]);
    const restored = await move('restoreReport', { reason: '没有报错' });
    expect(restored).toMatchObject({ problems: [], report: { withdrawn: null } });
    expect((await move('restoreReport')).revision).toBeNull();
    expect((await ask('{ reports(filter: { year: 2024 }) { totalCount } }')).reports.totalCount).toBe(2);
    expect((await ask(GROUPS)).findingGroups.totalCount).toBeGreaterThan(0);
  });
});

test('what changed since a revision is told as figures before and after, with why', async () => {
  const since = await newest();
  const { correction } = await correct({});
  await takeBack(correction.id);
  await file(opened.store, 'hill-b', 2024, { cells: { ...received(7), 'IV/review.total': 2 } });
  await move('withdrawReport');
  const changesOf = async (args: string) =>
    (
      await ask(
        `{ changes(${args}) { totalCount nodes { reason figureCount revision { kind report { id } } figures(first: 2) { cell measure name { zh } before beforeGap after afterGap } } } }`,
      )
    ).changes;
  const all = await changesOf(`since: ${since}`);
  expect(all.nodes.map(({ revision }: { revision: { kind: string } }) => revision.kind)).toEqual([
    ...['withdrawal', 'revise', 'correctionWithdrawn', 'correction'],
  ]);
  const [withdrawal, revised, back, corrected] = all.nodes;
  expect(corrected).toMatchObject({ reason: '总计漏填，已与该局核实', figureCount: 1 });
  expect(corrected.figures).toEqual([
    {
      cell: 'IV/review.total',
      measure: 'review.total',
      name: { zh: '表四 行政复议 · 总计' },
      before: 0,
      beforeGap: null,
      after: 3,
      afterGap: null,
    },
  ]);
  expect(back).toMatchObject({ reason: '又查实原文无误', figures: [{ before: 3, after: 0 }] });
  expect(revised).toMatchObject({ reason: null, figureCount: 2 });
  expect(revised.figures).toContainEqual(expect.objectContaining({ cell: 'IV/review.total', before: 0, after: 2 }));
  expect(withdrawal.figureCount).toBeGreaterThan(100);
  expect(withdrawal.figures[0]).toMatchObject({ after: null, afterGap: null });
  expect((await changesOf(`since: ${since}, of: ["hill-b"]`)).totalCount).toBe(1);
  expect((await changesOf(`since: ${since}, until: ${since + 1}`)).totalCount).toBe(1);
  expect((await changesOf(`since: ${await newest()}`)).nodes).toEqual([]);
  const { body } = await opened.ask('{ changes(since: 99999) { totalCount } }');
  expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_ARGUMENT' } }]);
});
