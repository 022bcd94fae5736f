/** Single shapes seen in published reports, each on the figures of one form. */
import { describe, expect, it } from 'vitest';
import type { CellId } from '../../../../schema/form/edition.ts';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { expectRead, figureOf, readText } from '../render/expect.ts';
import { documentOf, type FilledForm, printed, publishedForm, rowsOfIII } from '../render/form.ts';
import { wrappedLines } from '../render/pdf-lines.ts';
import { brokenMarkdown, linesOfII, pipes, tabs } from '../render/rows.ts';
import { pipedCells, spacedCells } from '../render/streams.ts';

const city = publishedForm('suqian_city_2023');
const zeros = publishedForm('shapotou_iic_2019');
const blanks = publishedForm('shanghai_gov_office_2019');

const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

function shown(report: ReadReport, cell: CellId): number | string {
  const { content } = figureOf(report, cell);
  return content.kind === 'number' ? content.value : content.reason;
}

/** Markdown with every column of labels, groups repeated on each row, as table extraction of a PDF gives it. */
function fullMarkdown(form: FilledForm): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const ruler = (width: number): string => `|${' --- |'.repeat(width)}`;
  let group = '';
  const III = rowsOfIII(form).map((row) => {
    if (row.level === 0) return line([row.label, '', '', ...row.values]);
    if (row.level === 1) return line(['三、本年度办理结果', row.label, '', ...row.values]);
    group = row.opens.at(-1) ?? group;
    return line(['三、本年度办理结果', group, row.label, ...row.values]);
  });
  const header = ['', '', '', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
  return documentOf(form, {
    II: linesOfII(form)
      .map((cells, index) => (index === 0 ? `${line(cells)}\n${ruler(4)}` : line(cells)))
      .join('\n'),
    III: [line(header), ruler(10), ...III].join('\n'),
    IV: [line([...RESULTS, ...RESULTS, ...RESULTS]), ruler(15), line(form.IV.map(printed))].join('\n'),
  });
}

describe('markdown with all its labels', () => {
  it.each([zeros, blanks, city])('is read cell for cell: %#', async (form) => {
    expectRead(await readText(fullMarkdown(form)), form);
  });
});

it('markdown may hold tags for line breaks, and bold figures', async () => {
  const text = fullMarkdown(zeros)
    .replaceAll('本年新制作数量', '本年新<br>制作数量')
    .replaceAll('科研机构', '科研<br/>机构')
    .replaceAll('| 0 |', '| **0** |');
  expectRead(await readText(text), zeros);
});

it('cells a line may be indented with tabs', async () => {
  const text = spacedCells(city).replaceAll('\n\n  ', '\t\n\t\t');
  expectRead(await readText(text), city);
});

it('the sentence on received requests is not the first row of the table', async () => {
  const text = pipes(city).replace('本年度各项公开', '本年新收政府信息公开申请3511件，上年结转96件\n本年度各项公开');
  expectRead(await readText(text), city);
});

