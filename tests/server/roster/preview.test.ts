/** Lists of every shape are previewed row by row: nothing is stored, and everything odd is said with its cell. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPool } from '../../../server/intake/pool/pool.ts';
import { readHere } from '../../../server/intake/read-here.ts';
import { previewList } from '../../../server/roster/door.ts';
import { rowsOfDocuments, rowsOfFile, rowsOfText } from '../../../server/roster/sources.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import { insertPublishers } from '../../../server/store/save/roster.ts';
import { bureau, enrol, REGION } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';
import { csv, HEADER, type MadeSheet, workbook } from './lists.ts';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestSqlite();
  await enrol(opened.store);
  await opened.store.writer.transaction((tx) =>
    insertPublishers(tx, {
      regions: [{ ...REGION, id: 'vale', name: { zh: '河谷镇域', en: 'Vale' }, parent: 'hill' }],
      bureaus: [{ ...bureau('hill-old', '旧局'), aliases: ['山老局'] }],
    }),
  );
});
afterAll(() => opened.dispose());

async function previewBytes(bytes: Uint8Array, fileName = '名单.xlsx', region: string | null = 'hill') {
  return previewList(opened.store.reader, { rows: await rowsOfFile({ bytes, fileName }, readHere), region });
}

const previewSheets = (...sheets: MadeSheet[]) => previewBytes(workbook(sheets));

/** Line, outcome and name; and the notices with their cells. */
const told = (preview: Awaited<ReturnType<typeof previewBytes>>) =>
  preview.rows.map(({ line, outcome, bureau: made, notices }) => [
    line,
    outcome,
    made?.name.zh ?? null,
    ...notices.map(({ code, cell }) => `${code} ${cell}`),
  ]);

describe('a list with all columns', () => {
  const rows = [
    ['青川名单（2026 年 1 月）'],
    [],
    [...HEADER],
    ['山区财政局', '', '山财局、区财政局', 'Finance Bureau', '', '财政', '', 2019, ''],
    ['山区柳河镇人民政府', '', '', '', '乡镇', '', '山区', '', ''],
    ['河谷办', '', '', '', '', '', 'vale', '2020年', '2023'],
    ['合计：3 家'],
  ];
  const expected = [
    {
      id: 'hill-caizhengju',
      region: 'hill',
      name: { zh: '山区财政局', en: 'Finance Bureau' },
      shortName: { zh: '财政局', en: 'Finance Bureau' },
      kind: 'department',
      aliases: ['山财局', '区财政局'],
      function: '财政',
      contact: null,
      since: 2019,
      until: null,
    },
    { id: 'hill-liuhezhen', shortName: { zh: '柳河镇', en: '柳河镇' }, kind: 'township', region: 'hill' },
    { id: 'vale-hegubanban', region: 'vale', since: 2020, until: 2023 },
  ];

  test.each(['xlsx', 'xls', 'xlml'] as const)('is read from a workbook (%s), its header in row 3', async (type) => {
    const preview = await previewBytes(workbook([{ rows }], type), `名单.${type}`);
    expect(preview.rows.map(({ line }) => line)).toEqual([4, 5, 6, 7]);
    expect(preview.rows[0]?.bureau).toEqual(expected[0]);
    expect(preview.rows[1]?.bureau).toMatchObject(expected[1] ?? {});
    expect(preview.rows[2]?.bureau).toMatchObject({ region: 'vale', since: 2020, until: 2023, kind: 'department' });
    expect(preview.counts).toEqual({ add: 3, known: 0, leftOut: 1, refused: 0 });
  });

  test.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('is read from CSV in %s', async (_, encode) => {
    const text = csv(rows.map((row) => row.map(String)));
    const preview = await previewBytes(encode(text), '名单.csv');
    expect(preview.rows[0]?.bureau).toEqual(expected[0]);
    expect(preview.counts.add).toBe(3);
  });

  test('is read from CSV in GBK', async () => {
    // 单位全称,类别 / 山区林业局,部门 as Excel saves it on a Chinese system.
    const hex = 'b5a5cebbc8abb3c62cc0e0b1f00d0ac9bdc7f8c1d6d2b5bed62cb2bfc3c50d0a';
    const preview = await previewBytes(Buffer.from(hex, 'hex'), '名单.csv');
    expect(told(preview)).toEqual([[2, 'add', '山区林业局']]);
  });
});

test('a pasted column of names, numbered or not; the kind is guessed by the ending', async () => {
  const rows = await rowsOfText('1. 山区财政局\n2、山区白石街道办事处\n\n山区高新区管委会\n', readHere);
  const preview = await previewList(opened.store.reader, { rows, region: 'hill' });
  expect(preview.rows.map(({ line, bureau: made }) => [line, made?.name.zh, made?.kind])).toEqual([
    [1, '山区财政局', 'department'],
    [2, '山区白石街道办事处', 'street'],
    [4, '山区高新区管委会', 'zone'],
  ]);
});

