/** A workbook is read as its sheets show it, in each of its formats. */
import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../../../server/ingest/open.ts';
import { printedCells } from '../../render/form.ts';
import { at, type BiffPart, f64, number, style, u16, u32, wide, xlsOf } from '../biff-writer.ts';
import { bookFile, PLAIN_CELL, type PlacedCell, reference, sheetXml, wholeForm } from '../sheetml.ts';
import { relationsXml } from '../wordml.ts';
import { contentsOf, expectSeen, expectUnread, FORM, other } from './expect.ts';

/** Styles 1 to 3: on dark blue, on yellow, on a pattern; in style 4 the letters are white. */
const STYLES = `<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font><sz val="11"/></font><font><sz val="11"/><color theme="0"/></font></fonts>
<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF003366"/><bgColor indexed="64"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill><fill><patternFill patternType="gray125"><fgColor rgb="FFFFFFFF"/></patternFill></fill></fills>
<cellXfs><xf fontId="0" fillId="0"/><xf fontId="0" fillId="1"/><xf fontId="0" fillId="2"/><xf fontId="0" fillId="3"/><xf fontId="1" fillId="0"/></cellXfs></styleSheet>`;

/** A workbook whose figures are texts in runs. */
function bookOf(runs: (text: string, hidden: string) => string, cellStyle = 0): Uint8Array {
  const cell = (one: PlacedCell): string =>
    one.value && one.text !== ''
      ? `<c r="${reference(one)}" s="${cellStyle}" t="inlineStr"><is>${runs(one.text, other(one.text))}</is></c>`
      : PLAIN_CELL(one);
  return bookFile([{ name: '年报', xml: sheetXml(wholeForm(FORM), { cell }) }], { styles: STYLES });
}

const r = (text: string, properties = ''): string => `<r>${properties && `<rPr>${properties}</rPr>`}<t>${text}</t></r>`;

describe('a part of a cell that a sheet does not show is no part of its figure', () => {
  it.each([
    ['white', '<color rgb="FFFFFFFF"/>', 0],
    ['white by its theme', '<color theme="0"/>', 0],
    ['white by number', '<color indexed="9"/>', 0],
    ['of the colour of its cell', '<color rgb="FF003366"/>', 1],
    ['yellow on yellow', '<color rgb="FFFEFE00"/>', 2],
    ['of one point', '<sz val="1"/>', 0],
    ['struck', '<strike/>', 0],
  ])('%s', (_, properties, cellStyle) =>
    expectSeen(bookOf((text, hidden) => r(hidden, properties) + r(text, '<color rgb="FF101010"/>'), cellStyle)),
  );

  it('in a cell whose own letters are white', () =>
    expectSeen(bookOf((text, hidden) => `<r><t>${hidden}</t></r>${r(text, '<color rgb="FF000000"/>')}`, 4)));
});

