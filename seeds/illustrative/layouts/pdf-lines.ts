/**
 * Text drawn from a PDF: lines of a page's width, values behind a short label and in the middle of a long one, group
 * labels in pieces on lines of their own, and a page foot between two rows.
 */
import type { DraftReport } from '../../draft.ts';
import { pageOf } from './page.ts';
import { appealsOf, blocksOf, rowsOf } from './tables.ts';

const WIDTH = 38;
/** Characters that fit in the label column of section 三. */
const LABEL_WIDTH = 16;

export function renderPdfLines(report: DraftReport): string {
  return pageOf(
    report,
    {
      II: blocksOf(report).flatMap(({ heading, header, rows }) => [
        heading,
        header.join(' '),
        ...rows.map(({ label, values }) => [label, ...values].join(' ')),
      ]),
      III: linesIII(report),
      IV: [
        '行政复议 行政诉讼',
        '未经复议直接起诉 复议后起诉',
        '结果 结果 其他 尚未 总 结果 结果 其他 尚未 总 结果 结果 其他 尚未 总',
        '维持 纠正 结果 审结 计 维持 纠正 结果 审结 计 维持 纠正 结果 审结 计',
        appealsOf(report).join(' '),
      ],
    },
    wrapped,
  );
}

const HEADER: readonly string[] = [
  '申请人情况',
  '（本列数据的勾稽关系为：第一项加第二项之和，',
  '法人或其他组织',
  '等于第三项加第四项之和） 自然',
  '商业企 科研机 社会公益 法律服务 总计',
  '人 其他',
  '业 构 组织 机构',
];

function linesIII(report: DraftReport): readonly string[] {
  let first = true;
  const lines = rowsOf(report).flatMap(({ code, level, label, opens, values }) => {
    const figures = values.join(' ');
    const heads = [...(level > 0 && first ? ['三、本'] : []), ...(opens === null ? [] : [opens])];
    if (level > 0) first = false;
    const foot = code === '3.3.8' ? ['- 4 -'] : [];
    if (label.length <= LABEL_WIDTH) return [...heads, `${label} ${figures}`, ...foot];
    const middle = Math.ceil(label.length / 2);
    return [...heads, label.slice(0, middle), figures, label.slice(middle), ...foot];
  });
  return [...HEADER, ...lines];
}

function wrapped(paragraph: string): string {
  const lines: string[] = [];
  for (let from = 0; from < paragraph.length; ) {
    let to = Math.min(from + WIDTH, paragraph.length);
    // A number is never cut.
    while (/\d/.test(paragraph.charAt(to)) && /[\d.]/.test(paragraph.charAt(to - 1))) to -= 1;
    lines.push(paragraph.slice(from, to));
    from = to;
  }
  return lines.join('\n');
}
