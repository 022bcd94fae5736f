/**
 * Findings as sentences with their arithmetic, in words an official would use. A finding is enough: its operands name their
 * cells, and the form names the cells, so that a stored finding reads the same as a fresh one.
 */
import type { Label, Lang } from '../../language.ts';
import { type Sides, sidesOf, term, terms } from '../arithmetic.ts';
import type { Finding, Operand } from '../finding.ts';
import {
  blockOf,
  cellOf,
  columnOf,
  namedTerms,
  rowOf,
  statedName,
  statedShort,
  statedTerms,
  statedValue,
} from './names.ts';
import { notJudged } from './not-judged.ts';
import { againstTable, allClosed, citation, fee, idle, period, sectionFive, sections, share } from './text.ts';

export { findingArithmetic } from '../arithmetic.ts';

/** One sentence without a full stop: where, the arithmetic, and what follows from it. */
export function findingSentence(finding: Finding, lang: Lang): string {
  const text = sentence(finding, sidesOf(finding))[lang];
  // No space after a full-width bracket, nor between words: 正文写约 90.
  return lang === 'zh' ? text.replaceAll('） ', '）').replaceAll(' 约', '约') : text;
}

function sentence(finding: Finding, sides: Sides): Label {
  switch (finding.rule) {
    case 'T3-BAL':
      return balance(finding, sides);
    case 'T3-COLSUM':
      return columnSum(finding, sides);
    case 'T3-ROWSUM':
      return rowSum(finding, sides);
    case 'T3-ROWTOTAL-BLANK':
      return rowTotalBlank(finding, sides);
    case 'T3-PARTIAL-BLANK':
      return partialBlank(sides);
    case 'T3-NONNEG':
      return notWhole(sides);
    case 'T3-ZERO-ALL':
    case 'TX-NEW':
    case 'TX-DONE':
    case 'TX-OUT':
    case 'TX-REV':
    case 'TX-T2':
    case 'TX-SCOPE':
      return againstTable(finding, sides);
    case 'TX-ALLDONE':
      return allClosed(finding);
    case 'TX-PERIOD':
      return period(finding);
    case 'TX-CITE':
      return citation(finding, sides);
    case 'TX-SECTIONS':
      return sections(finding);
    case 'TX-SHARE':
      return share(finding, sides);
    case 'TX-SEC5':
      return sectionFive(finding);
    case 'TX-FEE':
      return fee(finding, sides);
    case 'T2-19-IDLE':
      return idle(sides);
    case 'T4-SUM':
      return resultSum(finding, sides);
    case 'T4-BLANK':
      return resultBlank(finding, sides);
    case 'T4-AFTER':
      return afterReview(finding, sides);
    case 'TX-BREAK':
    case 'TX-TOTAL':
      return finding.subject.startsWith('outside:') ? outside(sides) : statedList(finding, sides);
    case 'TX-TWICE':
      return statedTwice(finding, sides);
    default:
      return assertNever(finding.rule);
  }
}

function balance(finding: Finding, { left, right }: Sides): Label {
  const where = columnOf(finding);
  if (finding.outcome === 'notAssessable') {
    return notJudged(where, finding, 'row', {
      zh: '“本年新收 + 上年结转 = 办结总计 + 结转下年”',
      en: 'received + carried in = closed + carried out',
    });
  }
  const side = (operands: readonly Operand[], sum: number | null, lang: Lang) =>
    `${namedTerms(operands, 'row', lang)} = ${sum}`;
  const zh = `${where.zh}：${side(left, finding.expected, 'zh')}，${side(right, finding.actual, 'zh')}`;
  const en = `${where.en}: ${side(left, finding.expected, 'en')}, ${side(right, finding.actual, 'en')}`;
  if (finding.outcome === 'confirmed') return { zh: `${zh}，两边相等`, en: `${en}; both sides agree` };
  return { zh: `${zh}，两边相差 ${difference(finding)}`, en: `${en}; the sides differ by ${difference(finding)}` };
}

function columnSum(finding: Finding, { left }: Sides): Label {
  const where = columnOf(finding);
  if (finding.outcome === 'notAssessable') {
    return notJudged(where, finding, 'row', {
      zh: '各项办理结果之和与（七）总计',
      en: 'the outcomes against row (7), the total',
    });
  }
  const counted = notZero(left);
  const sum =
    counted.length === 0
      ? { zh: '各项办理结果均为 0', en: 'all outcomes are 0' }
      : {
          zh: `各项办理结果之和 ${withSum(terms(counted), counted, finding)}`,
          en: `the outcomes come to ${withSum(terms(counted), counted, finding)}`,
        };
  return against(where, sum, finding, { zh: '（七）总计', en: 'row (7), the total,' });
}