describe('a rule that hides what cells hold, or shows it otherwise', () => {
  const formats = [
    '<font><color rgb="FFFFFFFF"/></font>',
    '<numFmt numFmtId="200" formatCode=";;;"/>',
    '<font><color rgb="FFFFFFFF"/></font><fill><patternFill><bgColor rgb="FF003366"/></patternFill></fill>',
    '<font><color rgb="FFFF0000"/></font>',
    '<numFmt numFmtId="201" formatCode="&quot;7&quot;0"/>',
    '<font><strike/></font>',
    '<numFmt numFmtId="202" formatCode="#,##0"/>',
  ];
  const styles = STYLES.replace(
    '</styleSheet>',
    `<dxfs>${formats.map((format) => `<dxf>${format}</dxf>`).join('')}</dxfs></styleSheet>`,
  );
  const ruled = (rule: string, areas = 'A1:O200'): Uint8Array => {
    const cell = (one: PlacedCell): string =>
      one.value && one.text !== '' ? `<c r="${reference(one)}"><v>${one.text}</v></c>` : PLAIN_CELL(one);
    const foot = `<conditionalFormatting sqref="${areas}"><cfRule ${rule}</cfRule></conditionalFormatting>`;
    return bookFile([{ name: '年报', xml: sheetXml(wholeForm(FORM), { cell, foot }) }], { styles });
  };

  it.each([
    ['by white letters', 'type="expression" dxfId="0"><formula>A1&gt;0</formula>'],
    ['by a format that shows nothing', 'type="top10" dxfId="1">'],
    ['by another format, for all of them', 'type="cellIs" operator="greaterThan" dxfId="4"><formula>-1</formula>'],
    ['by striking them', 'type="expression" dxfId="5"><formula>TRUE</formula>'],
  ])('makes figures of it unreadable where what is seen cannot be worked out: %s', (_, rule) =>
    expectUnread(ruled(rule)),
  );

  it.each([
    ['holds for no cell', 'type="cellIs" operator="equal" dxfId="0"><formula>-1</formula>', undefined],
    ['gives white letters a dark ground', 'type="expression" dxfId="2"><formula>TRUE</formula>', undefined],
    ['parts thousands', 'type="expression" dxfId="6"><formula>TRUE</formula>', undefined],
    ['only colours', 'type="expression" dxfId="3"><formula>TRUE</formula>', undefined],
    ['stands elsewhere', 'type="expression" dxfId="0"><formula>TRUE</formula>', 'Z900:AA990 $ZZ$1'],
  ])('leaves figures as they are where it %s', (_, rule, areas) => expectSeen(ruled(rule, areas)));

  it('takes numbers away that an icon stands for', async () => {
    const contents = await contentsOf(ruled('type="iconSet"><iconSet showValue="0"><cfvo type="min"/></iconSet>'));
    expect([...contents.values()].filter(({ kind }) => kind === 'number')).toEqual([]);
  });

  /** As Excel 2010 adds them at the end of a sheet: areas behind the rules, formats within. */
  const added = (rule: string, areas = 'A1:O200'): Uint8Array => {
    const cell = (one: PlacedCell): string =>
      one.value && one.text !== '' ? `<c r="${reference(one)}"><v>${one.text}</v></c>` : PLAIN_CELL(one);
    const foot = `<extLst><ext><x14:conditionalFormattings xmlns:x14="x" xmlns:xm="y"><x14:conditionalFormatting><x14:cfRule ${rule}</x14:cfRule><xm:sqref>${areas}</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`;
    return bookFile([{ name: '年报', xml: sheetXml(wholeForm(FORM), { cell, foot }) }], { styles });
  };
  const WHITE_LETTERS = '<x14:dxf><font><color rgb="FFFFFFFF"/></font></x14:dxf>';

  it('is found at the end of a sheet as well', async () => {
    const icons =
      'type="iconSet"><x14:iconSet showValue="0" custom="1"><x14:cfvo type="num"><xm:f>5</xm:f></x14:cfvo></x14:iconSet>';
    const contents = await contentsOf(added(icons));
    expect([...contents.values()].filter(({ kind }) => kind === 'number')).toEqual([]);
    await expectUnread(added(`type="expression"><xm:f>A1&gt;0</xm:f>${WHITE_LETTERS}`));
    const above = await contentsOf(added(`type="cellIs" operator="greaterThan"><xm:f>99</xm:f>${WHITE_LETTERS}`));
    for (const [cell, text] of printedCells(FORM))
      expect(above.get(cell)).toMatchObject({ kind: Number(text) > 99 ? 'gap' : 'number' });
    await expectSeen(added(icons.replace('showValue="0" ', '')));
    await expectSeen(added(icons, 'Z900:AA990'));
    await expectSeen(
      added('type="expression"><xm:f>TRUE</xm:f><x14:dxf><font><color rgb="FFFF0000"/></font></x14:dxf>'),
    );
  });

  it('takes what it hides away', async () => {
    const contents = await contentsOf(ruled('type="cellIs" operator="greaterThan" dxfId="0"><formula>99</formula>'));
    for (const [cell, text] of printedCells(FORM))
      if (Number(text) > 99) expect(contents.get(cell)).toMatchObject({ kind: 'gap' });
      else expect(contents.get(cell)).toMatchObject({ kind: 'number', value: Number(text) });
  });
});

