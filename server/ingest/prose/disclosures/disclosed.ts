/** A figure of what was disclosed. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';

/** A figure read, and how it belongs to others. */
export interface Disclosed {
  readonly pattern: string;
  readonly measure: NarrativeMeasure;
  readonly label: string | null;
  /** Index of the figure whose list, or whose posts, this one is part of. */
  readonly owner: number | null;
  readonly open: boolean;
  readonly introduced: boolean;
}

/** One that belongs to no other. */
export function single(measure: NarrativeMeasure): Disclosed {
  return { pattern: '', measure, label: null, owner: null, open: false, introduced: false };
}
