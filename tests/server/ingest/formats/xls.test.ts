import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../schema/problem.ts';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import { openDocument } from '../../../../server/ingest/open.ts';
import { expectRead } from '../render/expect.ts';
import { publishedForm } from '../render/form.ts';
import {
  at,
  type BiffPart,
  f64,
  font,
  number,
  style,
  u16,
  u32,
  wide,
  words,
  workbookStream,
  xlsOf,
} from './biff-writer.ts';
import { oleOf } from './doc-writer.ts';
import { damagedCopies, oldFile } from './old-files.ts';
import { sheetOf } from './sheet.ts';

const lines = (text: string): string => text.replace(/\n+$/, '');
async function textOf(parts: readonly BiffPart[], globals: readonly BiffPart[] = []): Promise<string> {
  const bytes = xlsOf([{ name: '年报', parts }], globals);
  return lines((await openDocument(bytes, '年报.xls')).text);
}

async function refusal(bytes: Uint8Array): Promise<Problem> {
  const error: unknown = await openDocument(bytes, '年报.xls').catch((problem) => problem);
  if (error instanceof Problem) return error;
  throw new Error('the workbook was not refused');
}

const FORMS = ['shanghai_gov_office_2019', 'suqian_city_2023'];

describe('an Excel 97–2003 workbook', () => {
  it.each(FORMS)('as LibreOffice writes it is read cell for cell: %s', async (name) => {
    const form = publishedForm(name);
    const report = await readAnyDocument(oldFile(`${name}.xls`), 'a');
    expectRead(report, form);
    expect(report).toMatchObject({ publisher: form.publisher, year: form.year });
  });
});