test('documents whose publishers are unknown propose the list, each name once, a government’s own left out', async () => {
  const rows = rowsOfDocuments([
    { fileName: 'a.docx', printedPublisher: '山区财政局' },
    { fileName: 'b.docx', printedPublisher: '山区 财政局' },
    { fileName: 'c.docx', printedPublisher: '山区教育局' },
    { fileName: 'd.docx', printedPublisher: '大川区人民政府' },
    { fileName: 'e.docx', printedPublisher: null },
  ]);
  const preview = await previewList(opened.store.reader, { rows, region: 'hill' });
  expect(preview.rows.map(({ outcome, documents }) => [outcome, documents])).toEqual([
    ['add', ['a.docx', 'b.docx']],
    ['known', ['c.docx']],
    ['leftOut', ['d.docx']],
  ]);
  expect(preview.rows[2]?.notices.map(({ code }) => code)).toEqual(['GOVERNMENT']);
});

describe('everything odd is said with its cell', () => {
  test('a bureau twice in the list, one on the list already, and one on it that differs', async () => {
    const preview = await previewSheets({
      rows: [
        ['简称', '单位全称', '起始年'],
        ['', '山区财政局', ''],
        ['', '山区 财政局', ''],
        ['', '山区教育局', ''],
        ['', '山区水利局', 2019],
      ],
    });
    expect(told(preview)).toEqual([
      [2, 'add', '山区财政局'],
      [3, 'leftOut', null, 'DOUBLED B3'],
      [4, 'known', null, 'KNOWN B4'],
      [5, 'known', null, 'KNOWN B5'],
    ]);
    expect(preview.rows[1]?.notices[0]?.sentence.zh).toBe('与第 2 行是同一家单位，已略去。');
    expect(preview.rows.map(({ notices }) => notices[0]?.level)).toEqual([undefined, 'note', 'note', 'warning']);
    expect(preview.rows[2]?.existing).toBe('hill-a');
  });

  test('names that two bureaus share, in the list and with one held', async () => {
    const preview = await previewSheets({
      rows: [
        ['单位全称', '别名'],
        ['山区财政局', '山财'],
        ['山区林业局', '山财；山老局'],
      ],
    });
    expect(told(preview)).toEqual([
      [2, 'add', '山区财政局', 'NAME_SHARED B2'],
      [3, 'add', '山区林业局', 'NAME_SHARED B3', 'NAME_SHARED B3'],
    ]);
    expect(preview.rows[0]?.notices[0]?.sentence.zh).toContain('山区林业局（第 3 行）');
    expect(preview.rows[1]?.notices[1]?.sentence.zh).toContain('山区旧局（hill-old）');
  });

  test('a new bureau under another name of one held', async () => {
    expect(told(await previewSheets({ rows: [['单位全称'], ['山老局']] }))).toEqual([
      [2, 'add', '山老局', 'FORMER_NAME A2'],
    ]);
  });

  test('kinds, regions, years, ids and formulas that cannot be', async () => {
    const preview = await previewSheets({
      rows: [
        ['单位全称', '类别', '所属地区', '起始年', '终止年', '编号'],
        ['山区财政局', '协会', '', '', '', ''],
        ['山区林业局', '', '大川区', '', '', ''],
        ['山区司法局', '', '', '去年', '', ''],
        ['山区审计局', '', '', 2021, 2019, ''],
        ['山区统计局', '', '', '', '', 'Bad Id'],
        ['山区信访局', '', '', '', '', 'hill-a'],
        [{ f: 'A2&"分局"' }, '', '', '', '', ''],
        ['山区档案局', '', '', { f: 'B99/0', t: 'e', v: 7 }, '', ''],
        ['山区\ufffd\ufffd局', '', '', '', '', ''],
        ['山区融媒', '', '', '', '', ''],
      ],
    });
    expect(told(preview)).toEqual([
      [2, 'refused', '山区财政局', 'KIND_UNKNOWN B2'],
      [3, 'refused', '山区林业局', 'REGION_UNKNOWN C3'],
      [4, 'refused', '山区司法局', 'YEAR_BAD D4'],
      [5, 'refused', '山区审计局', 'YEARS_REVERSED E5'],
      [6, 'refused', '山区统计局', 'ID_BAD F6'],
      [7, 'refused', '山区信访局', 'ID_TAKEN F7'],
      [8, 'refused', expect.any(String), 'FORMULA A8', expect.any(String)],
      [9, 'refused', '山区档案局', 'FORMULA D9'],
      [10, 'refused', expect.any(String), 'GARBLED A10'],
      [11, 'add', '山区融媒', 'KIND_GUESSED A11'],
    ]);
  });

  test('a formula with its result is its result', async () => {
    const preview = await previewSheets({ rows: [['单位全称'], [{ f: '"山区"&"财政局"', v: '山区财政局' }]] });
    expect(told(preview)).toEqual([[2, 'add', '山区财政局']]);
  });

  test('merged cells: a region over several rows counts for each, names beside a merged name are one bureau’s', async () => {
    const preview = await previewSheets({
      rows: [
        ['单位名录', '', ''],
        ['单位全称', '所属地区', '别名'],
        ['山区财政局', '河谷镇域', '山财'],
        ['', '', '区财政'],
        ['山区林业局', '', ''],
      ],
      merges: ['A1:C1', 'A3:A4', 'B3:B5'],
    });
    expect(told(preview)).toEqual([
      [3, 'add', '山区财政局'],
      [4, 'leftOut', null, 'MERGED A4'],
      [5, 'add', '山区林业局'],
    ]);
    expect(preview.rows[0]?.bureau).toMatchObject({ aliases: ['山财', '区财政'], region: 'vale' });
    expect(preview.rows[2]?.bureau?.region).toBe('vale');
  });

  test('hidden rows are left out and said; sheets with headings are one list, their cells told apart', async () => {
    const preview = await previewSheets(
      { name: '说明', rows: [['请按要求填写', '谢谢']] },
      { name: '部门', rows: [['单位全称'], ['山区财政局'], ['山区林业局']], hidden: [3] },
      {
        name: '乡镇',
        rows: [
          ['单位全称', '类别'],
          ['山区柳河镇', '市集'],
        ],
      },
    );
    expect(told(preview)).toEqual([
      [2, 'add', '山区财政局'],
      [3, 'leftOut', null, 'HIDDEN 部门!3'],
      [2, 'refused', '山区柳河镇', 'KIND_UNKNOWN 乡镇!B2'],
    ]);
  });

  test('no region at all', async () => {
    const preview = await previewBytes(workbook([{ rows: [['单位全称'], ['山区财政局']] }]), '名单.xlsx', null);
    expect(told(preview)).toEqual([[2, 'refused', '山区财政局', 'REGION_MISSING null']]);
  });
});

