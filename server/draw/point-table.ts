/** What a chart's figures are carried away as: columns, and a row a point. */
import type { Label } from '../../schema/language.ts';
import type { CsvCell } from '../../schema/markup.ts';

/** A column: its name, and what stands in it. */
export interface PointColumn extends Label {
  readonly what: Label;
}

export interface PointTable {
  readonly columns: readonly PointColumn[];
  readonly rows: readonly (readonly CsvCell[])[];
}
