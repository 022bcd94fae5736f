/** Briefings that are kept: edited with numbers that stay live, by one at a time, and signed, after which nothing changes them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeRoster } from '../../../server/roster/door.ts';
import { enrolRegion, fillDistrict, openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { AT, file, received } from '../../support/small-district.ts';

let opened: TestApp;
let keys: Record<'administrator' | 'editor' | 'other' | 'lake' | 'bureau', Record<string, string>>;
beforeEach(async () => {
  opened = await openTestApp({ fill: fillDistrict });
  await enrolRegion(opened.store, 'lake', '湖区');
  const bearer = async (plan: Parameters<typeof keyFor>[1]) => ({
    authorization: `Bearer ${await keyFor(opened.store, plan)}`,
  });
  keys = {
    administrator: await bearer({ label: '管理员' }),
    editor: await bearer({ label: '张三', role: 'editor', scope: 'hill' }),
    other: await bearer({ label: '李四', role: 'editor', scope: 'hill' }),
    lake: await bearer({ label: '王五', role: 'editor', scope: 'lake' }),
    bureau: await bearer({ label: '教育局', role: 'bureau', scope: 'hill-a' }),
  };
});
afterEach(() => opened.dispose());

type Who = keyof typeof keys | null;
const as = (who: Who) => (who === null ? {} : keys[who]);

const DRAFT =
  'id version title revision brief { title revision signature sections { part heading paragraphs { pieces { text figure chart } } charts { address } } } text { title sections { part heading charts blocks { made pieces { text figure } } } } made { title parts { id heading blocks { id } } figures { figure name text } }';

async function change(call: string, variables: Record<string, unknown> = {}, who: Who = 'editor') {
  const names = { id: 'ID!', version: 'Int!', revision: 'Int!', text: 'BriefTextInput!' } as const;
  const given = Object.keys(variables).map((name) => `$${name}: ${names[name as keyof typeof names]}`);
  const head = given.length === 0 ? '' : `(${given.join(', ')})`;
  const query = `mutation ${head} { done: ${call} { brief { ${DRAFT} } problems { code sentence { zh } } } }`;
  const { body } = await opened.ask(query, variables, as(who));
  expect(body.errors).toBeUndefined();
  return body.data.done;
}

const keep = (who: Who = 'editor', of = 'region: "hill", year: 2021') => change(`keepBrief(${of})`, {}, who);
const edit = (id: string, version: number, text: unknown, who: Who = 'editor') =>
  change('editBrief(id: $id, version: $version, text: $text)', { id, version, text }, who);
const sign = (id: string, version: number, revision: number, who: Who = 'editor') =>
  change('signBrief(id: $id, version: $version, revision: $revision)', { id, version, revision }, who);

const MOVED =
  'since newest words { heading figure name before after chart } points { before after } changes { reason revision { number } figures { before after } } bodies { zh en } unwritable { zh }';

async function shown(id: string, who: Who = 'editor', fields = `${DRAFT} moved { ${MOVED} }`) {
  const { body } = await opened.ask(`query ($id: ID!) { one: savedBrief(id: $id) { ${fields} } }`, { id }, as(who));
  return body.data?.one ?? body.errors?.[0]?.extensions;
}

interface Said {
  readonly sections: readonly {
    readonly paragraphs: readonly { readonly pieces: readonly { readonly text: string }[] }[];
  }[];
}
const saidIn = ({ sections }: Said) =>
  sections.flatMap(({ paragraphs }) => paragraphs.map(({ pieces }) => pieces.map(({ text }) => text).join('')));

const received2021 = { figure: 'value/handled/requests.received' };
const own = {
  title: '全区公开工作情况',
  sections: [
    {
      part: 'overall',
      charts: true,
      blocks: [
        {
          made: 'received',
          pieces: [{ text: '今年共收到 ' }, received2021, { text: '，<b>多于</b>往年。\n另起一段。' }],
        },
        { made: 'covered' },
        { pieces: [{ text: '我们的看法。' }] },
      ],
    },
    { heading: '下步打算', charts: false, blocks: [{ pieces: [{ text: '继续做好。' }] }] },
    { part: 'appeals', charts: false },
  ],
};

/** One more, or fewer, of the five requests that the first bureau received in 2021; its other cells then do not add up. */
const correct = (value: number) =>
  opened.ask(
    'mutation ($value: Float!) { one: correctFigure(report: "hill-a-2021", cell: "III/1/natural", value: $value, reason: "漏计", source: "来函") { problems { code } } two: correctFigure(report: "hill-a-2021", cell: "III/1/total", value: $value, reason: "漏计", source: "来函") { problems { code } } }',
    { value },
    keys.administrator,
  );

