import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../schema/problem.ts';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import { openDocument } from '../../../../server/ingest/open.ts';
import { expectRead } from '../render/expect.ts';
import { publishedForm } from '../render/form.ts';
import { distinctForm } from './distinct.ts';
import { type Change, cell, type DocParagraph, docOf, oleOf, paragraph, rowEnd, run } from './doc-writer.ts';
import { damagedCopies, oldFile } from './old-files.ts';

const read = async (bytes: Uint8Array): Promise<string> => (await openDocument(bytes, '年报.doc')).text;
const textOf = (...paragraphs: DocParagraph[]): Promise<string> => read(docOf(paragraphs));

async function refusal(bytes: Uint8Array): Promise<Problem> {
  const error: unknown = await openDocument(bytes, '年报.doc').catch((problem) => problem);
  if (error instanceof Problem) return error;
  throw new Error('the document was not refused');
}

const DELETED: Change = [0x0800, 1];
const HIDDEN: Change = [0x083c, 1];
const IN_TABLE: Change = [0x2416, 1];

describe('a Word 97–2003 document', () => {
  it.each(['shanghai_gov_office_2019', 'suqian_city_2023', 'hongze_district_2023'])(
    'as LibreOffice writes it is read cell for cell: %s',
    async (name) => {
      const form = publishedForm(name);
      const report = await readAnyDocument(oldFile(`${name}.doc`), 'a');
      expectRead(report, form);
      expect(report).toMatchObject({ publisher: form.publisher, year: form.year });
      expect(report.outline.map(({ ordinal }) => ordinal).join('')).toBe('一二三四五六');
      expect(report.narrative.find(({ measure }) => measure === 'disclosures.website')?.value).toBe(1136);
    },
  );

  it('in the XML of Word 2003, named .doc, is read cell for cell', async () => {
    const bytes = oldFile('suqian_city_2023.word2003.xml');
    expectRead(await readAnyDocument(bytes, '年报.doc'), publishedForm('suqian_city_2023'));
  });

  it('is read from a text box as well', async () => {
    const report = await readAnyDocument(oldFile('text_box.doc'), 'a');
    expectRead(report, distinctForm('2021'));
  });
});

