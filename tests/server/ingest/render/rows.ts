/** Layouts in which a table row is a line: tabs, pipes, padded pipes. */
import { BLOCKS, blockForm, documentOf, type FilledForm, printed, rowsOfIII } from './form.ts';

const APPLICANT_HEADER = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

/** Lines of section 二 as lists of cells. */
export function linesOfII(form: FilledForm): string[][] {
  const lines: string[][] = [];
  for (const id of BLOCKS) {
    const block = form.blocks[id];
    if (!block) continue;
    const shape = blockForm(id, block.edition);
    lines.push([shape.heading.zh]);
    lines.push(['信息内容', ...shape.columns.map((column) => column.label.zh)]);
    shape.rows.forEach((row, index) => {
      lines.push([row.label.zh, ...(block.rows[index] ?? []).map(printed)]);
    });
  }
  return lines;
}

/** Layout a: tabs, empty tabs for merged cells, a page break after the sixth item that shifts the rows behind it. */
export function tabs(form: FilledForm): string {
  const II = linesOfII(form).map((cells) =>
    [...cells, ...Array<string>(4 - Math.min(4, cells.length)).fill('')].join('\t'),
  );
  const III = [
    '(本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和)\t\t申请人情况\t\t\t\t\t\t总计\t',
    '\t\t自然人\t法人或其他组织\t\t\t\t\t\t',
    '\t\t\t商业 企业\t科研 机构\t社会公 益组织\t法律服 务机构\t其他\t\t',
  ];
  let afterBreak = false;
  for (const row of rowsOfIII(form)) {
    const values = row.values.join('\t');
    const [group, inner] = row.opens.length === 2 ? row.opens : [row.level === 1 ? row.opens[0] : '', row.opens[0]];
    if (row.level === 0) III.push(afterBreak ? `${row.label}\t\t${values}` : `${row.label}\t\t${values}\t`);
    else if (row.level === 1) III.push(`${group ?? ''}\t${spaced(row.label)}\t${values}\t`);
    else if (row.code === '3.3.6') III.push(`${spaced(row.label)}\t\t${values}\t`, '');
    else if (afterBreak) III.push(`${inner ?? ''}\t${spaced(row.label)}\t${values}`);
    else III.push(`\t${inner ?? ''}\t${spaced(row.label)}\t${values}`);
    if (row.code === '3.3.6') afterBreak = true;
  }
  const IV = [
    `行政复议\t\t\t\t\t行政诉讼${'\t'.repeat(9)}`,
    `${RESULTS.map(spaced).join('\t')}\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t`,
    `\t\t\t\t\t${[...RESULTS, ...RESULTS].map(spaced).join('\t')}`,
    form.IV.map(printed).join('\t'),
  ];
  return documentOf(form, { II: II.join('\n'), III: III.join('\n'), IV: IV.join('\n') });
}

/** A blank in the middle of a label, as narrow columns leave it. */
function spaced(label: string): string {
  const middle = Math.ceil(label.length / 2);
  return `${label.slice(0, middle)} ${label.slice(middle)}`;
}

/** Layout b: pipes, group labels on the first row of their group only. */
export function pipes(form: FilledForm): string {
  return pipeDocument(form, (cells) => `${cells.join(' | ')} |`);
}

/** Layout c: pipes with padding left over from merged cells. */
export function paddedPipes(form: FilledForm): string {
  return pipeDocument(form, (cells) => `${cells.join(' | ')} | |${cells.length % 2 === 0 ? '|' : ''}`);
}

function pipeDocument(form: FilledForm, line: (cells: readonly string[]) => string): string {
  const III = [
    line(['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '申请人情况']),
    line(['自然人', '法人或其他组织', '总计']),
    line(['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他']),
    ...rowsOfIII(form).map((row) => line([...row.opens, row.label, ...row.values])),
  ];
  const IV = [
    line(['行政复议', '行政诉讼']),
    line([...RESULTS, '未经复议直接起诉', '复议后起诉']),
    line([...RESULTS, ...RESULTS]),
    line(form.IV.map(printed)),
  ];
  return documentOf(form, { II: linesOfII(form).map(line).join('\n'), III: III.join('\n'), IV: IV.join('\n') });
}

/** Layout g: markdown out of a PDF; the rows of section 三 have lost their labels, which stand together elsewhere. */
export function brokenMarkdown(form: FilledForm): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n|${'---|'.repeat(cells.length)}`;
  const rows = rowsOfIII(form);
  const III = [
    '## 表三：收到和处理申请',
    row(APPLICANT_HEADER),
    ...rows.map((r, index) => row(index % 5 === 4 ? [...r.values, ''] : r.values)),
    ...rows.map((r) => `- ${r.label}`),
  ];
  const IV = [row([...RESULTS, ...RESULTS, ...RESULTS]), row(form.IV.map(printed))];
  return documentOf(form, { II: linesOfII(form).map(row).join('\n'), III: III.join('\n'), IV: IV.join('\n') });
}
