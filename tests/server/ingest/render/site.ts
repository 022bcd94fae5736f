/** Pages as government sites serve them: text pasted from Word or an editor, and the site's own words around the article. */
import type { FilledForm } from './form.ts';
import { type Cell, type Row, type Table, type Tables, tablesOf } from './tables.ts';

/** How an editor writes paragraphs and cells. */
export interface Manner {
  readonly paragraph: (text: string) => string;
  readonly cell: (text: string) => string;
  readonly table: (rows: string, width: number) => string;
}

function wrapped(before: string, after: string): (text: string) => string {
  return (text) => `${before}${text}${after}`;
}

const OFFICE_SPAN = '<span lang="EN-US" style="font-size:12.0pt"><o:p></o:p></span></p>';

export const MANNERS: Readonly<Record<string, Manner>> = {
  'pasted from Word': {
    paragraph: wrapped(
      '<p class="MsoNormal" style="text-indent:32.0pt"><b><span style="font-family:黑体">',
      `</span></b>${OFFICE_SPAN}`,
    ),
    cell: (text) =>
      `\n <p class="MsoNormal" align="center"><span style="font-family:宋体">${text === '' ? '&nbsp;' : text.replace(/\d+/g, '<span lang="EN-US">$&</span>')}</span>${OFFICE_SPAN}\n`,
    // Word ends a table of uneven columns with an invisible row of them all.
    table: (rows, width) =>
      `<table class="MsoNormalTable" border="0">${rows}<!--[if !supportMisalignedColumns]--><tr height="0">${'<td width="60" style="border:none"></td>'.repeat(width)}</tr><!--[endif]--></table>`,
  },
  'written in an editor': {
    paragraph: wrapped('<p style="text-indent: 2em;">', '<br/></p>'),
    cell: (text) =>
      text === '' ? '<br/>' : `<p style="text-align: center;"><span style="font-size: 14px">${text}</span></p>`,
    table: (rows) => `<table width="100%"><tbody>${rows}</tbody></table>`,
  },
  'in sections': {
    paragraph: wrapped(
      '<section class="_editor"><section><p><span style="letter-spacing:1px">',
      '</span></p></section></section>',
    ),
    cell: (text) => `<section><section data-autoskip="1"><p><span>${text || '&nbsp; '}</span></p></section></section>`,
    table: (rows) =>
      `<section style="overflow:auto"><table style="width:100%"><colgroup><col span="9"></colgroup>${rows}</table></section>`,
  },
  'in capitals, labels broken by hand': {
    paragraph: wrapped('<P>　　', '</P>'),
    cell: (text) => {
      const shown =
        text.length > 5 && !/^[\d.+-]/.test(text) ? `${text.slice(0, 3)}<BR>${text.slice(3)}` : text || '&nbsp;';
      return `<DIV align=center>&nbsp;${shown}&nbsp;</DIV>`;
    },
    table: (rows) => `<TABLE border=1 width=600 borderColor=#000000>${rows}</TABLE>`,
  },
};

export function drawTable(table: Table, manner: Manner, attributes: (cell: Cell) => string = () => ''): string {
  const cellOf = (cell: Cell): string => {
    const spans = `${(cell.columns ?? 1) > 1 ? ` colspan="${cell.columns}"` : ''}${(cell.rows ?? 1) > 1 ? ` rowspan="${cell.rows}"` : ''}`;
    return `<td${spans} ${attributes(cell)}>${manner.cell(cell.text)}</td>`;
  };
  const rows = table.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('\n');
  return manner.table(rows, Math.max(...table.map(widthOf)));
}

function widthOf(row: Row): number {
  return row.reduce((width, { columns }) => width + (columns ?? 1), 0);
}

function titleOf(form: FilledForm): string {
  return `${form.publisher}${form.year}年政府信息公开工作年度报告`;
}

const HEADINGS = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
] as const;

/** What stands where a table should, drawn already. */
export type Drawn = Readonly<Partial<Record<'II' | 'III' | 'IV', string>>>;

