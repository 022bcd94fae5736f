import { describe, expect, it } from 'vitest';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { LIMITS } from '../../../../server/ingest/formats/limits.ts';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import { openDocument } from '../../../../server/ingest/open.ts';
import { tablesOf } from '../../../../server/ingest/tables-of.ts';
import { expectRead } from '../render/expect.ts';
import { distinctForm } from './distinct.ts';
import {
  FIGURE,
  flatOdf,
  type OdfContent,
  odfFile,
  odfParts,
  odsOf,
  odsRows,
  odtBody,
  odtOf,
  p,
  sheetOf,
  span,
} from './odf.ts';
import { zipOf } from './zip-writer.ts';

const FORM = distinctForm('2021');
const SPARSE = distinctForm('2021', true);

const read = (bytes: Uint8Array): Promise<ReadReport> => readAnyDocument(bytes, 'a');
const textOf = async (bytes: Uint8Array): Promise<string> => (await openDocument(bytes, 'a')).text.replace(/\n+$/, '');
const odt = (body: string, rest: Omit<OdfContent, 'body'> = {}): Promise<string> =>
  textOf(odfFile('text', { body, ...rest }));
const ods = (rows: string, rest: Omit<OdfContent, 'body'> = {}): Promise<string> =>
  textOf(odfFile('spreadsheet', { body: sheetOf(rows), ...rest }));

async function expectForm(bytes: Uint8Array, form = FORM): Promise<void> {
  const report = await read(bytes);
  expectRead(report, form);
  expect(report).toMatchObject({ publisher: form.publisher, year: form.year, notes: [] });
  expect(report.outline.map(({ ordinal }) => ordinal).join('')).toBe('一二三四五六');
}

const style = (name: string, family: string, properties: string, more = ''): string =>
  `<style:style style:name="${name}" style:family="${family}"${more}>${properties}</style:style>`;
const textStyle = (name: string, properties: string, more = ''): string =>
  style(name, 'text', `<style:text-properties ${properties}/>`, more);

const LOOKS = [
  textStyle('gone', 'text:display="none"'),
  textStyle('child', '', ' style:parent-style-name="gone"'),
  textStyle('struck', 'style:text-line-through-style="solid"'),
  textStyle('white', 'fo:color="#FFFFFF"'),
  textStyle('tiny', 'fo:font-size="1pt"'),
  textStyle('up', 'style:text-position="super 58%"'),
  textStyle('raised', 'style:text-position="33% 58%"'),
  textStyle('red', 'fo:color="#c00000"'),
  textStyle('blue', 'fo:color="#0000ff" fo:background-color="#0000ff"'),
].join('');