test('a draft begins as what is made, and its own sentences keep numbers that follow the data', async () => {
  const { brief, problems } = await keep();
  expect(problems).toEqual([]);
  const made = (
    await opened.ask(
      '{ brief(region: "hill", year: 2021) { title sections { part heading paragraphs { pieces { text figure chart } } charts { address } } } }',
    )
  ).body.data.brief;
  expect(brief.brief).toMatchObject(made);
  expect(brief).toMatchObject({ version: 1, revision: null, title: made.title });

  const edited = await edit(brief.id, 1, own);
  expect(edited.problems).toEqual([]);
  expect(edited.brief).toMatchObject({ version: 2, title: own.title });
  const said = saidIn(edited.brief.brief);
  expect(said.slice(0, 3)).toEqual(['今年共收到 24 件，<b>多于</b>往年。', '另起一段。', '我们的看法。']);
  expect(edited.brief.brief.sections.map(({ heading }: { heading: string }) => heading)).toEqual([
    '一、总体情况',
    '二、下步打算',
    '三、行政复议、行政诉讼',
  ]);
  expect(edited.brief.brief.sections.map(({ charts }: { charts: [] }) => charts.length)).toEqual([1, 0, 0]);
  await correct(7);
  expect(saidIn((await shown(brief.id)).brief)[0]).toMatch(/^今年共收到 26 件.*，<b>多于<\/b>往年。$/);
});

test('a finding that is quoted in one’s own words stays as it stands, and is missed when it is settled', async () => {
  await correct(7);
  const { brief } = await keep();
  const found = brief.made.figures.filter(({ figure }: { figure: string }) => figure.startsWith('finding/hill-a/'));
  expect(found[0]?.text).toMatch(/^教育局：.*\d/);
  const pieces = [{ text: '一处：' }, { figure: found[0].figure }, { text: '。' }];
  const text = { title: null, sections: [{ part: 'checks', charts: false, blocks: [{ made: 'listed', pieces }] }] };
  const edited = await edit(brief.id, 1, text);
  expect(saidIn(edited.brief.brief)).toEqual([`一处：${found[0].text}。`]);
  await correct(8);
  const after = saidIn((await shown(brief.id)).brief)[0];
  expect(after).toMatch(/^一处：教育局：/);
  expect(after).not.toBe(`一处：${found[0].text}。`);
  await file(opened.store, 'hill-a', 2021, { cells: received(9) }, 'hill', '2026-02-01T02:00:00.000Z');
  const settled = await shown(brief.id);
  expect(saidIn(settled.brief)).toEqual(['一处：（此数现缺）。']);
  expect((await sign(brief.id, 2, settled.brief.revision)).problems[0].sentence.zh).toContain('现在没有了');
});

test('the year compared with is kept with it, edited and signed', async () => {
  await file(opened.store, 'hill-a', 2019, { cells: received(2) });
  const { brief } = await keep('editor', 'region: "hill", year: 2021, compareTo: 2019');
  expect(saidIn(brief.brief)[0]).toContain('比 2019 年');
  const { brief: edited } = await edit(brief.id, 1, own);
  const change = edited.made.figures.find(
    ({ figure }: { figure: string }) => figure === 'change/handled/requests.received',
  );
  expect(change).toMatchObject({ name: '新收申请与 2019 年相比', text: expect.stringContaining('比 2019 年') });
  const again = await edit(brief.id, 2, { title: null, sections: [{ part: 'overall', charts: true }] });
  const { brief: signed } = await sign(brief.id, 3, again.brief.brief.revision);
  const fields = 'compareTo brief { compareTo sections { paragraphs { pieces { text } } } }';
  const kept = await shown(signed.id, null, fields);
  expect(kept).toMatchObject({ compareTo: 2019, brief: { compareTo: 2019 } });
  expect(saidIn(kept.brief)[0]).toContain('比 2019 年');
  const sent = await opened.app.inject('/brief.md?region=hill&year=2021&compareTo=2019');
  expect(sent.body).toContain('比 2019 年');
  const refused = await opened.app.inject('/brief.md?region=hill&year=2021&compareTo=abc');
  expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining('BAD_ARGUMENT')]);
});

