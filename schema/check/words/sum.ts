/** Phrases for sums: what adds up, and what it is held against. */
import type { Label } from '../../language.ts';
import type { Finding, Operand } from '../finding.ts';
import { isEmpty } from '../operands.ts';

/** `… = 11，与总计 0 不符，相差 11`, or that it agrees. */
export function againstTotal(where: Label, sum: Label, finding: Finding, total: Label): Label {
  const zh = `${where.zh}：${sum.zh}`;
  const en = `${where.en}: ${sum.en}`;
  // A comma that closes an insertion has no place at the end of a clause.
  const totalEnd = total.en.replace(/,$/, '');
  if (finding.outcome === 'confirmed')
    return { zh: `${zh}，与${total.zh}一致`, en: `${en}, which agrees with ${totalEnd}` };
  if (finding.actual === null) return { zh: `${zh}，而${total.zh}未填`, en: `${en}, but ${total.en} is left blank` };
  const doubt = doubtOf(finding);
  return {
    zh: `${zh}，与${total.zh} ${finding.actual} 不符，相差 ${difference(finding)}${doubt.zh}`,
    en: `${en}, but ${total.en} says ${finding.actual} (difference ${difference(finding)})${doubt.en}`,
  };
}

/** Why the numbers of a sum may be others than those read. */
export const DOUBTED: Label = {
  zh: '有的数读取未必可靠，请对照原文',
  en: 'some of these numbers may have been read from the wrong place, please look them up',
};

/** Why a sum that does not hold is only pointed out; empty where it is held against the report. */
export function doubtOf({ outcome, operands }: Finding): Label {
  if (outcome !== 'suspicious') return { zh: '', en: '' };
  return operands.some(isEmpty)
    ? { zh: '；其中有空白单元格，或为漏填，请核对', en: '; a cell is left empty and may hold it, please check' }
    : { zh: `；${DOUBTED.zh}`, en: `; ${DOUBTED.en}` };
}

export function notZero(operands: readonly Operand[]): readonly Operand[] {
  return operands.filter((operand) => operand.value !== null && operand.value !== 0);
}

/** `258 + 12 = 270`, or the one term alone. */
export function withSum(text: string, operands: readonly Operand[], finding: Finding): string {
  return operands.length > 1 ? `${text} = ${finding.expected}` : text;
}

/** How far the sides lie apart; money is kept to six decimals. */
export function difference({ expected, actual }: Finding): number {
  return Math.round(Math.abs((expected ?? 0) - (actual ?? 0)) * 1e6) / 1e6;
}

export function count(value: number, noun: string): string {
  return `${value} ${noun}${value === 1 ? '' : 's'}`;
}
