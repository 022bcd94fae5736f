/** Layouts in which every cell is a line: with pipes, with row separators, with blank lines. */
import { documentOf, type FilledForm, printed, rowsOfIII } from './form.ts';
import { linesOfII } from './rows.ts';

const HEADER_III = [
  '申请人情况',
  '自然人',
  '法人或其他组织',
  '总计',
  '商业企业',
  '科研机构',
  '社会公益组织',
  '法律服务机构',
  '其他',
];
const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const HEADER_IV = ['行政复议', '行政诉讼', ...RESULTS, '未经复议直接起诉', '复议后起诉', ...RESULTS, ...RESULTS];

function rows(form: FilledForm): { II: string[][]; III: string[][]; IV: string[][] } {
  return {
    II: linesOfII(form),
    III: [HEADER_III, ...rowsOfIII(form).map((row) => [...row.opens, row.label, ...row.values])],
    IV: [HEADER_IV, form.IV.map(printed)],
  };
}

function document(form: FilledForm, draw: (table: readonly string[][]) => string): string {
  const { II, III, IV } = rows(form);
  return documentOf(form, { II: draw(II), III: draw(III), IV: draw(IV) });
}

/** Layout d: one cell a line, closed by a pipe; a lone pipe is an empty cell. */
export function pipedCells(form: FilledForm): string {
  return document(form, (table) =>
    table
      .flat()
      .map((cell) => `${cell} |`.trimStart())
      .join('\n'),
  );
}

/** Layout d again: here a lone pipe between two rows is no cell. */
export function pipedCellsWithSeparators(form: FilledForm): string {
  return document(
    form,
    (table) => `|\n${table.map((row) => row.map((cell) => `${cell} |`.trimStart()).join('\n')).join('\n|\n')}\n|`,
  );
}

/** Layout e: one cell a line with blank lines between, long header cells broken; for forms without empty cells. */
export function spacedCells(form: FilledForm): string {
  return document(form, (table) => table.flat().map(broken).join('\n\n'));
}

function broken(cell: string): string {
  return /^本年新|^本年制|^上一年/.test(cell) ? `${cell.slice(0, 3)}\n${cell.slice(3)}` : `  ${cell}`;
}
