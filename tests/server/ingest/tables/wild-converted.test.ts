/** Reports that came through a converter: a crawler's text, Markdown of a page, a page copied from a browser. */
import { describe, expect, it } from 'vitest';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { expectLinear } from '../../../support/linear.ts';
import {
  closedByLines,
  copied,
  paddedCells,
  paddedRows,
  partedByLines,
  ruledTable,
  spannedMarkdown,
} from '../render/converted.ts';
import { expectRead, readText } from '../render/expect.ts';
import { type FilledForm, printedCells, publishedForm } from '../render/form.ts';

const zeros = publishedForm('shapotou_iic_2019');
const city = publishedForm('suqian_city_2023');
const blanks = publishedForm('shanghai_gov_office_2019');

/** Numbers that stand in another cell than the form's, and numbers of the form that are said to be empty cells. */
function wrong(report: ReadReport, form: FilledForm): string[] {
  const printed = printedCells(form);
  return report.figures.flatMap(({ cell, content }) => {
    const truth = printed.get(cell);
    if (content.kind === 'number') return content.printed === truth ? [] : [`${cell} = ${content.printed}`];
    return content.reason === 'blank' && truth !== '' ? [`${cell} is not empty`] : [];
  });
}

const KEPT: Readonly<Record<string, (form: FilledForm) => string>> = {
  'rows padded with bare pipes': (form) => paddedRows(form, 'kept'),
  'a cell a line, padding on lines of its own': (form) => paddedCells(form, 'kept'),
  'a cell a line, each closed by a pipe on the next': closedByLines,
  'markdown with a pipe for every column spanned': spannedMarkdown,
  'a table ruled with characters, cells of several lines': ruledTable,
};

describe.each(Object.entries(KEPT))('%s', (_, layout) => {
  it.each([zeros, city, blanks])('is read cell for cell: %#', async (form) => {
    expectRead(await readText(layout(form)), form);
  });
});

const LOST: Readonly<Record<string, (form: FilledForm) => string>> = {
  'rows padded with bare pipes, empty cells left out': (form) => paddedRows(form, 'dropped'),
  'a cell a line, padding on lines of its own, empty cells left out': (form) => paddedCells(form, 'dropped'),
  'a pipe on a line between two cells': partedByLines,
  'a page copied from a browser': copied,
};

describe.each(Object.entries(LOST))('%s', (_, layout) => {
  it.each([zeros, city])('is read cell for cell where no cell is empty: %#', async (form) => {
    expectRead(await readText(layout(form)), form);
  });

  it('never puts a number into a wrong cell where cells are empty', async () => {
    expect(wrong(await readText(layout(blanks)), blanks)).toEqual([]);
  });
});

it('two figures of a row whose empty cells were left out are not its first two', async () => {
  const sparse: FilledForm = {
    ...city,
    III: {
      ...city.III,
      rows: Object.fromEntries(
        Object.keys(city.III.rows).map((code) => {
          const count = ['1', '3.1', '3.7'].includes(code) ? 3 : null;
          return [code, [count, null, null, null, null, null, count]];
        }),
      ),
    },
  };
  const text = paddedRows(sparse, 'dropped');
  expect(text).toContain('一、本年新收政府信息公开申请数量 | 3 | 3 | |||||||');
  const report = await readText(text);
  expect(wrong(report, sparse)).toEqual([]);
  expect(report.notes.map(({ detail }) => detail).join()).toContain('表三 1 行缺少单元格');
});

it('a number broken over two lines of a ruled cell is unreadable, not empty', async () => {
  const text = ruledTable(city)
    .replace('| 59237.2449 |', '| 59237.24 |')
    .replace(/(\| 59237\.24 \|.*\n)/, '$1|  | 49 |  |  |\n');
  const fees = (await readText(text)).figures.find(({ cell }) => cell === 'II/fees.amount');
  expect(fees?.content).toMatchObject({ kind: 'gap', reason: 'unreadable' });
});

describe('the marks of a page in Markdown', () => {
  const marked = (mark: (cell: string) => string): string =>
    spannedMarkdown(city).replace(/(?<=\| )\d+(?= \|)/g, (cell) => mark(cell));

  it.each([
    ['a span with a style', (cell: string) => `<span style="font-size: 14px">${cell}</span>`],
    ['an attributed span', (cell: string) => `[[${cell}]{lang="EN-US"}]{style="font-size:10.5pt"}`],
    ['bold', (cell: string) => `**${cell}**`],
    ['a blank as an entity', (cell: string) => `&nbsp;${cell}`],
    ['a struck figure before it', (cell: string) => `~~7~~${cell}`],
  ])('are no part of a figure: %s', async (_, mark) => {
    expect(wrong(await readText(marked(mark)), city)).toEqual([]);
    expect((await readText(marked(mark))).figures.every(({ content }) => content.kind === 'number')).toBe(true);
  });

  it.each(['<sup>1</sup>', '^1^', '[^1]', '①', '*'])('a mark of a note is no digit of the figure: %s', async (mark) => {
    const report = await readText(marked((cell) => `${cell}${mark}`));
    const received = report.figures.find(({ cell }) => cell === 'III/1/natural')?.content;
    expect(received).toMatchObject({ kind: 'number', value: 3402 });
  });

  it('a minus may be escaped', async () => {
    const form: FilledForm = {
      ...zeros,
      blocks: {
        ...zeros.blocks,
        '6': {
          edition: '2019',
          rows: [
            [30, '-2', 4],
            [1, '+1', 0],
          ],
        },
      },
    };
    const report = await readText(spannedMarkdown(form).replace('| -2 |', '| \\-2 |').replace('| +1 |', '| \\+1 |'));
    expectRead(report, form);
  });
});

describe('a converter’s marks without end', () => {
  const head = '一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n';
  const marks = [
    '<sup>1',
    '^1',
    '[a]{',
    '[[[',
    '~~a',
    '<s>a',
    '\\',
    '[^',
    '| | |||\n',
    '||||||\n',
    '0\n|\n',
    '+---+\n',
    '--+',
    '├──┼──┤\n',
  ];

  it.each(marks)('take longer by as many as they are: %s', (mark) =>
    expectLinear((factor) => readText(head + mark.repeat(Math.ceil((factor * 20_000) / mark.length)))),
  );
});
