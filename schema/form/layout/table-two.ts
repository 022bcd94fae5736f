/**
 * Section 二 as printed: one frame of four columns, in it one block an item of article 20, each with its own column heads.
 * Every block follows the edition found in it, so a hybrid report looks on the page as it does on paper.
 */

import type { Label } from '../../language.ts';
import { cellII, EDITIONS } from '../cells.ts';
import type { BlockId, BlockII, EditionId } from '../edition.ts';
import type { LabelCell, TableLayout, TableRow } from './layout.ts';

const COLUMNS = 4;
const CONTENT: Label = { zh: '信息内容', en: 'Content' };

/** Where the figure columns of a block begin and how many grid columns each takes; the last one fills the frame. */
function slots(count: number): readonly { readonly column: number; readonly colSpan: number }[] {
  return Array.from({ length: count }, (_, index) => ({
    column: index + 1,
    colSpan: index === count - 1 ? COLUMNS - 1 - index : 1,
  }));
}

function blockRows(block: BlockII): readonly TableRow[] {
  const places = slots(block.columns.length);
  const label = (
    key: string,
    text: Label,
    shape: Pick<LabelCell, 'colSpan' | 'scope' | 'column' | 'role'>,
  ): LabelCell => ({ kind: 'label', key, label: text, rowSpan: 1, ...shape });
  const heading: TableRow = {
    key: `${block.id}.heading`,
    cells: [label('heading', block.heading, { colSpan: COLUMNS, scope: 'rowgroup', column: 0, role: 'band' })],
  };
  const columns: TableRow = {
    key: `${block.id}.columns`,
    cells: [
      label('content', CONTENT, { colSpan: 1, scope: 'col', column: 0, role: 'column' }),
      ...block.columns.map((column, index) =>
        label(`column${index}`, column.label, {
          colSpan: places[index]?.colSpan ?? 1,
          scope: 'col',
          column: places[index]?.column ?? index + 1,
          role: 'column',
        }),
      ),
    ],
  };
  const rows = block.rows.map(
    (row, rowIndex): TableRow => ({
      key: `${block.id}.${rowIndex}`,
      cells: [
        label('row', row.label, { colSpan: 1, scope: 'row', column: 0, role: 'row' }),
        ...row.measures.map((measure, index) => ({
          kind: 'figure' as const,
          cell: cellII(measure),
          column: places[index]?.column ?? index + 1,
          colSpan: places[index]?.colSpan ?? 1,
          total: false,
        })),
      ],
    }),
  );
  return [heading, columns, ...rows];
}

/** The blocks in the form's order; a block given as null, or not given, is not printed. */
export function tableTwoLayout(editions: Readonly<Partial<Record<BlockId, EditionId | null>>>): TableLayout {
  const order: readonly BlockId[] = ['1', '5', '6', '8', '9'];
  const bodies = order.flatMap((id) => {
    const edition = editions[id];
    const block = edition ? EDITIONS[edition].sectionII.find((one) => one.id === id) : undefined;
    return block ? [{ key: id, rows: blockRows(block) }] : [];
  });
  return { columns: COLUMNS, labelColumns: 1, head: [], bodies };
}
