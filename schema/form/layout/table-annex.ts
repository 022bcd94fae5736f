/** The statistics table of 2014 as printed: a label, its unit and one number a row; headings run over all three. */

import type { Label } from '../../language.ts';
import { cellAnnex, EDITIONS } from '../cells.ts';
import type { RowAnnex } from '../edition.ts';
import { getMeasure } from '../measures/index.ts';
import { UNITS } from '../measures/units.ts';
import type { LabelCell, TableLayout, TableRow } from './layout.ts';

const COLUMNS = 3;
const HEADS: readonly Label[] = [
  { zh: '统计指标', en: 'Item' },
  { zh: '单位', en: 'Unit' },
  { zh: '统计数', en: 'Number' },
];

const HEAD: TableRow = {
  key: 'head',
  cells: HEADS.map((label, column) => ({
    kind: 'label',
    key: `head${column}`,
    label,
    colSpan: 1,
    rowSpan: 1,
    scope: 'col',
    column,
    role: 'column',
  })),
};

function drawn({ code, label, level, measure, parts }: RowAnnex): TableRow {
  const words = (shape: Pick<LabelCell, 'colSpan' | 'scope' | 'role'>): LabelCell => ({
    kind: 'label',
    key: code,
    label,
    rowSpan: 1,
    column: 0,
    indent: level,
    ...shape,
  });
  if (measure === null) return { key: code, cells: [words({ colSpan: COLUMNS, scope: 'rowgroup', role: 'band' })] };
  return {
    key: code,
    cells: [
      words({ colSpan: 1, scope: 'row', role: 'row' }),
      {
        kind: 'label',
        key: `${code}.unit`,
        label: UNITS[getMeasure(measure).unit].label,
        colSpan: 1,
        rowSpan: 1,
        scope: 'row',
        column: 1,
        role: 'note',
      },
      { kind: 'figure', cell: cellAnnex(measure), column: 2, colSpan: 1, total: parts.length > 0 },
    ],
  };
}

export const ANNEX_LAYOUT: TableLayout = {
  columns: COLUMNS,
  labelColumns: 2,
  head: [HEAD],
  bodies: [{ key: 'annex', rows: EDITIONS['2014'].annex.map(drawn) }],
};
