import { describe, expect, it } from 'vitest';
import { Problem, type ProblemCode } from '../../../../schema/problem.ts';
import { LIMITS } from '../../../../server/ingest/formats/limits.ts';
import { openDocument } from '../../../../server/ingest/open.ts';
import { lowered } from '../../../support/lowered.ts';
import { publishedForm } from '../render/form.ts';
import { page } from '../render/page.ts';
import { pdfOf } from './pdf-writer.ts';
import { rawWord, rawWorkbook, WORD_NAMESPACE, zipOf } from './zip-writer.ts';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

async function refusal(bytes: Uint8Array, fileName = '年报.dat'): Promise<Problem> {
  try {
    await openDocument(bytes, fileName);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error;
  }
  throw new Error('the document was not refused');
}

async function expectRefusal(bytes: Uint8Array, code: ProblemCode, words: RegExp): Promise<void> {
  const problem = await refusal(bytes);
  expect([problem.code, problem.sentence.zh]).toEqual([code, expect.stringMatching(words)]);
  expect(problem.sentence.zh).toContain('年报.dat');
  expect(problem.sentence.zh).toMatch(/请/);
  expect(problem.sentence.en).not.toBe('');
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ole = (stream: string): Uint8Array =>
  new Uint8Array(
    Buffer.concat([Buffer.from(OLE), Buffer.alloc(1024), Buffer.from(stream, 'utf16le'), Buffer.alloc(64)]),
  );

describe('a format without a reader is refused by name, with what to do', () => {
  it.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), /图片里的文字和表格不能读取/],
    ['a RAR archive', text('Rar!\u001a\u0007'), /解压后/],
    [
      'a presentation',
      zipOf([
        { name: '[Content_Types].xml', bytes: '' },
        { name: 'ppt/a.xml', bytes: '' },
      ]),
      /pptx/,
    ],
    [
      'an OpenDocument file',
      zipOf([
        { name: 'mimetype', bytes: '' },
        { name: 'content.xml', bytes: '' },
      ]),
      /另存为 \.docx/,
    ],
    ['an archive given as a document', zipOf([{ name: 'a.txt', bytes: 'a' }]), /压缩包.*逐个上传/],
  ])('%s', (_, bytes, words) => expectRefusal(bytes, 'UNSUPPORTED_FORMAT', words));

  it.each([
    ['an old Word document', ole('WordDocument'), /复合文档结构已损坏/],
    ['an old workbook', ole('Workbook'), /复合文档结构已损坏/],
    ['an encrypted Office file', ole('EncryptedPackage'), /复合文档结构已损坏/],
    ['RTF', text('{\\rtf1\\ansi'), /RTF 结构已损坏/],
    ['a web page in one file', text('From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n'), /单个文件网页的结构已损坏/],
  ])('no more than the beginning of %s', (_, bytes, words) => expectRefusal(bytes, 'UNREADABLE_DOCUMENT', words));

  it('but a page named as a workbook is read as the page it is', async () => {
    const bytes = text(page(publishedForm('suqian_city_2023')));
    expect((await openDocument(bytes, '年报.xls')).format).toBe('page');
  });

  it('an encrypted PDF', () =>
    expectRefusal(pdfOf('BT /F 12 Tf (1) Tj ET', { encrypted: true }), 'UNSUPPORTED_FORMAT', /加密/));
  it('a scanned PDF', () => expectRefusal(pdfOf('0 0 100 100 re f'), 'UNSUPPORTED_FORMAT', /1 页.*没有文字层.*扫描/));
  it('a PDF cut in half', () => expectRefusal(text('%PDF-1.7\n1 0 obj\n<<'), 'UNREADABLE_DOCUMENT', /PDF 结构已损坏/));
});

const zeros = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(0x20);

