/** Return sheets: who has something to be asked, sent with a day, answered in the product or otherwise; and the documents themselves. */
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inChinese } from '../../../server/brief/return-sheet.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import { fillDistrict, openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { file, received } from '../../support/small-district.ts';

const REVIEW = 'hill-a-2023/T4-SUM/review';
const WRONG = { ...received(4), 'IV/review.upheld': 3, 'IV/review.total': 5, 'III/3.1/natural': 9 } as const;

let opened: TestApp;
let now: string;
let keys: Record<'editor' | 'bureau', Record<string, string>>;

beforeEach(async () => {
  now = '2026-02-01T01:00:00.000Z';
  opened = await openTestApp({
    now: () => now,
    fill: async (store) => {
      await fillDistrict(store);
      await file(store.store, 'hill-a', 2023, { cells: WRONG });
      await file(store.store, 'hill-b', 2023, { cells: received(2) });
      await file(store.store, 'hill-c', 2023, {
        cells: { ...received(2), 'IV/review.upheld': 7, 'IV/review.total': 5 },
      });
    },
  });
  const bearer = async (plan: Parameters<typeof keyFor>[1]) => ({
    authorization: `Bearer ${await keyFor(opened.store, plan)}`,
  });
  keys = {
    editor: await bearer({ label: '李编辑', role: 'editor', scope: 'hill' }),
    bureau: await bearer({ label: '教育局', role: 'bureau', scope: 'hill-a' }),
  };
});
afterEach(() => opened.dispose());

async function ask(query: string, headers: Record<string, string> = {}) {
  const { body } = await opened.ask(query, {}, headers);
  expect(body.errors).toBeUndefined();
  return body.data;
}

const ENTRY =
  'publisher { ... on Bureau { id } } mistakes findings sheet { state settled sentOn dueOn answeredOn findings actor { name { zh } } }';

async function sheets() {
  return (await ask(`{ returnSheets(region: "hill", year: 2023) { ${ENTRY} } }`)).returnSheets;
}

async function change(mutation: string, as: keyof typeof keys = 'editor') {
  const data = await ask(
    `mutation { done: ${mutation} { revision entry { ${ENTRY} } problems { code sentence { zh } } } }`,
    keys[as],
  );
  return data.done;
}

const send = (due: string, as?: keyof typeof keys) =>
  change(`sendReturnSheet(publisher: "hill-a", year: 2023, due: "${due}")`, as);

async function stateOf(id: string): Promise<string> {
  const { report } = await ask(
    `{ report(id: "${id.split('/')[0]}") { findings(outcomes: [failed, suspicious]) { id state } } }`,
  );
  return report.findings.find((one: { readonly id: string }) => one.id === id).state;
}

test('those with something to be asked are listed, with how much', async () => {
  expect(await sheets()).toEqual([
    { publisher: { id: 'hill-a' }, mistakes: 2, findings: 3, sheet: null },
    { publisher: { id: 'hill-c' }, mistakes: 1, findings: 1, sheet: null },
  ]);
});

