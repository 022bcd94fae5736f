/** Layout f: the text lines of a PDF. Values are blanks apart; long labels wrap around them, or follow them. */
import { documentOf, type FilledForm, printed, type RowOfIII, rowsOfIII } from './form.ts';
import { linesOfII } from './rows.ts';

const HEADER = [
  '（本列数据的勾稽关系为：第一项加第二项之',
  '和，等于第三项加第四项之和）',
  '申请人情况',
  '法人或其他组织',
  '自然人 总计',
  '商业企 科研机 社会公益 法律服务',
  '其他',
  '业 构 组织 机构',
];

const HEADER_IV = [
  '行政复议 行政诉讼',
  '未经复议直接起诉 复议后起诉',
  '结果 结果 其他 尚未 总 结果 结果 其他 尚未 总 结果 结果 其他 尚未 总',
  '维持 纠正 结果 审结 计 维持 纠正 结果 审结 计 维持 纠正 结果 审结 计',
];

type Place = 'around' | 'before';

/** Long labels wrap around their values: the head before, the tail behind. */
export function wrappedLines(form: FilledForm): string {
  return pdfDocument(form, 'around');
}

/** Values stand before their labels. */
export function valuesFirstLines(form: FilledForm): string {
  return pdfDocument(form, 'before');
}

function pdfDocument(form: FilledForm, place: Place): string {
  const III = [...HEADER];
  rowsOfIII(form).forEach((row, index) => {
    if (index === 12) III.push('- 4 -', '');
    III.push(...(place === 'around' ? around(row) : before(row)));
  });
  const values = form.IV.map(printed);
  return documentOf(form, {
    II: linesOfII(form)
      .map((cells) => cells.join(' '))
      .join('\n'),
    III: III.join('\n'),
    IV: [...HEADER_IV, values.join(' '), '— 5 —'].join('\n'),
  });
}

const NARROW = 12;

function around(row: RowOfIII): string[] {
  const values = row.values.join(' ');
  // The vertical group label is scattered over the rows beside it.
  const group = row.opens.flatMap((label) => (label.startsWith('三、') ? ['三、', '本'] : [label]));
  if (row.label.length <= NARROW) return [...group, `${row.label} ${values}`];
  return [...group, row.label.slice(0, NARROW), values, row.label.slice(NARROW)];
}

function before(row: RowOfIII): string[] {
  const values = row.values.join(' ');
  return row.level === 2 ? [values, ...row.opens, row.label] : [...row.opens, `${row.label} ${values}`];
}