describe('a shape that lies over cells', () => {
  const lying = (
    fill: string,
    to: readonly [column: number, row: number] = [15, 200],
    name = '<xdr:cNvPr id="2"/>',
  ) => {
    const anchor = `<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>${to[0]}</xdr:col><xdr:colOff>9</xdr:colOff><xdr:row>${to[1]}</xdr:row><xdr:rowOff>9</xdr:rowOff></xdr:to><xdr:sp><xdr:nvSpPr>${name}</xdr:nvSpPr><xdr:spPr>${fill}<a:ln><a:solidFill/></a:ln></xdr:spPr><xdr:txBody><a:p><a:r><a:rPr><a:solidFill/></a:rPr><a:t>365</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>`;
    const xml = sheetXml(wholeForm(FORM), { cell: PLAIN_CELL, foot: '<drawing r:id="rId1"/>' });
    return bookFile([{ name: '年报', xml }], {
      parts: {
        'xl/worksheets/_rels/sheet1.xml.rels': relationsXml([['rId1', 'drawing', '../drawings/drawing1.xml']]),
        'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="x" xmlns:a="a">${anchor}</xdr:wsDr>`,
      },
    });
  };
  const WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>';

  it('hides the numbers under it where it is filled', () => expectUnread(lying(WHITE)));

  it.each([
    ['is not filled', lying('<a:noFill/>')],
    ['is clear', lying('<a:solidFill><a:srgbClr val="FFFFFF"><a:alpha val="0"/></a:srgbClr></a:solidFill>')],
    ['is hidden itself', lying(WHITE, [15, 200], '<xdr:cNvPr id="2" hidden="1"/>')],
    ['ends before the first of them', lying(WHITE, [0, 0])],
  ])('hides nothing where it %s', (_, bytes) => expectSeen(bytes));
});

it.each([
  ['white on a dark cell', '<color theme="0"/>', 1],
  ['white on a pattern', '<color theme="0"/>', 3],
  ['grey', '<color theme="0" tint="-0.15"/>', 0],
  ['small', '<sz val="5"/>', 0],
])('what a sheet shows is read: %s', (_, properties, cellStyle) =>
  expectSeen(bookOf((text) => r(text, properties), cellStyle)),
);

it.each([
  ['red', '<color rgb="FFFF0000"/>'],
  ['small', '<sz val="6"/>'],
  ['of another colour of its theme', '<color theme="0" tint="-0.15"/>'],
])('two parts that look otherwise make no number: %s', (_, properties) =>
  expectUnread(
    bookOf(
      (text, hidden) =>
        r(hidden, `<color rgb="FF000000"/><sz val="11"/>${properties}`) +
        r(text, '<color rgb="FF000000"/><sz val="11"/>'),
    ),
  ),
);

it.each([
  ['a row', { row: (row: number) => (row === 900 ? ' ht="1" customHeight="1"' : '') }, [900, 1] as const],
  ['a column', { head: '<cols><col min="16" max="16" width="0.1" customWidth="1"/></cols>' }, [20, 16] as const],
])('%s that is too small to show anything is no part of the sheet', async (_, dress, [row, column]) => {
  const whole = wholeForm(FORM);
  const beside = { row, column, text: '7', section: null, value: false };
  const book = (with_: object): Uint8Array =>
    bookFile([{ name: '年报', xml: sheetXml({ ...whole, cells: [...whole.cells, beside] }, with_) }]);
  const text = async (bytes: Uint8Array): Promise<string> => (await openDocument(bytes, 'a')).text;
  const plain = await text(bookFile([{ name: '年报', xml: sheetXml(whole) }]));
  expect((await text(book(dress))).trim()).toBe(plain.trim());
  expect((await text(book({}))).trim()).not.toBe(plain.trim());
});

