/** What stands out in how a year's requests ended: the largest class, and the one whose share moved most. */
import { LEAST_TOLD } from '../../../schema/chart/format.ts';
import type { OutcomeBar, OutcomePart } from '../../../schema/chart/outcomes.ts';
import { SMALL_BASE } from '../../../schema/rollup/indicators.ts';

export interface OutcomeFacts {
  readonly most: OutcomePart;
  /** The largest move against the year before, in percentage points; null where none can be told. */
  readonly moved: (OutcomePart & { readonly points: number }) | null;
  readonly bureaus: number;
  /** Whether a check fails in a number that this rests on. */
  readonly doubtful: boolean;
}

function hasMoved(part: OutcomePart): part is OutcomePart & { readonly points: number } {
  return part.points !== null && Math.abs(part.points) >= LEAST_TOLD;
}

/** `before`: the bar of the year before. Null where the year has no bar, a bar of a handful of cases, or no class that stands out. */
export function outcomeFacts(bar: OutcomeBar | undefined, before?: OutcomeBar): OutcomeFacts | null {
  const parts = bar?.parts;
  const [first] = parts ?? [];
  if (!bar || !parts || !first || bar.total < SMALL_BASE) return null;
  const most = parts.reduce((best, part) => (part.share > best.share ? part : best), first);
  if (parts.filter(({ share }) => share === most.share).length > 1) return null;
  const moved = parts
    .filter(hasMoved)
    .reduce<OutcomeFacts['moved']>(
      (best, part) => (best === null || Math.abs(part.points) > Math.abs(best.points) ? part : best),
      null,
    );
  return { most, moved, bureaus: bar.bureaus, doubtful: bar.failed || (moved !== null && before?.failed === true) };
}