describe('the text of an Excel 97–2003 workbook', () => {
  it('has numbers as they are shown: packed, rounded, grouped, as dates', async () => {
    const globals = [
      style(0, 0),
      style(0, 3),
      [0x41e, ...u16(164), ...u16(4), 0, ...Buffer.from('0.00')] as const,
      style(0, 164),
      style(0, 14),
    ];
    const packed = (row: number, column: number, value: number, hundredths: boolean): BiffPart => [
      0x27e,
      ...at(row, column),
      ...u32((value << 2) | 2 | (hundredths ? 1 : 0)),
    ];
    const half = f64(1.5).slice(4);
    const several: BiffPart = [
      0xbd,
      ...u16(1),
      ...u16(0),
      ...u16(0),
      ...u32((-5 << 2) | 2),
      ...u16(0),
      ...half,
      ...u16(1),
    ];
    expect(
      await textOf(
        [
          packed(0, 0, 12, false),
          packed(0, 1, 773028, true),
          number(0, 2, 1136, 1),
          number(0, 3, 0.126, 2),
          number(0, 4, 45306, 3),
          several,
        ],
        globals,
      ),
    ).toBe('12\t7730.28\t1,136\t0.13\t2024/1/15\n-5\t1.5\t\t\t');
  });

  it('has the last results of formulas: numbers, texts, truths and errors', async () => {
    const formula = (column: number, result: readonly number[]): BiffPart => [
      6,
      ...at(0, column),
      ...result,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
    ];
    const special = (kind: number, value: number): number[] => [kind, 0, value, 0, 0, 0, 0xff, 0xff];
    expect(
      await textOf([
        formula(0, f64(7)),
        formula(1, special(0, 0)),
        [0x207, ...u16(2), 1, ...wide('合计')],
        formula(2, special(1, 1)),
        formula(3, special(2, 7)),
        formula(4, special(3, 0)),
        number(0, 5, 1),
      ]),
    ).toBe('7\t合计\tTRUE\t#DIV/0!\t\t1');
  });

  it('reads shared texts that go on in another record, without phonetic help, raised notes and struck parts', async () => {
    const long = '政府信息公开';
    const rich = [
      ...u16(4),
      9,
      ...u16(3),
      ...wide('3165'),
      ...u16(1),
      ...u16(1),
      ...u16(2),
      ...u16(0),
      ...u16(3),
      ...u16(2),
    ];
    const phonetic = [...u16(1), 5, ...u32(4), ...wide('章'), 1, 2, 3, 4];
    const first = [...u32(4), ...u32(4), ...u16(long.length), 1, ...wide(long.slice(0, 2))];
    const second = [1, ...wide(long.slice(2)), ...phonetic, ...rich, ...u16(2), 0, 0x34, 0x32];
    const shared = (column: number, index: number): BiffPart => [0xfd, ...at(0, column), ...u32(index)];
    expect(
      await textOf(
        [shared(0, 0), shared(1, 1), shared(2, 2), shared(3, 3), shared(4, 99)],
        [font(false, false), font(true, false), font(false, true), [0xfc, ...first], [0x3c, ...second]],
      ),
    ).toBe('政府信息公开\t章\t36\t42\t\ufffd');
  });

  it('leaves out hidden rows, columns and sheets, charts, and zeros where the sheet shows none', async () => {
    const row = (index: number, hidden: boolean): BiffPart => [
      0x208,
      ...u16(index),
      ...u16(0),
      ...u16(3),
      ...u16(300),
      0,
      0,
      0,
      0,
      hidden ? 0x20 : 0,
      1,
      0,
      0,
    ];
    const chart: BiffPart[] = [[0x809, ...u16(0x600), ...u16(0x20)], number(0, 0, 77), [0x0a]];
    const window: BiffPart = [0x23e, ...u16(0xa6)];
    const parts = [
      [0x7d, ...u16(1), ...u16(1), ...u16(2000), ...u16(0), ...u16(1), 0, 0] as const,
      row(0, false),
      row(1, true),
      ...[0, 1].flatMap((index) => [
        words(index, 0, '甲'),
        number(index, 1, 5),
        number(index, 2, index + 3),
        number(index, 3, 0),
      ]),
      ...chart,
      window,
    ];
    const sheets = [
      { name: '一', state: 1, parts: [number(0, 0, 8)] },
      { name: '图', kind: 2, parts: [number(0, 0, 9)] },
      { name: '二', parts },
    ];
    expect(lines((await openDocument(xlsOf(sheets), 'a')).text)).toBe('甲\t3');
  });

  it('shows merged cells once, and what is struck through or white on white as no figure', async () => {
    const merge: BiffPart = [0xe5, ...u16(1), ...u16(0), ...u16(1), ...u16(0), ...u16(0)];
    const globals = [
      font(false, false),
      font(true, false),
      font(false, false, true),
      style(0, 0),
      style(1, 0),
      style(2, 0),
    ];
    const parts = [
      words(0, 0, '组'),
      number(0, 1, 1),
      words(1, 0, '旧'),
      number(1, 1, 2, 1),
      number(1, 2, 7, 2),
      number(1, 3, 3),
      merge,
    ];
    expect(await textOf(parts, globals)).toBe('组\t1\t\t\n~~2~~\t\t3');
  });
});