describe('what cannot be kept is refused with what to do', () => {
  const first = own.sections[0];
  test.each([
    [
      'a number of no such name',
      { sections: [{ ...first, blocks: [{ pieces: [{ figure: 'value/handled/nothing' }] }] }] },
      '没有名为“value/handled/nothing”的数字',
    ],
    ['a part of no such name', { sections: [{ part: 'nothing', charts: true }] }, '没有名为“nothing”的部分'],
    ['a part twice', { sections: [first, first] }, '出现了两次'],
    ['a title too long', { title: '长'.repeat(101), sections: [] }, '最多 100 字'],
    ['no title', { title: ' \n ', sections: [] }, '标题是空的'],
    ['a part of one’s own without a heading', { sections: [{ charts: false, blocks: [] }] }, '小标题是空的'],
    ['a heading too long', { sections: [{ heading: '长'.repeat(41), charts: false }] }, '最多 40 字'],
    [
      'a paragraph too long',
      { sections: [{ part: 'overall', charts: true, blocks: [{ pieces: [{ text: '长'.repeat(6001) }] }] }] },
      '最多 6000 字',
    ],
    ['an empty paragraph', { sections: [{ part: 'overall', charts: true, blocks: [{}] }] }, '段落是空的'],
    [
      'too many paragraphs',
      { sections: [{ part: 'overall', charts: true, blocks: Array(61).fill({ made: 'received' }) }] },
      '最多 60 个',
    ],
    ['too many parts', { sections: Array(21).fill({ heading: '一', charts: false }) }, '最多 20 个'],
    [
      'a piece that is both',
      { sections: [{ part: 'overall', charts: true, blocks: [{ pieces: [{ text: '二', ...received2021 }] }] }] },
      '只写其中一个',
    ],
  ])('%s', async (_, text, sentence) => {
    const { brief } = await keep();
    const { problems, brief: done } = await edit(brief.id, 1, text);
    expect(problems).toMatchObject([{ code: 'BAD_ARGUMENT', sentence: { zh: expect.stringContaining(sentence) } }]);
    expect(done).toBeNull();
    expect((await shown(brief.id)).version).toBe(1);
  });
});

test('of two who edit at once the second is refused, and neither loses anything', async () => {
  const { brief } = await keep();
  expect((await edit(brief.id, 1, own, 'other')).problems).toEqual([]);
  const mine = { title: '我的', sections: own.sections };
  const { problems } = await edit(brief.id, 1, mine);
  expect(problems).toMatchObject([{ code: 'CHANGED_SINCE', sentence: { zh: expect.stringContaining('李四') } }]);
  expect((await shown(brief.id)).title).toBe(own.title);
  const copied = await change('copyBrief(id: $id)', { id: brief.id });
  expect((await edit(copied.brief.id, 1, mine)).problems).toEqual([]);
  expect((await shown(copied.brief.id)).title).toBe('我的');
  // Nor is it deleted or signed by who has not seen it as it is.
  expect((await change('dropBrief(id: $id, version: $version)', { id: brief.id, version: 1 })).problems).toMatchObject([
    { code: 'CHANGED_SINCE' },
  ]);
  expect((await sign(brief.id, 1, brief.brief.revision)).problems).toMatchObject([{ code: 'CHANGED_SINCE' }]);
});

test('is written and signed by those who may, of bureaus they reach; drafts are seen by them alone, signed ones by every reader', async () => {
  for (const [who, code] of [
    [null, 'NOT_SIGNED_IN'],
    ['bureau', 'NOT_ALLOWED'],
    ['lake', 'NOT_ALLOWED'],
  ] as const)
    expect((await keep(who)).problems).toMatchObject([{ code }]);
  const { brief } = await keep();
  for (const [who, code] of [
    [null, 'NOT_SIGNED_IN'],
    ['bureau', 'NOT_ALLOWED'],
    ['lake', 'NOT_ALLOWED'],
  ] as const) {
    expect(await shown(brief.id, who)).toMatchObject({ code });
    expect((await edit(brief.id, 1, own, who)).problems).toMatchObject([{ code }]);
    expect((await sign(brief.id, 1, brief.brief.revision, who)).problems).toMatchObject([{ code }]);
    expect((await change('copyBrief(id: $id)', { id: brief.id }, who)).problems).toMatchObject([{ code }]);
    expect(
      (await change('dropBrief(id: $id, version: $version)', { id: brief.id, version: 1 }, who)).problems,
    ).toMatchObject([{ code }]);
  }
  const listed = async (who: Who) =>
    (await opened.ask('{ savedBriefs(region: "hill") { totalCount nodes { id revision } } }', {}, as(who))).body.data
      .savedBriefs.nodes;
  expect(await listed('other')).toHaveLength(1);
  for (const who of [null, 'bureau', 'lake'] as const) expect(await listed(who)).toEqual([]);
  expect((await sign(brief.id, 1, brief.brief.revision)).problems).toEqual([]);
  for (const who of [null, 'bureau', 'lake'] as const) {
    expect(await listed(who)).toHaveLength(1);
    expect((await shown(brief.id, who)).brief.signature).toContain('张三');
  }
});

