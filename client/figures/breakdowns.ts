/**
 * Which numbers of the prose belong together: a stated total and the parts the text lists for it. The rules on the prose
 * carry them as operands, whether they hold or not, so nothing is guessed here.
 */
import type { ShownFinding, ShownNarrative } from './shown.ts';

export interface NarrativeGroup {
  readonly total: ShownNarrative;
  readonly parts: readonly ShownNarrative[];
  /** The rule's finding on this sum; null for a number that stands alone. */
  readonly finding: ShownFinding | null;
}

/** Numbers in the order of the text, parts under their total. A number stands once; nested totals open a group of their own. */
export function narrativeGroups(
  narrative: readonly ShownNarrative[],
  findings: readonly ShownFinding[],
): readonly NarrativeGroup[] {
  const byIndex = new Map(narrative.map((figure) => [figure.index, figure]));
  const sums = findings.flatMap((finding) => {
    const total = finding.operands.find((operand) => operand.side === 'right' && operand.narrative !== null);
    const parts = finding.operands.flatMap((operand) => {
      const part = operand.side === 'left' && operand.narrative !== null ? byIndex.get(operand.narrative) : undefined;
      return part ? [part] : [];
    });
    const stated = total?.narrative === null || total === undefined ? undefined : byIndex.get(total.narrative);
    return stated && parts.length > 1 && !parts.includes(stated) ? [{ total: stated, parts, finding }] : [];
  });
  const totals = new Set(sums.map((sum) => sum.total.index));
  // A part that is itself a total is shown as a group of its own and again, as one line, under what it is part of.
  const parts = new Set(sums.flatMap((sum) => sum.parts.map((part) => part.index)));
  return narrative.flatMap((figure): readonly NarrativeGroup[] => {
    const own = sums.filter((sum) => sum.total.index === figure.index);
    if (own.length > 0) return own;
    return parts.has(figure.index) && !totals.has(figure.index) ? [] : [{ total: figure, parts: [], finding: null }];
  });
}
