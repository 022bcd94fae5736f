import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../schema/problem.ts';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import { openDocument } from '../../../../server/ingest/open.ts';
import { expectRead } from '../render/expect.ts';
import { publishedForm } from '../render/form.ts';
import { gb18030 } from './gb18030.ts';
import { damagedCopies, oldFile } from './old-files.ts';

const HEAD =
  '{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 SimSun;}{\\f1\\fcharset0 Times;}{\\f2\\fcharset2 Symbol;}}';

async function textOf(content: string, head = HEAD): Promise<string> {
  const bytes = Uint8Array.from(`${head}${content}}`, (sign) => sign.charCodeAt(0));
  const opened = await openDocument(bytes, '年报.doc');
  expect(opened.format).toBe('rtf');
  return opened.text;
}

const hex = (text: string): string =>
  Array.from(gb18030(text), (byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\'${byte.toString(16)}`)).join('');
const unicode = (text: string): string => Array.from(text, (sign) => `\\u${sign.charCodeAt(0)}?`).join('');
const cells = (...texts: string[]): string => texts.map((text) => `\\pard\\intbl ${text}\\cell`).join('');
const row = (definition: string, ...texts: string[]): string => `\\trowd${definition}${cells(...texts)}\\row `;
const plain = (count: number): string => Array.from({ length: count }, (_, i) => `\\cellx${(i + 1) * 900}`).join('');

describe('an RTF document', () => {
  it.each(['shanghai_gov_office_2019', 'suqian_city_2023', 'hongze_district_2023'])(
    'as LibreOffice writes it is read cell for cell: %s',
    async (name) => {
      const form = publishedForm(name);
      const report = await readAnyDocument(oldFile(`${name}.rtf`), 'a');
      expectRead(report, form);
      expect(report).toMatchObject({ publisher: form.publisher, year: form.year });
      expect(report.outline.map(({ ordinal }) => ordinal).join('')).toBe('一二三四五六');
    },
  );
});

describe('the text of an RTF document', () => {
  it('is the same from bytes of a code page, from Unicode, and from both at once', async () => {
    const both = "\\uc2\\u35268\\'b9\\'e6\\u31456\\'d5\\'c2";
    expect(await textOf(`\\f0 ${hex('规章')}12\\par ${unicode('规章')}12\\par ${both}12`)).toBe(
      '规章12\n规章12\n规章12',
    );
  });

  it('is Chinese although a Latin font or no code page is named', async () => {
    expect(await textOf(`\\f1 ${hex('主动公开')}5`)).toBe('主动公开5');
    expect(await textOf(hex('主动公开'), '{\\rtf1\\ansi ')).toBe('主动公开');
    expect(await textOf("\\f1 caf\\'e9", HEAD.replace('936', '1252'))).toBe('café');
  });

  it('has a table row a line, empty cells kept, merged cells once', async () => {
    const table =
      row('\\clvmgf\\cellx900\\cellx1800\\cellx2700', hex('组'), '1', '') +
      row('\\clvmrg\\cellx900\\cellx1800\\cellx2700', '99', '2', '3') +
      row('\\clmgf\\cellx900\\clmrg\\cellx1800\\cellx2700', hex('合计'), '98', '4');
    expect(await textOf(`${table}\\pard after\\par`)).toBe('组\t1\t\n2\t3\n合计\t4\nafter');
  });

  it('draws a table within a cell as a table', async () => {
    const inner = (first: string, second: string): string =>
      `\\pard\\intbl\\itap2 ${first}\\nestcell ${second}\\nestcell{\\*\\nesttableprops\\trowd${plain(2)}\\nestrow}{\\nonesttables\\par}`;
    const outer = `\\trowd${plain(1)}${inner('A', '0')}${inner('B', '5')}\\pard\\intbl\\cell\\trowd${plain(1)}\\row\\pard x\\par`;
    expect(await textOf(outer)).toBe('A\t0\nB\t5\nx');
  });

  it('leaves out what was deleted, hidden, raised as a note or struck through', async () => {
    expect(await textOf(row(plain(2), '{\\deleted 7}3{\\v 6}{\\super 1}', '{\\strike 7}4'))).toBe('3\t4');
    expect(await textOf('11{\\deleted\\par}36\\par end')).toBe('1136\nend');
  });

  it('shows the results of fields and not their codes, and no table of contents', async () => {
    const field = (code: string, result: string): string => `{\\field{\\*\\fldinst{ ${code} }}{\\fldrslt{${result}}}}`;
    expect(await textOf(`${field('TOC \\\\o', 'one')}\\par a${field('=SUM(ABOVE)', '7')}b`)).toBe('a7b');
  });

  it('has the ordinals of lists as they are written for older readers, and no bullets', async () => {
    const listed = (ordinal: string, text: string): string => `\\pard{\\listtext ${ordinal}\\tab}${text}\\par`;
    expect(await textOf(`${listed(hex('一、'), hex('总体情况'))}${listed("\\f2\\'b7", 'x')}`)).toBe('一、总体情况\nx');
  });

  it('leaves out headers, footers, notes, properties and everything unknown', async () => {
    const around =
      '{\\header 1}{\\footer 2}{\\info{\\title 3}}{\\*\\unknown 4}{\\stylesheet{\\s0 5;}}{\\footnote 6}{\\*\\bkmkstart 7}\\constructor\\toString ';
    expect(await textOf(`${around}words\\par`)).toBe('words');
  });

  it('marks a picture, once, and reads a text box in its place', async () => {
    const picture = '{\\*\\shppict{\\pict\\pngblip 89504e47}}{\\nonshppict{\\pict\\wmetafile8 0100}}';
    expect(await textOf(`a\\par ${picture}\\par b`)).toBe('a\n[图片]\nb');
    const box = `{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt ${row(plain(2), 'in', '5')}\\pard}}{\\shprslt old}}`;
    expect(await textOf(`a\\par ${box}b\\par`)).toBe('a\nb\nin\t5');
  });

  it('passes over binary data and counts what stands for a character', async () => {
    expect(await textOf("a{\\*\\x\\bin3 }}}}b\\uc0\\u20013 c\\uc1\\u25991\\'ced")).toBe('ab中c文d');
  });
});

describe('an RTF document that is damaged or made to do harm', () => {
  it.each([
    ['cut off', '{\\rtf1 a{\\b b', /RTF 结构已损坏/],
    ['of groups without end', `{\\rtf1 ${'{'.repeat(100_000)}`, /RTF 结构已损坏/],
    ['of marks without end', `{\\rtf1 ${'\\b'.repeat(900_000)}}`, /内容过多/],
    ['of paragraphs without end', `{\\rtf1 ${'\\par'.repeat(200_000)}}`, /超过 100000 个段落/],
    ['of cells without end', `{\\rtf1 ${'\\intbl\\cell'.repeat(200_000)}}`, /超过 100000 个段落/],
  ])('is refused: %s', async (_, text, words) => {
    const error: unknown = await openDocument(Buffer.from(text), '年报.rtf').catch((e) => e);
    expect(error instanceof Problem && error.sentence.zh).toMatch(words);
    expect(error instanceof Problem && error.sentence.zh).toMatch(/年报\.rtf.*请/);
  });

  it('is read or refused with a Problem, whatever was changed; cut off, it is never read', async () => {
    const whole = oldFile('shanghai_gov_office_2019.rtf');
    for (const bytes of damagedCopies(whole, 40)) {
      const outcome: unknown = await readAnyDocument(bytes, 'a').catch((error) => error);
      if (bytes.length < whole.length) expect(outcome).toBeInstanceOf(Problem);
      if (outcome instanceof Error && !(outcome instanceof Problem)) throw outcome;
    }
  });
});