describe('labels', () => {
  it('may carry notes with digits, and extra rows are left out', async () => {
    const text = pipes(zeros)
      .replaceAll('上一年项目数量', '上一年项目数量(指2019年事项数)')
      .replaceAll('本年增/减', '本年增/减 (指2020年增加或减少的事项数,减用负值表示,如-8)')
      .replace('规范性文件 |', '规范性文件(指各机关印发的有正式文号的文件) |')
      .replace('第二十条第（五）项', '其他主动公开文件(除规章、规范性文件以外) | 5 | 6 | 7 |\n第二十条第（五）项');
    expectRead(await readText(text), zeros);
  });

  it('may be misprinted', async () => {
    const text = pipes(city)
      .replace('其他法律行政法规禁止公开', '其他法律行政止公开')
      .replace('属于三类内部事务信息', '属于三类内容事务信息')
      .replace('四类过程性信息', '四类过程性性信息')
      .replace('只计这一情形', '只计这一情况')
      .replace('1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '1.逾期不补正')
      .replace('2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', '2.逾期不缴费')
      .replace('3.其他 |', '3、其他 |')
      .replaceAll('第二十条第', '第二十条  第')
      .replace('行政规范性文件', '规范性文件')
      .replace('本年制发件数', '本年(2023)制发件数')
      .replace('现行有效件数', '现行有效件数 (历史累计)');
    expectRead(await readText(text), city);
  });

  it('may be printed with radicals in place of characters', async () => {
    const radicals: Readonly<Record<string, string>> = {
      行: '⾏',
      一: '⼀',
      二: '⼆',
      人: '⼈',
      无: '⽆',
      生: '⽣',
      文: '⽂',
      立: '⽴',
      见: '⻅',
      门: '⻔',
      民: '⺠',
    };
    const text = wrappedLines(city).replace(
      /[行一二人无生文立见门民]/g,
      (character) => radicals[character] ?? character,
    );
    expectRead(await readText(text), city);
  });

  it('may wrap around their values in section 二 as well', async () => {
    const text = wrappedLines(city).replace('行政规范性文件 109 489 597', '行政规范\n109 489 597\n性文件');
    expectRead(await readText(text), city);
  });
});

describe('cells', () => {
  it('may hold notes', async () => {
    const noted: FilledForm = {
      ...city,
      blocks: {
        ...city.blocks,
        '1': {
          edition: '2021',
          rows: [
            ['22（其中修订 16 件）', 0, '55（含自然失效 29 件）'],
            [1, 2, 3],
          ],
        },
      },
    };
    for (const layout of [pipes, tabs, pipedCells, wrappedLines]) {
      const report = await readText(layout(noted));
      expectRead(report, noted);
      expect(shown(report, 'II/rules.made')).toBe(22);
      expect(shown(report, 'II/rules.inForce')).toBe(55);
    }
  });

  it('may be blank between kept pipes', async () => {
    const text = pipes(blanks).replace(
      '2.其他法律行政法规禁止公开 |  |  |  |  |  |  |  |',
      '| | 2.其他法律行政法规禁止公开 | | | | | | | 0 |',
    );
    const report = await readText(text);
    expect(shown(report, 'III/3.3.2/total')).toBe(0);
    expect(shown(report, 'III/3.3.2/natural')).toBe('blank');
    expect(shown(report, 'III/3.3.1/natural')).toBe(14);
  });

  it('may stand behind a second space or a full-width one', async () => {
    expectRead(await readText(wrappedLines(city).replaceAll(' ', '\u3000 ')), city);
  });

  it('on a line of its own may have slid off its row', async () => {
    const text = brokenMarkdown(city).replace(
      /\| 118 \| 3 \| 0 \| 0 \| 0 \| 0 \| 121 \|(?: {2}\|)?/,
      '| 118 | 3 | 0 | 0 | 0 | 0 |\n121',
    );
    expect(text).toContain('\n121');
    expectRead(await readText(text), city);
  });
});

it('tables are found by their words when the document numbers its parts twice', async () => {
  const whole = pipes(city);
  const at = whole.indexOf('二、主动公开政府信息情况');
  const text = `${whole.slice(0, at)}二、依申请公开\n本年办理平稳。\n三、政府信息管理\n四、平台建设\n五、监督保障\n${whole
    .slice(at)
    .replace('二、主动公开', '一、主动公开')
    .replace('三、收到和处理', '二、收到和处理')
    .replace('四、政府信息公开行政复议', '三、政府信息公开行政复议')}`;
  expectRead(await readText(text), city);
});

it('tables without any heading are found by their headers', async () => {
  const text = pipes(city).replace(/^[一二三四五六]、(?:总体|主动公开|收到|政府信息公开行政|存在|其他需要).*$/gm, '');
  expectRead(await readText(text), city);
});

it('the numbers of pages are no cells', async () => {
  const text = wrappedLines(zeros)
    .replace('2.重复申请', '第 3 页 共 7 页\n2.重复申请')
    .replace('3.要求提供', '5 / 7\n3.要求提供');
  expectRead(await readText(text), zeros);
});
