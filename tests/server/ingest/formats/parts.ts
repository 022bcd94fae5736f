/** A filled form as the parts of a document, for writers of every format: lines, and tables with their merged cells. */
import { BLOCKS, blockForm, type FilledForm, printed, type RowOfIII, rowsOfIII } from '../render/form.ts';

export interface FormCell {
  readonly text: string;
  /** Columns and rows it covers. */
  readonly across: number;
  readonly down: number;
}

export interface FormTable {
  readonly kind: 'table';
  readonly columns: number;
  readonly rows: readonly (readonly FormCell[])[];
}

export interface FormLine {
  readonly kind: 'line';
  readonly text: string;
  /** Words without their ordinal, when the line is a heading of one of the six sections. */
  readonly heading: string | null;
}

export type Part = FormTable | FormLine;

function cell(text: string, across = 1, down = 1): FormCell {
  return { text, across, down };
}

const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const OTHER_APPLICANTS = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
const COLUMNS_II = 4;

function tableII(form: FilledForm): FormTable {
  const rows: FormCell[][] = [];
  for (const id of BLOCKS) {
    const block = form.blocks[id];
    if (!block) continue;
    const shape = blockForm(id, block.edition);
    const row = (words: readonly string[]): FormCell[] =>
      words.map((text, index) => cell(text, index === words.length - 1 ? COLUMNS_II - words.length + 1 : 1));
    rows.push([cell(shape.heading.zh, COLUMNS_II)]);
    rows.push(row(['信息内容', ...shape.columns.map((column) => column.label.zh)]));
    shape.rows.forEach((label, index) => {
      rows.push(row([label.label.zh, ...(block.rows[index] ?? []).map(printed)]));
    });
  }
  return { kind: 'table', columns: COLUMNS_II, rows };
}

function tableIII(form: FilledForm): FormTable {
  const rows = rowsOfIII(form);
  const under = (code: string): number => rows.filter((row) => row.code.startsWith(code)).length;
  const labels = (row: RowOfIII): FormCell[] => {
    if (row.level === 0) return [cell(row.label, 3)];
    if (row.level === 1) return [...row.opens.map((label) => cell(label, 1, under('3.'))), cell(row.label, 2)];
    return [...row.opens.map((label) => cell(label, 1, under(row.code.slice(0, 4)))), cell(row.label)];
  };
  return {
    kind: 'table',
    columns: 10,
    rows: [
      [cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3), cell('申请人情况', 7)],
      [cell('自然人', 1, 2), cell('法人或其他组织', 5), cell('总计', 1, 2)],
      OTHER_APPLICANTS.map((label) => cell(label)),
      ...rows.map((row) => [...labels(row), ...row.values.map((value) => cell(value))]),
    ],
  };
}

function tableIV(form: FilledForm): FormTable {
  return {
    kind: 'table',
    columns: 15,
    rows: [
      [cell('行政复议', 5), cell('行政诉讼', 10)],
      [...RESULTS.map((label) => cell(label, 1, 2)), cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
      [...RESULTS, ...RESULTS].map((label) => cell(label)),
      form.IV.map((value) => cell(printed(value))),
    ],
  };
}

const ORDINALS = ['一', '二', '三', '四', '五', '六'];

/** The whole report; prose of our own, with one figure in it. */
export function partsOf(form: FilledForm): Part[] {
  let sections = 0;
  const line = (text: string): FormLine => ({ kind: 'line', text, heading: null });
  const heading = (words: string): FormLine => ({
    kind: 'line',
    text: `${ORDINALS[sections++]}、${words}`,
    heading: words,
  });
  return [
    line(`${form.publisher}${form.year}年政府信息公开工作年度报告`),
    heading('总体情况'),
    line('本年度各项公开工作按照要求有序开展，具体情况见下列各表。全年通过门户网站主动公开政府信息 1136 条。'),
    heading('主动公开政府信息情况'),
    tableII(form),
    heading('收到和处理政府信息公开申请情况'),
    tableIII(form),
    heading('政府信息公开行政复议、行政诉讼情况'),
    tableIV(form),
    heading('存在的主要问题及改进情况'),
    line('公开内容还需充实，下一步继续改进。'),
    heading('其他需要报告的事项'),
    line('无。'),
  ];
}

/** The cells of a table by column; null where a merged cell covers. */
export function gridOf(table: FormTable): (FormCell | null)[][] {
  const grid: (FormCell | null | undefined)[][] = table.rows.map(() => Array<undefined>(table.columns).fill(undefined));
  table.rows.forEach((row, index) => {
    let column = 0;
    for (const item of row) {
      while (grid[index]?.[column] !== undefined) column++;
      for (let down = 0; down < item.down; down++) {
        for (let across = 0; across < item.across; across++) {
          const line = grid[index + down];
          if (line) line[column + across] = down === 0 && across === 0 ? item : null;
        }
      }
    }
  });
  return grid.map((row) => row.map((item) => item ?? null));
}
