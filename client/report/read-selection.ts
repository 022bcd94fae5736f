/**
 * What is chosen on a report page stands in its address: a cell, a number of the prose, an opened finding. Without any of
 * them the first open finding stands opened, because that is what one comes for; `finding=none` closes it.
 */
import { byOutcome } from '../figures/finding-groups.ts';
import { type Mark, type SpotKey, spotsOf } from '../figures/marks.ts';
import { ensureCellId, type ShownFinding } from '../figures/shown.ts';

export interface Selection {
  readonly spot: SpotKey | null;
  readonly finding: ShownFinding | null;
  /** Figures of the opened finding. */
  readonly active: ReadonlySet<SpotKey>;
  /** True where the address itself names something, so that the page goes there. */
  readonly asked: boolean;
}

/** A number of the prose by its index, as text in an address. */
function ensureIndex(text: string | null): number | null {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null;
}

export function readSelection(
  params: URLSearchParams,
  findings: readonly ShownFinding[],
  marks: ReadonlyMap<SpotKey, readonly Mark[]>,
): Selection {
  const cell = ensureCellId(params.get('cell'));
  const text = ensureIndex(params.get('text'));
  const spot: SpotKey | null = cell !== null ? `cell:${cell}` : text !== null ? `text:${text}` : null;
  const named = params.get('finding');
  const { failed, suspicious } = byOutcome(findings);
  const unasked = named === null && spot === null ? (failed[0] ?? suspicious[0] ?? null) : null;
  // A figure alone opens the worst finding that concerns it.
  const implied = named ?? (spot === null ? null : (marks.get(spot)?.[0]?.finding ?? null));
  const finding = findings.find((one) => one.id === implied) ?? unasked;
  return {
    spot,
    finding,
    active: new Set(finding ? spotsOf(finding) : []),
    asked: spot !== null || (finding !== null && finding !== unasked),
  };
}

/**
 * The finding that stays opened when a figure is chosen: the opened one where it concerns the figure and is not its worst
 * (that one opens by itself); null otherwise.
 */
export function keptFinding(
  spot: SpotKey,
  opened: string | null,
  marks: ReadonlyMap<SpotKey, readonly Mark[]>,
): string | null {
  const concerning = marks.get(spot) ?? [];
  return concerning[0]?.finding !== opened && concerning.some((mark) => mark.finding === opened) ? opened : null;
}
