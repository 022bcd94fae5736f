/** The choice of figure and finding for a reading that has no address of its own: kept by the page, not by the address. */
import { useCallback, useMemo, useState } from 'react';
import { type Mark, type SpotKey, spotAt } from '../figures/marks.ts';
import type { ShownFinding } from '../figures/shown.ts';
import { keptFinding, readSelection } from '../report/read-selection.ts';
import type { Choosing } from '../report/selection.ts';

/** Where a figure stands on the page, for a link that is opened by itself. */
function addressOf(key: SpotKey): string {
  const spot = spotAt(key);
  return spot.kind === 'cell' && spot.cell !== null ? `#table-${spot.cell.split('/')[0]}` : '#narrative';
}

export function useLocalSelection(
  findings: readonly ShownFinding[],
  marks: ReadonlyMap<SpotKey, readonly Mark[]>,
): Choosing {
  const [params, setParams] = useState(() => new URLSearchParams());
  const selection = useMemo(() => readSelection(params, findings, marks), [params, findings, marks]);
  const opened = selection.finding?.id ?? null;
  const chooseSpot = useCallback(
    (key: SpotKey) => {
      const finding = keptFinding(key, opened, marks);
      const spot = spotAt(key);
      const next = new URLSearchParams(spot.kind === 'cell' ? { cell: spot.cell ?? '' } : { text: String(spot.index) });
      if (finding !== null) next.set('finding', finding);
      setParams(next);
    },
    [marks, opened],
  );
  const toggleFinding = useCallback(
    (finding: string) => setParams(new URLSearchParams({ finding: finding === opened ? 'none' : finding })),
    [opened],
  );
  const clear = useCallback(() => setParams(new URLSearchParams({ finding: 'none' })), []);
  return { ...selection, addressOf, chooseSpot, toggleFinding, clear };
}
