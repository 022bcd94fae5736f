/** Tables that are not quite the form's: columns too few or too many, other orders, two years, several bureaus. */
import { describe, expect, it } from 'vitest';
import type { CellId } from '../../../../schema/form/edition.ts';
import { Problem } from '../../../../schema/problem.ts';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { paddedRows, spannedMarkdown } from '../render/converted.ts';
import { expectRead, figureOf, readText } from '../render/expect.ts';
import { documentOf, type FilledForm, printedCells, publishedForm } from '../render/form.ts';
import { tabs as written } from '../render/rows.ts';
import { article, drawTable, MANNERS, type Manner } from '../render/site.ts';
import {
  blocksOf,
  type Cell,
  labelsOf,
  RESULTS,
  type Row,
  type Table,
  type Tables,
  tablesOf,
  value,
  valuesOf,
} from '../render/tables.ts';

const city = publishedForm('suqian_city_2023');
const later = publishedForm('suqian_city_2024');
const old: FilledForm = {
  ...publishedForm('shapotou_iic_2019'),
  blocks: {
    ...publishedForm('shapotou_iic_2019').blocks,
    '1': {
      edition: '2019',
      rows: [
        [0, 0, 3],
        [12, 11, 40],
      ],
    },
    '5': {
      edition: '2019',
      rows: [
        [30, '+3', 512],
        [17, '-2', 60],
      ],
    },
  },
};

const plain: Manner = {
  paragraph: (text) => `<p>${text}</p>`,
  cell: (text) => text,
  table: (rows) => `<table>${rows}</table>`,
};

type Layout = (form: FilledForm, tables: Tables) => string;

const page: Layout = (form, tables) => `<html><body>${article(form, plain, {}, tables)}</body></html>`;

const tabs: Layout = (form, tables) => {
  const draw = (table: Table): string => table.map((row) => row.map(({ text }) => text).join('\t')).join('\n');
  return documentOf(form, { II: draw(tables.II), III: draw(tables.III), IV: draw(tables.IV) });
};

const cells: Layout = (form, tables) => {
  const draw = (table: Table): string =>
    table
      .flat()
      .map(({ text }) => text)
      .join('\n\n');
  return documentOf(form, { II: draw(tables.II), III: draw(tables.III), IV: draw(tables.IV) });
};

const LAYOUTS: Readonly<Record<string, Layout>> = {
  page,
  'page pasted from Word': (form, tables) =>
    `<html><body>${article(form, MANNERS['pasted from Word'] ?? plain, {}, tables)}</body></html>`,
  markdown: spannedMarkdown,
  'padded rows': (form, tables) => paddedRows(form, 'kept', tables),
  tabs,
  'a cell a line': cells,
};

const layouts = Object.entries(LAYOUTS);

function shown(report: ReadReport, cell: CellId): number | string {
  const { content } = figureOf(report, cell);
  return content.kind === 'number' ? content.value : content.reason;
}

/** Numbers that stand in another cell than the form's. */
function misplaced(report: ReadReport, form: FilledForm): string[] {
  const printed = printedCells(form);
  return report.figures.flatMap(({ cell, content }) =>
    content.kind === 'number' && content.printed !== printed.get(cell) ? [`${cell} = ${content.printed}`] : [],
  );
}

function withIII(form: FilledForm, change: (row: Row) => Row): Tables {
  const tables = tablesOf(form);
  return { ...tables, III: tables.III.map((row) => (valuesOf(row).length > 0 ? change(row) : row)) };
}

