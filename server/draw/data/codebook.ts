/** `/data/codebook.csv`: every column of the tables for programs, and every code that stands in them. */
import { CODELISTS } from '../../../schema/codelists.ts';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { INDICATORS } from '../../../schema/rollup/indicators.ts';
import { type Column, csvLine, type Fact } from './columns.ts';
import { FIGURE_COLUMNS } from './figures.ts';
import { SERIES_COLUMNS } from './series.ts';

const HEAD = ['table', 'column', 'code', 'type', 'description_zh', 'description_en'];

function columnsOf<Row>(table: string, columns: readonly Column<Row>[]): readonly (readonly Fact[])[] {
  return columns.flatMap(({ name, type, what, codes }) => [
    [table, name, null, type, what.zh, what.en],
    ...Object.entries(CODELISTS[codes ?? ''] ?? {}).map(([code, { zh, en }]) => [table, name, code, 'code', zh, en]),
  ]);
}

/** The text of the file; it changes with the program only. */
export function codebook(): string {
  const quantities = [
    ...MEASURES.map(({ id, label, unit }) => ['quantity', id, null, unit, label.zh, label.en]),
    ...INDICATORS.map(({ id, formula }) => ['quantity', id, null, 'ratio', formula.zh, formula.en]),
  ];
  const rows = [HEAD, ...columnsOf('series', SERIES_COLUMNS), ...columnsOf('figures', FIGURE_COLUMNS), ...quantities];
  return rows.map((row) => `${csvLine(row)}\n`).join('');
}
