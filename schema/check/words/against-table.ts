/** A number of the prose against the cells of its table, as a sentence. */
import { findCell, TABLE_NAMES } from '../../form/cells.ts';
import type { Label, Lang } from '../../language.ts';
import { type Sides, term } from '../arithmetic.ts';
import type { Finding, Operand } from '../finding.ts';
import { isUnknown } from '../operands.ts';
import { namedTerms, statedName, statedValue } from './names.ts';
import { DOUBTED, difference } from './sum.ts';

/** More cells than this are summed up in brackets, not named. */
const NAMED_AT_MOST = 4;

/** Why a number that differs is only pointed out: another of its kind agrees. */
const A_PART: Label = {
  zh: '正文另一处所写与表格一致，此处可能只说其中一部分，请核对',
  en: 'another place of the text agrees with the table and this may be said of a part, please check',
};

/** `doubt`: what is said of a number that differs and is only pointed out. */
export function againstTable(finding: Finding, { left, right: [stated] }: Sides, doubt = A_PART): Label {
  const table = tableOf(left);
  const zh = { name: statedName(stated, 'zh'), said: statedValue(stated, 'zh'), cells: cellsOf(finding, left, 'zh') };
  const en = { name: statedName(stated, 'en'), said: statedValue(stated, 'en'), cells: cellsOf(finding, left, 'en') };
  if (finding.outcome === 'notAssessable') {
    const why = left.some(isUnknown)
      ? { zh: `${table.zh}中相应的数没有读到`, en: `its cells in ${table.en} could not be read` }
      : stated?.approximate
        ? { zh: '正文写的是概数', en: 'the text gives an approximate number' }
        : { zh: `${table.zh}中相应各格未填`, en: `its cells in ${table.en} are left empty` };
    return {
      zh: `${zh.name}：正文写 ${zh.said}，${why.zh}，无法核对；请对照原文核实`,
      en: `${en.name}: the text says ${en.said}, but ${why.en}, so this cannot be checked; please look it up in the document`,
    };
  }
  const start = {
    zh: `${zh.name}：${table.zh} ${zh.cells}`,
    en: `${en.name}: ${en.cells} in ${table.en}`,
  };
  if (finding.outcome === 'confirmed')
    return { zh: `${start.zh}，与正文所写一致`, en: `${start.en}, as the text states` };
  const { expected, actual } = finding;
  if (expected === actual) {
    return {
      zh: `${start.zh}，与正文所写之数相同，但含义较宽，请核对措辞`,
      en: `${start.en}, the number the text states in a looser sense; please check the words`,
    };
  }
  const isMore = (actual ?? 0) > (expected ?? 0);
  const why = finding.severity === 'hint' ? DOUBTED : doubt;
  const tail = finding.outcome === 'suspicious' ? { zh: `；${why.zh}`, en: `; ${why.en}` } : { zh: '', en: '' };
  return {
    zh: `${start.zh}，正文写 ${zh.said}，${isMore ? '多' : '少'} ${difference(finding)}${tail.zh}`,
    en: `${start.en}, ${difference(finding)} ${isMore ? 'fewer' : 'more'} than the ${en.said} the text states${tail.en}`,
  };
}

function tableOf([operand]: readonly Operand[]): Label {
  const { zh, en } = TABLE_NAMES[(operand?.ref.kind === 'cell' && findCell(operand.ref.cell)?.section) || 'III'];
  return { zh, en: en.toLowerCase() };
}

/** `新收申请 30 + 上年结转 2 = 32`, or only the numbers where there are many. */
function cellsOf({ expected }: Finding, operands: readonly Operand[], lang: Lang): string {
  const [first] = operands;
  if (operands.length > NAMED_AT_MOST) {
    const counted = operands.filter(({ value }) => value !== null && value !== 0).map(term);
    const terms = counted.length > 1 ? (lang === 'zh' ? `（${counted.join('+')}）` : ` (${counted.join('+')})`) : '';
    return `${lang === 'zh' ? '相应各格之和' : 'the cells add up to'} ${expected}${terms}`;
  }
  const names = namedTerms(operands, 'row', lang);
  return operands.length > 1 || first?.value === null ? `${names} = ${expected}` : names;
}
