/** Charts and sets saved under a name: who may, what is refused, and that every way of asking knows a set by its number. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillDistrict, openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';

let opened: TestApp;
let keys: Record<'administrator' | 'editor' | 'bureau', Record<string, string>>;
beforeEach(async () => {
  opened = await openTestApp({ fill: fillDistrict });
  const bearer = async (plan: Parameters<typeof keyFor>[1]) => ({
    authorization: `Bearer ${await keyFor(opened.store, plan)}`,
  });
  keys = {
    administrator: await bearer({ label: '管理员' }),
    editor: await bearer({ label: '张三', role: 'editor', scope: 'hill' }),
    bureau: await bearer({ label: '教育局', role: 'bureau', scope: 'hill-a' }),
  };
});
afterEach(() => opened.dispose());

const PARTS =
  '{ saved { id of address removed name { zh en } bureaus { id } } revision problems { code sentence { zh } } }';

async function change(field: string, who: keyof typeof keys | null = 'editor') {
  const { body } = await opened.ask(`mutation { done: ${field} ${PARTS} }`, {}, who === null ? {} : keys[who]);
  expect(body.errors).toBeUndefined();
  return body.data.done;
}

const saveTwo = (who: keyof typeof keys | null = 'editor') =>
  change('saveSet(region: "hill", of: ["hill-a", "hill-b"], name: { zh: "两家", en: "The two" })', who);

async function listed() {
  const { body } = await opened.ask('{ region(id: "hill") { saved { kind name { zh } of savedBy { name { zh } } } } }');
  return body.data.region.saved;
}

async function series(of: string) {
  const { body } = await opened.ask(
    'query ($of: [String!]!) { series(measures: ["requests.received"], of: $of, years: { from: 2021, to: 2021 }, applicant: natural) { series { subject { id name { zh } } points { value } } } }',
    { of: [of] },
  );
  return body;
}

test('a set is known by its number to the graph, to charts, pictures and data, and folds into one line', async () => {
  const { saved, revision } = await saveTwo();
  expect(saved).toMatchObject({ name: { zh: '两家', en: 'The two' }, bureaus: [{ id: 'hill-a' }, { id: 'hill-b' }] });
  expect(saved.of).toBe(`region:hill/set/${saved.id}`);
  expect(revision).toEqual(expect.any(Number));
  const { data } = await series(saved.of);
  expect(data.series.series.map((line: { subject: { id: string } }) => line.subject.id)).toEqual(['hill-a', 'hill-b']);
  const values = data.series.series.map((line: { points: { value: number }[] }) => line.points[0]?.value ?? 0);
  const folded = (await series(`sum:${saved.of}`)).data.series.series;
  expect(folded).toEqual([
    { subject: { id: `sum:${saved.of}`, name: { zh: '两家' } }, points: [{ value: values[0] + values[1] }] },
  ]);
  const asked = `kind=bar&measure=requests.received&of=${saved.of}&years=2021`;
  const svg = await opened.app.inject({ url: `/chart.svg?${asked}` });
  expect(svg.statusCode).toBe(200);
  const csv = (await opened.app.inject({ url: `/chart.csv?${asked}` })).body;
  expect(csv).toContain('hill-a');
  expect(csv).toContain('hill-b');
  expect(csv).not.toContain('hill-c');
  const cube = await opened.app.inject({ url: `/data/series.csv?measure=requests.received&of=${saved.of}` });
  expect(cube.statusCode).toBe(200);
  expect(cube.body).toContain('hill-a');
  expect(cube.body).not.toContain('hill-c');
});

test('is renamed without its address changing; what is removed is listed no more, and is still answered and told of', async () => {
  const { saved } = await saveTwo();
  const renamed = await change(`renameSaved(id: "${saved.id}", name: { zh: "甲乙" })`);
  expect(renamed.saved).toMatchObject({ of: saved.of, name: { zh: '甲乙', en: '甲乙' } });
  expect((await series(`sum:${saved.of}`)).data.series.series[0].subject.name.zh).toBe('甲乙');
  expect(await listed()).toEqual([
    { kind: 'set', name: { zh: '甲乙' }, of: saved.of, savedBy: { name: { zh: '张三' } } },
  ]);
  expect((await change(`removeSaved(id: "${saved.id}")`)).saved.removed).toBe(true);
  expect(await listed()).toEqual([]);
  expect((await series(saved.of)).data.series.series).toHaveLength(2);
  expect((await series(`sum:${saved.of}`)).data.series.series[0].subject.name.zh).toBe('甲乙（已移除）');
  for (const again of [`removeSaved(id: "${saved.id}")`, `renameSaved(id: "${saved.id}", name: { zh: "丙" })`]) {
    const { problems } = await change(again);
    expect(problems).toMatchObject([{ code: 'NOT_FOUND', sentence: { zh: expect.stringContaining('已在第') } }]);
  }
  // Its name is free for another.
  expect((await change('saveSet(region: "hill", of: ["hill-a", "hill-c"], name: { zh: "甲乙" })')).problems).toEqual(
    [],
  );
});

test('a chart is saved as its address, drawn before it is saved', async () => {
  const save = (address: string) => change(`saveChart(region: "hill", address: "${address}", name: { zh: "申请" })`);
  const { saved } = await save('of=hill-a&measure=requests.received&applicant=natural');
  expect(saved.address).toContain('measure=requests.received');
  expect(saved).toMatchObject({ of: null, bureaus: [] });
  expect((await save('of=hill-a&measure=requests.received&applicant=natural')).revision).toBeNull();
  expect((await save('of=hill-x&measure=requests.received')).problems).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect((await save('of=hill-a&measure=nothing')).problems).toMatchObject([{ code: 'BAD_ADDRESS' }]);
  expect(await listed()).toMatchObject([{ kind: 'chart', of: null }]);
});

test('is refused with what is wrong: a region in a set, one bureau, a name that is taken, empty or long', async () => {
  await saveTwo();
  const refused = async (of: string, zh: string) => {
    const { problems, saved } = await change(`saveSet(region: "hill", of: [${of}], name: { zh: "${zh}" })`);
    expect(saved).toBeNull();
    return problems[0].sentence.zh;
  };
  expect(await refused('"hill-a", "hill"', '甲')).toContain('集合由单位组成');
  expect(await refused('"hill-a"', '甲')).toContain('这里有 1 家');
  expect(await refused('"hill-a", "hill-c"', ' 两家 ')).toContain('已有名为“两家”');
  expect(await refused('"hill-a", "hill-c"', ' ')).toContain('起一个名字');
  expect(await refused('"hill-a", "hill-c"', '长'.repeat(41))).toContain('最多 40 字');
  expect(await listed()).toHaveLength(1);
});

test('a number that no set of the region has is refused with the sets that there are', async () => {
  const { saved } = await saveTwo();
  const chart = (
    await change('saveChart(region: "hill", address: "of=hill-a&measure=requests.received", name: { zh: "申请" })')
  ).saved;
  for (const number of ['999999', chart.id]) {
    const zh = expect.stringContaining(`那里存有：两家 ${saved.of}。`);
    const { errors } = await series(`region:hill/set/${number}`);
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND', sentence: { zh } } }]);
  }
});

test('is for editors of the region and administrators', async () => {
  expect((await saveTwo(null)).problems).toMatchObject([{ code: 'NOT_SIGNED_IN' }]);
  expect((await saveTwo('bureau')).problems).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  const { saved } = await saveTwo('administrator');
  expect((await change(`removeSaved(id: "${saved.id}")`, 'bureau')).problems).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  expect((await change(`renameSaved(id: "${saved.id}", name: { zh: "丙" })`, null)).problems).toMatchObject([
    { code: 'NOT_SIGNED_IN' },
  ]);
  expect(await listed()).toMatchObject([{ name: { zh: '两家' } }]);
});
