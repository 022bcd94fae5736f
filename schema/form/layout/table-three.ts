/** Section 三 as printed: three-level headers over seven columns, 三、本年度办理结果 down the side, its groups inside it. */

import type { Label } from '../../language.ts';
import { APPLICANT_LABELS, APPLICANTS, type Applicant } from '../applicants.ts';
import { cellIII, EDITIONS } from '../cells.ts';
import type { EditionId, RowIII } from '../edition.ts';
import type { FigureSlot, LabelCell, TableLayout, TableRow } from './layout.ts';

const LABEL_COLUMNS = 3;
const COLUMNS = LABEL_COLUMNS + APPLICANTS.length;

const NOTE: Label = {
  zh: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
  en: '(In each column, items 1 and 2 together equal items 3 and 4 together)',
};
const ASKED_BY: Label = { zh: '申请人情况', en: 'Who asked' };
const ORGANIZATIONS: Label = { zh: '法人或其他组织', en: 'Legal persons and other organizations' };

function column(applicant: Applicant, rowSpan: number): LabelCell {
  return {
    kind: 'label',
    key: applicant,
    label: APPLICANT_LABELS[applicant],
    colSpan: 1,
    rowSpan,
    scope: 'col',
    column: LABEL_COLUMNS + APPLICANTS.indexOf(applicant),
    role: 'column',
  };
}

const ORGANIZATION_APPLICANTS = APPLICANTS.filter((one) => one !== 'natural' && one !== 'total');

const HEAD: readonly TableRow[] = [
  {
    key: 'asked',
    cells: [
      {
        kind: 'label',
        key: 'note',
        label: NOTE,
        colSpan: LABEL_COLUMNS,
        rowSpan: 3,
        scope: 'col',
        column: 0,
        role: 'note',
      },
      {
        kind: 'label',
        key: 'askedBy',
        label: ASKED_BY,
        colSpan: APPLICANTS.length,
        rowSpan: 1,
        scope: 'colgroup',
        column: LABEL_COLUMNS,
        role: 'column',
      },
    ],
  },
  {
    key: 'kinds',
    cells: [
      column('natural', 2),
      {
        kind: 'label',
        key: 'organizations',
        label: ORGANIZATIONS,
        colSpan: ORGANIZATION_APPLICANTS.length,
        rowSpan: 1,
        scope: 'colgroup',
        column: LABEL_COLUMNS + 1,
        role: 'column',
      },
      column('total', 2),
    ],
  },
  { key: 'organizations', cells: ORGANIZATION_APPLICANTS.map((applicant) => column(applicant, 1)) },
];

function figuresOf(row: RowIII): readonly FigureSlot[] {
  return APPLICANTS.map((applicant, index) => ({
    kind: 'figure',
    cell: cellIII(row.code, applicant),
    column: LABEL_COLUMNS + index,
    colSpan: 1,
    total: applicant === 'total' || row.code === '3.7',
  }));
}

/** Rows with figures that stand under a group label: those whose code continues the group's. */
function rowsUnder(group: RowIII, rows: readonly RowIII[]): number {
  return rows.filter((row) => row.measure !== null && row.code.startsWith(`${group.code}.`)).length;
}

export function tableThreeLayout(edition: EditionId): TableLayout {
  const rows = EDITIONS[edition].sectionIII;
  // A group label has no row of its own on paper: it waits for the first row with figures and hangs down from there.
  let waiting: LabelCell[] = [];
  const drawn: TableRow[] = [];
  for (const row of rows) {
    if (row.measure === null) {
      waiting.push({
        kind: 'label',
        key: row.code,
        label: row.label,
        colSpan: 1,
        rowSpan: rowsUnder(row, rows),
        scope: 'rowgroup',
        column: row.level,
        role: 'group',
      });
      continue;
    }
    const label: LabelCell = {
      kind: 'label',
      key: row.code,
      label: row.label,
      colSpan: LABEL_COLUMNS - row.level,
      rowSpan: 1,
      scope: 'row',
      column: row.level,
      role: 'row',
    };
    drawn.push({ key: row.code, cells: [...waiting, label, ...figuresOf(row)] });
    waiting = [];
  }
  return { columns: COLUMNS, labelColumns: LABEL_COLUMNS, head: HEAD, bodies: [{ key: 'III', rows: drawn }] };
}
