/** Charts and sets saved under a name: who may, what is refused, and that every way of asking knows a set by its number. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MOST_SAVED } from '../../../schema/chart/saved.ts';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { saveNamed } from '../../../server/store/save/saved.ts';
import { fillDistrict, openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { AT, REGION } from '../../support/small-district.ts';

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
  '{ saved { id of address removed name { zh en } bureaus { id } } revision problems { code sentence { zh en } } }';

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
    'query ($of: [String!]!) { series(measures: ["requests.received"], of: $of, years: { from: 2021, to: 2021 }, applicant: natural) { series { subject { id name { zh en } } points { value } } } }',
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
    {
      subject: { id: `sum:${saved.of}`, name: { zh: '两家', en: 'The two' } },
      points: [{ value: values[0] + values[1] }],
    },
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
  expect((await save('applicant=natural&measure=requests.received&of=hill-a')).revision).toBeNull();
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

test('a name is changed to none that is taken, but in English alone, and a chart may have the name of a set', async () => {
  const { saved } = await saveTwo();
  const other = (await change('saveSet(region: "hill", of: ["hill-a", "hill-c"], name: { zh: "另两家" })')).saved;
  const rename = (zh: string, en: string) =>
    change(`renameSaved(id: "${other.id}", name: { zh: "${zh}", en: "${en}" })`);
  expect((await rename('两家', 'Others')).problems[0].sentence.zh).toContain('已有名为“两家”');
  expect((await rename('另两家', 'Others')).saved.name).toEqual({ zh: '另两家', en: 'Others' });
  expect((await rename('另两家', 'o'.repeat(41))).problems[0].sentence.zh).toContain('最多 40 字');
  expect((await rename('另两家', 'o'.repeat(40))).problems).toEqual([]);
  const address = 'of=hill-a&measure=requests.received';
  expect((await change(`saveChart(region: "hill", address: "${address}", name: { zh: "两家" })`)).problems).toEqual([]);
  expect((await listed()).map(({ of }: { readonly of: string | null }) => of)).toEqual([saved.of, other.of, null]);
  await change(`removeSaved(id: "${saved.id}")`);
  const { problems } = await change(`removeSaved(id: "${saved.id}")`);
  expect(problems[0].sentence.en).toContain('The set “The two” was removed at revision');
  const [line] = (await series(`sum:${saved.of}`)).data.series.series;
  expect(line.subject.name).toEqual({ zh: '两家（已移除）', en: 'The two (removed)' });
  const { db } = opened.store.reader;
  const noted = await db.selectFrom('revision').select('note').where('about', '=', 'saved').orderBy('number').execute();
  expect([noted[0], noted[noted.length - 1]]).toEqual([
    { note: '存下集合“两家”（hill）' },
    { note: '移除集合“两家”（hill）' },
  ]);
});

test('a region holds so many and no more; a refusal names some of them', async () => {
  const { saved } = await saveTwo();
  await opened.store.writer.transaction(async (tx) => {
    for (let at = 1; at < MOST_SAVED; at++)
      await saveNamed(
        tx,
        { region_id: 'hill', kind: 'set', holds: 'hill-a hill-c', zh: `第 ${at} 个`, en: null },
        { actor: 'tests', at: AT, note: '' },
      );
  });
  const one = 'saveSet(region: "hill", of: ["hill-a", "hill-c"], name: { zh: "又一个" })';
  expect((await change(one)).problems[0].sentence.zh).toContain('已存有 200 个图和集合，最多 200 个');
  const { errors } = await series('region:hill/set/999999');
  expect(JSON.stringify(errors)).toContain('第 9 个 region:');
  expect(JSON.stringify(errors)).not.toContain('第 10 个 region:');
  await change(`removeSaved(id: "${saved.id}")`);
  expect((await change(one)).problems).toEqual([]);
});

test('a number that no set of the region has is refused with the sets that there are', async () => {
  const { saved } = await saveTwo();
  const chart = (
    await change('saveChart(region: "hill", address: "of=hill-a&measure=requests.received", name: { zh: "申请" })')
  ).saved;
  await opened.store.writer.transaction((tx) =>
    saveRoster(tx, { regions: [{ ...REGION, id: 'vale', name: { zh: '谷区', en: 'Vale' } }], bureaus: [] }, AT),
  );
  expect((await series(`region:vale/set/${saved.id}`)).errors).toMatchObject([
    { extensions: { sentence: { zh: `vale 没有编号为 ${saved.id} 的集合。那里还没有存下集合。` } } },
  ]);
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
