import { describe, expect, it } from 'vitest';
import { EDITIONS } from '../../../../schema/form/cells.ts';
import { Problem, type ProblemCode } from '../../../../schema/problem.ts';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { openArchive } from '../../../../server/ingest/formats/archive.ts';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import type { FilledForm } from '../render/form.ts';
import { distinctForm } from './distinct.ts';
import type { Part } from './parts.ts';
import { bookFile, bookParts, type Placed, placed, type SheetPart, sheetXml, wholeForm } from './sheetml.ts';
import { bodyOf, p, relationsXml, run, wordFile } from './wordml.ts';
import { zipOf } from './zip-writer.ts';

const FORM = distinctForm('2021');
const read = (bytes: Uint8Array): Promise<ReadReport> => readAnyDocument(bytes, '年报.dat');

async function expectRefusal(bytes: Uint8Array, code: ProblemCode, words: RegExp): Promise<void> {
  const problem = await read(bytes).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(problem instanceof Problem)) throw new Error('the document was not refused', { cause: problem });
  expect([problem.code, problem.sentence.zh]).toEqual([code, expect.stringMatching(words)]);
  expect(problem.sentence.zh).toMatch(/年报\.dat.*请/);
  expect(problem.sentence.en).toContain('年报.dat');
}

const reasonsOf = (report: ReadReport): string[] => [
  ...new Set(report.figures.map(({ content }) => (content.kind === 'gap' ? content.reason : 'number'))),
];

const sheet = (name: string, form: FilledForm): SheetPart => ({ name, xml: sheetXml(wholeForm(form)) });
const rows = (table: readonly (readonly string[])[]): Placed => ({
  cells: table.flatMap((cells, row) =>
    cells.map((text, column) => ({ row: row + 1, column: column + 1, text, section: null, value: false })),
  ),
  merges: [],
  rows: table.length,
  columns: 30,
});
const ITEMS = EDITIONS['2021'].sectionIII.filter((row) => row.measure !== null).map((row) => row.label.zh);
const collection = sheetXml(
  rows([
    ['2023年政府信息公开数据汇总表'],
    ['序号', '单位', ...ITEMS],
    ...['教育局', '民政局'].map((bureau, index) => [`${index + 1}`, bureau, ...ITEMS.map((_, item) => `${item}`)]),
  ]),
);

describe('a workbook that holds more than one report, or none', () => {
  it('is asked about when every bureau has a sheet', () =>
    expectRefusal(
      bookFile([
        sheet('教育局', { ...FORM, publisher: '青石县教育局' }),
        sheet('民政局', distinctForm('2021', true)),
        sheet('水利局', { ...FORM, publisher: '青石县水利局' }),
      ]),
      'UNSUPPORTED_FORMAT',
      /3 张工作表.*“教育局”、“民政局”、“水利局”/,
    ));

  it('is asked about when the year before has a sheet', () =>
    expectRefusal(
      bookFile([sheet('2023', FORM), sheet('2020', distinctForm('2019'))]),
      'UNSUPPORTED_FORMAT',
      /2 张工作表.*“2023”、“2020”/,
    ));

  it('is said to be a collection when each bureau has a row', () =>
    expectRefusal(bookFile([{ name: '汇总', xml: collection }]), 'NOT_A_REPORT', /工作表“汇总”.*每行一个单位.*汇总表/));

  it('is read when the collection stands beside a report', async () => {
    const report = await read(bookFile([{ name: '汇总', xml: collection }, sheet('年报', FORM)]));
    expect(reasonsOf(report)).toEqual(['number']);
    expect(report.publisher).toBe(FORM.publisher);
  });
});

