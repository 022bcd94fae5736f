/** Sentences of the rules that hold the prose against the tables, and the report against what it says about itself. */
import { findCell } from '../../form/cells.ts';
import type { Label, Lang } from '../../language.ts';
import type { Sides } from '../arithmetic.ts';
import { term } from '../arithmetic.ts';
import type { Finding, Operand } from '../finding.ts';
import { isUnknown } from '../operands.ts';
import { namedTerms, statedName, statedShort, statedValue } from './names.ts';

/** More cells than this are summed up in brackets, not named. */
const NAMED_AT_MOST = 4;

/** A number of the prose against the cells of its table. */
export function againstTable(finding: Finding, { left, right: [stated] }: Sides): Label {
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
  const gap = Math.round(Math.abs((expected ?? 0) - (actual ?? 0)) * 1e6) / 1e6;
  const isMore = (actual ?? 0) > (expected ?? 0);
  const tail = whyOnlySuspicious(finding);
  return {
    zh: `${start.zh}，正文写 ${zh.said}，${isMore ? '多' : '少'} ${gap}${tail.zh}`,
    en: `${start.en}, ${gap} ${isMore ? 'fewer' : 'more'} than the ${en.said} the text states${tail.en}`,
  };
}

function whyOnlySuspicious({ rule, outcome, subject }: Finding): Label {
  if (rule === 'TX-SCOPE') {
    return subject.startsWith('region:')
      ? {
          zh: '；正文写的是全区域的数，表格为本机关的数，疑为口径不同，请核对',
          en: '; the text counts the whole area and the table the office itself, probably another scope, please check',
        }
      : {
          zh: '；正文写的是本机关的数，表格为全区域的数，疑为口径不同，请核对',
          en: '; the text counts the office itself and the table the whole area, probably another scope, please check',
        };
  }
  return outcome === 'suspicious'
    ? {
        zh: '；正文另一处所写与表格一致，此处可能只说其中一部分，请核对',
        en: '; another place of the text agrees with the table and this may be said of a part, please check',
      }
    : { zh: '', en: '' };
}

function tableOf([operand]: readonly Operand[]): Label {
  const cell = operand?.ref.kind === 'cell' ? operand.ref.cell : '';
  if (cell.startsWith('II/')) return { zh: '表二', en: 'table 2' };
  return cell.startsWith('IV/') ? { zh: '表四', en: 'table 4' } : { zh: '表三', en: 'table 3' };
}

/** `新收申请 30 + 上年结转 2 = 32`, or only the numbers where there are many. */
function cellsOf({ expected }: Finding, operands: readonly Operand[], lang: Lang): string {
  const [first] = operands;
  if (operands.length > NAMED_AT_MOST) {
    const counted = operands.filter(({ value }) => value !== null && value !== 0).map(term);
    const terms = counted.length > 1 ? (lang === 'zh' ? `（${counted.join('+')}）` : ` (${counted.join('+')})`) : '';
    return `${lang === 'zh' ? '相应各格之和' : 'the cells add up to'} ${expected}${terms}`;
  }
  const rows = new Set(operands.map(({ ref }) => (ref.kind === 'cell' ? findCell(ref.cell)?.measure : null)));
  const names = namedTerms(operands, operands.length > 1 && rows.size === 1 ? 'column' : 'row', lang);
  return operands.length > 1 || first?.value === null ? `${names} = ${expected}` : names;
}

export function allClosed({ outcome, actual }: Finding): Label {
  if (outcome === 'notAssessable')
    return {
      zh: '正文称申请均已办结或答复，表三结转下年度的件数未填或没有读到，无法核对',
      en: 'The text says that all requests were closed or answered; the number carried out in table 3 is missing, so this cannot be checked',
    };
  return outcome === 'confirmed'
    ? {
        zh: '正文称申请均已办结或答复，表三结转下年度为 0，一致',
        en: 'The text says that all requests were closed or answered, and table 3 carries none out',
      }
    : {
        zh: `正文称申请均已办结或答复，表三结转下年度 ${actual} 件；仍在法定期限内的属正常，请核对措辞`,
        en: `The text says that all requests were closed or answered, but table 3 carries ${actual} out; right where these are still within time, please check the words`,
      };
}

export function period({ outcome, expected, actual }: Finding): Label {
  switch (outcome) {
    case 'confirmed':
      return {
        zh: `统计期限为 ${actual} 年全年，与标题一致`,
        en: `The period covered is the whole of ${actual}, as the title says`,
      };
    case 'failed':
      return {
        zh: `统计期限写的是 ${actual} 年，标题为 ${expected} 年，疑沿用旧文，请更正`,
        en: `The period covered is ${actual}, but the title says ${expected}; probably left over from another year, please correct it`,
      };
    case 'suspicious':
      return {
        zh: `统计期限不是 ${actual} 年全年；年内成立或撤并的属正常，请核对`,
        en: `The period covered is not the whole of ${actual}; right for a body founded or merged within the year, please check`,
      };
    case 'notAssessable':
      return {
        zh: `统计期限写的是 ${actual} 年，标题没有年度，无法核对`,
        en: `The period covered is ${actual}; the title names no year, so this cannot be checked`,
      };
  }
}