describe('signed', () => {
  async function signedOne(of?: string, text: unknown = own) {
    const { brief } = await keep('editor', of);
    const { brief: edited } = await edit(brief.id, 1, text);
    const done = await sign(brief.id, 2, edited.brief.revision);
    expect(done.problems).toEqual([]);
    return done.brief;
  }

  test('it never changes, and says what has moved since: from what, to what, why', async () => {
    const before = await signedOne();
    expect(before.brief.signature).toMatch(/^签发：张三，2026-11-28，数据版本 \d+。/);
    for (const { paragraphs, charts } of before.brief.sections) {
      for (const { address } of charts) expect(address).toContain(`rev=${before.revision}`);
      for (const { chart } of paragraphs.flatMap((one: { pieces: [] }) => one.pieces))
        if (chart !== null) expect(chart).toContain(`rev=${before.revision}`);
    }
    expect((await shown(before.id)).moved).toMatchObject({ words: [], points: [], changes: [] });
    await correct(7);
    const after = await shown(before.id);
    expect({ ...after, moved: null }).toEqual({ ...before, moved: null });
    expect(after.moved.newest).toBeGreaterThan(after.moved.since);
    expect(after.moved.words).toEqual([
      {
        ...{
          heading: '一、总体情况',
          figure: received2021.figure,
          name: '新收申请',
          before: '24 件',
          after: expect.stringMatching(/^26 件/),
        },
        chart: expect.stringContaining(`rev=${before.revision}`),
      },
    ]);
    expect(after.moved.points).toContainEqual({ before: 24, after: 26 });
    expect(after.moved.changes).toMatchObject(Array(2).fill({ reason: '漏计', figures: [{ before: 5, after: 7 }] }));
  });

  test('what no chart shows is told too: who has reported since, sentence by sentence', async () => {
    const { id } = await signedOne('region: "hill", year: 2022', { sections: [{ part: 'reporting', charts: true }] });
    await file(opened.store, 'hill-b', 2022, { cells: received(3) });
    const { moved } = await shown(id);
    expect(moved.words).toMatchObject([
      {
        figure: null,
        before: expect.stringMatching(/已报送 2 家。未报送：民政局/),
        after: expect.stringMatching(/已报送 3 家。/),
      },
    ]);
    expect(moved.changes).toHaveLength(1);
  });

  test('neither is it edited, signed again or deleted; its text goes on as a new draft', async () => {
    const { id, revision, brief } = await signedOne();
    for (const { problems } of [
      await edit(id, 3, own),
      await sign(id, 3, revision),
      await change('dropBrief(id: $id, version: $version)', { id, version: 3 }),
    ])
      expect(problems).toMatchObject([
        { code: 'CHANGED_SINCE', sentence: { zh: expect.stringContaining('复制成新稿') } },
      ]);
    await correct(7);
    const copied = await change('copyBrief(id: $id)', { id });
    expect(copied.problems).toEqual([]);
    expect(copied.brief.revision).toBeNull();
    expect(saidIn(copied.brief.brief)[0]).toContain('26 件');
    expect(saidIn((await shown(id)).brief)).toEqual(saidIn(brief));
  });

  test('not at a revision that is not the newest, nor with a number that is missing', async () => {
    const { brief } = await keep();
    await correct(7);
    const stale = await sign(brief.id, 1, brief.brief.revision);
    expect(stale.problems).toMatchObject([
      { code: 'CHANGED_SINCE', sentence: { zh: expect.stringContaining('再看一遍') } },
    ]);
    const nothing = await edit(brief.id, 1, { sections: [] });
    const empty = await sign(brief.id, 2, nothing.brief.brief.revision);
    expect(empty.problems).toMatchObject([
      { code: 'BAD_ARGUMENT', sentence: { zh: expect.stringContaining('没有内容') } },
    ]);

    const moved = {
      sections: [
        {
          part: 'overall',
          charts: true,
          blocks: [{ pieces: [{ text: '其中 ' }, { figure: 'value/disclosures/disclosures.total' }] }],
        },
      ],
    };
    const { brief: kept } = await edit(brief.id, 2, moved);
    expect(saidIn(kept.brief)).toEqual(['其中 120 条（已报送的 3 家中 1 家的数字）']);
    await opened.ask(
      'mutation { withdrawReport(report: "hill-b-2021", reason: "误收") { revision } }',
      {},
      keys.administrator,
    );
    const now = await shown(brief.id);
    expect(saidIn(now.brief)).toEqual(['其中 （此数现缺）']);
    const lost = await sign(brief.id, 3, now.brief.revision);
    expect(lost.problems).toMatchObject([
      { code: 'BAD_ARGUMENT', sentence: { zh: expect.stringContaining('此数现缺') } },
    ]);
  });

  test('a bureau of it that was merged since is told, and names stay as they were', async () => {
    const { id } = await signedOne('region: "hill", year: 2021', { sections: [{ part: 'movers', charts: true }] });
    const before = await shown(id, 'editor', `${DRAFT}`);
    const decision = { on: '2026-03-01', year: 2026, document: null };
    await changeRoster(
      opened.store,
      { kind: 'merge', from: ['hill-b'], into: 'hill-c', decision },
      { actor: 'tests', at: AT },
    );
    await changeRoster(
      opened.store,
      { kind: 'rename', id: 'hill-a', name: '山区教育和体育局', decision },
      { actor: 'tests', at: AT },
    );
    const after = await shown(id);
    expect(after.brief).toEqual(before.brief);
    expect(after.moved.bodies.map(({ zh }: { zh: string }) => zh)).toEqual([
      expect.stringContaining('民政局并入水利局'),
      expect.stringContaining('更名为'),
    ]);
  });

  test('is noted in the audit', async () => {
    await signedOne();
    const { body } = await opened.ask(
      '{ audit(first: 1) { nodes { action sentence { zh } actor { name { zh } } } } }',
      {},
      keys.administrator,
    );
    expect(body.data.audit.nodes).toMatchObject([
      { action: 'briefSigned', sentence: { zh: expect.stringContaining(own.title) }, actor: { name: { zh: '张三' } } },
    ]);
  });
});

