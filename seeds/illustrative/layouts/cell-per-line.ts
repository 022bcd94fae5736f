/** Every cell a line of its own with empty lines between: order alone says where a number belongs. */
import type { DraftReport } from '../../draft.ts';
import { pageOf } from './page.ts';
import { APPLICANT_NAMES, appealsOf, blocksOf, IDENTITY_NOTE, IV_COLUMNS, OUTCOMES_LABEL, rowsOf } from './tables.ts';

export function renderCellPerLine(report: DraftReport): string {
  return pageOf(report, {
    II: apart(
      blocksOf(report).flatMap(({ heading, header, rows }) => [
        heading,
        ...header.flatMap(wrapped),
        ...rows.flatMap(({ label, values }) => [label, ...values]),
      ]),
    ),
    III: apart([
      IDENTITY_NOTE,
      '申请人情况',
      '自然人',
      '法人或其他组织',
      '总计',
      ...APPLICANT_NAMES.slice(1, 6),
      ...cellsIII(report),
    ]),
    IV: apart([
      '行政复议',
      '行政诉讼',
      ...IV_COLUMNS,
      '未经复议直接起诉',
      '复议后起诉',
      ...IV_COLUMNS,
      ...IV_COLUMNS,
      ...appealsOf(report),
    ]),
  });
}

function cellsIII(report: DraftReport): readonly string[] {
  let first = true;
  return rowsOf(report).flatMap(({ level, label, opens, values }) => {
    const group = level > 0 && first ? [OUTCOMES_LABEL] : [];
    if (level > 0) first = false;
    return [...group, ...(opens === null ? [] : [opens]), label, ...values.map((value) => `    ${value}`)];
  });
}

/** Header cells are broken in two where they are long. */
function wrapped(cell: string): readonly string[] {
  return cell.startsWith('本年新') ? ['本年新', cell.slice(3)] : [cell];
}

function apart(cells: readonly string[]): readonly string[] {
  return cells.flatMap((cell) => [cell, '']);
}
