/** Section 二 as it is printed: empty rows, rows and headers that the form does not have. Nothing goes by its position alone. */
import { describe, expect, it } from 'vitest';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { readText } from '../render/expect.ts';

type Rows = readonly (readonly string[])[];
const BLOCK_5: Rows = [
  ['第二十条第（五）项'],
  ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
  ['行政许可', '11', '1', '12'],
];
const SUB_ROWS: Rows = [
  ['其他对外管理服务事项', '行政检查', '3', '1', '8'],
  ['行政确认', '4', '2', '9'],
];
const BLOCK_6: Rows = [
  ['第二十条第（六）项'],
  ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
  ['行政处罚', '21', '2', '23'],
  ['行政强制', '31', '3', '33'],
];

const WAYS: Readonly<Record<string, (rows: Rows) => string>> = {
  'in rows of tabs': (rows) => rows.map((row) => row.join('\t')).join('\n'),
  'in rows of pipes': (rows) => rows.map((row) => `| ${row.join(' | ')} |`).join('\n'),
  'a cell a line': (rows) => rows.flat().join('\n\n'),
};

async function read(table: string, year = 2019): Promise<ReadReport> {
  return await readText(
    `示范区统计局${year}年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n${table}\n\n三、收到和处理政府信息公开申请情况\n`,
  );
}

function cellsOf({ figures }: ReadReport, ...ids: readonly string[]): (number | string)[] {
  return ids.map((id) => {
    const content = figures.find(({ cell }) => cell === `II/${id}`)?.content;
    return content?.kind === 'number' ? content.value : (content?.reason ?? 'none');
  });
}

const row = (name: string) => ['itemsBefore', 'itemsChange', 'decisions'].map((column) => `${name}.${column}`);