describe('the text of a Word 97–2003 document', () => {
  it('has a paragraph a line, tabs and line breaks as they are seen', async () => {
    expect(await textOf(paragraph('甲\t', '乙'), paragraph('丙\u000b丁'), paragraph('3\u001e4'))).toBe(
      '甲 乙\n丙\n丁\n3-4',
    );
  });

  it('has a table row a line, told by the marks at the ends of cells and rows', async () => {
    const inCell: DocParagraph = { runs: [{ text: '社会' }], mark: 13, changes: [IN_TABLE] };
    expect(
      await textOf(
        cell('规章'),
        inCell,
        cell('公益'),
        cell(''),
        rowEnd([0, 0, 0]),
        cell('乙'),
        cell('0'),
        rowEnd([0, 0]),
      ),
    ).toBe('规章\t社会 公益\t\n乙\t0');
  });

  it('leaves out cells that carry on a merged one, whichever way the merge is said', async () => {
    const rows = [
      [cell('组'), cell('1'), rowEnd([0x60, 0])],
      [cell('99'), cell('2'), rowEnd([0x20, 0])],
      [cell('98'), cell('3'), rowEnd([0, 0], [0xd62b, 2, 0, 1])],
      [cell('合计'), cell('97'), cell('4'), rowEnd([1, 2, 0])],
      [cell('合计'), cell('96'), cell('5'), rowEnd([2, 1, 0])],
      [cell('合计'), cell('95'), cell('6'), rowEnd([0, 0, 0], [0x5624, 0, 2])],
    ];
    expect(await textOf(...rows.flat())).toBe('组\t1\n2\n3\n合计\t4\n合计\t5\n合计\t6');
  });

  it('draws a table within a cell as a table', async () => {
    const inner = (text: string, ...more: Change[]): DocParagraph => ({
      runs: [{ text }],
      mark: 13,
      changes: [IN_TABLE, [0x6649, 2, 0, 0, 0], [0x244b, 1], ...more],
    });
    const nested = [
      inner('规章'),
      inner('0'),
      inner('', [0x244c, 1]),
      inner('文件'),
      inner('5'),
      inner('', [0x244c, 1]),
    ];
    expect(await textOf(paragraph('前'), ...nested, cell(''), rowEnd([0]), paragraph('后'))).toBe(
      '前\n规章\t0\n文件\t5\n后',
    );
  });

  it('leaves out what was deleted: words, rows, and the mark between two paragraphs', async () => {
    const gone = (item: DocParagraph): DocParagraph => ({ ...item, markChanges: [DELETED] });
    expect(
      await textOf(cell(run('1', DELETED), '2'), rowEnd([0]), gone(cell(run('9', DELETED))), gone(rowEnd([0]))),
    ).toBe('2');
    expect(await textOf(cell('8'), gone(rowEnd([0])))).toBe('8');
    const emptied = [cell(run('7', DELETED)), cell(''), rowEnd([0, 0])];
    expect(await textOf(cell('甲'), cell(''), rowEnd([0, 0]), ...emptied)).toBe('甲\t');
    expect(await textOf(gone(paragraph('11')), paragraph('36 条'), paragraph('完'))).toBe('1136 条\n完');
  });

  it('leaves out hidden words, marks of notes and figures that are struck through', async () => {
    const raised: Change = [0x2a48, 1];
    const struck: Change = [0x0837, 1];
    expect(
      await textOf(cell('3', run('6', HIDDEN), run('1', raised)), cell(run('7', struck), '4'), rowEnd([0, 0])),
    ).toBe('3\t4');
  });

  it('shows the results of fields and not their codes, and no table of contents', async () => {
    const contents = paragraph('\u0013 TOC \\o "1-3" \u0014一、总体情况\u0015');
    expect(await textOf(contents, paragraph('共\u0013 =SUM(ABOVE) \u00147\u0015件'))).toBe('共7件');
  });

  it('does not lose a table behind a field that has no end', async () => {
    expect(await textOf(cell('甲\u0013 PAGE '), cell('5'), rowEnd([0, 0]))).toBe('甲\t5');
  });

  it('reads pieces in their order, whatever their order in the file, of one byte a character or two', async () => {
    const item = { ...paragraph('No. 12'), narrow: true };
    expect(await read(docOf([paragraph('甲'), item, paragraph('乙')], { reversed: true }))).toBe('甲\nNo. 12\n乙');
  });

  it('follows changes laid over a piece, short or long', async () => {
    const short = { ...paragraph('暗'), pieceChanges: (1 << 8) | (0x5c << 1) };
    const listed = { ...paragraph('去'), pieceChanges: [DELETED] };
    expect(await textOf(paragraph('明'), short, listed, paragraph('末'))).toBe('明\n末');
  });

  it('follows properties of a row that stand in a stream of their own', async () => {
    const flags = Array.from({ length: 30 }, (_, index) => (index === 0 ? 0x20 : 0));
    const cells = flags.map((_, index) => cell(String(index)));
    const text = await textOf(...cells, { ...rowEnd(flags), long: true });
    expect(text).toBe(
      flags
        .map((_, index) => String(index))
        .slice(1)
        .join('\t'),
    );
  });

  it('knows digits of the symbol font, and marks other signs in a cell as no number', async () => {
    const sign = (code: number): DocParagraph => cell(run('(', [0x6a09, 0, 0, code & 0xff, code >> 8]));
    expect(await textOf(cell('\uf033'), sign(0xf0fc), rowEnd([0, 0]))).toBe('□\t□');
  });
});

