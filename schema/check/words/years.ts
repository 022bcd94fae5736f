/** How findings that hold two years against each other name the other one. */
import type { Operand } from '../finding.ts';

/** The report year of an operand that stands in another report: `<publisher>-<year>`; empty for any other. */
export function yearOf(operand: Operand | undefined): string {
  const report = operand?.ref.kind === 'elsewhere' ? operand.ref.report : null;
  return report === null ? '' : report.slice(report.lastIndexOf('-') + 1);
}
