/** Section 四 as printed: one row of fifteen figures under 行政复议 and the two kinds of 行政诉讼. */
import { cellIV, EDITIONS } from '../cells.ts';
import type { BlockIV, EditionId } from '../edition.ts';
import type { LabelCell, TableLayout } from './layout.ts';

function columnsOf(block: BlockIV, from: number, rowSpan: number): readonly LabelCell[] {
  return block.columns.map((column, index) => ({
    kind: 'label',
    key: column.measure,
    label: column.label,
    colSpan: 1,
    rowSpan,
    scope: 'col',
    column: from + index,
    role: 'column',
  }));
}

export function tableFourLayout(edition: EditionId): TableLayout {
  const blocks = EDITIONS[edition].sectionIV;
  const placed = blocks.map((block, index) => ({
    block,
    from: blocks.slice(0, index).reduce((sum, before) => sum + before.columns.length, 0),
  }));
  // A block whose own heading is its group's (行政复议) has its columns one level higher, two rows deep.
  const plain = placed.filter(({ block }) => block.heading.zh === block.group.zh);
  const nested = placed.filter(({ block }) => block.heading.zh !== block.group.zh);
  const groups = [...new Set(placed.map(({ block }) => block.group.zh))].map((name) =>
    placed.filter(({ block }) => block.group.zh === name),
  );
  const head = (
    key: string,
    members: readonly { readonly block: BlockIV; readonly from: number }[],
    text: BlockIV['heading'],
  ): LabelCell => ({
    kind: 'label',
    key,
    label: text,
    colSpan: members.reduce((sum, { block }) => sum + block.columns.length, 0),
    rowSpan: 1,
    scope: 'colgroup',
    column: members[0]?.from ?? 0,
    role: 'column',
  });
  return {
    columns: blocks.reduce((sum, block) => sum + block.columns.length, 0),
    labelColumns: 0,
    head: [
      {
        key: 'groups',
        cells: groups.flatMap((members) => {
          const first = members[0];
          return first ? [head(first.block.group.zh, members, first.block.group)] : [];
        }),
      },
      {
        key: 'blocks',
        cells: [
          ...plain.flatMap(({ block, from }) => columnsOf(block, from, 2)),
          ...nested.map((one) => head(one.block.id, [one], one.block.heading)),
        ],
      },
      { key: 'columns', cells: nested.flatMap(({ block, from }) => columnsOf(block, from, 1)) },
    ],
    bodies: [
      {
        key: 'IV',
        rows: [
          {
            key: 'IV',
            cells: placed.flatMap(({ block, from }) =>
              block.columns.map((column, index) => ({
                kind: 'figure' as const,
                cell: cellIV(column.measure),
                column: from + index,
                colSpan: 1,
                total: index === block.columns.length - 1,
              })),
            ),
          },
        ],
      },
    ],
  };
}
