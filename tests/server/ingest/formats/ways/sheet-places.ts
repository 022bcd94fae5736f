/** Tables and notes in other places of a sheet. */
import { type FormTable, type Part, partsOf } from '../parts.ts';
import { bookFile, type Placed, placed, sheetXml } from '../sheetml.ts';
import type { SectionId } from '../wordml.ts';
import type { FormCase } from './case.ts';
import { SheetWays, shifted } from './sheet-ways.ts';

const ways = new SheetWays();

/** A table with its heading, from a column on. */
function block(title: string, table: FormTable, section: SectionId, left: number): Placed {
  const heading: Part = { kind: 'line', text: title, heading: null };
  const { cells, merges, ...rest } = placed([heading, table], [section], 5, left);
  return { ...rest, cells, merges: merges.filter(({ top }) => top !== 5) };
}

ways.addBook('three tables side by side', (form) => {
  const parts = partsOf(form);
  const [II, III, IV] = parts.filter((part) => part.kind === 'table');
  if (!II || !III || !IV) throw new Error('the form has three tables');
  const all = [
    placed(parts.slice(0, 3), []),
    block('二、主动公开政府信息情况', II, 'II', 1),
    block('三、收到和处理政府信息公开申请情况', III, 'III', 6),
    block('四、政府信息公开行政复议、行政诉讼情况', IV, 'IV', 17),
    placed(parts.slice(-4), [], 60),
  ];
  const cells = all.flatMap((own) => own.cells);
  const merges = all.flatMap((own) => own.merges);
  return bookFile([{ name: '年报', xml: sheetXml({ cells, merges, rows: 70, columns: 32 }) }]);
});
ways.add('an empty column first and empty rows above', {}, {}, (whole) => {
  const { cells, merges, ...rest } = shifted(whole, 1, 1);
  return {
    ...rest,
    cells: cells.map((cell) => ({ ...cell, row: cell.row + 3 })),
    merges: merges.map((merge) => ({ ...merge, top: merge.top + 3, bottom: merge.bottom + 3 })),
  };
});
ways.add('notes below the tables', {}, {}, (whole) => ({
  ...whole,
  cells: [
    ...whole.cells,
    {
      row: whole.rows + 2,
      column: 1,
      text: '注：1.本表数据截至12月31日；2.单位：件',
      section: null,
      value: false,
    },
    { row: whole.rows + 3, column: 10, text: '填表人：张三', section: null, value: false },
  ],
}));
ways.add('a filter, frozen panes and a drawing', {
  head: '<sheetPr filterMode="1"/><dimension ref="A1:XFD1048576"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A4" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="14"/>',
  foot: '<autoFilter ref="A1:XFD1048576"/><drawing r:id="rId1"/>',
});
ways.add('empty cells with a style far to the right and below', {}, {}, (whole) => ({
  ...whole,
  cells: [
    ...whole.cells,
    ...[1, 9, 40, 900].map((row) => ({ row, column: 200, text: '', section: null, value: false })),
  ],
}));
ways.add('merged cells that hold old figures beneath', {}, {}, (whole) => ({
  ...whole,
  cells: [
    ...whole.cells,
    ...whole.merges.flatMap(({ top, left, bottom, right }) => {
      const across = right - left + 1;
      return Array.from({ length: (bottom - top + 1) * across - 1 }, (_, index) => ({
        row: top + Math.floor((index + 1) / across),
        column: left + ((index + 1) % across),
        text: '58',
        section: null,
        value: false,
      }));
    }),
  ],
}));

export const PLACES: readonly FormCase[] = ways.cases;
