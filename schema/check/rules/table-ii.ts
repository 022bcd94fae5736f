/** Rules of section two. */
import { cellII } from '../../form/cells.ts';
import type { Finding } from '../finding.ts';
import { cellOperand, type FigureIndex } from '../operands.ts';
import { getRule } from './rules.ts';

/** Rows of the 2019 form that count items and decisions. */
const ITEMS = ['licensing', 'otherServices', 'penalties', 'coercion'] as const;

/**
 * T2-19-IDLE, warning. Items were added in the year to a base of none, and not one decision was made. Practice of reviewers:
 * seen where the decisions were left out. Only rows whose three numbers are printed can tell.
 */
export function checkTableII(index: FigureIndex): readonly Finding[] {
  return ITEMS.flatMap((row): Finding[] => {
    const before = cellOperand(index, cellII(`${row}.itemsBefore`), 'left');
    const change = cellOperand(index, cellII(`${row}.itemsChange`), 'right');
    const decisions = cellOperand(index, cellII(`${row}.decisions`), 'left');
    if (before.value !== 0 || decisions.value !== 0 || change.value === null || change.value <= 0) return [];
    return [
      {
        rule: 'T2-19-IDLE',
        outcome: 'suspicious',
        severity: getRule('T2-19-IDLE').severity,
        subject: row,
        operands: [before, decisions, change],
        expected: null,
        actual: change.value,
      },
    ];
  });
}
