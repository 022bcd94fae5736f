/** `/data/codebook.csv`: every column of the tables for programs, and every code that stands in them. */
import { CODELISTS } from '../../../schema/codelists.ts';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { INDICATORS } from '../../../schema/rollup/indicators.ts';
import { type Column, headOf, linesOf } from './columns.ts';
import { SERIES_COLUMNS } from './series.ts';
import { CODEBOOK, type CodebookRow, TABLES } from './tables.ts';

function columnsOf(table: string, columns: readonly Column<never>[]): readonly CodebookRow[] {
  return columns.flatMap(({ name, type, what, codes }): CodebookRow[] => [
    [table, name, null, type, what.zh, what.en],
    ...Object.entries(CODELISTS[codes ?? ''] ?? {}).map(
      ([code, { zh, en }]): CodebookRow => [table, name, code, 'code', zh, en],
    ),
  ]);
}

/** The text of the file; it changes with the program only. */
export function codebook(): string {
  const rows: CodebookRow[] = [
    ...columnsOf('series', SERIES_COLUMNS),
    ...TABLES.flatMap(({ name, columns }) => columnsOf(name, columns)),
    ...MEASURES.map(({ id, label, unit }): CodebookRow => ['quantity', id, null, unit, label.zh, label.en]),
    ...INDICATORS.map(({ id, formula }): CodebookRow => ['quantity', id, null, 'ratio', formula.zh, formula.en]),
  ];
  return headOf(CODEBOOK.columns, 'csv') + linesOf(CODEBOOK.columns, 'csv', rows);
}