export function citation({ outcome, expected }: Finding, { right: [notice] }: Sides): Label {
  const cited = notice?.label ?? '';
  const due = expected === 60 ? '〔2019〕60号' : '〔2021〕30号';
  if (outcome === 'confirmed')
    return {
      zh: `引用的通知为国办公开办函${cited}，与年度相符`,
      en: `The notice cited is ${cited}, the one for the year`,
    };
  if (outcome === 'notAssessable')
    return {
      zh: `引用的通知为国办公开办函${cited}，年度不明，无法核对`,
      en: `The notice cited is ${cited}; the year is not known, so this cannot be checked`,
    };
  return {
    zh: `引用的通知为国办公开办函${cited}，该年度应为${due}，请核对`,
    en: `The notice cited is ${cited}; the one for the year is ${due}, please check`,
  };
}

const ORDINALS = '一二三四五六';

export function sections({ outcome, subject, expected, actual }: Finding): Label {
  if (outcome === 'notAssessable')
    return {
      zh: `只认出 ${actual} 个部分的标题，无法核对六个部分是否齐全`,
      en: `Only ${actual} of the section headings were recognized, so it cannot be checked whether the six are there`,
    };
  if (outcome === 'confirmed') return { zh: '六个部分齐全，依次排列', en: 'The six sections are there, in order' };
  const missing = /^missing:([\d,]+)/.exec(subject)?.[1]?.split(',');
  if (missing) {
    const names = missing.map((section) => ORDINALS.charAt(Number(section) - 1)).join('、');
    return {
      zh: `六个部分缺第${names}部分`,
      en: `Of the six sections, ${names} ${missing.length > 1 ? 'are' : 'is'} missing`,
    };
  }
  if (subject.startsWith('announced'))
    return {
      zh: `开头称全文分 ${expected} 个部分，实有 ${actual} 个`,
      en: `The opening announces ${expected} sections; there are ${actual}`,
    };
  return {
    zh: '六个部分没有按表式的次序排列，请核对',
    en: 'The six sections are not in the order of the form, please check',
  };
}

/** `予以公开 24 ÷ 办结 53 = 45.3%，正文写占 45.4%`. */
export function share({ outcome, expected, actual }: Finding, { left: [part], right }: Sides): Label {
  const of = (lang: Lang): string =>
    right
      .map((operand) =>
        operand.ref.kind === 'cell'
          ? namedTerms([operand], 'row', lang)
          : `${statedShort(operand, lang)} ${term(operand)}`,
      )
      .join(' + ');
  const zh = `${statedName(part, 'zh')} ${statedValue(part, 'zh')} ÷ ${of('zh')}`;
  const en = `${statedName(part, 'en')} ${statedValue(part, 'en')} ÷ ${of('en')}`;
  return outcome === 'confirmed'
    ? { zh: `${zh}，与正文所写占比 ${actual}% 一致`, en: `${en}: the share of ${actual}% that the text gives` }
    : {
        zh: `${zh} = ${expected}%，正文写占 ${actual}%；占比所对的总数可能不同，请核对`,
        en: `${en} = ${expected}%, but the text says ${actual}%; the share may be of another whole, please check`,
      };
}

export function sectionFive({ outcome, actual }: Finding): Label {
  if (outcome === 'confirmed')
    return { zh: '第五部分写有问题和改进情况', en: 'Section five tells of problems and what is done about them' };
  return actual === 0
    ? {
        zh: '第五部分没有内容，请补写存在的问题和改进情况',
        en: 'Section five is empty; please tell of problems and what is done about them',
      }
    : {
        zh: `第五部分只有 ${actual} 个字，请写明存在的问题和改进情况`,
        en: `Section five has ${actual} ${actual === 1 ? 'character' : 'characters'}; please tell of problems and what is done about them`,
      };
}

export function fee({ subject, outcome, actual }: Finding, { left: [none] }: Sides): Label {
  if (subject === 'twice' && none)
    return {
      zh: `信息处理费：正文一处写没有收取，另一处写收取 ${actual} 元，请核对`,
      en: `Information processing fee: the text says in one place that none was charged and in another that ${actual} yuan were, please check`,
    };
  if (outcome === 'suspicious')
    return {
      zh: '第六部分称没有需要报告的事项，未说明收取信息处理费的情况；没有收取的也请写明',
      en: 'Section six has nothing to report and does not tell of the information processing fee; please say so where none was charged',
    };
  return actual === 0
    ? { zh: '已报告信息处理费：没有收取', en: 'The information processing fee is told of: none was charged' }
    : { zh: `已报告信息处理费：${actual} 元`, en: `The information processing fee is told of: ${actual} yuan` };
}

/** 行政处罚: a change on a base of none, and no decision. */
export function idle({ right: [change] }: Sides): Label {
  const cell = change?.ref.kind === 'cell' ? findCell(change.ref.cell) : undefined;
  const row = cell?.row ?? { zh: '', en: '' };
  return {
    zh: `表二 ${row.zh}：上一年项目数量 0、处理决定数量 0，而本年增/减 +${change?.value}，疑有漏填或填错列，请核对`,
    en: `Table 2, ${row.en.charAt(0).toLowerCase()}${row.en.slice(1)}: ${change?.value} items added to a base of 0, and 0 decisions; something was probably left out or put in the wrong column, please check`,
  };
}
