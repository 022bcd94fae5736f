/** The three tables as a page holds them: rows of cells with their spans. Layouts of the wild draw them in their manners. */
import { BLOCKS, blockForm, type FilledForm, printed, rowsOfIII } from './form.ts';

export interface Cell {
  readonly text: string;
  readonly columns?: number;
  readonly rows?: number;
  /** Whether the cell is one of the form's, and no label. */
  readonly isValue?: boolean;
}

export type Row = readonly Cell[];
export type Table = readonly Row[];

export interface Tables {
  readonly II: Table;
  readonly III: Table;
  readonly IV: Table;
}

export const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

export function value(text: string, columns = 1): Cell {
  return { text, columns, isValue: true };
}

export function valuesOf(row: Row): Cell[] {
  return row.filter((cell) => cell.isValue);
}

export function labelsOf(row: Row): Cell[] {
  return row.filter((cell) => !cell.isValue);
}

export function tablesOf(form: FilledForm): Tables {
  return { II: tableII(form), III: tableIII(form), IV: tableIV(form) };
}

const WIDTH_II = 4;

/** The blocks of section 二, a table each; the last cell of a row reaches to the right edge. */
export function blocksOf(form: FilledForm): Table[] {
  return BLOCKS.flatMap((id) => {
    const block = form.blocks[id];
    if (!block) return [];
    const shape = blockForm(id, block.edition);
    const reach = WIDTH_II - shape.columns.length;
    const last = shape.columns.length - 1;
    return [
      [
        [{ text: shape.heading.zh, columns: WIDTH_II }],
        [
          { text: '信息内容' },
          ...shape.columns.map(({ label }, i) => ({ text: label.zh, columns: i === last ? reach : 1 })),
        ],
        ...shape.rows.map(({ label }, index) => [
          { text: label.zh },
          ...(block.rows[index] ?? []).map((cell, i) => value(printed(cell), i === last ? reach : 1)),
        ]),
      ],
    ];
  });
}

function tableII(form: FilledForm): Table {
  return blocksOf(form).flat();
}

function tableIII(form: FilledForm): Table {
  const rows = rowsOfIII(form);
  const under = (code: string): number =>
    rows.filter((row) => row.level === 2 && row.code.startsWith(code.slice(0, 4))).length;
  const body = rows.map((row): Row => {
    const values = row.values.map((text) => value(text));
    if (row.level === 0) return [{ text: row.label, columns: 3 }, ...values];
    const groups = row.opens.map((text) => ({
      text,
      rows: text.startsWith('三、') ? rows.filter(({ level }) => level > 0).length : under(row.code),
    }));
    return [...groups, { text: row.label, columns: row.level === 1 ? 2 : 1 }, ...values];
  });
  return [
    [
      { text: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', columns: 3, rows: 3 },
      { text: '申请人情况', columns: 7 },
    ],
    [
      { text: '自然人', rows: 2 },
      { text: '法人或其他组织', columns: 5 },
      { text: '总计', rows: 2 },
    ],
    ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((text) => ({ text })),
    ...body,
  ];
}

function tableIV(form: FilledForm): Table {
  return [
    [
      { text: '行政复议', columns: 5 },
      { text: '行政诉讼', columns: 10 },
    ],
    [
      ...RESULTS.map((text) => ({ text, rows: 2 })),
      { text: '未经复议直接起诉', columns: 5 },
      { text: '复议后起诉', columns: 5 },
    ],
    [...RESULTS, ...RESULTS].map((text) => ({ text })),
    form.IV.map((cell) => value(printed(cell))),
  ];
}
