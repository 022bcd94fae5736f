import { GAP_REASONS, type GapReason } from '../../schema/report/figure.ts';
import type { ShownFigure } from '../figures/shown.ts';

/** How many cells hold no number, by reason, most first; cells of another form than the report's are not missing. */
export function gapCounts(
  figures: readonly Pick<ShownFigure, 'value' | 'gap'>[],
): readonly { readonly gap: GapReason; readonly count: number }[] {
  return GAP_REASONS.filter((gap) => gap !== 'notInEdition')
    .map((gap) => ({ gap, count: figures.filter((figure) => figure.value === null && figure.gap === gap).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