describe('a Word 97–2003 document that cannot be read is refused with what to do', () => {
  it.each([
    ['an encrypted one', docOf([paragraph('甲')], { encrypted: true }), 'UNSUPPORTED_FORMAT', /加密.*去掉密码/],
    ['one of Word 95', docOf([paragraph('甲')], { edition: 0x68 }), 'UNSUPPORTED_FORMAT', /Word 6\.0\/95.*\.docx/],
    ['one without text', docOf([paragraph('')]), 'EMPTY_DOCUMENT', /没有任何文字/],
    [
      'one without its table stream',
      oleOf({ WordDocument: Buffer.alloc(4096, 1) }),
      'UNSUPPORTED_FORMAT',
      /Word 6\.0\/95/,
    ],
    [
      'an Office file of another kind',
      oleOf({ Contents: Buffer.alloc(100) }),
      'UNSUPPORTED_FORMAT',
      /旧版 Office 文件.*另存为/,
    ],
    ['an encrypted new Office file', oleOf({ EncryptedPackage: Buffer.alloc(100) }), 'UNSUPPORTED_FORMAT', /密码/],
  ])('%s', async (_, bytes, code, words) => {
    const problem = await refusal(bytes);
    expect([problem.code, problem.sentence.zh]).toEqual([code, expect.stringMatching(words)]);
    expect(problem.sentence.zh).toContain('年报.doc');
  });
});

describe('a compound file made to do harm is refused in time', () => {
  const whole = oldFile('suqian_city_2023.doc');
  const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer);
  const sector = (number: number): number => 512 + number * 512;

  it('chains that run in a circle', async () => {
    const bytes = whole.slice();
    const table = sector(view(bytes).getUint32(0x4c, true));
    for (let entry = 0; entry < 128; entry++) view(bytes).setUint32(table + entry * 4, 1, true);
    expect((await refusal(bytes)).sentence.zh).toMatch(/复合文档结构已损坏/);
  });

  it('a directory whose entries point to each other', async () => {
    const bytes = whole.slice();
    const directory = sector(view(bytes).getUint32(0x30, true));
    for (let entry = 0; entry < 4; entry++) {
      view(bytes).setUint32(directory + entry * 128 + 0x44, entry, true);
      view(bytes).setUint32(directory + entry * 128 + 0x48, 0, true);
      view(bytes).setUint32(directory + entry * 128 + 0x4c, 0, true);
    }
    expect((await refusal(bytes)).code).toBe('UNSUPPORTED_FORMAT');
  });

  it('a stream that promises more bytes than the file has, and a table of tables without end', async () => {
    const large = whole.slice();
    const directory = sector(view(large).getUint32(0x30, true));
    for (let entry = 1; entry < 4; entry++) view(large).setUint32(directory + entry * 128 + 0x78, 0x7fffffff, true);
    expect((await refusal(large)).sentence.zh).toMatch(/复合文档结构已损坏/);
    const endless = whole.slice();
    view(endless).setUint32(0x44, 0, true);
    view(endless).setUint32(0x48, 0x7fffffff, true);
    await openDocument(endless, 'a').catch((error) => expect(error).toBeInstanceOf(Problem));
  });

  it('a text that is promised longer than any report', async () => {
    expect((await refusal(docOf([paragraph('甲')], { promised: 0x7fffffff }))).code).toBe('TOO_LARGE');
  });
});

describe('a damaged Word 97–2003 document', () => {
  it('is read or refused with a Problem; cut off, it is never read', async () => {
    const whole = oldFile('shanghai_gov_office_2019.doc');
    for (const bytes of damagedCopies(whole, 100)) {
      const outcome: unknown = await readAnyDocument(bytes, 'a').catch((error) => error);
      if (bytes.length < whole.length) expect(outcome).toBeInstanceOf(Problem);
      if (outcome instanceof Error && !(outcome instanceof Problem)) throw outcome;
    }
  });
});
