/** A line as the cells of a table's row: what the readers of tables work on. */
import type { Line } from '../text/lines.ts';
import type { CellWithUnit } from '../text/number.ts';

export interface GridCell {
  /** As printed, without surrounding white space. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** null: words. */
  readonly value: CellWithUnit | null;
}

export type Separator = 'tab' | 'pipe' | 'space';

export interface GridRow {
  readonly line: Line;
  readonly separator: Separator;
  readonly cells: readonly GridCell[];
  /** Whether the line ended with a separator (and so was not trimmed on the right). */
  readonly closed: boolean;
}
