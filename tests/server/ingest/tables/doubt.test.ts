/** Section 二 has no sums: where its labels and their order disagree, a number stands in its own row or in none. */
import { describe, expect, it } from 'vitest';
import { readText } from '../render/expect.ts';

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