describe('a sheet that is sent', () => {
  test('asks back what waits on it, and is answered by the bureau, finding by finding', async () => {
    const sent = await send('2026-02-10');
    expect(sent.problems).toEqual([]);
    expect(sent.entry.sheet).toMatchObject({
      ...{ state: 'sent', settled: 0, sentOn: '2026-02-01', dueOn: '2026-02-10', answeredOn: null },
      actor: { name: { zh: '李编辑' } },
    });
    expect(sent.entry.sheet.findings).toContain(REVIEW);
    expect(await stateOf(REVIEW)).toBe('askedBack');
    now = '2026-02-11T01:00:00.000Z';
    expect((await sheets())[0].sheet.state).toBe('overdue');
    // The bureau finds it at its own page, whatever the year; of what nobody was sent there is nothing.
    const own =
      '{ bureau(id: "hill-a") { returnSheets { year findings sheet { state dueOn } } } other: bureau(id: "hill-c") { returnSheets { year } } }';
    expect(await ask(own)).toEqual({
      bureau: { returnSheets: [{ year: 2023, findings: 3, sheet: { state: 'overdue', dueOn: '2026-02-10' } }] },
      other: { returnSheets: [] },
    });
    await ask(
      `mutation { answerFindings(findings: ["${REVIEW}"], text: "含结转") { problems { code } } }`,
      keys.bureau,
    );
    expect((await sheets())[0].sheet).toMatchObject({ state: 'overdue', settled: 1 });
    // Mended and published again: what no longer fails is settled.
    await file(opened.store, 'hill-a', 2023, { cells: { ...WRONG, 'III/3.1/natural': 4 } });
    expect((await sheets())[0].sheet).toMatchObject({ state: 'answered', settled: 3 });
    // Of several years the newest comes first.
    await file(opened.store, 'hill-a', 2024, { cells: WRONG });
    await change('sendReturnSheet(publisher: "hill-a", year: 2024, due: "2026-03-10")');
    const { bureau } = await ask(own);
    expect(bureau.returnSheets.map((one: { readonly year: number }) => one.year)).toEqual([2024, 2023]);
  });

  test('is not answered by what was said before it was sent', async () => {
    now = '2026-01-20T01:00:00.000Z';
    await ask(`mutation { answerFindings(findings: ["${REVIEW}"], text: "在查") { problems { code } } }`, keys.bureau);
    now = '2026-02-01T01:00:00.000Z';
    expect((await send('2026-02-10')).entry.sheet.settled).toBe(0);
  });

  test('leaves verdicts of people alone', async () => {
    await ask(
      `mutation { judgeFindings(findings: ["${REVIEW}"], verdict: confirmed) { problems { code } } }`,
      keys.editor,
    );
    await send('2026-02-10');
    expect(await stateOf(REVIEW)).toBe('confirmed');
    expect(await stateOf('hill-a-2023/T3-ROWSUM/3.1')).toBe('askedBack');
  });

  test('may be answered on paper, which an editor notes and takes back', async () => {
    await send('2026-02-10');
    now = '2026-02-12T01:00:00.000Z';
    const noted = await change('noteReturnSheetAnswered(publisher: "hill-a", year: 2023, on: "2026-02-09")');
    expect(noted.entry.sheet).toMatchObject({ state: 'answered', answeredOn: '2026-02-09', sentOn: '2026-02-01' });
    expect(
      (await change('noteReturnSheetAnswered(publisher: "hill-a", year: 2023, on: "2026-02-09")')).revision,
    ).toBeNull();
    const back = await change('noteReturnSheetAnswered(publisher: "hill-a", year: 2023)');
    expect(back.entry.sheet).toMatchObject({ state: 'overdue', answeredOn: null });
  });

  test.each([
    ['a day before today', 'sendReturnSheet(publisher: "hill-a", year: 2023, due: "2026-01-31")', 'BAD_ARGUMENT'],
    ['no day', 'sendReturnSheet(publisher: "hill-a", year: 2023, due: "2026-02-30")', 'BAD_ARGUMENT'],
    ['nothing to ask', 'sendReturnSheet(publisher: "hill-b", year: 2023, due: "2026-02-10")', 'BAD_ARGUMENT'],
    ['no report', 'sendReturnSheet(publisher: "hill-b", year: 2019, due: "2026-02-10")', 'BAD_ARGUMENT'],
    ['none sent', 'noteReturnSheetAnswered(publisher: "hill-a", year: 2023, on: "2026-02-01")', 'NOT_FOUND'],
  ])('is refused for %s', async (_, mutation, code) => {
    const { problems, revision } = await change(mutation);
    expect(problems[0].code).toBe(code);
    expect(revision).toBeNull();
    expect((await sheets())[0].sheet).toBeNull();
  });

  test('is for editors; of two at once the second is told', async () => {
    expect((await send('2026-02-10', 'bureau')).problems[0].code).toBe('NOT_ALLOWED');
    const { revisions } = await ask('{ revisions(first: 1) { nodes { number } } }');
    const since = revisions.nodes[0].number;
    await send('2026-02-10');
    const { problems } = await change(
      `sendReturnSheet(publisher: "hill-a", year: 2023, due: "2026-02-20", since: ${since})`,
    );
    expect(problems[0]).toMatchObject({ code: 'CHANGED_SINCE', sentence: { zh: expect.stringContaining('李编辑') } });
  });
});

