/** How findings that hold two years against each other name the other one. */
import { cellName } from '../../form/cells.ts';
import type { Lang } from '../../language.ts';
import type { Operand } from '../finding.ts';

/** The report year of an operand that stands in another report: `<publisher>-<year>`; empty for any other. */
export function yearOf(operand: Operand | undefined): string {
  const report = operand?.ref.kind === 'elsewhere' ? operand.ref.report : null;
  return report === null ? '' : report.slice(report.lastIndexOf('-') + 1);
}

/** `2023 年报告表三 四、结转下年度继续办理 · 总计`. */
export function otherCell(operand: Operand | undefined, lang: Lang): string {
  const cell = operand?.ref.kind === 'elsewhere' ? operand.ref.cell : null;
  if (cell === null) return '';
  const name = cellName(cell, lang);
  return lang === 'zh' ? `${yearOf(operand)} 年报告${name}` : `${name} in the report of ${yearOf(operand)}`;
}