test('on a topic it is kept as one, and what moves in it is told the same', async () => {
  const { brief } = await keep('editor', 'bureau: "hill-a", year: 2021, topic: appeals');
  expect(saidIn(brief.brief).join()).toContain('行政复议');
  expect(saidIn(brief.brief).join()).not.toContain('新收');
  const { brief: edited, problems } = await edit(brief.id, 1, {
    sections: brief.text.sections.map(({ part }: { part: string }) => ({ part, charts: true })),
  });
  expect(problems).toEqual([]);
  expect((await sign(brief.id, 2, edited.brief.revision)).problems).toEqual([]);
  expect((await shown(brief.id, null, 'topic')).topic).toBe('appeals');
  await opened.ask(
    'mutation { correctFigure(report: "hill-a-2021", cell: "IV/review.upheld", value: 1, reason: "误计", source: "来函") { revision } }',
    {},
    keys.administrator,
  );
  const { moved } = await shown(brief.id);
  expect(moved.words.length).toBeGreaterThan(0);
  expect(moved.changes).toMatchObject([{ reason: '误计', figures: [{ before: 2, after: 1 }] }]);
});

test('a figure that is corrected lists every signed briefing that uses it, and no other', async () => {
  const titles: string[] = [];
  for (const [of, part] of [
    ['region: "hill", year: 2021', 'overall'],
    ['region: "hill", year: 2021', 'movers'],
    ['bureau: "hill-a", year: 2021', 'overall'],
    ['bureau: "hill-b", year: 2021', 'overall'],
    ['region: "hill", year: 2021', 'checks'],
  ] as const) {
    const { brief } = await keep('editor', of);
    const title = `${of} ${part}`;
    titles.push(title);
    await edit(brief.id, 1, { title, sections: [{ part, charts: true }] });
    await sign(brief.id, 2, brief.brief.revision);
  }
  await correct(7);
  const { body } = await opened.ask(
    '{ savedBriefs(signed: true) { nodes { title moved { words { before } points { before } changes { reason } } } } }',
    {},
    keys.editor,
  );
  expect(body.errors).toBeUndefined();
  const stale = body.data.savedBriefs.nodes.filter(
    ({ moved }: { moved: { words: []; points: [] } }) => moved.words.length + moved.points.length > 0,
  );
  expect(stale.map(({ title }: { title: string }) => title)).toEqual(
    titles.filter((title) => !title.includes('hill-b')).reverse(),
  );
  for (const { moved } of stale) expect(moved.changes).toEqual([{ reason: '漏计' }, { reason: '漏计' }]);
});
