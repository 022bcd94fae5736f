/** Counts that are none: printed with a fraction, or below zero. Shared by the rules of the tables and of the prose. */
import { findCell } from '../form/cells.ts';
import type { CellId, SectionId } from '../form/edition.ts';
import { getMeasure } from '../form/measures/index.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import type { Label } from '../language.ts';
import { type Sides, term } from './arithmetic.ts';
import type { Finding, Found, Operand } from './finding.ts';
import { cellOperand, type FigureIndex } from './operands.ts';
import { cellOf } from './words/names.ts';
import { doubtOf } from './words/sum.ts';

/** Why a value cannot be one of this measure: money has fractions, and a change may be below zero; null where it can. */
function whyImpossible(measure: MeasureId, value: number): Label | null {
  const { sumRule } = getMeasure(measure);
  if (sumRule === 'signed') return Number.isInteger(value) ? null : { zh: '整数', en: 'a whole number' };
  if (sumRule === 'amount') return value >= 0 ? null : { zh: '不小于 0 的数', en: 'not below 0' };
  return isCount(value) ? null : { zh: '不小于 0 的整数', en: 'a whole number, not below 0' };
}

/** Whether a value can be a count. */
export function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

function whyOf({ ref, value }: Operand, figures: FigureIndex): Label | null {
  const measure = ref.kind === 'cell' ? figures.get(ref.cell)?.measure : undefined;
  return value === null || measure === undefined ? null : whyImpossible(measure, value);
}

/** A finding for each cell of a section that holds what its measure cannot be. */
export function impossibleCells(figures: FigureIndex, section: SectionId): readonly Found[] {
  return [...figures.keys()].flatMap((cell: CellId): Found[] => {
    if (!cell.startsWith(`${section}/`)) return [];
    const operand = cellOperand(figures, cell, 'right');
    if (whyOf(operand, figures) === null) return [];
    return [{ outcome: 'failed', subject: cell, operands: [operand], expected: null, actual: operand.value }];
  });
}

/** `表三 … 填为 -1，应为不小于 0 的整数`. */
export function impossibleSentence(finding: Finding, { right: [operand] }: Sides): Label {
  const cell = operand?.ref.kind === 'cell' ? findCell(operand.ref.cell) : undefined;
  const should = (cell && whyImpossible(cell.measure, operand?.value ?? 0)) ?? { zh: '整数', en: 'a whole number' };
  const value = operand ? term(operand) : '';
  const doubt = doubtOf(finding);
  return {
    zh: `${cellOf(operand, 'zh')} 填为 ${value}，应为${should.zh}${doubt.zh}`,
    en: `${cellOf(operand, 'en')} says ${value}; it should be ${should.en}${doubt.en}`,
  };
}