describe('tables that are pictures', () => {
  const titles = wholeForm(FORM).cells.filter(({ section }) => section === null);
  const line = (text: string): Part => ({ kind: 'line', text, heading: null });
  const anchor = (row: number): string =>
    `<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>${row}</xdr:row></xdr:from><xdr:to><xdr:row>9</xdr:row></xdr:to><xdr:pic/></xdr:twoCellAnchor>`;
  const drawing = (...anchors: string[]): Readonly<Record<string, string>> => ({
    'xl/worksheets/_rels/sheet1.xml.rels': relationsXml([['rId1', 'drawing', '../drawings/drawing1.xml']]),
    'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="x">${anchors.join('')}</xdr:wsDr>`,
  });

  it('are gaps that say so, in the section of a sheet where the picture lies', async () => {
    const parts = titles.map(({ text }) => line(text));
    const second = parts.findIndex((part) => part.kind === 'line' && part.text.startsWith('二、'));
    const xml = sheetXml(placed(parts), { foot: '<drawing r:id="rId1"/>' });
    const report = await read(bookFile([{ name: '年报', xml }], { parts: drawing(anchor(second + 1)) }));
    const reasonOf = (section: string): unknown =>
      report.figures.find(({ cell }) => cell.startsWith(`${section}/`))?.content;
    expect(reasonOf('II')).toMatchObject({ reason: 'tableIsImage' });
    expect(reasonOf('III')).toMatchObject({ reason: 'tableMissing' });
  });

  it('are refused in a sheet that shows nothing else', () =>
    expectRefusal(
      bookFile([{ name: '年报', xml: '<worksheet><sheetData/><drawing r:id="rId1"/></worksheet>' }], {
        parts: drawing(anchor(0)),
      }),
      'EMPTY_DOCUMENT',
      /只有图片/,
    ));

  it.each([
    ['a picture in the line', '<w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing>'],
    ['a picture that floats', '<w:drawing><wp:anchor><pic:pic/></wp:anchor></w:drawing>'],
    [
      'an embedded workbook',
      '<w:object><v:shape><v:imagedata r:id="rId5"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>',
    ],
    ['a chunk that is not there', '</w:r></w:p><w:altChunk r:id="rId9"/><w:p><w:r>'],
  ])('are gaps that say so in a Word document: %s', async (_, content) => {
    const report = await read(wordFile(bodyOf(FORM, { tbl: () => p(`<w:r>${content}</w:r>`) })));
    expect(reasonsOf(report)).toEqual(['tableIsImage']);
  });

  it('are refused in a Word document that shows nothing else', () =>
    expectRefusal(
      wordFile(p('<w:r><w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing></w:r>')),
      'EMPTY_DOCUMENT',
      /只有图片/,
    ));
});

describe('an Office file that cannot be read', () => {
  const TYPES = { name: '[Content_Types].xml', bytes: '<Types/>' };

  it.each([
    ['a workbook in binary form', zipOf([TYPES, { name: 'xl/workbook.bin', bytes: 'x' }]), /\.xlsb.*另存为.*\.xlsx/],
    ['a drawing of Visio', zipOf([TYPES, { name: 'visio/document.xml', bytes: '<a/>' }]), /没有 Word 文档或 Excel/],
  ])('is refused by name: %s', (_, bytes, words) => expectRefusal(bytes, 'UNSUPPORTED_FORMAT', words));

  it('is damaged when a visible sheet is missing', () =>
    expectRefusal(
      zipOf(bookParts([sheet('年报', FORM)]).filter(({ name }) => !String(name).includes('sheet1'))),
      'UNREADABLE_DOCUMENT',
      /压缩结构/,
    ));

  it('is damaged when its text is missing', () =>
    expectRefusal(zipOf([TYPES, { name: 'word/styles.xml', bytes: '<a/>' }]), 'UNREADABLE_DOCUMENT', /压缩结构/));

  it('is empty when all its sheets are hidden', () =>
    expectRefusal(bookFile([{ ...sheet('年报', FORM), state: 'veryHidden' }]), 'EMPTY_DOCUMENT', /没有任何文字/));
});

describe('a ZIP file', () => {
  it('is read whatever a server added behind its end', async () => {
    const report = await read(new Uint8Array([...wordFile(bodyOf(FORM)), 13, 10, 0, 1]));
    expect(reasonsOf(report)).toEqual(['number']);
  });

  it('is no archive when it is an Office file of any folder', async () => {
    expect(await openArchive(wordFile(bodyOf(FORM), { main: 'docs/main.xml' }), 'a')).toBeNull();
    expect(await openArchive(bookFile([sheet('年报', FORM)], { folder: 'book' }), 'a')).toBeNull();
  });

  it('gives out its documents, each with its own refusal', async () => {
    const archive = zipOf([
      { name: '2023/民政局.docx', bytes: wordFile(bodyOf(FORM)) },
      { name: '..\\..\\教育局.xlsx', bytes: bookFile([sheet('年报', FORM)]) },
      { name: '汇总.xlsx', bytes: bookFile([{ name: '汇总', xml: collection }]) },
      { name: '~$民政局.docx', bytes: 'x' },
    ]);
    const opened = await openArchive(archive, '全部.zip');
    if (opened === null) throw new Error('The file was taken for no archive');
    expect(opened.fileNames).toEqual(['2023/民政局.docx', '教育局.xlsx', '汇总.xlsx']);
    const outcomes = await Promise.all(
      opened.fileNames.map(async (fileName, place) =>
        readAnyDocument(await opened.takeOut(place), fileName).then(
          (report) => report.publisher,
          (error: unknown) => (error instanceof Problem ? error.code : error),
        ),
      ),
    );
    expect(outcomes).toEqual([FORM.publisher, FORM.publisher, 'NOT_A_REPORT']);
  });
});

describe('two parts whose names differ only in case', () => {
  it('are told apart by the very name', async () => {
    const parts = { 'word/Document.xml': `<w:document><w:body>${p(run('别的'))}</w:body></w:document>` };
    expect((await read(wordFile(bodyOf(FORM), { parts }))).text).not.toContain('别的');
  });
});
