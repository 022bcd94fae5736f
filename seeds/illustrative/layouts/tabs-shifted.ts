/**
 * Tabs once more, as conversion leaves them when a page ends inside section 三: the row before the break has lost its group
 * cells and slid to the left, an empty line stands for the page, and from there on every row has a column less. Labels are
 * broken by blanks, and a paragraph is cut by the page as well.
 */
import type { DraftReport } from '../../draft.ts';
import { pageOf } from './page.ts';
import { rowsOf } from './tables.ts';
import { tabsII, tabsIV } from './tabs.ts';

/** The last row before the page ends. */
const BREAK_AFTER = '3.3.6';

export function renderTabsShifted(report: DraftReport): string {
  const page = pageOf(report, { II: tabsII(report), III: shiftedIII(report), IV: tabsIV(report) });
  return cutLongest(page);
}

const HEADER: readonly string[] = [
  '(本列数据的勾稽关系为：第一项 第二项之和，等于第三项加第四项 之和)\t\t申请人情况\t\t\t\t\t\t总计\t',
  '\t\t自然人\t法人或其他组织\t\t\t\t\t\t',
  '\t\t\t商业 企业\t科研 机构\t社会公 益组织\t法律服 务机构\t其他\t\t',
];

function shiftedIII(report: DraftReport): readonly string[] {
  let afterBreak = false;
  let first = true;
  const lines = rowsOf(report).flatMap(({ code, level, label, opens, values }) => {
    const own = broken(label);
    if (code === BREAK_AFTER) {
      afterBreak = true;
      return [[own, '', ...values, ''].join('\t'), ''];
    }
    if (level === 0) return [[own, '', ...values, ...(afterBreak ? [] : [''])].join('\t')];
    if (level === 1) {
      const group = first ? '三、 本 年 度 办 理 结 果' : '';
      first = false;
      return [[...(afterBreak ? [] : [group]), own, ...values, ''].join('\t')];
    }
    const group = opens === null ? '' : broken(opens);
    return [[...(afterBreak ? [] : ['']), group, own, ...values].join('\t')];
  });
  return [...HEADER, ...lines];
}

/** Half-width brackets and a blank inside long labels, as where a cell was wrapped. */
function broken(label: string): string {
  const plain = label
    .replace(/^（(.)）/, '($1) ')
    .replaceAll('（', '(')
    .replaceAll('）', ')');
  return plain.length > 9 ? `${plain.slice(0, 8)} ${plain.slice(8)}` : plain;
}

/** Cuts the longest paragraph in the middle of a sentence, with an empty line between. */
function cutLongest(page: string): string {
  const lines = page.split('\n');
  const longest = lines.reduce(
    (best, line, index) => (line.length > (lines[best]?.length ?? 0) && !line.includes('\t') ? index : best),
    0,
  );
  return lines
    .map((line, index) => {
      if (index !== longest) return line;
      const at = cutAt(line);
      return `${line.slice(0, at)}\n\n${line.slice(at)}`;
    })
    .join('\n');
}

/** A place between two Han characters, past the middle. */
function cutAt(line: string): number {
  for (let at = Math.floor(line.length / 2); at < line.length - 2; at += 1) {
    if (/^[\u4e00-\u9fff]{4}$/u.test(line.slice(at - 2, at + 2))) return at;
  }
  return line.length;
}
