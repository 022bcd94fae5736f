/** Findings of stored reports as the graph shows them: with where they are kept, by which it is looked up how they stand. */
import { type ShownFinding, shownFinding } from '../../schema/report/shown.ts';
import type { StoredFinding } from '../store/find/findings.ts';

/** A version of a report, after a revision (null: now). */
export interface KeptAt {
  readonly version: number;
  readonly asOf: number | null;
}

export interface KeptFinding extends ShownFinding {
  readonly report: string;
  readonly kept: KeptAt;
}

export function keptFinding(finding: StoredFinding, asOf: number | null): KeptFinding {
  const { report, version } = finding;
  // Its sentences are written when they are asked for, and not copied.
  return Object.assign(shownFinding(finding, report), { report, kept: { version, asOf } });
}