/** The article alone: title, six parts, tables. */
export function article(form: FilledForm, manner: Manner, drawn: Drawn = {}, tables: Tables = tablesOf(form)): string {
  const p = manner.paragraph;
  return [
    p(titleOf(form)),
    p(HEADINGS[0]),
    p('（一）主动公开。各栏目按时更新，内容经过审核。'),
    p(HEADINGS[1]),
    drawn.II ?? drawTable(tables.II, manner),
    p(HEADINGS[2]),
    drawn.III ?? drawTable(tables.III, manner),
    p(HEADINGS[3]),
    drawn.IV ?? drawTable(tables.IV, manner),
    p(HEADINGS[4]),
    p('个别栏目更新不够快，将安排专人督办。'),
    p(HEADINGS[5]),
    p('无。'),
  ].join('\n');
}

/** The article with its tables behind the six parts, as annexes. */
export function articleWithAnnexes(form: FilledForm, manner: Manner): string {
  const p = manner.paragraph;
  const tables = tablesOf(form);
  return [
    p(titleOf(form)),
    ...HEADINGS.flatMap((heading) => [p(heading), p('有关情况见附表。')]),
    ...[tables.II, tables.III, tables.IV].flatMap((table, index) => [p(`附表${index + 1}`), drawTable(table, manner)]),
  ].join('\n');
}

/** What sites put around an article. `body`: the article as drawn. */
export const SITES: Readonly<Record<string, (form: FilledForm, body: string) => string>> = {
  'with a table of particulars over it': (form, body) => `<!DOCTYPE html><html><head><meta charset="utf-8">
<title>青溪县人民政府 政府信息公开年报 ${titleOf(form)}</title><script>var list = "<td>9</td>";</script></head><body>
<ul class="menu"><li><a>首页</a></li><li><a>政务公开</a></li></ul>
<table width="1000"><tr><td>您现在的位置：<a>首页</a> &gt; <a>政府信息公开</a> &gt; <a>年报</a></td></tr></table>
<table class="xxgk"><tr><td>索引号：</td><td>113300000024300${form.year}/2024-28101</td><td>发布机构：</td><td>青溪县人民政府办公室</td></tr>
<tr><td>生成日期：</td><td>${form.year + 1}-01-22</td><td>有效性：</td><td>有效</td></tr></table>
<table><tr><td class="title">${titleOf(form)}</td></tr><tr><td><table><tr><td>浏览次数：123</td><td>字体：【<a>大</a> <a>中</a> <a>小</a>】</td></tr></table></td></tr>
<tr><td><div id="zoom">${body}</div></td></tr><tr><td>打印本页 关闭窗口 分享到：</td></tr></table>
<div><h3>相关信息</h3><ul><li>柳河镇人民政府${form.year}年政府信息公开工作年度报告</li><li>望江街道办事处2018年政府信息公开工作年度报告</li></ul></div>
<div>主办单位：青溪县人民政府办公室 网站标识码：3300000001 备案号：05000000 联系电话：0570-1234567</div></body></html>`,
  'with a list of other reports before it': (
    form,
    body,
  ) => `<html><head><title>${titleOf(form)}_年报_青溪县人民政府</title></head><body>
<div class="crumb">当前位置：首页>政府信息公开年报</div><div class="side"><ul>
<li>柳河镇人民政府2022年政府信息公开工作年度报告</li><li>柳河镇人民政府2021年政府信息公开工作年度报告</li><li>2023年</li><li>2019年</li></ul></div>
<h2>${titleOf(form)}</h2><div>发布时间：${form.year + 1}-01-30 10:11 来源：${form.publisher} 字号：大 中 小</div>
<div class="TRS_Editor">${body}</div><p>扫一扫在手机打开当前页</p><img src="qr.png">
<p>上一篇：望江街道办事处2021年政府信息公开工作年度报告</p><p>下一篇：没有了</p><div>版权所有 建议使用1366*768分辨率</div></body></html>`,
  'in a cell of a page laid out by tables': (
    form,
    body,
  ) => `<html><body><table><tr><td width="220"><table><tr><td>信息公开指南</td></tr></table></td>
<td><table><tr><td colspan="2"><b>${titleOf(form)}</b></td></tr><tr><td>发布时间：${form.year + 1}-1-28</td><td>点击数：2019</td></tr>
<tr><td colspan="2">${body}</td></tr></table></td></tr></table></body></html>`,
};
