/** A filled form as tests hold it: what is printed in each cell, and which edition each block follows. */
import { readFileSync } from 'node:fs';
import { APPLICANTS } from '../../../../schema/form/applicants.ts';
import { cellIII, EDITIONS } from '../../../../schema/form/cells.ts';
import type { BlockId, BlockII, CellId, EditionId } from '../../../../schema/form/edition.ts';

/** What stands in a cell: a number, its printed words (`+4`, `251000元`), or null for a cell left empty. */
export type Printed = number | string | null;

export interface FilledBlock {
  readonly edition: EditionId;
  readonly rows: readonly (readonly Printed[])[];
}

export interface FilledForm {
  readonly publisher: string;
  readonly year: number;
  readonly blocks: Readonly<Partial<Record<BlockId, FilledBlock>>>;
  readonly III: { readonly edition: EditionId; readonly rows: Readonly<Record<string, readonly Printed[]>> };
  readonly IV: readonly Printed[];
}

export const BLOCKS: readonly BlockId[] = ['1', '5', '6', '8', '9'];

/** Figures of a published report, kept as a fixture. */
export function publishedForm(name: string): FilledForm {
  return JSON.parse(readFileSync(new URL(`../../../fixtures/ingest/${name}.json`, import.meta.url), 'utf8'));
}

export function printed(value: Printed): string {
  return value === null ? '' : String(value);
}

export function blockForm(id: BlockId, edition: EditionId): BlockII {
  const block = EDITIONS[edition].sectionII.find((candidate) => candidate.id === id);
  if (!block) throw new Error(`edition ${edition} has no block ${id}`);
  return block;
}

/** A row of section 三 as the form prints it. */
export interface RowOfIII {
  readonly code: string;
  readonly label: string;
  /** Labels of the groups that open with this row: 三、本年度办理结果, （三）不予公开. */
  readonly opens: readonly string[];
  readonly level: number;
  readonly values: readonly string[];
}

export function rowsOfIII(form: FilledForm): RowOfIII[] {
  const rows: RowOfIII[] = [];
  let opens: string[] = [];
  for (const row of EDITIONS[form.III.edition].sectionIII) {
    if (row.measure === null) {
      opens.push(row.label.zh);
      continue;
    }
    const values = form.III.rows[row.code];
    if (!values) throw new Error(`no row ${row.code}`);
    rows.push({ code: row.code, label: row.label.zh, opens, level: row.level, values: values.map(printed) });
    opens = [];
  }
  return rows;
}

const COLUMNS_IV = EDITIONS['2021'].sectionIV.flatMap((block) => block.columns);

/** What stands in each cell, by cell id. */
export function printedCells(form: FilledForm): Map<CellId, string> {
  const cells = new Map<CellId, string>();
  for (const id of BLOCKS) {
    const block = form.blocks[id];
    if (!block) continue;
    blockForm(id, block.edition).rows.forEach((row, index) => {
      row.measures.forEach((measure, column) => {
        cells.set(`II/${measure}`, printed(block.rows[index]?.[column] ?? null));
      });
    });
  }
  for (const row of rowsOfIII(form)) {
    APPLICANTS.forEach((applicant, column) => {
      cells.set(cellIII(row.code, applicant), row.values[column] ?? '');
    });
  }
  COLUMNS_IV.forEach((column, index) => {
    cells.set(`IV/${column.measure}`, printed(form.IV[index] ?? null));
  });
  return cells;
}

/** The document around the tables; prose of our own, with no figure in it. */
export function documentOf(form: FilledForm, tables: { II: string; III: string; IV: string }): string {
  return [
    `${form.publisher}${form.year}年政府信息公开工作年度报告`,
    '',
    '一、总体情况',
    '本年度各项公开工作按照要求有序开展，具体情况见下列各表。',
    '二、主动公开政府信息情况',
    tables.II,
    '三、收到和处理政府信息公开申请情况',
    tables.III,
    '四、政府信息公开行政复议、行政诉讼情况',
    tables.IV,
    '五、存在的主要问题及改进情况',
    '公开内容还需充实，下一步继续改进。',
    '六、其他需要报告的事项',
    '无。',
    '',
  ].join('\n');
}
