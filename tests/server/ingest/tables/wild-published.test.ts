/** Oddities met in published reports, each rebuilt on figures of our own. */
import { describe, expect, it } from 'vitest';
import type { CellId } from '../../../../schema/form/edition.ts';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { expectRead, figureOf, readText } from '../render/expect.ts';
import { documentOf, type FilledForm, printed, printedCells, publishedForm, rowsOfIII } from '../render/form.ts';
import { linesOfII, pipes } from '../render/rows.ts';
import { spacedCells } from '../render/streams.ts';

const city = publishedForm('suqian_city_2024');
const zeros = publishedForm('shapotou_iic_2019');
const bureau: FilledForm = {
  ...zeros,
  publisher: '柳河镇人民政府',
  blocks: {
    ...zeros.blocks,
    '1': {
      edition: '2019',
      rows: [
        [0, 0, 0],
        [30, 28, 31],
      ],
    },
    '6': {
      edition: '2019',
      rows: [
        [253, '--253', 0],
        [2, '+1', 5],
      ],
    },
    '9': { edition: '2019', rows: [[8, '160.5964万元']] },
  },
};

function shown(report: ReadReport, cell: CellId): number | string {
  const { content } = figureOf(report, cell);
  return content.kind === 'number' ? content.value : content.reason;
}

/** Numbers that stand in another cell than the form's. */
function misplaced(report: ReadReport, form: FilledForm): string[] {
  const truth = printedCells(form);
  return report.figures.flatMap(({ cell, content }) =>
    content.kind === 'number' && content.printed !== truth.get(cell) ? [`${cell} = ${content.printed}`] : [],
  );
}

describe('a text that lost something on its way', () => {
  it('lines that repeat: what is left is placed nowhere it does not belong', async () => {
    const seen = new Set<string>();
    const text = spacedCells(bureau)
      .split('\n')
      .filter((line) => {
        const known = seen.has(line.trim());
        seen.add(line.trim());
        return !known;
      })
      .join('\n');
    const report = await readText(text);
    expect(misplaced(report, bureau)).toEqual([]);
    expect(report.publisher).toBe('柳河镇人民政府');
  });

  it('the label of a row: its figures are not another row’s', async () => {
    const report = await readText(spacedCells(bureau).replace(/ {2}规章\n/, '  \n'));
    expect(shown(report, 'II/rules.newlyMade')).toBe('rowMissing');
    expect(shown(report, 'II/normativeDocuments.newlyMade')).toBe(30);
    expect(misplaced(report, bureau)).toEqual([]);
  });

  it('the brackets of its headings', async () => {
    const text = spacedCells(bureau).replace(/第二十条第（.）项/g, '第二十条第');
    expect(misplaced(await readText(text), bureau)).toEqual([]);
    expect(shown(await readText(text), 'II/procurement.projects')).toBe(8);
  });

  it('the first heading of section 二', async () => {
    expectRead(await readText(pipes(bureau).replace('第二十条第（一）项 |\n', '')), bureau);
  });

  it('characters of its dates', async () => {
    const text = pipes(bureau).replace('一、总体情况', '统计期限自201911日起至20191231日止。\n一、总体情况');
    expect(await readText(text)).toMatchObject({ year: bureau.year });
  });
});

describe('cells', () => {
  it('two minus signs are one', async () => {
    expect(shown(await readText(pipes(bureau)), 'II/penalties.itemsChange')).toBe(-253);
  });

  it('an amount with its unit is not counted again in that of the header', async () => {
    const text = pipes(bureau).replace('采购总金额', '采购总金额(万元,保留四位小数)');
    expect(shown(await readText(text), 'II/procurement.amount')).toBe(1_605_964);
  });
});

describe('headers', () => {
  const HALVES = [
    '申请人情况',
    '法人或其他组织',
    '自然人',
    '社会 法律',
    '商业 科研',
    '公益 服务 其他',
    '企业 机构',
    '组织 机构',
    '总计',
  ];

  it('scattered in half words over lines say nothing about the order of columns', async () => {
    const rows = rowsOfIII(city).map((row) => `${[...row.opens, row.label].join(' ')} ${row.values.join(' ')}`);
    const text = documentOf(city, {
      II: linesOfII(city)
        .map((cells) => cells.join(' '))
        .join('\n'),
      III: [...HALVES, ...rows].join('\n'),
      IV: city.IV.map(printed).join(' '),
    });
    expectRead(await readText(text), city);
  });

  it('in another order are still seen where they stand in one row', async () => {
    const text = pipes(city).replace('商业企业 | 科研机构', '科研机构 | 商业企业');
    expect(shown(await readText(text), 'III/1/business')).toBe('unreadable');
    expect(shown(await readText(text), 'III/1/natural')).toBe(city.III.rows['1']?.[0]);
  });
});

describe('around the report', () => {
  const body = pipes(bureau);

  it('instructions to the writer may be left in a heading', async () => {
    expectRead(await readText(body.replace('一、总体情况', '一、总体情况(宋体加粗小四号字)')), bureau);
  });

  it('names of places that a mirror adds at the foot are not the publisher', async () => {
    const places = ['和田县', '华宁县', '平顺县', '临澧县', '孟州市', '石狮市'].join('| ');
    const report = await readText(`${body}\n分享到:\n${places}|\n`);
    expectRead(report, bureau);
    expect(report).toMatchObject({ publisher: '柳河镇人民政府', kind: 'bureau' });
  });

  it('a site’s name and column may stand before the title on its line', async () => {
    const title = '柳河镇人民政府2019年政府信息公开工作年度报告';
    for (const before of [
      '青溪县人民政府 政府信息公开年报 ',
      '青溪县人民政府门户网站 - ',
      '2024年政府信息公开年报 | ',
    ]) {
      expect(await readText(body.replace(title, before + title))).toMatchObject({
        publisher: '柳河镇人民政府',
        year: 2019,
      });
    }
  });

  it('other reports listed before it do not name its publisher or its year', async () => {
    const list = ['东湖县水务局2022年政府信息公开工作年度报告', '东湖县水务局2021年政府信息公开工作年度报告'].join(
      '\n',
    );
    expect(await readText(`${list}\n${body}`)).toMatchObject({ publisher: '柳河镇人民政府', year: 2019 });
  });
});