describe('section 三', () => {
  const sixColumns = (form: FilledForm): Tables => {
    const tables = withIII(form, (row) => [...labelsOf(row), ...valuesOf(row).slice(0, 6)]);
    return { ...tables, III: tables.III.map((row) => row.filter(({ text }) => text !== '总计')) };
  };

  it('without its column of totals is read by the six that are named', async () => {
    for (const layout of [page, tabs]) {
      const report = await readText(layout(city, sixColumns(city)), 'index.html');
      expect(shown(report, 'III/1/natural')).toBe(3402);
      expect(shown(report, 'III/1/otherOrganization')).toBe(city.III.rows['1']?.[5]);
      expect(shown(report, 'III/1/total')).toBe('cellMissing');
      expect(misplaced(report, city)).toEqual([]);
    }
  });

  it.each(layouts)('with six figures under seven names puts none into a wrong cell: %s', async (_, layout) => {
    const report = await readText(
      layout(
        city,
        withIII(city, (row) => [...labelsOf(row), ...valuesOf(row).slice(0, 6)]),
      ),
    );
    expect(misplaced(report, city)).toEqual([]);
    expect(shown(report, 'III/1/natural')).toBe('cellMissing');
    expect(report.notes.map(({ code }) => code)).toContain('unplacedCells');
  });

  it.each(layouts)('with the figures of two years side by side is not read: %s', async (_, layout) => {
    const other = tablesOf(later).III;
    const tables = tablesOf(city);
    const both = tables.III.map((row, index) => [...row, ...valuesOf(other[index] ?? [])]);
    const report = await readText(layout(city, { ...tables, III: both }));
    expect(report.figures.some(({ cell, content }) => cell.startsWith('III/') && content.kind === 'number')).toBe(
      false,
    );
  });

  it.each(layouts)('may have a column of ordinals and one of units: %s', async (_, layout) => {
    let ordinal = 0;
    const tables = withIII(city, (row) => [
      { text: String(++ordinal) },
      ...labelsOf(row),
      { text: '件' },
      ...valuesOf(row),
    ]);
    expect(misplaced(await readText(layout(city, tables)), city)).toEqual([]);
  });

  it.each(layouts)(
    'may have empty rows, captions, notes and the numbers of pages between its rows: %s',
    async (_, layout) => {
      const tables = tablesOf(city);
      const III = tables.III.flatMap((row, index): Row[] => {
        if (index === 0) return [[{ text: '表2 申请情况统计表（2023年）', columns: 10 }], row];
        if (index === 9) return [row, Array<Cell>(10).fill({ text: '' })];
        return index === 14 ? [row, [{ text: '— 3 —', columns: 10 }]] : [row];
      });
      const noted = [...III, [{ text: '注：1.含上年结转96件；2.口径为全市。', columns: 10 }]];
      const report = await readText(layout(city, { ...tables, III: noted }));
      expect(misplaced(report, city)).toEqual([]);
      expect(shown(report, 'III/1/natural')).toBe(3402);
      expect(shown(report, 'III/4/natural')).toBe(city.III.rows['4']?.[0]);
    },
  );
});

describe('section 二', () => {
  it.each(layouts)('may print its blocks in another order: %s', async (_, layout) => {
    for (const form of [city, old]) {
      const tables = tablesOf(form);
      const report = await readText(layout(form, { ...tables, II: blocksOf(form).reverse().flat() }));
      expect(misplaced(report, form)).toEqual([]);
      expect(shown(report, 'II/licensing.decisions')).toBe(form === city ? 1_808_595 : 512);
    }
  });

  it.each(layouts.slice(0, 4))('with a column too few is read by the names that are there: %s', async (_, layout) => {
    const tables = tablesOf(old);
    const II = tables.II.map((row) => (row.length === 4 ? row.filter((_cell, index) => index !== 2) : row));
    const report = await readText(layout(old, { ...tables, II }));
    expect(shown(report, 'II/normativeDocuments.newlyMade')).toBe(12);
    expect(shown(report, 'II/normativeDocuments.newlyDisclosed')).toBe('cellMissing');
    expect(shown(report, 'II/normativeDocuments.disclosedTotal')).toBe(40);
    expect(shown(report, 'II/licensing.itemsBefore')).toBe(30);
    expect(shown(report, 'II/licensing.decisions')).toBe(512);
  });

  it.each(layouts)('with the figures of two years side by side is not read: %s', async (_, layout) => {
    const other = tablesOf(later).II;
    const tables = tablesOf(city);
    const II = tables.II.map((row, index) => [...row, ...valuesOf(other[index] ?? [])]);
    const report = await readText(layout(city, { ...tables, II }));
    expect(report.figures.some(({ cell, content }) => cell.startsWith('II/') && content.kind === 'number')).toBe(false);
  });

  it('a fee of 2021 is not read out of a block of 2019 that has lost a cell', async () => {
    const text = cells(old, tablesOf(old));
    const lost = text.replace(
      /信息内容\n\n上一年项目数量\n\n本年增\/减\n\n行政事业性收费\n\n0\n\n0/,
      '行政事业性收费\n\n7',
    );
    expect(lost).not.toBe(text);
    expect((await readText(lost)).editions.II['8']).toBe('2019');
  });
});

