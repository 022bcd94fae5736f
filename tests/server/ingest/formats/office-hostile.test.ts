import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../schema/problem.ts';
import { openDocument } from '../../../../server/ingest/open.ts';
import { expectLinear } from '../../../support/linear.ts';
import { lowered } from '../../../support/lowered.ts';
import { bookFile } from './sheetml.ts';
import { documentXml, p, relationsXml, run, tbl, tc, tr, wordFile, wordParts } from './wordml.ts';
import { zipOf } from './zip-writer.ts';

function outcomeOf(bytes: Uint8Array): Promise<string> {
  return openDocument(bytes, 'a').then(
    ({ text }) => text,
    (error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      expect(error.sentence.zh).toMatch(/请/);
      return `${error.code} ${error.sentence.zh}`;
    },
  );
}

const word = (type: string, xml: string): Uint8Array =>
  wordFile(p(run('字')), { relations: [['rId1', type, 'other.xml']], parts: { 'word/other.xml': xml } });
const sheet = (xml: string, strings?: string): Uint8Array =>
  bookFile([{ name: 'a', xml: `<worksheet>${xml}</worksheet>` }], strings === undefined ? {} : { strings });
const cells = (count: number, cell: string): string => {
  const row = `<row>${cell.repeat(100)}</row>`;
  return `<sheetData>${row.repeat(Math.ceil(count / 100))}</sheetData>`;
};
const RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>';

type Lowered = Parameters<typeof lowered>[0];

