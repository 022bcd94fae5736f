/** Which rules hold the number of a cell against others. */
import type { CellId, SectionedEditionId } from '../form/edition.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules/index.ts';

/** In the order of the rules. A rule of one edition alone names cells that only this edition has, or the edition itself. */
export function rulesOfCell(edition: SectionedEditionId, cell: CellId): readonly Rule[] {
  return RULES.filter(({ asks }) => asks?.test(`${edition}:${cell}`));
}