function rowSum(finding: Finding, { left }: Sides): Label {
  const where = rowOf(finding);
  if (finding.outcome === 'notAssessable')
    return notJudged(where, finding, 'column', { zh: '各列之和与总计', en: 'the applicants against the total' });
  const counted = notZero(left);
  const sum =
    counted.length === 0
      ? { zh: '各列均为 0', en: 'all applicants are 0' }
      : {
          zh: withSum(namedTerms(counted, 'column', 'zh'), counted, finding),
          en: withSum(namedTerms(counted, 'column', 'en'), counted, finding),
        };
  return against(where, sum, finding, { zh: '总计', en: 'the total' });
}

function rowTotalBlank(finding: Finding, { left }: Sides): Label {
  const where = rowOf(finding);
  const counted = notZero(left);
  const sum = withSum(counted.length === 0 ? '0' : terms(counted), counted, finding);
  return {
    zh: `${where.zh}：总计未填，按各列计算为 ${sum}，请补填`,
    en: `${where.en}: the total is left blank; from the applicants it is ${sum}, please fill it in`,
  };
}

function partialBlank({ left }: Sides): Label {
  return {
    zh: `表三有 ${left.length} 个单元格空白或划去，其余填了 0；没有的请统一填 0`,
    en: `Table 3 leaves ${count(left.length, 'cell')} empty or struck out among printed zeros; please fill in 0 where there were none`,
  };
}

function notWhole({ right: [operand] }: Sides): Label {
  const value = operand ? term(operand) : '';
  return {
    zh: `${cellOf(operand, 'zh')} 填为 ${value}，应为不小于 0 的整数`,
    en: `${cellOf(operand, 'en')} says ${value}; it should be a whole number, not below 0`,
  };
}

function resultSum(finding: Finding, { left }: Sides): Label {
  const where = blockOf(finding);
  if (finding.outcome === 'notAssessable')
    return notJudged(where, finding, 'column', { zh: '各项结果之和与总计', en: 'the results against the total' });
  const sum = {
    zh: `${namedTerms(left, 'column', 'zh')} = ${finding.expected}`,
    en: `${namedTerms(left, 'column', 'en')} = ${finding.expected}`,
  };
  return against(where, sum, finding, { zh: '总计', en: 'the total' });
}

function resultBlank(finding: Finding, { left }: Sides): Label {
  const where = blockOf(finding);
  const counted = notZero(left);
  const sum = withSum(terms(counted), counted, finding);
  const printed =
    finding.actual === null
      ? { zh: '总计未填', en: 'the total is left blank' }
      : { zh: `总计填为 ${finding.actual}`, en: `the total says ${finding.actual}` };
  return {
    zh: `${where.zh}：${printed.zh}，而各项之和为 ${sum}，疑为漏填，建议填 ${finding.expected}`,
    en: `${where.en}: ${printed.en} while the results add up to ${sum}; probably not filled in, suggested: ${finding.expected}`,
  };
}

function afterReview(finding: Finding, { left }: Sides): Label {
  const reviews = (lang: Lang) => `${namedTerms(left, 'column', lang)} = ${finding.expected}`;
  return {
    zh: `表四 复议后起诉：${finding.actual} 件，多于本年行政复议 ${reviews('zh')}；含上年度结转案件的属正常，请核对`,
    en: `Table 4, sued after review: ${count(finding.actual ?? 0, 'case')}, more than this year’s reviews (${reviews('en')}); right where cases were carried over, please check`,
  };
}

