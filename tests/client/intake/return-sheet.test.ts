import { describe, expect, test } from 'vitest';
import { compareWithPrevious } from '../../../client/intake/comparison.ts';
import { type ReturnSheetInput, returnSheetOf } from '../../../client/intake/return-sheet.ts';
import {
  returnSheetCsv,
  returnSheetFileName,
  returnSheetHtml,
  returnSheetText,
} from '../../../client/intake/return-sheet-files.ts';
import { finding, report } from './readings.ts';

const lines = [
  ['IV/review.upheld', 6, 1],
  ['IV/review.total', 8, 3],
  ['III/2/total', 5, 4],
  ['III/4/total', 3, 5],
  ['II/penalties.decisions', null, 6],
] as const;

function input(changes: Partial<ReturnSheetInput> = {}): ReturnSheetInput {
  return {
    lang: 'zh',
    publisher: '示例区教育局',
    year: 2025,
    fileName: '年报.docx',
    day: '2026-01-20',
    report: report(lines, [
      finding({ id: 'held', outcome: 'confirmed' }),
      finding({ id: 'doubt', outcome: 'suspicious', arithmetic: '1 ≠ 2' }),
      finding(),
    ]),
    comparison: null,
    ...changes,
  };
}

/** What a hostile document could call itself. */
const HOSTILE = `<script>alert(1)</script>"'&<img src=x onerror=alert(1)>`;

describe('The return sheet', () => {
  test('asks for what failed, then for what is doubtful, then for empty cells; what holds is counted only', () => {
    const sheet = returnSheetOf(input());
    expect(sheet.items.map((item) => item.outcome)).toEqual(['failed', 'suspicious', 'missing']);
    expect(sheet.result).toBe('1 项勾稽关系成立，1 项未通过，1 项存疑');
  });

  test('carries sentence, arithmetic, the printed lines of the figures in the order of the document, and a question', () => {
    const [item] = returnSheetOf(input()).items;
    expect(item).toMatchObject({
      title: '表四 结果之和',
      sentence: '表四 行政复议：各项之和不等于总计',
      arithmetic: '6 + 3 = 9 ≠ 8',
      printed: [
        { line: 1, text: 'IV/review.upheld  6' },
        { line: 3, text: 'IV/review.total  8' },
      ],
      rule: '规则 T4-SUM，依据：表式',
    });
    expect(item?.question).toContain('更正后的数字');
  });

  test('names empty cells and the word for why they are empty', () => {
    const missing = returnSheetOf(input()).items.at(-1);
    expect(missing?.sentence).toContain('未填 1 格');
    expect(missing?.sentence).toContain('行政处罚');
  });

  test('asks about a carry-over that does not match last year’s report', () => {
    const { report: read } = input();
    const comparison = compareWithPrevious({
      report: read,
      previous: { report: 'r', year: 2024, differences: [{ cell: 'III/4/total', previous: 9, current: 3 }] },
    });
    const item = returnSheetOf(input({ comparison })).items.find((one) => one.arithmetic === '9 ≠ 5');
    expect(item).toMatchObject({ outcome: 'suspicious', printed: [{ line: 4 }] });
    expect(item?.sentence).toContain('2024');
  });

  test('cuts a long line around its figure', () => {
    const long = `${'甲'.repeat(300)}8件${'乙'.repeat(300)}`;
    const read = report([['IV/review.total', 8, 1]], [finding()]);
    const figures = read.figures.map((figure) => ({ ...figure, place: { start: 300, end: 301, line: 1 } }));
    const [item] = returnSheetOf(
      input({ report: { ...read, figures, document: { ...read.document, text: long } } }),
    ).items;
    expect(item?.printed[0]?.text).toMatch(/^……甲+8件乙+……$/);
    expect(item?.printed[0]?.text.length).toBeLessThan(130);
  });

  test('is written in English where that is read', () => {
    const html = returnSheetHtml(returnSheetOf(input({ lang: 'en', publisher: 'Education Bureau' })));
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Return sheet');
    expect(html).toContain('Table 4 Sum of results');
  });

  test('of a report with nothing to mend says so and keeps the result', () => {
    const sheet = returnSheetOf(input({ report: report([], [finding({ outcome: 'confirmed' })]) }));
    expect(returnSheetHtml(sheet)).toContain('没有需要修改的地方。');
    expect(returnSheetHtml(sheet)).not.toContain('<ol>');
  });
});

describe('The sheet as a page', () => {
  test('stands alone: it fetches nothing, runs nothing, and prints on A4', () => {
    const html = returnSheetHtml(returnSheetOf(input()));
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).toContain('size: A4');
    expect(html).not.toMatch(/<script|<link|<img|\bsrc=|url\(/);
  });

  test('escapes whatever the document, its name or its bureau says', () => {
    const read = report(
      [['IV/review.total', 8, 1]],
      [finding({ message: { zh: HOSTILE, en: HOSTILE }, arithmetic: HOSTILE })],
    );
    const sheet = returnSheetOf(
      input({
        publisher: HOSTILE,
        fileName: HOSTILE,
        report: { ...read, document: { ...read.document, text: HOSTILE } },
      }),
    );
    const html = returnSheetHtml(sheet);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img');
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(6);
  });
});

describe('The sheet as text and as a table', () => {
  test('the text says everything without a layout', () => {
    const text = returnSheetText(returnSheetOf(input()));
    expect(text).toContain('1. 未通过 · 表四 结果之和');
    expect(text).toContain('6 + 3 = 9 ≠ 8');
    expect(text).toContain('原文 第 3 行：IV/review.total  8');
  });

  test('the table opens in a spreadsheet: byte order mark, CRLF, quoted fields', () => {
    const csv = returnSheetCsv(returnSheetOf(input({ publisher: '甲,"乙"' })));
    expect(csv.startsWith('\uFEFF"单位","年度",')).toBe(true);
    expect(csv).toContain('"甲,""乙""",2025,1,"未通过"');
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  test('nothing in the table is taken for a formula', () => {
    const csv = returnSheetCsv(
      returnSheetOf(input({ publisher: '=HYPERLINK("x")', report: report([], [finding({ arithmetic: '-1+2' })]) })),
    );
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).toContain(`,"'-1+2",`);
  });

  test('a file name holds nothing that a file system refuses', () => {
    expect(returnSheetFileName(returnSheetOf(input({ publisher: '教育局/a:b*?"<>|\u202E' })), 'html')).toBe(
      '退回修改单-教育局_a_b_______-2025.html',
    );
    expect(returnSheetFileName(returnSheetOf(input({ publisher: null, year: null })), 'csv')).toBe('退回修改单.csv');
  });
});
