/** The choice of a report page, and the ways to change it: every change is a change of the address. */
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useGo } from '../app/Link.tsx';
import { linkToReport, withLang } from '../app/urls.ts';
import { type Mark, type SpotKey, spotAt } from '../figures/marks.ts';
import type { ShownFinding } from '../figures/shown.ts';
import { useLang } from '../i18n/i18n.tsx';
import { keptFinding, readSelection, type Selection } from './read-selection.ts';

export interface Choosing extends Selection {
  /** The address at which a figure is chosen. */
  readonly addressOf: (spot: SpotKey) => string;
  readonly chooseSpot: (spot: SpotKey) => void;
  readonly toggleFinding: (finding: string) => void;
  readonly clear: () => void;
}

export function useSelection(
  report: string,
  findings: readonly ShownFinding[],
  marks: ReadonlyMap<SpotKey, readonly Mark[]>,
): Choosing {
  const [params] = useSearchParams();
  const go = useGo();
  const lang = useLang();
  const selection = useMemo(() => readSelection(params, findings, marks), [params, findings, marks]);
  const opened = selection.finding?.id ?? null;

  const chooseSpot = useCallback(
    (spot: SpotKey) => {
      go(spotAddress(report, spot, keptFinding(spot, opened, marks)), { replace: true });
    },
    [go, marks, opened, report],
  );
  const toggleFinding = useCallback(
    (finding: string) =>
      go(linkToReport(report, { finding: finding === opened ? 'none' : finding }), { replace: true }),
    [go, opened, report],
  );
  const clear = useCallback(() => go(linkToReport(report, { finding: 'none' }), { replace: true }), [go, report]);
  const addressOf = useCallback((spot: SpotKey) => withLang(spotAddress(report, spot, null), lang), [report, lang]);
  return { ...selection, addressOf, chooseSpot, toggleFinding, clear };
}

function spotAddress(report: string, key: SpotKey, finding: string | null): string {
  const spot = spotAt(key);
  if (spot.kind === 'cell') return linkToReport(report, { cell: spot.cell, finding });
  const address = linkToReport(report, { finding });
  return `${address}${address.includes('?') ? '&' : '?'}text=${spot.index}`;
}