describe.each(Object.entries(WAYS))('%s', (_, print) => {
  it('rows under a row of the form are not taken for it, and said to be without a place', async () => {
    const report = await read(print([...BLOCK_5, ...SUB_ROWS, ...BLOCK_6]));
    expect(cellsOf(report, ...row('otherServices'))).toEqual(['cellMissing', 'cellMissing', 'cellMissing']);
    expect(cellsOf(report, ...row('licensing'), ...row('penalties'), ...row('coercion'))).toEqual([
      11, 1, 12, 21, 2, 23, 31, 3, 33,
    ]);
    const unplaced = report.notes.filter(({ code }) => code === 'unplacedCells').map(({ detail }) => detail);
    expect(unplaced).toEqual([expect.stringMatching(/行政检查.*3 1 8/), expect.stringMatching(/行政确认.*4 2 9/)]);
  });

  it('a row of the form keeps its numbers above rows that are its parts', async () => {
    const own = ['其他对外管理服务事项', '7', '3', '17'];
    const report = await read(print([...BLOCK_5, own, ['其中：行政检查', '3', '1', '8'], ...BLOCK_6]));
    expect(cellsOf(report, ...row('otherServices'), ...row('penalties'))).toEqual([7, 3, 17, 21, 2, 23]);
    expect(report.notes.map(({ code }) => code)).toContain('unplacedCells');
  });

  it('a row that offices add in the words of a header is one of its own, and puts no other in doubt', async () => {
    const block1: Rows = [
      ['第二十条第（一）项'],
      ['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'],
      ['规章', '0', '0', '0'],
      ['规范性文件', '5', '4', '26'],
      ['其他主动公开文件', '71', '70', '190'],
    ];
    const report = await read(print([...block1, ...BLOCK_5, ...SUB_ROWS, ...BLOCK_6]));
    expect(cellsOf(report, ...row('licensing'))).toEqual([11, 1, 12]);
    expect(report.notes.map(({ detail }) => detail)).toContainEqual(
      expect.stringMatching(/其他主动公开文件.*71 70 190/),
    );
  });

  it('the sum of such rows, where one is printed, is the row’s', async () => {
    const report = await read(print([...BLOCK_5, ...SUB_ROWS, ['合计', '7', '3', '17'], ...BLOCK_6]));
    expect(cellsOf(report, ...row('otherServices'))).toEqual([7, 3, 17]);
  });

  it('columns of another block over a row place none of its numbers', async () => {
    const block9: Rows = [
      ['第二十条第（九）项'],
      ['信息内容', '上一年项目数量', '本年增/减'],
      ['政府集中采购', '5', '2'],
    ];
    const report = await read(print([...BLOCK_5, ...BLOCK_6, ...block9]));
    expect(cellsOf(report, 'procurement.projects', 'procurement.amount')).toEqual(['cellMissing', 'cellMissing']);
    expect(report.notes.map(({ detail }) => detail)).toContainEqual(expect.stringMatching(/政府集中采购.*列名.*5 2/));
  });

  it('a number goes by the column printed over it, and one under an unknown name has no place', async () => {
    const block1: Rows = [
      ['第二十条第（一）项'],
      ['信息内容', '本年制发件数', '现行有效件数', '累计公开数'],
      ['规章', '4', '40', '400'],
    ];
    const report = await read(print([...block1, ['行政规范性文件', '5', '50', '500']]), 2022);
    expect(cellsOf(report, 'rules.made', 'rules.repealed', 'rules.inForce')).toEqual([4, 'cellMissing', 40]);
  });

  it('where names and order place a number otherwise, it has no place, and that is said', async () => {
    const turned = ['信息内容', '处理决定数量', '上一年项目数量', '本年增/减'];
    const report = await read(
      print([...BLOCK_5, ['第二十条第（六）项'], turned, ['行政处罚', '21', '2', '23'], ['行政强制', '0', '0', '0']]),
    );
    expect(cellsOf(report, ...row('penalties'), ...row('coercion'))).toEqual([
      'unreadable',
      'unreadable',
      'unreadable',
      0,
      0,
      0,
    ]);
    expect(report.notes.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/行政处罚.*次序.*21 2 23/),
      expect.stringMatching(/第三部分/),
      expect.stringMatching(/第四部分/),
    ]);
  });

  it.each([
    ['收费', ['信息内容', '本年处理决定数量'], ['行政事业性收费', '9'], ['fees.amount']],
    ['许可', ['信息内容', '本年收费金额（单位：万元）'], ['行政许可', '9'], ['licensing.decisions']],
  ])('a count is no amount and an amount no count: %s', async (_name, header, values, ids) => {
    const penalties: Rows = [
      ['信息内容', '本年处理决定数量'],
      ['行政处罚', '23'],
      ['行政强制', '33'],
    ];
    const report = await read(print([...penalties, header, values]), 2022);
    expect(cellsOf(report, ...ids)).toEqual(['cellMissing']);
    expect(cellsOf(report, 'penalties.decisions', 'coercion.decisions')).toEqual([23, 33]);
  });

  const EMPTY: Rows = [
    ['第二十条第（一）项'],
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
    ['规章', '', '', ''],
    ['行政规范性文件', '', '', ''],
    ['第二十条第（五）项'],
    ['信息内容', '本年处理决定数量'],
    ['行政许可', ''],
    ['第二十条第（六）项'],
    ['信息内容', '本年处理决定数量'],
    ['行政处罚', ''],
    ['行政强制', ''],
    ['第二十条第（八）项'],
    ['信息内容', '本年收费金额（单位：万元）'],
    ['行政事业性收费', ''],
  ];

  it.each([
    ['no row filled', -1],
    ['one row filled', 9],
  ])('empty rows are blank where their label stands: %s', async (_name, filled) => {
    const report = await read(print(EMPTY.map((cells, at) => (at === filled ? [cells[0] ?? '', '5'] : cells))), 2022);
    const gaps = report.figures.filter(({ cell, content }) => cell.startsWith('II/') && content.kind === 'gap');
    expect(gaps.map(({ content }) => content.kind === 'gap' && content.reason)).toEqual(
      Array.from({ length: filled < 0 ? 10 : 9 }, () => 'blank'),
    );
  });
});

it('labels of rows in the prose make no table', async () => {
  const report = await read('规章、规范性文件、行政许可和行政处罚按要求公开。\n行政许可\n行政处罚', 2022);
  expect(report.editions.II).toEqual({});
});

it('numbers that have run together with their labels leave no row empty', async () => {
  const line = '信息内容 本年制发件数 本年废止件数 现行有效件数 规章 1 0 3 行政规范性文件 2 0 5';
  const text = `${line}\n信息内容\n本年处理决定数量\n行政许可\n行政处罚\n行政强制`;
  const report = await read(text, 2022);
  const reasons = report.figures.flatMap(({ cell, content }) =>
    cell.startsWith('II/') && content.kind === 'gap' ? [content.reason] : [],
  );
  expect(reasons).toContain('rowMissing');
  expect(reasons).not.toContain('blank');
});

it.each(['见附表', '365改为370'])('words in the place of a number leave no empty cell: %s', async (words) => {
  for (const table of [
    `行政处罚\t23\n行政许可\t${words}\n行政强制\t7`,
    `行政处罚\t23\t\n行政许可\t${words}\t\t\n行政强制\t7\t`,
  ]) {
    const report = await read(`第二十条第（六）项\n信息内容\t本年处理决定数量\n${table}`, 2023);
    expect(cellsOf(report, 'penalties.decisions', 'licensing.decisions', 'coercion.decisions')).toEqual([
      23,
      'unreadable',
      7,
    ]);
  }
});