describe('section 四', () => {
  const names = ['行政复议', '未经复议直接起诉', '复议后起诉'];
  const results: Row = RESULTS.map((text) => ({ text }));
  const figures = city.IV.map((cell) => value(String(cell)));
  const block = (index: number): Cell[] => figures.slice(index * 5, index * 5 + 5);

  const SHAPES: Readonly<Record<string, Table>> = {
    'a small table for each block': names.flatMap((text, index) => [[{ text, columns: 5 }], results, block(index)]),
    'a row for each block': [[{ text: '' }, ...results], ...names.map((text, index) => [{ text }, ...block(index)])],
    'a row for each block, in another order': [
      [{ text: '' }, ...results],
      ...[1, 2, 0].map((index) => [{ text: names[index] ?? '' }, ...block(index)]),
    ],
    'a column for each block': [
      [{ text: '' }, ...names.map((text) => ({ text }))],
      ...RESULTS.map((text, result) => [{ text }, ...[0, 1, 2].flatMap((index) => block(index)[result] ?? [])]),
    ],
    'a line for each result': names.flatMap((name, index) =>
      RESULTS.map(
        (text, result): Row => [
          ...(result === 0 ? [{ text: name, rows: 5 }] : []),
          { text },
          block(index)[result] ?? { text: '' },
        ],
      ),
    ),
  };

  describe.each(Object.entries(SHAPES))('as %s', (_name, IV) => {
    it.each(layouts)('is read by its words: %s', async (_, layout) => {
      expectRead(await readText(layout(city, { ...tablesOf(city), IV })), city);
    });
  });

  it.each(layouts)('with a row for last year is read from the other: %s', async (_, layout) => {
    const tables = tablesOf(city);
    const [values = []] = tables.IV.slice(-1);
    const IV = [
      ...tables.IV.slice(0, -1),
      [{ text: '上年度' }, ...valuesOf(tablesOf(later).IV.at(-1) ?? [])],
      [{ text: '本年度' }, ...values],
    ];
    expectRead(await readText(layout(city, { ...tables, IV })), city);
  });

  it('with two rows of which neither is this year’s by name is not read', async () => {
    const tables = tablesOf(city);
    const IV = [...tables.IV, ...tablesOf(later).IV.slice(-1)];
    const report = await readText(page(city, { ...tables, IV }), 'index.html');
    expect(shown(report, 'IV/review.total')).toBe('cellMissing');
    expect(report.notes.map(({ code }) => code)).toContain('unplacedCells');
  });
});

describe('the tables of more than one report', () => {
  async function refusal(text: string): Promise<Problem> {
    try {
      await readText(text, 'compiled.html');
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
    throw new Error('the document was read');
  }
  const other: FilledForm = { ...later, publisher: '柳河镇人民政府', year: 2023 };

  it('are refused with what to do when each has its own title', async () => {
    const problem = await refusal(`<html><body>${article(city, plain)}${article(other, plain)}</body></html>`);
    expect(problem.code).toBe('NOT_A_REPORT');
    expect(problem.sentence.zh).toContain('各存为一个文件');
  });

  it('are refused when captions name three bureaus under one title', async () => {
    const tables = (form: FilledForm): string =>
      [tablesOf(form).II, tablesOf(form).III, tablesOf(form).IV].map((table) => drawTable(table, plain)).join('');
    const text = `<p>青溪县2023年政府信息公开工作年度报告</p><p>一、总体情况</p><p>（一）教育局</p>${tables(city)}<p>（二）民政局</p>${tables(later)}<p>（三）水务局</p>${tables(other)}`;
    expect((await refusal(text)).code).toBe('NOT_A_REPORT');
  });

  it('are refused when last year’s stands first', async () => {
    const III = `<p>2022年情况</p>${drawTable(tablesOf(later).III, plain)}<p>2023年情况</p>${drawTable(tablesOf(city).III, plain)}`;
    expect((await refusal(`<html><body>${article(city, plain, { III })}</body></html>`)).code).toBe('NOT_A_REPORT');
  });

  const own = (form: FilledForm): string =>
    written(form).replace('总体情况\n', '总体情况\n全年主动公开政府信息65条。\n');
  const another = (title: string): string =>
    `${title}\n一、总体情况\n全年主动公开政府信息777条。\n二、主动公开政府信息情况\n无。\n六、其他需要报告的事项\n收取信息处理费88元。\n`;

  it.each([
    '附件：青溪县房屋征收中心2023年政府信息公开工作年度报告',
    '青溪县房屋征收中心2023年政府信息公开工作年度报告',
    `${city.publisher}2022年政府信息公开工作年度报告`,
  ])('are told, and the first is read alone, where another without tables follows: %s', async (title) => {
    const report = await readText(own(city) + another(title));
    expectRead(report, city);
    expect(report.narrative.map(({ measure, value }) => `${measure} ${value}`)).toEqual(['disclosures.total 65']);
    expect(report.notes).toMatchObject([{ code: 'anotherReport', detail: expect.stringContaining(title) }]);
  });

  it('are not what running titles and annexes of numbers make', async () => {
    const titled = own(city).replace('三、', `${city.publisher}${city.year}年政府信息公开工作年度报告\n三、`);
    const report = await readText(`${titled}\n附件：下属单位情况\n征收中心收到政府信息公开申请55件。`);
    expectRead(report, city);
    expect(report.narrative.map(({ measure, value }) => `${measure} ${value}`)).toEqual(['disclosures.total 65']);
    expect(report.notes).toEqual([]);
  });

  it('are not mixed when last year’s is appended and says so', async () => {
    const appended = `<p>附：2022年收到和处理政府信息公开申请情况</p>${drawTable(tablesOf(later).III, plain)}`;
    const report = await readText(`<html><body>${article(city, plain)}${appended}</body></html>`, 'index.html');
    expectRead(report, city);
    expect(report.notes.map(({ code }) => code)).toEqual(['repeatedTable']);
  });
});