describe('an .xls', () => {
  const font = (color: number, size = 220): BiffPart => [
    0x31,
    ...u16(size),
    0,
    0,
    ...u16(color),
    ...u16(400),
    ...Array<number>(8).fill(0),
  ];
  /** A style of a font and of a solid ground by number; 0: no ground. */
  const filled = (fontIndex: number, ground: number): BiffPart => {
    const [type, ...content] = style(fontIndex, 0);
    return [
      type,
      ...content.slice(0, 14),
      ...u32(ground === 0 ? 0 : (1 << 26) >>> 0),
      ...u16(ground),
      ...content.slice(20),
    ];
  };
  /** Text 0: 356 in the cell's own font, then 365 in another. */
  const texts = (fontIndex: number): BiffPart => [
    0xfc,
    ...u32(1),
    ...u32(1),
    ...u16(6),
    9,
    ...u16(1),
    ...wide('356365'),
    ...u16(3),
    ...u16(fontIndex),
  ];
  const read = async (parts: readonly BiffPart[], globals: readonly BiffPart[]): Promise<string> =>
    (await openDocument(xlsOf([{ name: 'a', parts }], globals), 'a')).text.trimEnd();
  const shared = (cellStyle: number): BiffPart => [0xfd, ...at(0, 1, cellStyle), ...u32(0)];

  it.each([
    ['white on nothing', font(9), filled(0, 0), [font(8)], '365'],
    ['white on dark', font(9), filled(0, 18), [font(8)], '356 365'],
    ['navy on navy', font(18), filled(0, 18), [font(9)], '365'],
    ['of one point', font(8, 20), filled(0, 0), [font(8)], '365'],
    ['red', font(10), filled(0, 0), [font(8)], '356 365'],
  ])('leaves out what nobody sees and keeps others apart: %s', async (_, own, cellStyle, rest, seen) => {
    const row = [number(0, 0, 1, 1), shared(0), number(0, 2, 2, 1)];
    expect(await read(row, [own, ...rest, font(8), cellStyle, style(2, 0), texts(1)])).toBe(`1\t${seen}\t2`);
  });

  /** A format under a condition over the first row: letters of a colour by number, or a code of its own. */
  const conditioned = (
    { color, code = '', struck = false }: { color?: number; code?: string; struck?: boolean },
    condition: readonly number[] = [2, 0, ...u16(3), ...u16(0)],
    formula: readonly number[] = [0x1d, 1, 0],
  ): BiffPart[] => {
    const isFont = color !== undefined || struck;
    const text = [...u16(code.length), 1, ...wide(code)];
    const font = Array<number>(118).fill(0);
    font.splice(68, 4, ...u32(struck ? 0x80 : 0));
    font.splice(80, 4, ...u32(color ?? 0xffffffff));
    font.splice(88, 4, ...u32(struck ? 0 : 0x80));
    const format = [
      ...u32((code === '' ? 0 : 1 << 25) + (isFont ? 1 << 26 : 0)),
      ...u16(1),
      ...(code === '' ? [] : [...u16(text.length + 2), ...text]),
      ...(isFont ? font : []),
    ];
    return [
      [0x1b0, ...u16(1), 0, 0, ...Array<number>(8).fill(0), ...u16(1), ...u16(0), ...u16(0), ...u16(0), ...u16(5)],
      [0x1b1, ...condition, ...format, ...formula],
    ];
  };
  const overOne = [1, 5, ...u16(3), ...u16(0)];

  it.each<[string, BiffPart[], string]>([
    ['white letters, for what is worked out nowhere', conditioned({ color: 9 }), '\ufffd\t\ufffd\t\ufffd'],
    ['white letters over 1', conditioned({ color: 9 }, overOne, [0x1e, 1, 0]), '1\t\t'],
    ['white letters over 1.5', conditioned({ color: 9 }, [1, 5, ...u16(9), ...u16(0)], [0x1f, ...f64(1.5)]), '1\t\t'],
    ['a code that shows nothing', conditioned({ code: ';;;' }, overOne, [0x1e, 1, 0]), '1\t\t'],
    ['another code', conditioned({ code: '"7"0' }, overOne, [0x1e, 1, 0]), '1\t\ufffd\t\ufffd'],
    ['letters struck', conditioned({ struck: true }, overOne, [0x1e, 1, 0]), '1\t\ufffd\t\ufffd'],
    ['red letters', conditioned({ color: 10 }), '1\t7\t2'],
    ['a code that parts thousands', conditioned({ code: '#,##0' }), '1\t7\t2'],
    [
      'a rule that is cut off',
      [...conditioned({ color: 9 }).slice(0, 1), [0x1b1, 2, 0, 3, 0]],
      '\ufffd\t\ufffd\t\ufffd',
    ],
  ])('is read as rules over its cells leave them to be seen: %s', async (_, rules, seen) => {
    const row = [number(0, 0, 1), number(0, 1, 7), number(0, 2, 2)];
    const text = await read([...row, ...rules], [font(8), style(0, 0)]);
    expect(text.split('\t').slice(0, 3).join('\t').trimEnd()).toBe(seen.trimEnd());
  });

  /** The same as Excel 2007 writes it: a head of twelve bytes, the format's size, and bars or icons behind the formulas. */
  const newer = (kind: number, { older, last = [] }: { older?: BiffPart[]; last?: readonly number[] }): BiffPart[] => {
    const [areas, rule] = older ?? conditioned({});
    const [, ...told] = areas ?? [];
    const [, ...written] = rule ?? [];
    const head = Array<number>(12).fill(0);
    const formula = 3;
    const format = older ? written.slice(6, written.length - formula) : [];
    const body = older ? [...u32(format.length), ...format, ...written.slice(-formula)] : [...u32(0), 0, 0];
    const first: BiffPart = [0x879, ...head, ...told];
    const second: BiffPart = [
      0x87a,
      ...[...head, kind, older ? (written[1] ?? 0) : 0, ...u16(older ? formula : 0), ...u16(0)],
      ...[...body, ...u16(0), 0, 0, 0, 0, 0, 16, ...Array<number>(16).fill(0), ...last],
    ];
    return [first, second];
  };

  it.each<[string, BiffPart[], string]>([
    ['icons alone', newer(6, { last: [0, 0, 0, 3, 1, 1] }), '\t\t'],
    ['icons beside numbers', newer(6, { last: [0, 0, 0, 3, 1, 0] }), '1\t7\t2'],
    ['bars alone', newer(4, { last: [0, 0, 0, 0] }), '\t\t'],
    ['bars behind numbers', newer(4, { last: [0, 0, 0, 2] }), '1\t7\t2'],
    ['colours', newer(3, { last: [0, 0, 0, 0] }), '1\t7\t2'],
    ['white letters over 1', newer(1, { older: conditioned({ color: 9 }, overOne, [0x1e, 1, 0]) }), '1\t\t'],
    [
      'white letters, for what is worked out nowhere',
      newer(2, { older: conditioned({ color: 9 }) }),
      '\ufffd\t\ufffd\t\ufffd',
    ],
    ['one that is cut off', [...newer(6, {}).slice(0, 1), [0x87a, 0, 0]], '\ufffd\t\ufffd\t\ufffd'],
  ])('is read as newer rules leave its cells to be seen: %s', async (_, rules, seen) => {
    const row = [number(0, 0, 1), number(0, 1, 7), number(0, 2, 2), number(0, 6, 9)];
    const text = await read([...row, ...rules], [font(8), style(0, 0)]);
    // A number beside them is none of theirs.
    expect(text.trim()).toMatch(/9$/);
    expect(text.trim().slice(0, -1).trimEnd()).toBe(seen.trimEnd());
  });

  it('knows the colours of its own', async () => {
    const palette: BiffPart = [0x92, ...u16(2), 0, 51, 102, 0, 0, 51, 102, 0];
    const row = [number(0, 0, 1, 1), number(0, 1, 7, 0), number(0, 2, 2, 1)];
    expect(await read(row, [font(9), font(0), filled(0, 8), style(1, 0), palette])).toBe('1\t\t2');
  });
});