describe('a file made to do harm is refused within bounds', () => {
  it('a Word document that inflates a thousandfold', () => {
    const bomb = zipOf([
      { name: '[Content_Types].xml', bytes: '' },
      { name: 'word/document.xml', bytes: zeros(LIMITS.entryInflatedBytes + 1) },
    ]);
    expect(bomb.length).toBeLessThan(100_000);
    return expectRefusal(bomb, 'TOO_LARGE', /解压后过大/);
  });

  it('the same, with a small size promised in its directory', () =>
    expectRefusal(
      zipOf([
        { name: '[Content_Types].xml', bytes: '' },
        { name: 'word/document.xml', bytes: zeros(LIMITS.entryInflatedBytes + 1), claimedSize: 1000 },
      ]),
      'UNREADABLE_DOCUMENT',
      /压缩结构/,
    ));

  it('parts that share their bytes', () =>
    expectRefusal(
      zipOf([
        { name: '[Content_Types].xml', bytes: zeros(9000) },
        { name: 'word/document.xml', bytes: zeros(9000), sameAs: 0 },
      ]),
      'UNREADABLE_DOCUMENT',
      /压缩结构/,
    ));

  it('two parts of one name', () =>
    expectRefusal(
      zipOf([
        { name: 'word/document.xml', bytes: '<a/>' },
        { name: 'word/document.xml', bytes: '<b/>' },
      ]),
      'UNREADABLE_DOCUMENT',
      /压缩结构/,
    ));

  it('an encrypted part', () =>
    expectRefusal(
      zipOf([
        { name: '[Content_Types].xml', bytes: '' },
        { name: 'word/document.xml', bytes: '<a/>', encrypted: true },
      ]),
      'UNSUPPORTED_FORMAT',
      /加密/,
    ));

  it('thousands of parts', () =>
    expectRefusal(
      zipOf(Array.from({ length: LIMITS.entries + 1 }, (_, index) => ({ name: `word/${index}`, bytes: '' }))),
      'TOO_LARGE',
      /超过 5000 个文件/,
    ));

  it('a directory cut off', () => expectRefusal(rawWord('').slice(0, -30), 'UNREADABLE_DOCUMENT', /压缩结构/));

  it.each([
    ['a document type', '<!DOCTYPE a>'],
    ['entities that multiply', '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'],
    ['an entity from a file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'],
  ])('XML with %s', (_, head) => expectRefusal(rawWord('<w:p/>', {}, head), 'UNREADABLE_DOCUMENT', /XML/));

  it('XML with an entity nobody defined', () =>
    expectRefusal(rawWord('<w:p><w:r><w:t>&x;</w:t></w:r></w:p>'), 'UNREADABLE_DOCUMENT', /XML/));

  it('XML nested twenty thousand deep', () =>
    expectRefusal(rawWord('<w:p>'.repeat(20_000)), 'TOO_LARGE', /嵌套超过 256 层/));

  it('tables nested as deep as the XML may be', async () => {
    const depth = 80;
    const body = `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}<w:p><w:r><w:t>字</w:t></w:r></w:p>${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;
    expect((await openDocument(rawWord(body), 'a')).text).toBe('字');
  });

  it('XML that is not closed', () => expectRefusal(rawWord('<w:p><w:tbl>'), 'UNREADABLE_DOCUMENT', /XML/));

  it('a sheet that claims every cell there is costs only the cells it has', async () => {
    const cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>';
    const sheet = `<dimension ref="A1:XFD1048576"/><sheetData>${cells}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`;
    const { text: written } = await openDocument(rawWorkbook(sheet), 'a');
    expect(written.trim()).toBe('1');
  });

  it('a sheet with more cells than a report can have', () =>
    expectRefusal(
      rawWorkbook(`<sheetData>${`<row>${'<c><v>1</v></c>'.repeat(1000)}</row>`.repeat(301)}</sheetData>`),
      'TOO_LARGE',
      /300000 个单元格/,
    ));

  it('merged cells that lie over each other', () => {
    const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(300);
    const rows = '<row><c><v>1</v></c></row>'.repeat(1000);
    const bytes = rawWorkbook(`<sheetData>${rows}</sheetData><mergeCells>${merges}</mergeCells>`);
    return lowered({ cells: 3000 }, () => expectRefusal(bytes, 'TOO_LARGE', /3000 个单元格/));
  });

  it('names that are words of the language do nothing', async () => {
    const strings = '<sst><si><t>甲</t></si></sst>';
    const sheet =
      '<sheetData><row __proto__="1" constructor="2"><c r="A1" t="s" __proto__="x"><v>0</v></c><__proto__/></row></sheetData>';
    const bytes = rawWorkbook(sheet, { 'xl/sharedStrings.xml': strings, __proto__: '<a/>' });
    expect((await openDocument(bytes, 'a')).text.trim()).toBe('甲');
    const numbering = `<w:numbering ${WORD_NAMESPACE}><w:__proto__/><w:constructor/></w:numbering>`;
    const word = rawWord('<w:p><w:pPr><w:pStyle w:val="__proto__"/></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>', {
      'word/numbering.xml': numbering,
    });
    expect((await openDocument(word, 'a')).text).toBe('乙');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('a document beyond the size of any report', async () => {
    const problem = await refusal(new Uint8Array(LIMITS.documentBytes + 1));
    expect([problem.code, problem.sentence.zh]).toEqual(['TOO_LARGE', expect.stringContaining('超过 30 MB')]);
  });

  it('a PDF of more pages than a report has', () =>
    expectRefusal(pdfOf('BT ET', { pages: LIMITS.pages + 1 }), 'TOO_LARGE', /300 页/));
});