describe('an OpenDocument text', () => {
  it.each([
    ['full', FORM],
    ['sparse', SPARSE],
    ['of 2019', distinctForm('2019')],
  ])('reads cell for cell, merged cells and all: %s', (_, form) => expectForm(odtOf(form), form));

  it('reads the same as one XML', () => expectForm(flatOdf('text', { body: odtBody(FORM) })));

  it('reads by its body where it does not say what it is', () =>
    expectForm(zipOf(odfParts('text', { body: odtBody(FORM) }).filter(({ name }) => name !== 'mimetype'))));

  it.each(['gone', 'child', 'struck', 'white', 'tiny', 'up', 'raised', 'blue'])(
    'does not join what is not seen, struck or raised to the figure beside it: %s',
    (look) => expectForm(odtOf(FORM, { figure: (text) => p(text + span('3', look)) }, { styles: LOOKS })),
  );

  it('sees what is dressed otherwise', () =>
    expectForm(odtOf(FORM, { figure: (text) => p(span(text, 'red')) }, { styles: LOOKS })));

  it('sees white on a dark ground', async () => {
    const dark = style('dark', 'table-cell', '<style:table-cell-properties fo:background-color="#1f3864"/>');
    const cell = (name: string): string =>
      `<table:table><table:table-row><table:table-cell table:style-name="${name}">${p(span('规章', 'white'))}</table:table-cell><table:table-cell>${p('1')}</table:table-cell></table:table-row></table:table>`;
    expect(await odt(cell('dark'), { styles: LOOKS + dark })).toBe('规章\t1');
    expect(await odt(cell('light'), { styles: LOOKS + dark })).toBe('\t1');
  });

  it('sees white on a dark row or table', async () => {
    const styles = [
      style('dark', 'table-row', '<style:table-row-properties fo:background-color="#1f3864"/>'),
      style('night', 'table', '<style:table-properties fo:background-color="#1f3864"/>'),
    ].join('');
    const table = (own: string, row: string): string =>
      `<table:table table:style-name="${own}"><table:table-row table:style-name="${row}"><table:table-cell>${p(span('规章', 'white'))}</table:table-cell><table:table-cell>${p('1')}</table:table-cell></table:table-row></table:table>`;
    for (const [own, row, seen] of [
      ['', 'dark', '规章\t1'],
      ['night', '', '规章\t1'],
      ['', '', '\t1'],
    ] as const)
      expect(await odt(table(own, row), { styles: LOOKS + styles })).toBe(seen);
  });

  it('leaves out tables and columns that take no place', async () => {
    const styles = style('off', 'table', '<style:table-properties table:display="false"/>');
    const cell = (text: string, more = ''): string => `<table:table-cell${more}>${p(text)}</table:table-cell>`;
    const rows = `<table:table-row>${cell('规章')}${cell('356')}${cell('365')}</table:table-row><table:table-row>${cell('甲')}${cell('7', ' table:number-columns-repeated="2"')}</table:table-row>`;
    const columns =
      '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="2"/>';
    const tables = `<table:table table:style-name="off">${rows}</table:table><table:table>${columns}${rows}</table:table>`;
    expect(await odt(tables, { styles })).toBe('规章\t365\n甲\t7');
  });

  it('takes the styles of headers for no styles of the text', async () => {
    const named = `<office:automatic-styles>${textStyle('T1', 'text:display="none"')}</office:automatic-styles>`;
    expect(await odt(p(span('甲', 'T1')), { named, styles: textStyle('T1', '') })).toBe('甲');
    const common = `<office:styles>${textStyle('T1', 'text:display="none"')}</office:styles>`;
    expect(await odt(p(`${span('甲', 'T1')}乙`), { named: common })).toBe('乙');
  });

  it('leaves out deletions, notes, annotations, phonetic help, tables of contents and hidden fields', async () => {
    const deleted = `<text:tracked-changes><text:changed-region><text:deletion>${p('12')}</text:deletion></text:changed-region></text:tracked-changes>`;
    const beside = [
      '<text:change text:change-id="c1"/>',
      `<text:note><text:note-citation>1</text:note-citation><text:note-body>${p('注')}</text:note-body></text:note>`,
      `<office:annotation>${p('批')}</office:annotation>`,
      '<text:hidden-text text:is-hidden="true" text:string-value="9">9</text:hidden-text>',
    ].join('');
    const ruby = '<text:ruby><text:ruby-base>件</text:ruby-base><text:ruby-text>jian</text:ruby-text></text:ruby>';
    const contents = `<text:table-of-content><text:index-body>${p('一、总体情况 1')}</text:index-body></text:table-of-content>`;
    const section = `<text:section text:display="none">${p('旧')}</text:section><text:section>${p('新')}</text:section>`;
    const hidden = p('共8件<text:hidden-paragraph text:is-hidden="true"/>');
    const shown = p('共9件<text:hidden-paragraph text:is-hidden="false"/>');
    expect(await odt(deleted + contents + p(`3${beside}5${ruby}`) + section + hidden + shown)).toBe('35件\n新\n共9件');
  });

  it('has blanks, tabs and line ends as the page has them', async () => {
    expect(await odt(p('甲<text:s text:c="3"/>乙<text:tab/>丙\n丁<text:line-break/>戊'))).toBe('甲 乙 丙 丁\n戊');
  });

  it('leaves covered cells out, repeats cells, and draws no row that is not seen', async () => {
    const cell = (text: string, more = ''): string => `<table:table-cell${more}>${p(text)}</table:table-cell>`;
    const rows = [
      `${cell('规章', ' table:number-columns-spanned="2"')}<table:covered-table-cell>${p('99')}</table:covered-table-cell>${cell('0', ' table:number-columns-repeated="3"')}`,
      `${cell('乙')}<table:table-cell table:number-columns-repeated="2"/>${cell('7')}`,
    ];
    const unseen = `<table:table-row table:visibility="collapse">${cell('丙')}${cell('8')}</table:table-row>`;
    const table = `<table:table>${rows.map((row) => `<table:table-row>${row}</table:table-row>`).join('')}${unseen}</table:table>`;
    expect(await odt(table)).toBe('规章\t0\t0\t0\n乙\t\t\t7');
  });

  it('reads a text box once, marks a picture once, and says that a field of a form is not read', async () => {
    const picture = '<draw:frame text:anchor-type="as-char"><draw:object/><draw:image/></draw:frame>';
    const box = `<draw:frame><draw:text-box>${p('框内')}</draw:text-box></draw:frame>`;
    const shape = `<draw:custom-shape>${p('形内')}</draw:custom-shape>`;
    expect(await odt(p(picture) + p(box) + p(shape) + p('<draw:control/>'))).toBe('[图片]\n框内\n形内\n[图片]');
  });
});