describe('an XML Spreadsheet 2003', () => {
  const read = async (styles: string, data: string): Promise<string> => {
    const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40"><Styles><Style ss:ID="s1">${styles}</Style></Styles><Worksheet ss:Name="a"><Table><Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell ss:StyleID="s1"><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">${data}</ss:Data></Cell><Cell><Data ss:Type="Number">2</Data></Cell></Row></Table></Worksheet></Workbook>`;
    return (await openDocument(new TextEncoder().encode(xml), 'a')).text.trimEnd();
  };

  it.each([
    ['white', '', '<Font html:Color="#FFFFFF">356</Font><Font html:Color="#000000">365</Font>', '365'],
    ['struck', '', '<S>356</S>365', '365'],
    ['raised', '', '365<Sup>1</Sup>', '365'],
    [
      'of the colour of its cell',
      '<Interior ss:Color="#003366" ss:Pattern="Solid"/><Font ss:Color="#FFFFFF"/>',
      '<Font html:Color="#003366">356</Font>365',
      '365',
    ],
    ['a cell of white letters', '<Font ss:Color="#FFFFFF"/>', '356', ''],
    [
      'white letters on a dark cell',
      '<Font ss:Color="#FFFFFF"/><Interior ss:Color="#003366" ss:Pattern="Solid"/>',
      '356',
      '356',
    ],
    ['red', '', '356<Font html:Color="#FF0000">365</Font>', '356 365'],
    ['bold', '', '36<B>5</B>', '365'],
  ])('is read as it is seen: %s', async (_, styles, data, seen) => {
    expect(await read(styles, data)).toBe(`1\t${seen}\t2`);
  });
});