describe('a workbook in XML of 2003, named .xls', () => {
  const FORM = publishedForm('suqian_city_2023');
  /** As Excel writes it: cells that a merged one covers are not there, and the next one says where it stands. */
  function xmlOf(): string {
    const { rows, merges } = sheetOf(FORM);
    const written = rows.map((row, index) => {
      const cells = row.map((text, column) => {
        if (
          merges.some(
            (m) =>
              index >= m.startRow &&
              index <= m.endRow &&
              column >= m.startCol &&
              column <= m.endCol &&
              (index !== m.startRow || column !== m.startCol),
          )
        )
          return '';
        const merge = merges.find((m) => m.startRow === index && m.startCol === column);
        const spans = merge
          ? ` ss:MergeAcross="${merge.endCol - merge.startCol}" ss:MergeDown="${merge.endRow - merge.startRow}"`
          : '';
        const type = /^-?\d+(?:\.\d+)?$/.test(text) ? 'Number' : 'String';
        const data = text === '' ? '' : `<Data ss:Type="${type}">${text}</Data><Comment><ss:Data>9</ss:Data></Comment>`;
        return `<Cell ss:Index="${column + 1}"${spans}>${data}</Cell>`;
      });
      return `<Row ss:AutoFitHeight="0">${cells.join('')}</Row>`;
    });
    const sheet = (name: string, content: string, visible: string): string =>
      `<Worksheet ss:Name="${name}"><Table>${content}</Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">${visible}</WorksheetOptions></Worksheet>`;
    const hidden = '<Visible>SheetHidden</Visible>';
    return `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${sheet('旧', '<Row><Cell><Data ss:Type="Number">5</Data></Cell></Row>', hidden)}${sheet('年报', written.join('\n'), '')}</Workbook>`;
  }

  it.each([
    ['UTF-8', Buffer.from(xmlOf())],
    ['UTF-16', Buffer.from(`\ufeff${xmlOf()}`, 'utf16le')],
  ])('is read cell for cell in %s', async (_, bytes) => {
    const report = await readAnyDocument(new Uint8Array(bytes), '年报.xls');
    expectRead(report, FORM);
    expect((await openDocument(new Uint8Array(bytes), 'a')).format).toBe('sheetXml');
  });

  it('shows numbers in their format, and nothing that is hidden', async () => {
    const xml =
      '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="a"><NumberFormat ss:Format="#,##0"/></Style><Style ss:ID="b"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="c"><NumberFormat ss:Format="Short Date"/></Style></Styles><Worksheet ss:Name="1"><Table><Column/><Column ss:Hidden="1"/><Row><Cell ss:StyleID="a"><Data ss:Type="Number">1136</Data></Cell><Cell><Data ss:Type="Number">7</Data></Cell><Cell ss:StyleID="b"><Data ss:Type="Number">8</Data></Cell><Cell ss:StyleID="c"><Data ss:Type="DateTime">2024-01-15T00:00:00.000</Data></Cell></Row><Row ss:Hidden="1"><Cell><Data ss:Type="Number">6</Data></Cell></Row></Table></Worksheet></Workbook>';
    expect(lines((await openDocument(Buffer.from(xml), 'a')).text)).toBe('1,136\t~~8~~\t2024-01-15');
  });
});

describe('an Excel 97–2003 workbook that cannot be read is refused with what to do', () => {
  const old = Buffer.from([...u16(0x809), ...u16(4), ...u16(0x500), ...u16(5), ...u16(10), ...u16(0)]);
  it.each([
    ['an encrypted one', xlsOf([{ name: 'a', parts: [] }], [[0x2f, 1, 0]]), /加密.*去掉密码/],
    ['one of Excel 95', oleOf({ Book: old }), /Excel 5\.0\/95.*\.xlsx/],
    ['one of Excel 95 in a new stream', oleOf({ Workbook: old }), /Excel 5\.0\/95/],
    ['one whose sheets overlap', oleOf({ Workbook: overlapping() }), /Excel 工作簿结构已损坏/],
    [
      'one that ends within a record',
      oleOf({ Workbook: workbookStream([{ name: 'a', parts: [] }]).subarray(0, 30) }),
      /Excel 工作簿结构已损坏/,
    ],
    [
      'one of more sheets than a report has',
      xlsOf(Array.from({ length: 101 }, () => ({ name: 'a', parts: [] }))),
      /工作表超过 100 张/,
    ],
  ])('%s', async (_, bytes, sentence) => {
    const problem = await refusal(bytes);
    expect(problem.sentence.zh).toMatch(sentence);
    expect(problem.sentence.zh).toMatch(/年报\.xls.*请/);
  });

  /** Every sheet begins at the same place. */
  function overlapping(): Buffer {
    const sheets = Array.from({ length: 50 }, (_, index) => ({
      name: 'a',
      parts: index === 49 ? Array<BiffPart>(2000).fill(number(0, 0, 1)) : [],
    }));
    const stream = workbookStream(sheets);
    const places: number[] = [];
    for (let place = 0; stream.readUInt16LE(place) !== 0x0a; place += 4 + stream.readUInt16LE(place + 2))
      if (stream.readUInt16LE(place) === 0x85) places.push(place + 4);
    const last = stream.readUInt32LE(places.at(-1) ?? 0);
    for (const place of places) stream.writeUInt32LE(last, place);
    return stream;
  }
});

describe('a damaged Excel 97–2003 workbook', () => {
  it('is read or refused with a Problem', async () => {
    for (const name of FORMS) {
      for (const bytes of damagedCopies(oldFile(`${name}.xls`), 150)) {
        const outcome: unknown = await readAnyDocument(bytes, 'a').catch((error) => error);
        if (outcome instanceof Error && !(outcome instanceof Problem)) throw outcome;
      }
    }
  });
});
