/** The list over GraphQL: asked, previewed, changed by those who may, with typed problems; refused to everybody else. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { csv, workbook } from '../roster/lists.ts';

const PROBLEMS = 'problems { code line cell sentence { zh } }';
const PAYLOAD = `{ revision changed bureaus { id name { zh } } regions { id } ${PROBLEMS} }`;
const PREVIEW = `query ($input: RosterInput!) { previewRoster(input: $input) { ${PROBLEMS}
  preview { revision add known leftOut refused rows { line outcome bureau { id kind } existing { id } notices { code cell } } } } }`;
const ACCEPT = `mutation ($input: RosterInput!, $since: Int) { acceptRoster(input: $input, since: $since) ${PAYLOAD} }`;

let opened: TestApp;
let administrator: Record<string, string>;
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
beforeEach(async () => {
  opened = await openTestApp();
  administrator = bearer(await keyFor(opened.store));
});
afterEach(() => opened.dispose());

async function ask(query: string, variables: Record<string, unknown> = {}, headers = administrator) {
  const { body } = await opened.ask(query, variables, headers);
  expect(body.errors).toBeUndefined();
  return body.data;
}

test('an empty region gets its bureaus from a workbook: previewed, accepted, asked for with all below', async () => {
  const { addRegion } = await ask(
    `mutation { addRegion(input: { name: "青川区", level: district, parent: "hill" }) ${PAYLOAD} }`,
  );
  expect(addRegion).toMatchObject({ changed: true, regions: [{ id: 'qingchuan' }], problems: [] });
  const bytes = workbook([{ rows: [['单位全称'], ['青川区教育局'], ['青川区柳河镇人民政府']] }]);
  const file = { name: '名单.xlsx', base64: Buffer.from(bytes).toString('base64') };
  const input = { region: 'qingchuan', file };
  const { previewRoster } = await ask(PREVIEW, { input });
  expect(previewRoster.preview).toMatchObject({ add: 2, known: 0, refused: 0 });
  expect(previewRoster.preview.rows[1]).toMatchObject({ line: 3, outcome: 'add', bureau: { kind: 'township' } });
  const { acceptRoster } = await ask(ACCEPT, { input, since: previewRoster.preview.revision });
  expect(acceptRoster).toMatchObject({ changed: true, problems: [] });
  expect(acceptRoster.bureaus.map(({ id }: { id: string }) => id)).toEqual([
    'qingchuan-jiaoyuju',
    'qingchuan-liuhezhen',
  ]);
  const { roster, region } = await ask(`{
    roster(region: "hill", below: true) { revision regions { id } bureaus { totalCount } }
    region(id: "hill") { regions { id } bureaus { totalCount } all: bureaus(below: true) { totalCount } } }`);
  expect(roster).toEqual({
    revision: acceptRoster.revision,
    regions: [{ id: 'qingchuan' }],
    bureaus: { totalCount: 5 },
  });
  expect(region).toEqual({ regions: [{ id: 'qingchuan' }], bureaus: { totalCount: 3 }, all: { totalCount: 5 } });
});

test('a list with a fault is refused by row and cell; rows corrected on a page keep their numbers', async () => {
  const text = csv([
    ['单位全称', '起始年'],
    ['山区财政局', '去年'],
  ]);
  const refused = (await ask(ACCEPT, { input: { region: 'hill', text } })).acceptRoster;
  expect(refused).toMatchObject({ revision: null, changed: null, bureaus: [] });
  expect(refused.problems).toEqual([
    { code: 'BAD_ARGUMENT', line: 2, cell: 'B2', sentence: { zh: expect.stringContaining('B2：“去年”不是年份') } },
  ]);
  const place = { place: 0, row: { name: '山区财政局', since: '21年', region: 'hill' } };
  const again = (await ask(PREVIEW, { input: { region: 'hill', text, corrections: [place] } })).previewRoster.preview;
  // A corrected row keeps its line and the cells it came from.
  expect(again.rows).toEqual([
    expect.objectContaining({ line: 2, outcome: 'refused', notices: [{ code: 'YEAR_BAD', cell: 'B2' }] }),
  ]);
  const left = { region: 'hill', text, corrections: [{ place: 0, row: null }] };
  expect((await ask(PREVIEW, { input: left })).previewRoster.preview).toMatchObject({
    leftOut: 1,
    rows: [{ outcome: 'leftOut', notices: [{ code: 'TAKEN_OUT' }] }],
  });
  const rows = [{ line: 2, name: '山区财政局', since: '2024', aliases: ['山财'] }];
  expect((await ask(ACCEPT, { input: { region: 'hill', rows } })).acceptRoster.changed).toBe(true);
  const two = { region: 'hill', rows, text };
  expect((await ask(PREVIEW, { input: two })).previewRoster.problems[0].code).toBe('BAD_ARGUMENT');
});

test('a list of four thousand goes in and is previewed', async () => {
  const text = Array.from(
    { length: 4000 },
    (_row, place) => `山区第${place}教育管理服务中心（筹备工作领导小组办公室）`,
  ).join('\n');
  expect(Buffer.byteLength(text)).toBeGreaterThan(256 * 1024);
  const { previewRoster } = await ask(PREVIEW.replace(/rows \{.*\} \} \}/s, '} } }'), {
    input: { region: 'hill', text },
  });
  expect(previewRoster.preview.add).toBe(4000);
});

test('through time: renamed, merged, moved, ended; each with its event, and told twice done once', async () => {
  const rename = `mutation { renameBureau(id: "hill-a", name: "山区教体局", decision: { on: "2023-03-01", document: "方案" }) ${PAYLOAD} }`;
  expect((await ask(rename)).renameBureau).toMatchObject({ changed: true, problems: [] });
  expect((await ask(rename)).renameBureau.changed).toBe(false);
  const { bureau } = await ask(`{ bureau(id: "hill-a") { name { zh } formerNames { name until }
    successions { kind on document formerName successor { ... on Bureau { id } } } } }`);
  expect(bureau).toEqual({
    name: { zh: '山区教体局' },
    formerNames: [{ name: '山区教育局', until: 2022 }],
    successions: [
      { kind: 'renamed', on: '2023-03-01', document: '方案', formerName: '山区教育局', successor: { id: 'hill-a' } },
    ],
  });
  const merge = `mutation { mergeBureaus(from: ["hill-a", "hill-b"], new: { region: "hill", name: "山区教民局" }, decision: { year: 2024 }) ${PAYLOAD} }`;
  expect((await ask(merge)).mergeBureaus.bureaus).toHaveLength(3);
  const end = (year: number) => `mutation { endBureau(id: "hill-c", decision: { year: ${year} }) ${PAYLOAD} }`;
  expect((await ask(end(2022))).endBureau.problems[0].code).toBe('HAS_REPORTS');
  expect((await ask(end(2024))).endBureau.changed).toBe(true);
  const nowhen = `mutation { endBureau(id: "hill-c", decision: {}) ${PAYLOAD} }`;
  expect((await ask(nowhen)).endBureau.problems[0].code).toBe('BAD_ARGUMENT');
});

test('the second of two is told what changed', async () => {
  const { roster } = await ask('{ roster { revision } }');
  const edit = `mutation ($contact: String, $since: Int) { editBureau(id: "hill-a", input: { contact: $contact }, since: $since) ${PAYLOAD} }`;
  expect((await ask(edit, { contact: '张三', since: roster.revision })).editBureau.changed).toBe(true);
  const second = (await ask(edit, { contact: '李四', since: roster.revision })).editBureau;
  expect(second.problems).toMatchObject([
    { code: 'CHANGED_SINCE', sentence: { zh: expect.stringMatching(/test于.*山区教育局/) } },
  ]);
  const contact = '{ bureau(id: "hill-a") { contact } }';
  expect((await ask(contact)).bureau.contact).toBe('张三');
  // Who answers for reports is told to those who are signed in.
  expect((await ask(contact, {}, {})).bureau.contact).toBeNull();
});

describe('those who may not', () => {
  const add = (region: string) =>
    `mutation { addBureau(input: { region: "${region}", name: "山区财政局" }) ${PAYLOAD} }`;

  test('nobody changes or previews without a key, and nothing is stored', async () => {
    for (const query of [add('hill'), `mutation { removeFromRoster(id: "hill-a") ${PAYLOAD} }`]) {
      expect(Object.values(await ask(query, {}, {}))).toMatchObject([{ problems: [{ code: 'NOT_SIGNED_IN' }] }]);
    }
    const input = { region: 'hill', text: '山区财政局' };
    expect((await ask(PREVIEW, { input }, {})).previewRoster.problems[0].code).toBe('NOT_SIGNED_IN');
    expect((await ask(ACCEPT, { input }, {})).acceptRoster.problems[0].code).toBe('NOT_SIGNED_IN');
    expect(
      (await ask('mutation { removeExamples { problems { code } } }', {}, {})).removeExamples.problems[0].code,
    ).toBe('NOT_SIGNED_IN');
    expect((await ask('{ bureaus { totalCount } }')).bureaus.totalCount).toBe(3);
  });

  test('a bureau changes no list; an editor changes the own region and below, whatever a file names', async () => {
    await ask(`mutation { addRegion(input: { name: "谷区", level: district, id: "vale" }) ${PAYLOAD} }`);
    const bureau = bearer(await keyFor(opened.store, { role: 'bureau', scope: 'hill-a' }));
    expect((await ask(add('hill'), {}, bureau)).addBureau.problems[0].code).toBe('NOT_ALLOWED');
    const editor = bearer(await keyFor(opened.store, { role: 'editor', scope: 'hill' }));
    expect((await ask(add('hill'), {}, editor)).addBureau.changed).toBe(true);
    expect((await ask(add('vale'), {}, editor)).addBureau.problems[0].code).toBe('NOT_ALLOWED');
    const text = csv([
      ['单位全称', '所属地区'],
      ['谷区教育局', '谷区'],
    ]);
    for (const region of ['hill', null]) {
      const { acceptRoster } = await ask(ACCEPT, { input: { region, text } }, editor);
      expect(acceptRoster.problems).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    }
    const move = `mutation { moveBureau(id: "hill-a", region: "vale", decision: { year: 2025 }) ${PAYLOAD} }`;
    expect((await ask(move, {}, editor)).moveBureau.problems[0].code).toBe('NOT_ALLOWED');
    const top = `mutation { addRegion(input: { name: "新区", level: district }) ${PAYLOAD} }`;
    expect((await ask(top, {}, editor)).addRegion.problems[0].code).toBe('NOT_ALLOWED');
    expect((await ask('{ roster(region: "vale") { bureaus { totalCount } } }')).roster.bureaus.totalCount).toBe(0);
  });
});