test.each([
  ['a table without a column of names', Buffer.from('甲,乙\n1,2\n'), 'BAD_ARGUMENT', '单位全称'],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'UNSUPPORTED_FORMAT', '图片'],
  ['nothing', Buffer.from(''), 'EMPTY_DOCUMENT', ''],
  ['blank lines', Buffer.from('\n\n'), 'EMPTY_DOCUMENT', ''],
])('%s is refused with what to do', async (_, bytes, code, words) => {
  await expect(previewBytes(bytes, '名单.csv')).rejects.toMatchObject({
    code,
    sentence: { zh: expect.stringContaining(words) },
  });
});

test('4,000 rows are read and previewed; nothing is stored', async () => {
  const rows = Array.from({ length: 4000 }, (_row, place) => [
    `山区第${place}教育局`,
    '',
    `第${place}局、${place}教局`,
    '部门',
  ]);
  const bytes = workbook([{ rows: [['单位全称', '简称', '别名', '类别'], ...rows] }]);
  const before = await getRevision(opened.store.reader, null);
  const preview = await previewBytes(bytes);
  expect(preview.counts).toEqual({ add: 4000, known: 0, leftOut: 0, refused: 0 });
  expect(new Set(preview.rows.map(({ bureau: made }) => made?.id)).size).toBe(4000);
  expect((await getRevision(opened.store.reader, null)).number).toBe(before.number);
});

test('names that would all have the same id are numbered without counting up, and one list has its bounds', async () => {
  const names = Array.from({ length: 5000 }, (_, place) => String.fromCodePoint(0x20000 + place).repeat(2));
  const { rows } = await previewList(opened.store.reader, {
    rows: await rowsOfText(names.join('\n'), readHere),
    region: 'hill',
  });
  expect(new Set(rows.map(({ bureau: made }) => made?.id)).size).toBe(5000);
  expect(rows.slice(0, 3).map(({ bureau: made }) => made?.id)).toEqual(['hill-b-2', 'hill-b-3', 'hill-b-4']);
  const row = { line: null, texts: { name: '山区林业局' }, places: {}, leftOut: null };
  const many = previewList(opened.store.reader, { rows: Array<typeof row>(20_001).fill(row), region: 'hill' });
  await expect(many).rejects.toMatchObject({ code: 'TOO_LARGE' });
});

test('marks that nobody sees do not make another name, and line breaks still part other names', async () => {
  const row = {
    line: null,
    texts: { name: '山区\u200b林业局\ufeff', aliases: '山林\n\u200b山木' },
    places: {},
    leftOut: null,
  };
  const { rows } = await previewList(opened.store.reader, { rows: [row], region: 'hill' });
  expect(rows[0]?.bureau).toMatchObject({ name: { zh: '山区林业局' }, aliases: ['山林', '山木'] });
});

test('a file is read the same in a process that can be ended', async () => {
  const file = { bytes: workbook([{ rows: [['单位全称'], ['山区财政局']] }]), fileName: '名单.xlsx' };
  const parsing = openPool({ size: 1, deadline: 20_000, memory: 512 });
  try {
    expect(await rowsOfFile(file, parsing)).toEqual(await rowsOfFile(file, readHere));
  } finally {
    parsing.close();
  }
});