describe('its document', () => {
  const xmlOf = (bytes: Uint8Array, part = 'word/document.xml'): string =>
    Buffer.from(unzipSync(bytes)[part] ?? []).toString('utf8');
  const textOf = (xml: string): string => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');

  test('has each mistake with sentence, arithmetic, printed lines and room, in the official layout', async () => {
    await send('2026-02-10');
    const answer = await opened.app.inject('/return-sheet.docx?publisher=hill-a&year=2023');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-disposition']).toContain(
      encodeURIComponent('山区教育局2023年度报告退回修改单.docx'),
    );
    const xml = xmlOf(answer.rawPayload);
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(xml.split('<w:tr>').length - 1);
    const text = textOf(xml);
    for (const expected of [
      '政府信息公开工作年度报告退回修改单',
      '山区教育局：',
      '有以下2处需要核实',
      '请于2026年2月10日前逐处答复',
      '一、',
      '二、',
      '≠ 5',
      '9 = 9 ≠ 4（另有20项为0）',
      '第 ',
      'T4-SUM',
      '请核对：更正后的数字是',
      '2026年2月1日',
    ])
      expect(text).toContain(expected);
    expect(text).not.toContain('三、');
    // A4 with margins of 37, 28, 26 and 35 mm; page numbers differ left and right.
    const page = /<w:sectPr>.*<\/w:sectPr>/.exec(xml)?.[0] ?? '';
    expect(page).toContain('w:w="11906" w:h="16838"');
    expect(page).toContain('w:top="2097" w:right="1474" w:bottom="1984" w:left="1587"');
    expect(page).toContain('w:type="even"');
    expect(/<w:rFonts[^>]*仿宋[^>]*>/.exec(xml)?.[0]).toContain('w:ascii="Times New Roman"');
    expect(xmlOf(answer.rawPayload, 'word/fontTable.xml')).toContain(
      '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>',
    );
  });

  test('says what the bureau answered, and what was said before the numbers changed', async () => {
    await ask(
      `mutation { judgeFindings(findings: ["${REVIEW}"], verdict: explained, reason: "含上年结转") { problems { code } }
      answerFindings(findings: ["hill-a-2023/T3-ROWSUM/3.1"], text: "将更正为 4") { problems { code } } }`,
      keys.editor,
    );
    await file(opened.store, 'hill-a', 2023, { cells: { ...WRONG, 'IV/review.upheld': 2 } });
    const text = textOf(xmlOf((await opened.app.inject('/return-sheet.docx?publisher=hill-a&year=2023')).rawPayload));
    expect(text).toContain('曾判为“有说明”：含上年结转（当时 3');
    expect(text).toContain('将更正为 4');
  });

  test('of all of a region come in one ZIP, without those who have nothing to be asked', async () => {
    const answer = await opened.app.inject('/return-sheets.zip?region=hill&year=2023&lang=en');
    const names = Object.keys(unzipSync(answer.rawPayload));
    expect(names).toEqual(['hill-a 2023 return sheet.docx', 'hill-c 2023 return sheet.docx']);
    const text = textOf(xmlOf(unzipSync(answer.rawPayload)['hill-c 2023 return sheet.docx'] ?? new Uint8Array()));
    expect(text).toContain('one place needs to be looked at');
  });

  test.each([
    ['/return-sheet.docx?publisher=hill-b&year=2023', 404],
    ['/return-sheet.docx?publisher=nobody&year=2023', 404],
    ['/return-sheet.docx?publisher=hill-a', 400],
    ['/return-sheets.zip?region=nowhere&year=2023', 404],
  ])('%s is refused', async (url, status) => {
    const answer = await opened.app.inject(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.json().errors[0].message.length).toBeGreaterThan(10);
  });
});

test('numbers of headings', () => {
  expect([1, 9, 10, 11, 20, 35, 100, 101, 110, 123].map(inChinese)).toEqual([
    '一',
    '九',
    '十',
    '十一',
    '二十',
    '三十五',
    '一百',
    '一百零一',
    '一百一十',
    '一百二十三',
  ]);
});

test('as of a revision the list and the document are what they were, whatever was filed or sent since', async () => {
  const before = (await getRevision(opened.store.reader, null)).number;
  const asOf = `(region: "hill", year: 2023, asOf: ${before})`;
  const then = await sheets();
  await send('2026-02-20');
  await file(opened.store, 'hill-a', 2023, { cells: received(5) });
  expect((await sheets()).map(({ findings }: { readonly findings: number }) => findings)).toEqual([0, 1]);
  expect((await ask(`{ returnSheets${asOf} { ${ENTRY} } }`)).returnSheets).toEqual(then);
  const { number: last } = await getRevision(opened.store.reader, null);
  const asOfNow = `(region: "hill", year: 2023, asOf: ${last})`;
  expect((await ask(`{ returnSheets${asOfNow} { findings } }`)).returnSheets).toEqual([
    { findings: 0 },
    { findings: 1 },
  ]);
  const address = '/return-sheet.docx?publisher=hill-a&year=2023';
  const [now, old, none] = await Promise.all(
    ['', `&asOf=${before}`, '&asOf=99999'].map((more) => opened.app.inject(address + more)),
  );
  expect([now?.statusCode, old?.statusCode, none?.statusCode]).toEqual([404, 200, 400]);
  const written = new TextDecoder().decode(unzipSync(new Uint8Array(old?.rawPayload ?? []))['word/document.xml']);
  expect(written).toContain('行政复议');
});