/** A list of the text against the number it belongs to. Entries are many, so their sum comes first, its terms in brackets. */
function statedList(finding: Finding, { left, right: [total] }: Sides): Label {
  const zh = { name: statedName(total, 'zh'), printed: statedValue(total, 'zh') };
  const en = { name: statedName(total, 'en'), printed: statedValue(total, 'en') };
  if (finding.outcome === 'notAssessable') {
    return {
      zh: `${zh.name}：所列之数含概数（余、约等），无法与正文所写 ${zh.printed} 核对；需要准确数的，请向填报单位核实`,
      en: `${en.name}: approximate numbers are among those stated, so the list cannot be held against ${en.printed}; ask the bureau where exact numbers are needed`,
    };
  }
  const inBrackets = left.length < 2 ? '' : left.map(term).join('+');
  const sum = finding.subject.startsWith('entry:')
    ? {
        zh: `${zh.name}各分项之和 ${finding.expected}${inBrackets && `（${inBrackets}）`}`,
        en: `${en.name}: the entries add up to ${finding.expected}${inBrackets && ` (${inBrackets})`}`,
      }
    : {
        zh: `${zh.name}：${statedTerms(left, 'zh')} = ${finding.expected}`,
        en: `${en.name}: ${statedTerms(left, 'en')} = ${finding.expected}`,
      };
  if (finding.outcome === 'confirmed') return { zh: `${sum.zh}，与正文所写一致`, en: `${sum.en}, as the text states` };
  const isShort = (finding.expected ?? 0) < (finding.actual ?? 0);
  const tail =
    finding.outcome === 'failed'
      ? { zh: '', en: '' }
      : {
          zh: '；所列未必齐全或计数单位不一，请核对',
          en: '; the list may be incomplete or counted differently, please check',
        };
  return {
    zh: `${sum.zh}，正文写 ${zh.printed}，${isShort ? '少' : '多'} ${difference(finding)}${tail.zh}`,
    en: `${sum.en}, ${difference(finding)} ${isShort ? 'fewer' : 'more'} than the ${en.printed} the text states${tail.en}`,
  };
}

function outside({ left: [channel], right: [total] }: Sides): Label {
  return {
    zh: `正文另述${statedName(channel, 'zh')}${statedValue(channel, 'zh')}，未计入主动公开总数 ${statedValue(total, 'zh')}，请核对总数的范围`,
    en: `The text also tells of ${statedValue(channel, 'en')} disclosures by another channel (${statedShort(channel, 'en')}), outside the total of ${statedValue(total, 'en')}; please check what the total covers`,
  };
}

function statedTwice(finding: Finding, { left: [first], right: [second] }: Sides): Label {
  const zh = `${statedName(first, 'zh')}：正文一处写 ${statedValue(first, 'zh')}，另一处写 ${statedValue(second, 'zh')}`;
  const en = `${statedName(first, 'en')}: the text states ${statedValue(first, 'en')} in one place and ${statedValue(second, 'en')} in another`;
  return finding.outcome === 'suspicious'
    ? { zh: `${zh}，其中有概数，请核对`, en: `${en}; one of them is approximate, please check` }
    : { zh: `${zh}，前后不一`, en };
}

/** `… = 11，与总计 0 不符，相差 11`, or that it agrees. */
function against(where: Label, sum: Label, finding: Finding, total: Label): Label {
  const zh = `${where.zh}：${sum.zh}`;
  const en = `${where.en}: ${sum.en}`;
  // A comma that closes an insertion has no place at the end of a clause.
  const totalEnd = total.en.replace(/,$/, '');
  if (finding.outcome === 'confirmed')
    return { zh: `${zh}，与${total.zh}一致`, en: `${en}, which agrees with ${totalEnd}` };
  if (finding.actual === null) return { zh: `${zh}，而${total.zh}未填`, en: `${en}, but ${total.en} is left blank` };
  return {
    zh: `${zh}，与${total.zh} ${finding.actual} 不符，相差 ${difference(finding)}`,
    en: `${en}, but ${total.en} says ${finding.actual} (difference ${difference(finding)})`,
  };
}

function notZero(operands: readonly Operand[]): readonly Operand[] {
  return operands.filter((operand) => operand.value !== null && operand.value !== 0);
}

/** `258 + 12 = 270`, or the one term alone. */
function withSum(text: string, operands: readonly Operand[], finding: Finding): string {
  return operands.length > 1 ? `${text} = ${finding.expected}` : text;
}

/** How far the sides lie apart; money is kept to six decimals. */
function difference({ expected, actual }: Finding): number {
  return Math.round(Math.abs((expected ?? 0) - (actual ?? 0)) * 1e6) / 1e6;
}

function count(value: number, noun: string): string {
  return `${value} ${noun}${value === 1 ? '' : 's'}`;
}

function assertNever(value: never): never {
  throw new Error(`No sentence for ${String(value)}`);
}
