/** Which findings stand on the figures that a quantity is made of. */
import type { Finding, OperandRef } from '../check/finding.ts';
import type { Applicant } from '../form/applicants.ts';
import { findCell } from '../form/cells.ts';
import { getMeasure, isMeasureId } from '../form/measures/index.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import { fixedApplicants, getIndicator, type IndicatorId, isIndicatorId, operandsOf } from './indicators.ts';
import { joinedTo } from './joined-rows.ts';

/** The measures whose printed figures make up a quantity: its operands, the parts of a sum, and what runs on in it. */
export function madeOf(quantity: MeasureId | IndicatorId): readonly MeasureId[] {
  if (isIndicatorId(quantity)) return operandsOf(getIndicator(quantity)).flatMap(madeOf);
  const before = joinedTo(quantity);
  return [quantity, ...(before === undefined ? [] : [before]), ...getMeasure(quantity).parts.flatMap(madeOf)];
}

/** Tells the findings whose operands are figures of a quantity; `applicant` null: it has no columns. */
export function touching(
  quantity: MeasureId | IndicatorId,
  applicant: Applicant | null,
): (finding: Pick<Finding, 'operands'>) => boolean {
  const measures: ReadonlySet<string> = new Set(madeOf(quantity));
  const fixed = isIndicatorId(quantity) ? fixedApplicants(getIndicator(quantity)) : [];
  const columns: ReadonlySet<Applicant> = new Set(fixed.length > 0 ? fixed : [applicant ?? 'total']);
  const isOfIt = (ref: OperandRef): boolean => {
    // What the text says of a table's figure is only compared with it.
    if (ref.kind === 'narrative')
      return (
        measures.has(ref.measure) && isMeasureId(ref.measure) && getMeasure(ref.measure).printedIn.includes('narrative')
      );
    if (ref.kind !== 'cell') return false;
    const cell = findCell(ref.cell);
    if (!cell || !measures.has(cell.measure)) return false;
    return cell.applicant === null || columns.has(cell.applicant);
  };
  return ({ operands }) => operands.some(({ ref }) => isOfIt(ref));
}