describe('ordinals of an OpenDocument text', () => {
  const level = (at: number, rest: string): string => `<text:list-level-style-number text:level="${at}" ${rest}/>`;
  const styles = `<text:list-style style:name="L">${level(1, 'style:num-format="一, 二, 三, ..." style:num-suffix="、"')}${level(
    2,
    'style:num-format="1" text:display-levels="2" style:num-suffix="."',
  )}</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>`;
  const list = (items: string, more = '', name = 'L'): string =>
    `<text:list text:style-name="${name}"${more}>${items}</text:list>`;
  const item = (content: string, more = ''): string => `<text:list-item${more}>${content}</text:list-item>`;

  it('are counted where lists go on, nest, begin anew, and for the first paragraph of an item only', async () => {
    const nested = `${p('甲')}<text:list>${item(p('子'))}${item(p('丑'))}</text:list>`;
    const body = [
      list(item(nested) + item(p('乙') + p('丙'))),
      p('间'),
      list(item(p('丁')), ' text:continue-numbering="true"'),
      list(item(p('戊'))),
      list(item(p('己'), ' text:start-value="9"') + item(p('庚'))),
      list(item(p('点')), '', 'B'),
      `<text:list text:style-name="L"><text:list-header>${p('头')}</text:list-header></text:list>`,
    ];
    expect(await odt(body.join(''), { styles })).toBe(
      ['一、甲', '一.1.子', '一.2.丑', '二、乙', '丙', '间', '三、丁', '一、戊', '九、己', '十、庚', '点', '头'].join(
        '\n',
      ),
    );
  });

  it('go on in the list that is named', async () => {
    const body =
      list(item(p('甲')), ' xml:id="a"') + list(item(p('乙'))) + list(item(p('丙')), ' text:continue-list="a"');
    expect(await odt(body, { styles })).toBe('一、甲\n一、乙\n二、丙');
  });

  it('stand before headings by the outline of the document', async () => {
    const named = `<office:styles><text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="壹, 贰, 叁, ..." loext:num-list-format="（%1%）"/></text:outline-style></office:styles>`;
    const heading = (words: string, more = ''): string => `<text:h text:outline-level="1"${more}>${words}</text:h>`;
    const body = heading('甲') + p('文') + heading('题', ' text:is-list-header="true"') + heading('乙');
    expect(await odt(body, { named: named.replace('loext:', 'text:') })).toBe('（壹）甲\n文\n题\n（贰）乙');
  });

  it('number the six sections of a report', () =>
    expectForm(
      odtOf(FORM, { heading: (words) => list(item(p(words)), ' text:continue-numbering="true"') }, { styles }),
    ));
});

