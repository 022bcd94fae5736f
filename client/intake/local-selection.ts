/** The choice of figure and finding for a reading that has no address of its own: kept by the page, not by the address. */
import { useCallback, useMemo, useState } from 'react';
import type { Mark, SpotKey } from '../figures/marks.ts';
import type { ShownFinding } from '../figures/shown.ts';
import { keptFinding, readSelection } from '../report/read-selection.ts';
import type { Choosing } from '../report/selection.ts';

/** Where a figure stands on the page, for a link that is opened by itself. */
function addressOf(spot: SpotKey): string {
  const section = /^cell:(II|III|IV)\//.exec(spot)?.[1];
  return section ? `#table-${section}` : '#narrative';
}

export function useLocalSelection(
  findings: readonly ShownFinding[],
  marks: ReadonlyMap<SpotKey, readonly Mark[]>,
): Choosing {
  const [params, setParams] = useState(() => new URLSearchParams());
  const selection = useMemo(() => readSelection(params, findings, marks), [params, findings, marks]);
  const opened = selection.finding?.id ?? null;
  const chooseSpot = useCallback(
    (spot: SpotKey) => {
      const finding = keptFinding(spot, opened, marks);
      const next = new URLSearchParams({ [spot.startsWith('cell:') ? 'cell' : 'text']: spot.slice(5) });
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