describe('a Word document made to be slow, large or a trap', () => {
  it.each<[string, Lowered, () => Uint8Array, RegExp]>([
    ['more elements than any has', { xmlElements: 5000 }, () => wordFile('<w:p/>'.repeat(5000)), /TOO_LARGE.*元素/],
    [
      'an element of thousands of attributes',
      {},
      () => wordFile(`<w:p ${Array.from({ length: 2000 }, (_, index) => `a${index}="1"`).join(' ')}/>`),
      /TOO_LARGE.*超过 1000 个属性/,
    ],
    ['a text without end', {}, () => wordFile(p(run('a '.repeat(3_000_000)))), /TOO_LARGE.*5000000 个字符/],
    [
      'a chunk that is shown ten thousand times',
      { textLength: 200_000 },
      () =>
        wordFile('<w:altChunk r:id="rId1"/>'.repeat(10_000), {
          relations: [['rId1', 'aFChunk', 'chunk.txt']],
          parts: { 'word/chunk.txt': '行文字\n'.repeat(1000) },
        }),
      /TOO_LARGE.*200000 个字符/,
    ],
    [
      'twenty documents within it, each of them large',
      { chunkBytes: 1_000_000 },
      () =>
        wordFile('<w:altChunk r:id="c1"/>', {
          relations: Array.from({ length: 20 }, (_, index) => [`c${index}`, 'aFChunk', 'chunk.docx'] as const),
          parts: { 'word/chunk.docx': wordFile('<w:p/>'.repeat(20_000)) },
        }),
      /TOO_LARGE.*解压后过大/,
    ],
    [
      'ordinals as long as pages',
      { textLength: 200_000 },
      () =>
        wordFile(
          '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>1</w:t></w:r></w:p>'.repeat(2000),
          {
            relations: [['rId1', 'numbering', 'numbering.xml']],
            parts: {
              'word/numbering.xml': `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${'%1'.repeat(20)}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
            },
          },
        ),
      /TOO_LARGE.*200000 个字符/,
    ],
  ])('is refused: %s', (_, limits, bytes, words) =>
    lowered(limits, async () => expect((await outcomeOf(bytes())).slice(0, 200)).toMatch(words)),
  );

  it.each<[string, (many: number) => Uint8Array, ((many: number) => string)?]>([
    [
      'a raised text of blanks',
      (many) => wordFile(p(`<w:r>${RAISED}<w:t xml:space="preserve">${' '.repeat(20 * many)}x</w:t></w:r>`)),
      () => 'x',
    ],
    [
      'a cell of notes',
      (many) => wordFile(tbl([tr([tc(p(`<w:r>${RAISED}<w:t>1</w:t></w:r>`.repeat(many) + run('9')))])])),
      () => '9',
    ],
    [
      'fields that never end',
      (many) => wordFile(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(2 * many)) + p(run('字'))),
      () => '',
    ],
    [
      'text boxes upon text boxes',
      (many) =>
        wordFile(
          `${'<w:p><w:r><w:txbxContent>'.repeat(60)}${p(run('字')).repeat(many)}${'</w:txbxContent></w:r></w:p>'.repeat(60)}`,
        ),
      (many) => '字\n'.repeat(many).trim(),
    ],
    [
      'styles that are based on each other',
      (many) =>
        word(
          'styles',
          `<w:styles>${'<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>'.repeat(many)}</w:styles>`,
        ),
    ],
    [
      'namespaces without end',
      (many) =>
        wordFile(
          Array.from({ length: many }, (_, index) => `<w:p xmlns:a${index}="http://x/${index}"/>`).join('') +
            p(run('字')),
        ),
    ],
  ])('costs as much as it has: %s', (_, bytes, text = () => '字') =>
    expectLinear(async (factor) => {
      const outcome = await outcomeOf(bytes(factor * 2500));
      expect(outcome.startsWith('EMPTY_DOCUMENT') ? '' : outcome).toBe(text(factor * 2500));
    }),
  );

  it.each([
    ['out of the file', '../../../../etc/hostname', ''],
    ['to another machine', 'http://192.0.2.1/a.xml', ' TargetMode="External"'],
  ])('follows no relation that leads %s', async (_, target, mode) => {
    const relations = `<Relationships><Relationship Id="1" Type="a/officeDocument" Target="${target}"${mode}/></Relationships>`;
    const parts = wordParts({ document: documentXml(p(run('字'))) }).map((part) =>
      part.name === '_rels/.rels' ? { ...part, bytes: relations } : part,
    );
    expect(await outcomeOf(zipOf(parts))).toMatch(mode === '' ? /UNREADABLE_DOCUMENT/ : /^字$/);
  });

  it('takes names of parts that lead elsewhere for names', async () => {
    const parts = { '../../evil': 'x', 'C:\\evil': 'x', __proto__: 'x', 'word/_rels/': relationsXml([]) };
    expect(await outcomeOf(wordFile(p(run('字')), { parts }))).toBe('字');
  });
});

describe('a workbook made to be slow or large', () => {
  it.each<[string, Lowered, () => Uint8Array, RegExp]>([
    [
      'a long text that every cell points to',
      { textLength: 500_000 },
      () => sheet(cells(5000, '<c t="s"><v>0</v></c>'), `<sst><si><t>${'字'.repeat(10_000)}</t></si></sst>`),
      /TOO_LARGE.*500000 个字符/,
    ],
    [
      'a number of a million digits',
      { textLength: 500_000 },
      () => sheet(`<sheetData><row><c><v>${'9'.repeat(1_000_000)}</v></c></row></sheetData>`),
      /TOO_LARGE.*500000 个字符/,
    ],
    [
      'merged cells over hidden rows',
      { cells: 3000 },
      () =>
        sheet(
          `<sheetData>${'<row hidden="1"><c><v>1</v></c></row>'.repeat(500)}</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(300)}</mergeCells>`,
        ),
      /TOO_LARGE.*3000 个单元格/,
    ],
    [
      'more number formats than Excel can have',
      {},
      () =>
        bookFile([{ name: 'a', xml: `<worksheet>${cells(1, '<c/>')}</worksheet>` }], {
          styles: `<styleSheet><cellXfs>${Array.from({ length: 6000 }, (_, index) => `<xf numFmtId="${index + 200}"/>`).join('')}</cellXfs></styleSheet>`,
        }),
      /TOO_LARGE.*数字格式超过 5000 种/,
    ],
  ])('is refused: %s', (_, limits, bytes, words) =>
    lowered(limits, async () => expect((await outcomeOf(bytes())).slice(0, 200)).toMatch(words)),
  );

  it('cells that have only a style are none, be they more than a report has', () =>
    lowered({ cells: 3000 }, async () => {
      const styled = sheet(`<sheetData><row><c><v>7</v></c></row></sheetData>${cells(3001, '<c s="1"/>')}`);
      expect((await outcomeOf(styled)).trim()).toBe('7');
    }));

  it.each<[string, (many: number) => string]>([
    [
      'rows with nothing in them',
      (many) => `<sheetData><row><c><v>7</v></c></row>${'<row/>'.repeat(10 * many)}</sheetData>`,
    ],
    [
      'hidden columns',
      (many) =>
        `<cols>${'<col min="2" max="16384" hidden="1"/>'.repeat(many)}</cols><sheetData><row><c><v>7</v></c></row></sheetData>`,
    ],
  ])('costs as much as it has: %s', (_, xml) =>
    expectLinear(async (factor) => expect((await outcomeOf(sheet(xml(factor * 5000)))).trim()).toBe('7')),
  );

  it('reads no rows and columns that cannot be', async () => {
    const xml =
      '<sheetData><row r="1e9"/><row r="NaN"/><row r="-5"><c r="ZZZ9999999"><v>1</v></c><c r="A1"><v>7</v></c></row></sheetData>';
    expect((await outcomeOf(sheet(xml))).trim()).toBe('7');
  });
});
