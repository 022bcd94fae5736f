import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../../../schema/form/cells.ts';
import type { BlockId, EditionId } from '../../../../schema/form/edition.ts';
import { cellsIn, type LabelCell, type TableLayout, type TableRow } from '../../../../schema/form/layout/layout.ts';
import { ANNEX_LAYOUT } from '../../../../schema/form/layout/table-annex.ts';
import { tableFourLayout } from '../../../../schema/form/layout/table-four.ts';
import { tableThreeLayout } from '../../../../schema/form/layout/table-three.ts';
import { tableTwoLayout } from '../../../../schema/form/layout/table-two.ts';

const EDITIONS: readonly EditionId[] = ['2019', '2021'];

function blocks(edition: EditionId): Partial<Record<BlockId, EditionId>> {
  return edition === '2019'
    ? { '1': '2019', '5': '2019', '6': '2019', '8': '2019', '9': '2019' }
    : { '1': '2021', '5': '2021', '6': '2021', '8': '2021' };
}

/**
 * How many columns each row covers, spans from rows above included. A well-formed table gives `columns` for every row.
 * A rowspan that runs out of its row group shows as a row that covers too little after it.
 */
function coveredColumns(rows: readonly TableRow[], columns: number): readonly number[] {
  const hanging = new Array<number>(columns).fill(0);
  return rows.map((row) => {
    let covered = hanging.filter((left) => left > 0).length;
    const started: { readonly from: number; readonly to: number; readonly rows: number }[] = [];
    for (const cell of row.cells) {
      covered += cell.colSpan;
      const rowSpan = cell.kind === 'label' ? cell.rowSpan : 1;
      started.push({ from: cell.column, to: cell.column + cell.colSpan, rows: rowSpan });
    }
    for (let column = 0; column < columns; column += 1) {
      const now = hanging[column] ?? 0;
      const fresh = started.find((span) => column >= span.from && column < span.to);
      hanging[column] = fresh ? fresh.rows - 1 : Math.max(0, now - 1);
    }
    return covered;
  });
}

function everyRowIsFull(layout: TableLayout) {
  for (const rows of [layout.head, ...layout.bodies.map((body) => body.rows)]) {
    expect(coveredColumns(rows, layout.columns)).toEqual(rows.map(() => layout.columns));
  }
}

function labelNamed(layout: TableLayout, zh: string): LabelCell {
  const rows = [...layout.head, ...layout.bodies.flatMap((body) => body.rows)];
  for (const row of rows) {
    for (const cell of row.cells) if (cell.kind === 'label' && cell.label.zh.startsWith(zh)) return cell;
  }
  throw new Error(`No label begins with ${zh}`);
}

describe.each(EDITIONS)('The tables of the %s form', (edition) => {
  test('section 二 has a slot for each of its cells, in the order of the form', () => {
    expect(cellsIn(tableTwoLayout(blocks(edition)))).toEqual(cellsOf(edition, 'II').map((cell) => cell.id));
  });

  test('section 三 has a slot for each of its cells, in the order of the form', () => {
    expect(cellsIn(tableThreeLayout(edition))).toEqual(cellsOf(edition, 'III').map((cell) => cell.id));
  });

  test('section 四 has its fifteen cells', () => {
    expect(cellsIn(tableFourLayout(edition))).toEqual(cellsOf(edition, 'IV').map((cell) => cell.id));
  });

  test('every row of every table covers every column once', () => {
    everyRowIsFull(tableTwoLayout(blocks(edition)));
    everyRowIsFull(tableThreeLayout(edition));
    everyRowIsFull(tableFourLayout(edition));
  });

  test('三、本年度办理结果 spans 20 rows in 2019 and 22 in 2021', () => {
    expect(labelNamed(tableThreeLayout(edition), '三、').rowSpan).toBe(edition === '2019' ? 20 : 22);
  });
});

describe('The heads of section 三', () => {
  const layout = tableThreeLayout('2021');

  test('申请人情况 stands over all seven columns, 法人或其他组织 over five', () => {
    expect(labelNamed(layout, '申请人情况').colSpan).toBe(7);
    expect(labelNamed(layout, '法人或其他组织').colSpan).toBe(5);
  });

  test('自然人 and 总计 reach down two levels, 商业企业 one', () => {
    expect(labelNamed(layout, '自然人').rowSpan).toBe(2);
    expect(labelNamed(layout, '总计').rowSpan).toBe(2);
    expect(labelNamed(layout, '商业企业').rowSpan).toBe(1);
  });

  test('（三）不予公开 holds eight rows, and 2021 makes （六）其他处理 a group of three', () => {
    expect(labelNamed(layout, '（三）').rowSpan).toBe(8);
    expect(labelNamed(layout, '（六）').rowSpan).toBe(3);
    expect(labelNamed(tableThreeLayout('2019'), '（六）').role).toBe('row');
  });
});

describe('Section 二 of a hybrid report', () => {
  test('each block keeps the columns of its own edition', () => {
    const layout = tableTwoLayout({ '1': '2019', '5': '2021', '6': '2021', '8': '2021' });
    const ids = cellsIn(layout);
    expect(ids).toContain('II/normativeDocuments.newlyMade');
    expect(ids).not.toContain('II/normativeDocuments.made');
    expect(ids).toContain('II/fees.amount');
    everyRowIsFull(layout);
  });

  test('a block of which nothing is known is not printed', () => {
    expect(tableTwoLayout({ '1': null, '5': '2021' }).bodies.map((body) => body.key)).toEqual(['5']);
  });
});

describe('The heads of section 四', () => {
  test('行政复议 has its columns one level above those of 行政诉讼', () => {
    const layout = tableFourLayout('2021');
    expect(labelNamed(layout, '行政诉讼').colSpan).toBe(10);
    expect(layout.head.map((row) => row.cells.length)).toEqual([2, 7, 10]);
  });
});

test('the annex of 2014 has a slot for each of its rows, in order, and every row covers every column once', () => {
  expect(cellsIn(ANNEX_LAYOUT)).toEqual(cellsOf('2014', 'annex').map((cell) => cell.id));
  everyRowIsFull(ANNEX_LAYOUT);
  expect(labelNamed(ANNEX_LAYOUT, '其中：涉及国家秘密').indent).toBe(3);
});
