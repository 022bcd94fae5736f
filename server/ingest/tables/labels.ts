/**
 * The words by which rows are known, in form order. Published labels are misprinted, shortened and broken, so each row is
 * known by a few short keywords; where several match, the one that stands last in the words counts, because group labels
 * come before the row's own.
 */
import type { BlockId } from '../../../schema/form/edition.ts';
import { remembered } from '../text/memo.ts';

/** Row codes of section 三, and `group` for the labels that carry no figures. */
const ROWS_III: readonly (readonly [code: string, keywords: readonly string[]])[] = [
  ['1', ['本年新收', '本年度新收', '新收政府信息']],
  ['2', ['上年结转', '上年度结转']],
  ['group', ['年度办理结果', '办理结果', '不予公开', '无法提供', '不予处理']],
  ['3.1', ['予以公开']],
  ['3.2', ['部分公开', '区分处理', '只计这一情']],
  ['3.3.1', ['国家秘密']],
  ['3.3.2', ['其他法律', '法规禁止', '禁止公开', '行政止公开']],
  ['3.3.3', ['三安全']],
  ['3.3.4', ['第三方']],
  ['3.3.5', ['三类内', '内部事务']],
  ['3.3.6', ['四类过程', '过程性信息', '过程性性']],
  ['3.3.7', ['执法案卷']],
  ['3.3.8', ['查询事项']],
  ['3.4.1', ['不掌握', '本机关不掌']],
  ['3.4.2', ['没有现成', '另行制作']],
  ['3.4.3', ['补正后', '仍不明确']],
  ['3.5.1', ['信访举报', '举报投诉']],
  ['3.5.2', ['重复申请']],
  ['3.5.3', ['出版物']],
  ['3.5.4', ['大量反复']],
  ['3.5.5', ['要求行政', '确认或重新', '重新出具', '已获取信息']],
  ['3.6', ['其他处理']],
  ['3.6.1', ['逾期不补', '逾期未补']],
  ['3.6.2', ['逾期未按', '逾期不缴', '逾期未缴', '收费通知', '缴纳费用']],
  ['3.7', ['七总计', '7总计']],
  ['4', ['结转下年', '结转下一年', '下年度继续']],
];

/** The code of the row that some folded words name; `group` for a group label; null when they name none. */
export const rowCodeOf: (words: string) => string | null = remembered(codeIn);

function codeIn(words: string): string | null {
  if (words === '') return null;
  if (words === '总计') return '3.7';
  if (OTHER_ROW.test(words)) return '3.6.3';
  let best: string | null = null;
  let bestAt = -1;
  let rest = words;
  for (const [code, keywords] of ROWS_III) {
    for (const keyword of keywords) {
      const at = words.lastIndexOf(keyword);
      if (at > bestAt) {
        best = code;
        bestAt = at;
        rest = words.slice(at + keyword.length);
      }
    }
  }
  // A new ordinal behind the keyword begins another label, whose words are not known.
  if (bestAt >= 0 && /\d/.test(rest) && !/3其他$/.test(words)) return null;
  // “3.其他” behind longer words, such as those of its group or of the row before.
  if (bestAt >= 0 && /3其他$/.test(words) && best !== '3.6') return '3.6.3';
  if (best === '3.6' && /其他处理3?其他$/.test(words)) return '3.6.3';
  return best;
}

const OTHER_ROW = /^3?其他(?:情形|情况)?$/;

export interface RowRefII {
  readonly block: BlockId;
  /** Index of the row in its block. */
  readonly row: number;
}

const ROWS_II: readonly (readonly [keyword: string, ref: RowRefII])[] = [
  ['规章', { block: '1', row: 0 }],
  ['规范', { block: '1', row: 1 }],
  ['行政许可', { block: '5', row: 0 }],
  ['对外管理', { block: '5', row: 1 }],
  ['其他对外', { block: '5', row: 1 }],
  ['行政处罚', { block: '6', row: 0 }],
  ['行政强制', { block: '6', row: 1 }],
  ['事业性收费', { block: '8', row: 0 }],
  ['行政事业性', { block: '8', row: 0 }],
  ['集中采购', { block: '9', row: 0 }],
];

/** The row of section 二 that some folded words (without bracketed notes) end with. */
export const rowOfII: (words: string) => RowRefII | null = remembered(rowIn);

function rowIn(words: string): RowRefII | null {
  let best: RowRefII | null = null;
  let bestAt = -1;
  let bestEnd = 0;
  for (const [keyword, ref] of ROWS_II) {
    const at = words.lastIndexOf(keyword);
    if (at > bestAt) {
      best = ref;
      bestAt = at;
      bestEnd = at + keyword.length;
    }
  }
  // Many words after the keyword are another row's label or a heading.
  return best && words.length - bestEnd <= 12 && !/(?:第二十条|信息内容|项目数量|公开文件)/.test(words.slice(bestEnd))
    ? best
    : null;
}

/** What the headers over a block say about its edition: more words of one than of the other. */
export function editionOfHeaders(block: BlockId, headers: string): '2019' | '2021' | null {
  const of2019 = count(headers, [
    '新制作',
    '新公开',
    '对外公开总',
    '上一年项目',
    '上年项目',
    '本年增',
    '采购总金额',
    '采购项目',
  ]);
  const of2021 = count(headers, ['制发件', '废止件', '现行有效', '本年处理决定', '收费金额', '本年制发', '本年废止']);
  if (of2019 > of2021) return '2019';
  if (of2021 > of2019) return '2021';
  if (block === '1' && /本年新/.test(headers)) return '2019';
  return null;
}

function count(text: string, words: readonly string[]): number {
  return words.filter((word) => text.includes(word)).length;
}
