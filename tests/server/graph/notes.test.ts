/** What editors say of numbers, from writing to every place where it stands; by whom it may be said, and what is refused. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LONGEST_NOTE } from '../../../schema/chart/point-notes.ts';
import { enrolRegion, fillDistrict, openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';

let opened: TestApp;
let keys: Record<'administrator' | 'editor' | 'bureau' | 'elsewhere', Record<string, string>>;
beforeEach(async () => {
  opened = await openTestApp({
    fill: async (store) => {
      await fillDistrict(store);
      await enrolRegion(store.store, 'vale', '谷区');
    },
  });
  const bearer = async (plan: Parameters<typeof keyFor>[1]) => ({
    authorization: `Bearer ${await keyFor(opened.store, plan)}`,
  });
  keys = {
    administrator: await bearer({ label: '管理员' }),
    editor: await bearer({ label: '张三', role: 'editor', scope: 'hill' }),
    bureau: await bearer({ label: '教育局', role: 'bureau', scope: 'hill-a' }),
    elsewhere: await bearer({ label: '外地', role: 'editor', scope: 'vale' }),
  };
});
afterEach(() => opened.dispose());

const NOTE = { of: 'hill-a', measure: 'requests.received', year: 2021, kind: 'oneOff', zh: '集中收到 4 件同类申请。' };

async function write(input: object = {}, who: keyof typeof keys | null = 'editor') {
  const query = `mutation ($input: PointNoteInput!) { done: writeNote(input: $input) { revision note { id of measure year onward kind zh en sentence { zh en } writtenBy { name { zh } } publisher { ... on Bureau { id } ... on Region { id } } } problems { code sentence { zh en } } } }`;
  const { body } = await opened.ask(query, { input: { ...NOTE, ...input } }, who === null ? {} : keys[who]);
  expect(body.errors).toBeUndefined();
  return body.data.done;
}

async function withdraw(id: string, reason = '写错了', who: keyof typeof keys = 'editor') {
  const query = `mutation ($id: ID!, $reason: String!) { done: withdrawNote(id: $id, reason: $reason) { revision note { id } problems { code sentence { zh en } } } }`;
  const { body } = await opened.ask(query, { id, reason }, keys[who]);
  expect(body.errors).toBeUndefined();
  return body.data.done;
}

async function revise(id: string, input: object, who: keyof typeof keys | null = 'editor') {
  const query = `mutation ($id: ID!, $input: PointNoteRevision!) { done: reviseNote(id: $id, input: $input) { revision note { id zh en kind year measure of writtenBy { name { zh } } } problems { code sentence { zh en } } } }`;
  const variables = { id, input: { kind: NOTE.kind, zh: NOTE.zh, ...input } };
  const { body } = await opened.ask(query, variables, who === null ? {} : keys[who]);
  expect(body.errors).toBeUndefined();
  return body.data.done;
}

async function seriesOf(of: string, more = '') {
  const query = `{ series(measures: ["requests.received", "requests.closed"], of: ["${of}"]${more}) { notes { zh } series { points { year notes { zh } } } } }`;
  const { body } = await opened.ask(query);
  expect(body.errors).toBeUndefined();
  const [first, second] = body.data.series.series.map(({ points }: { points: { year: number; notes: unknown[] }[] }) =>
    points.flatMap(({ year, notes }) => (notes.length > 0 ? [year] : [])),
  );
  return { notes: body.data.series.notes.length, first, second };
}

const get = async (path: string) => (await opened.app.inject(path)).body;
const OF_A = 'kind=trend&measure=requests.received&of=hill-a';

describe('a note', () => {
  test('stands at its number in the graph, the picture, the table file, the data and the embed, and is signed', async () => {
    const { note, revision, problems } = await write();
    expect(problems).toEqual([]);
    expect(note).toMatchObject({ of: 'hill-a', publisher: { id: 'hill-a' }, writtenBy: { name: { zh: '张三' } } });
    expect(note.sentence.zh).toBe('2021 年，新收申请：集中收到 4 件同类申请（一次性；张三，2026-11-28）');
    expect(await seriesOf('hill-a')).toEqual({ notes: 1, first: [2021], second: [] });
    for (const file of ['svg', 'csv', 'json']) {
      expect(await get(`/chart.${file}?${OF_A}`), file).toContain('集中收到 4 件同类申请（一次性；张三，2026-11-28）');
      expect(await get(`/chart.${file}?${OF_A}&rev=${revision - 1}`), `${file} before`).not.toContain('集中收到');
    }
    expect(await get(`/chart.svg?${OF_A}`)).toMatch(/class="value">5 ①</);
    expect(await get(`/chart.svg?${OF_A}`)).toMatch(/<desc[^>]*>[^<]*① 2021 年/);
    expect(await get(`/embed?${OF_A}`)).toContain('<td>5 ①</td>');
    const { body } = await opened.ask(
      `{ chart(address: "${OF_A}") { notes description answer { notes { id } series { points { noteNumbers notes { id } } } } } }`,
    );
    expect(body.data.chart.notes[0]).toMatch(/^① 2021 年/);
    expect(body.data.chart.description).toContain('① 2021 年');
    expect(body.data.chart.answer).toEqual({
      notes: [{ id: note.id }],
      series: [
        {
          points: [
            { noteNumbers: [], notes: [] },
            { noteNumbers: [1], notes: [{ id: note.id }] },
            { noteNumbers: [], notes: [] },
          ],
        },
      ],
    });
  });

  test('on a bureau stays off the sum, which says how many there are; one on the region stands there', async () => {
    await write();
    const sum = 'kind=trend&measure=requests.received&of=hill';
    expect(await seriesOf('hill')).toEqual({ notes: 0, first: [], second: [] });
    expect(await get(`/chart.svg?${sum}`)).toContain('所含单位另有 1 条编注');
    expect(await get(`/chart.svg?kind=trend&measure=requests.closed&of=hill`)).not.toContain('编注');
    await write({ of: 'hill', measure: null, onward: true, kind: 'scope', zh: '自本年起含水利局' });
    expect(await seriesOf('hill')).toEqual({ notes: 1, first: [2021], second: [2021] });
    expect(await seriesOf('region:hill/report')).toMatchObject({ notes: 0 });
    expect(await get(`/chart.svg?${sum}`)).toContain('① 2021 年起：自本年起含水利局');
  });

  test('is said otherwise as one change: the old words stay as of before and in the audit', async () => {
    const { note, revision } = await write();
    const done = await revise(
      note.id,
      { kind: 'other', zh: '集中收到 3 件同类申请。', en: 'Three at once.' },
      'administrator',
    );
    expect(done).toMatchObject({ revision: revision + 1, problems: [] });
    expect(done.note).toMatchObject({
      ...{ of: 'hill-a', measure: 'requests.received', year: 2021, kind: 'other', en: 'Three at once.' },
      writtenBy: { name: { zh: '管理员' } },
    });
    const svg = async (more = '') => get(`/chart.svg?${OF_A}${more}`);
    expect(await svg()).toContain('集中收到 3 件');
    expect(await svg()).not.toContain('集中收到 4 件');
    expect(await svg(`&rev=${revision}`)).toContain('集中收到 4 件');
    expect((await seriesOf('hill-a')).notes).toBe(1);
    // Another editor, who still has the old one before him, learns who was first.
    const late = await revise(note.id, { zh: '另一句' });
    expect(late).toMatchObject({ note: null, problems: [{ code: 'CHANGED_SINCE' }] });
    expect(late.problems[0].sentence.zh).toContain('管理员');
    // The same words make no revision.
    expect(
      (await revise(done.note.id, { kind: 'other', zh: '集中收到 3 件同类申请。', en: 'Three at once.' })).revision,
    ).toBe(null);
    expect((await revise(done.note.id, { zh: '长'.repeat(LONGEST_NOTE + 1) })).problems[0].code).toBe('BAD_ARGUMENT');
    expect((await revise(done.note.id, { zh: '另一句' }, 'elsewhere')).problems[0].code).toBe('NOT_ALLOWED');
    expect((await revise(done.note.id, { zh: '另一句' }, null)).problems[0].code).toBe('NOT_SIGNED_IN');
    const { body } = await opened.ask(
      '{ audit(first: 1, filter: { actions: [note] }) { nodes { sentence { zh } } } }',
      {},
      keys.administrator,
    );
    expect(body.data.audit.nodes[0].sentence.zh).toBe(
      '编注：山区教育局 2021 年 新收申请（其他）的编注由“集中收到 4 件同类申请。”改为“集中收到 3 件同类申请。”',
    );
  });

  test('is taken back, as of the revision, with the reason in the audit; kept answers go', async () => {
    const { note, revision } = await write();
    const again = await write();
    expect([again.revision, again.note.id]).toEqual([null, note.id]);
    expect((await withdraw(note.id)).revision).toBe(revision + 1);
    expect((await seriesOf('hill-a')).notes).toBe(0);
    expect((await seriesOf('hill-a', `, asOf: ${revision}`)).notes).toBe(1);
    expect(await withdraw(note.id)).toMatchObject({ note: null, problems: [{ code: 'CHANGED_SINCE' }] });
    const { body } = await opened.ask(
      '{ audit(first: 2, filter: { actions: [note] }) { nodes { action actor { name { zh } } sentence { zh } revision } } revisions(first: 1) { nodes { kind } } }',
      {},
      keys.administrator,
    );
    expect(body.data.audit.nodes.map((node: { sentence: { zh: string } }) => node.sentence.zh)).toEqual([
      '编注：撤回山区教育局 2021 年 新收申请（一次性）的编注“集中收到 4 件同类申请。”：写错了',
      '编注：山区教育局 2021 年 新收申请（一次性）：集中收到 4 件同类申请。',
    ]);
    expect(body.data.revisions.nodes).toEqual([{ kind: 'note' }]);
  });
});

test('stands on the page of the report it is about, and of those after it where it holds on', async () => {
  const { revision } = await write();
  await write({ of: 'hill-a', measure: null, onward: true, kind: 'method', zh: '口径变了' });
  await write({ of: 'hill', measure: null, zh: '合计' });
  const of = async (report: string, asOf = '') =>
    (await opened.ask(`{ report(id: "${report}") { pointNotes${asOf} { zh } } }`)).body.data.report.pointNotes.length;
  expect(await Promise.all(['hill-a-2020', 'hill-a-2021', 'hill-a-2022', 'hill-2022'].map((id) => of(id)))).toEqual([
    0, 2, 1, 0,
  ]);
  expect(await of('hill-a-2021', `(asOf: ${revision})`)).toBe(1);
});

describe('is refused, with nothing stored and what to do', () => {
  test.each<[string, object, string, string]>([
    ['100 KB', { zh: '长'.repeat(50_000) }, 'BAD_ARGUMENT', '请缩短，没有存储任何改动'],
    ['some characters too many', { zh: '长'.repeat(LONGEST_NOTE + 1) }, 'BAD_ARGUMENT', `最多 ${LONGEST_NOTE} 字`],
    ['nothing', { zh: ' \n ' }, 'BAD_ARGUMENT', '请写明'],
    ['markup', { zh: '见<a href="//x">这里</a>' }, 'BAD_ARGUMENT', '标记'],
    ['markup in English', { en: '<img src=x>' }, 'BAD_ARGUMENT', '标记'],
    ['a year without a report', { measure: null, year: 2019 }, 'BAD_ARGUMENT', '有数字的年度：2020、2021、2022'],
    ['a year without a number', { measure: 'disclosures.total' }, 'BAD_ARGUMENT', '各年都没有'],
    ['a year that cannot be', { year: 99999 }, 'BAD_ARGUMENT', '2008 至 2100'],
    ['a measure there is none of', { measure: 'requests.recieved' }, 'BAD_ARGUMENT', 'requests.received'],
    ['a bureau there is none of', { of: 'hill-z' }, 'NOT_FOUND', 'hill-z'],
    ['a set of several', { of: 'region:hill/*' }, 'BAD_ARGUMENT', '一家单位'],
    ['no set', { of: "'; drop table point_note" }, 'BAD_ARGUMENT', '一家单位'],
  ])('%s', async (_, input, code, sentence) => {
    const before = await opened.ask('{ revisions(first: 1) { nodes { number } } }');
    const { note, problems } = await write(input, 'administrator').catch(() => ({ note: null, problems: [] }));
    if (problems.length > 0) {
      expect(note).toBeNull();
      expect(problems).toMatchObject([{ code, sentence: { zh: expect.stringContaining(sentence) } }]);
    } else {
      const { body } = await opened.ask(
        'mutation ($input: PointNoteInput!) { writeNote(input: $input) { revision } }',
        { input: { ...NOTE, ...input } },
        keys.administrator,
      );
      expect(body.errors?.[0]).toMatchObject({ extensions: { code } });
      expect(JSON.stringify(body.errors)).toContain(sentence);
    }
    expect((await opened.ask('{ revisions(first: 1) { nodes { number } } }')).body.data).toEqual(before.body.data);
  });

  test('to whoever may not', async () => {
    expect((await write({}, null)).problems).toMatchObject([{ code: 'NOT_SIGNED_IN' }]);
    expect((await write({}, 'bureau')).problems).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect((await write({}, 'elsewhere')).problems).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const { note } = await write({}, 'administrator');
    expect((await withdraw(note.id, 'x', 'elsewhere')).problems).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect((await withdraw(note.id, '', 'editor')).problems).toMatchObject([{ code: 'BAD_ARGUMENT' }]);
    expect((await withdraw('no', 'x', 'editor')).problems).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await withdraw(note.id)).problems).toEqual([]);
  });
});
