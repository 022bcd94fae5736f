/** Which figures the findings concern: marks for the cells of the tables and for the numbers of the prose. */
import type { Outcome } from '../../schema/check/finding.ts';
import { OUTCOMES } from '../../schema/check/finding.ts';
import { isStanding } from '../../schema/check/verdict.ts';
import type { CellId } from '../../schema/form/edition.ts';
import { ensureCellId, type ShownFinding, type ShownOperand } from './shown.ts';

export interface Mark {
  readonly finding: string;
  readonly outcome: Outcome;
  /** part: added up; result: what the sum is compared with, and where the sign stands. */
  readonly role: 'part' | 'result';
}

/** The key of a figure wherever it stands: `cell:III/1/total`, `text:3`. */
export type SpotKey = `cell:${string}` | `text:${number}`;

/** Where a figure stands: in a cell of the form, or in the prose by its place in the list. */
export type SpotAt =
  | { readonly kind: 'cell'; readonly cell: CellId | null }
  | { readonly kind: 'text'; readonly index: number };

/** What a key stands for; `cell` is null where the form has no such cell. */
export function spotAt(key: SpotKey): SpotAt {
  const at = key.slice(key.indexOf(':') + 1);
  return key.startsWith('text:') ? { kind: 'text', index: Number(at) } : { kind: 'cell', cell: ensureCellId(at) };
}

/** The figure that a number of a finding is; null where it is none of this report. */
export function spotOf(operand: Pick<ShownOperand, 'cell' | 'narrative'>): SpotKey | null {
  if (operand.cell !== null) return `cell:${operand.cell}`;
  if (operand.narrative !== null) return `text:${operand.narrative}`;
  return null;
}

/** Marks by figure, worst outcome first. Rules that hold mark nothing, nor do findings that were dismissed: the page says how many there are. */
export function marksOf(findings: readonly ShownFinding[]): ReadonlyMap<SpotKey, readonly Mark[]> {
  const marks = new Map<SpotKey, Mark[]>();
  const open = findings.filter(({ outcome, state }) => outcome !== 'confirmed' && isStanding(state));
  const ranked = [...open].sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome));
  for (const finding of ranked) {
    const sided = finding.operands.some((operand) => operand.side === 'right');
    for (const operand of finding.operands) {
      const spot = spotOf(operand);
      if (spot === null) continue;
      const role = operand.side === 'right' || !sided ? 'result' : 'part';
      const list = marks.get(spot);
      if (list) list.push({ finding: finding.id, outcome: finding.outcome, role });
      else marks.set(spot, [{ finding: finding.id, outcome: finding.outcome, role }]);
    }
  }
  return marks;
}

/** The figures one finding speaks of, in the order of its arithmetic. */
export function spotsOf(finding: ShownFinding): readonly SpotKey[] {
  return finding.operands.flatMap((operand) => {
    const spot = spotOf(operand);
    return spot === null ? [] : [spot];
  });
}