describe('an OpenDocument spreadsheet', () => {
  it.each([
    ['full', FORM],
    ['sparse', SPARSE],
    ['of 2019', distinctForm('2019')],
  ])('reads cell for cell, merged cells and all: %s', (_, form) => expectForm(odsOf(form), form));

  it('reads the same as one XML', () => expectForm(flatOdf('spreadsheet', { body: sheetOf(odsRows(FORM)) })));

  it('shows values where no text is written beside them', () =>
    expectForm(
      odsOf(FORM, (text, spanned) => `<table:table-cell office:value-type="float" office:value="${text}"${spanned}/>`),
    ));

  it.each(['gone', 'struck', 'white', 'up', 'blue'])('joins nothing to a figure that is not seen as it: %s', (look) =>
    expectForm(
      odsOf(FORM, (text, spanned) => FIGURE(text, spanned).replace('</text:p>', `${span('3', look)}</text:p>`), {
        styles: LOOKS,
      }),
    ),
  );

  const cell = (text: string, more = ''): string =>
    `<table:table-cell${more}><text:p>${text}</text:p></table:table-cell>`;
  const value = (text: string, number: string): string =>
    cell(text, ` office:value-type="float" office:value="${number}"`);
  const row = (cells: string, more = ''): string => `<table:table-row${more}>${cells}</table:table-row>`;

  it('shows rounded values and those in thousands as printed, and says where text and value contradict', async () => {
    const shown = [value('3', '3.2'), value('1,234.50', '1234.5'), value('1.2', '12345'), value('12', '13')];
    expect(await ods(row(cell('规章') + shown.join('')))).toBe('规章\t3\t1,234.50\t1.2\t12≠13');
    const report = await read(odsOf(FORM, (text, spanned) => FIGURE(text, spanned).replace('value="', 'value="1')));
    const kinds = report.figures.map(({ content }) => (content.kind === 'gap' ? content.reason : 'number'));
    expect([...new Set(kinds)]).toEqual(['unreadable']);
  });

  it('shows no zeros where its view hides them', async () => {
    const settings =
      '<config:config-item config:name="ShowZeroValues" config:type="boolean">false</config:config-item>';
    const rows = row(cell('规章') + value('0', '0') + value('5', '5'));
    expect(await ods(rows, { settings })).toBe('规章\t\t5');
    expect(await ods(rows, { settings: settings.replace('false', 'true') })).toBe('规章\t0\t5');
  });

  it('shows dates, truths and texts without a text beside them', async () => {
    const bare = (more: string): string => `<table:table-cell office:value-type=${more}/>`;
    const cells = [
      bare('"date" office:date-value="2024-01-15T00:00:00"'),
      bare('"boolean" office:boolean-value="true"'),
      bare('"string" office:string-value="无"'),
      bare('"percentage" office:value="0.5"'),
    ];
    expect(await ods(row(cells.join('')))).toBe('2024-01-15\tTRUE\t无\t50%');
  });

  it('leaves out what is hidden: rows, columns, groups, sheets, cells, annotations, covered cells', async () => {
    const styles = [
      style('off', 'table', '<style:table-properties table:display="false"/>'),
      style('flat', 'table-row', '<style:table-row-properties style:row-height="0cm"/>'),
      style('thin', 'table-column', '<style:table-column-properties style:column-width="0cm"/>'),
      style('struck', 'table-cell', '<style:text-properties style:text-line-through-style="solid"/>'),
      style('white', 'table-cell', '<style:text-properties fo:color="#ffffff"/>'),
    ].join('');
    const three = (text: string): string => cell(text) + cell('9') + cell('1') + cell('2');
    const rows = [
      '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/><table:table-column-group table:display="false"><table:table-column/></table:table-column-group><table:table-column table:style-name="thin" table:number-columns-repeated="3"/>',
      row(three('规章') + cell('77')),
      row(three('乙'), ' table:visibility="filter"'),
      row(three('丙'), ' table:style-name="flat"'),
      `<table:table-row-group table:display="false">${row(three('丁'))}</table:table-row-group>`,
      row(
        `${cell('戊')}<table:covered-table-cell><text:p>6</text:p></table:covered-table-cell><table:table-cell><office:annotation><text:p>批</text:p></office:annotation><text:p>3</text:p></table:table-cell>`,
      ),
      row(`${cell('己')}${cell('')}${cell('4', ' table:style-name="white"')}`),
      row(`${cell('庚')}${cell('9')}<table:covered-table-cell><text:p>6</text:p></table:covered-table-cell>`),
    ].join('');
    const body = sheetOf(row(cell('规章') + cell('88')), 'off', '底稿') + sheetOf(rows);
    expect(await textOf(odfFile('spreadsheet', { body, styles }))).toBe('规章\t1\n戊\t3\n己\t\n庚\t');
  });

  describe('under formats that hang on a condition', () => {
    const hiding = `<style:style style:name="pale" style:family="table-cell"><style:text-properties fo:color="#ffffff"/></style:style>`;
    const struck = `<style:style style:name="out" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>`;
    const red = `<style:style style:name="red" style:family="table-cell"><style:text-properties fo:color="#ff0000"/></style:style>`;
    const float = (value: number): string =>
      `<table:table-cell office:value-type="float" office:value="${value}" table:style-name="own"><text:p>${value}</text:p></table:table-cell>`;
    const rows = row(cell('规章') + float(3) + float(8));
    const mapped = (condition: string, applied: string): Promise<string> =>
      ods(rows, {
        named: `<office:styles>${hiding}${struck}${red}</office:styles>`,
        styles: style(
          'own',
          'table-cell',
          `<style:map style:condition="${condition}" style:apply-style-name="${applied}"/>`,
        ),
      });
    const ruled = (value: string, applied: string, area = '年报.B1:年报.C1'): Promise<string> => {
      const condition = `<calcext:condition calcext:apply-style-name="${applied}" calcext:value="${value}"/>`;
      const rules = `<calcext:conditional-formats xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><calcext:conditional-format calcext:target-range-address="${area}">${condition}</calcext:conditional-format></calcext:conditional-formats>`;
      return ods(rows + rules, { named: `<office:styles>${hiding}${struck}${red}</office:styles>` });
    };

    it.each([
      ['cell-content()&gt;5', 'pale', '规章\t3\t'],
      ['cell-content()!=3', 'pale', '规章\t3\t'],
      ['cell-content()&gt;9', 'pale', '规章\t3\t8'],
      ['is-true-formula(A1=1)', 'pale', '规章\t\ufffd\t\ufffd'],
      ['cell-content()&gt;5', 'out', '规章\t3\t\ufffd'],
      ['is-true-formula(A1=1)', 'red', '规章\t3\t8'],
    ])('of the cell: %s, %s', async (condition, applied, seen) => {
      expect((await mapped(condition, applied)).trimEnd()).toBe(seen.trimEnd());
    });

    it.each([
      ['&gt;5', 'pale', undefined, '规章\t3\t'],
      ['formula-is(A1=1)', 'pale', undefined, '规章\t\ufffd\t\ufffd'],
      ['&gt;5', 'pale', '年报.D1:年报.D9', '规章\t3\t8'],
      ['&gt;5', 'red', undefined, '规章\t3\t8'],
    ])('of an area: %s, %s', async (value, applied, area, seen) => {
      expect((await ruled(value, applied, area)).trimEnd()).toBe(seen.trimEnd());
    });
  });

  it('repeats cells and rows, and goes over empty ones', async () => {
    const rows = [
      row(cell('规章') + cell('0', ' table:number-columns-repeated="3"')),
      row('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="1000"'),
      row(cell('—') + cell('1'), ' table:number-rows-repeated="2"'),
    ].join('');
    expect(await ods(rows)).toBe('规章\t0\t0\t0\n\n—\t1\n—\t1');
    const [table] = await tablesOf(odfFile('spreadsheet', { body: sheetOf(rows) }), '名单.ods');
    expect(table?.rows.map((one) => [one.row, one.cells.join()])).toEqual([
      [1, '规章,0,0,0'],
      [1002, '—,1'],
      [1003, '—,1'],
    ]);
  });

  it('marks a picture where no table is', async () => {
    const picture = '<table:shapes><draw:frame><draw:image/></draw:frame></table:shapes>';
    expect(await ods(picture + row(cell('二、主动公开政府信息情况')))).toBe('[图片]\n二、主动公开政府信息情况');
    expect(await ods(picture + row(cell('规章') + cell('1')))).toBe('规章\t1');
  });
});

