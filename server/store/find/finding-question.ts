/** What lists of findings are narrowed by. */
import type { Outcome, Severity } from '../../../schema/check/finding.ts';
import type { FindingState } from '../../../schema/check/verdict.ts';
import type { FiledBy } from './filed-by.ts';

/** Which findings; what is left out, or null, holds for all. */
export interface FindingQuestion extends FiledBy {
  readonly rules?: readonly string[] | null;
  readonly outcomes?: readonly Outcome[] | null;
  readonly severity?: Severity | null;
  /** Those that failed or are suspicious and stand so. */
  readonly states?: readonly FindingState[] | null;
  /** In the reports as they were after this revision; null: now. */
  readonly asOf?: number | null;
}

/** Orders of lists of findings, the first their own. */
export type FindingOrder = 'pressing' | 'newestYear' | 'accepted';
