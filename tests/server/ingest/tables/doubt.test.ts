/** Section 二 has no sums: where its labels and their order disagree, a number stands in its own row or in none. */
import { describe, expect, it } from 'vitest';
import { distinctForm } from '../formats/distinct.ts';
import { htmlOf } from '../formats/ways/html-form.ts';
import { readText } from '../render/expect.ts';
import { printedCells } from '../render/form.ts';

const NUMBERS: Readonly<Record<string, number>> = {
  'II/licensing.decisions': 267,
  'II/penalties.decisions': 246,
  'II/coercion.decisions': 414,
};

/** What is read of three rows that stand so, cell by cell. */
async function read(...rows: readonly string[]): Promise<Map<string, number | string>> {
  const report = await readText(
    [
      '青石县民政局2023年政府信息公开工作年度报告',
      '一、总体情况',
      '二、主动公开政府信息情况',
      '第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数',
      '规章\n1\n2\n3\n行政规范性文件\n4\n5\n6',
      '第二十条第（五）项\n信息内容\n本年处理决定数量',
      rows[0],
      '第二十条第（六）项\n信息内容\n本年处理决定数量',
      ...rows.slice(1),
      '第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n9',
      '五、存在的主要问题\n六、其他事项',
    ].join('\n'),
  );
  return new Map(
    report.figures.flatMap(({ cell, content }) =>
      cell.startsWith('II/') ? [[cell, content.kind === 'number' ? content.value : content.reason] as const] : [],
    ),
  );
}

describe('labels of section 二', () => {
  it('name the numbers behind them', async () => {
    const cells = await read('行政许可\n267', '行政处罚\n246', '行政强制\n414');
    for (const [cell, value] of Object.entries(NUMBERS)) expect(cells.get(cell)).toBe(value);
  });

  it.each([
    ['broken around their numbers', ['行政\n267\n许可', '行政\n246\n处罚', '行政\n414\n强制']],
    ['broken around their numbers, on one line', ['行政 267\n许可', '行政 246\n处罚', '行政 414\n强制']],
    ['a character a line', ['行\n政\n267\n许\n可', '行\n政\n246\n处\n罚', '行\n政\n414\n强\n制']],
    [
      'a character a line, without headers between',
      ['', '行\n政\n267\n许\n可\n行\n政\n246\n处\n罚\n行\n政\n414\n强\n制'],
    ],
    ['behind their numbers', ['267\n行政许可', '246\n行政处罚', '414\n行政强制']],
  ])('give no number to a neighbour when they stand %s', async (_, rows) => {
    const cells = await read(...rows);
    for (const [cell, value] of Object.entries(NUMBERS))
      expect([value, 'cellMissing', 'rowMissing']).toContain(cells.get(cell));
    expect(cells.get('II/rules.made')).toBe(1);
    expect(cells.get('II/fees.amount')).toBe(9);
  });

  it('that stand whole before their numbers are believed, whatever number strays among them', async () => {
    const cells = await read('77\n行政许可\n267', '行政处罚\n246', '行政强制\n414');
    for (const [cell, value] of Object.entries(NUMBERS)) expect(cells.get(cell)).toBe(value);
  });
});

describe('columns, blocks, units and tables that a page prints in another way than the form', () => {
  const FORM = distinctForm('2021');
  const PAGE = htmlOf(FORM);
  const [table = ''] = /<table.*?<\/table>/s.exec(PAGE) ?? [];
  /** The rows of one section, each with the cells between two places in each other's stead; `-1` is the last. */
  const turned = (section: RegExp, turn: (cells: readonly string[]) => readonly string[]): string =>
    PAGE.replace(section, (part) =>
      part.replace(
        /<tr>(.*?)<\/tr>/gs,
        (_, row: string) => `<tr>${turn(row.match(/<td.*?<\/td>/gs) ?? []).join('')}</tr>`,
      ),
    );
  const III = /三、收到.*四、政府/s;
  const IV = /四、政府.*五、存在/s;
  const isOf = (cells: readonly string[], count: number): boolean =>
    cells.filter((cell) => /<td>\d+<\/td>/.test(cell)).length === count;

  it.each<readonly [string, string, string?]>([
    [
      '其他 before 法律服务机构',
      turned(III, (cells) => {
        if (cells[0]?.includes('商业企业')) return [...cells.slice(0, 3), ...cells.slice(3).reverse()];
        return isOf(cells, 7) ? [...cells.slice(0, -3), ...cells.slice(-3, -1).reverse(), ...cells.slice(-1)] : cells;
      }),
    ],
    [
      '总计 before 自然人',
      turned(III, (cells) => {
        if (cells[0]?.includes('自然人')) return [...cells.slice(-1), ...cells.slice(0, -1)];
        return isOf(cells, 7) ? [...cells.slice(0, -7), ...cells.slice(-1), ...cells.slice(-7, -1)] : cells;
      }),
    ],
    [
      '复议后起诉 before 未经复议直接起诉',
      turned(IV, (cells) => {
        if (isOf(cells, 15)) return [...cells.slice(0, 5), ...cells.slice(10), ...cells.slice(5, 10)];
        return cells.some((cell) => cell.includes('未经'))
          ? [...cells.slice(0, 5), ...cells.slice(5).reverse()]
          : cells;
      }),
    ],
    [
      '行政诉讼 before 行政复议',
      turned(IV, (cells) => {
        if (isOf(cells, 15)) return [...cells.slice(5), ...cells.slice(0, 5)];
        if (cells.some((cell) => cell.includes('未经'))) return [...cells.slice(5), ...cells.slice(0, 5)];
        return cells.length === 2 ? [...cells].reverse() : cells;
      }),
    ],
    ['a unit of money that no form has', PAGE.replace('单位：万元', '单位：千元'), 'II/fees.amount'],
    ['last year’s numbers of one column', PAGE.replace('本年制发件数', '上年制发件数'), 'II/rules.made'],
    [
      'last year’s table before the heading',
      PAGE.replace('<p>二、', `<p>附：2022年数据</p>${table.replace(/>\d+</g, '>7<')}<p>二、`),
    ],
  ])('are read right or leave a gap: %s', async (_, page = PAGE, unread = '') => {
    expect(page).not.toBe(PAGE);
    const printed = printedCells(FORM);
    const read = (await readText(page, 'report.html')).figures.filter(({ content }) => content.kind === 'number');
    const wrong = read.filter(({ cell, content }) => cell === unread || content.printed !== printed.get(cell));
    expect(wrong.map(({ cell }) => cell)).toEqual([]);
  });
});