describe('an OpenDocument file that is refused', () => {
  const full = '<table:table-cell office:value-type="string"><text:p>字</text:p></table:table-cell>';
  const repeated = `<table:table-row table:number-rows-repeated="1048576">${full}</table:table-row>`;
  const wide = `<table:table-row>${full.replace('office:', 'table:number-columns-repeated="1048576" office:')}</table:table-row>`;
  const parts = odfParts('text', { body: p('甲') });
  const without = (part: string): typeof parts => parts.filter(({ name }) => name !== part);
  const drawing = { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.graphics' };
  const encrypted = {
    name: 'META-INF/manifest.xml',
    bytes: '<m:manifest xmlns:m="m"><m:encryption-data/></m:manifest>',
  };

  it.each([
    ['rows repeated a million times', odfFile('spreadsheet', { body: sheetOf(repeated) }), 'TOO_LARGE'],
    ['wide rows by the thousand', odfFile('spreadsheet', { body: sheetOf(wide.repeat(2000)) }), 'TOO_LARGE'],
    [
      'a part that inflates beyond bounds',
      odfFile('text', { body: ' '.repeat(LIMITS.entryInflatedBytes) }),
      'TOO_LARGE',
    ],
    ['XML nested without end', odfFile('text', { body: '<text:p>'.repeat(1000) }), 'TOO_LARGE'],
    ['no content', zipOf(without('content.xml').concat([{ name: 'content.xml/', bytes: '' }])), 'UNSUPPORTED_FORMAT'],
    ['a drawing', zipOf([drawing, ...without('mimetype')]), 'UNSUPPORTED_FORMAT'],
    ['encrypted', zipOf([...without('META-INF/manifest.xml'), encrypted]), 'UNSUPPORTED_FORMAT'],
    [
      'entities that multiply',
      zipOf([
        ...without('content.xml'),
        { name: 'content.xml', bytes: '<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><a>&b;</a>' },
      ]),
      'UNREADABLE_DOCUMENT',
    ],
    ['nothing in it', odfFile('text', { body: '' }), 'EMPTY_DOCUMENT'],
  ])('%s', async (_, bytes, code) => {
    await expect(openDocument(bytes, '年报.odt')).rejects.toMatchObject({ code });
  });
});
