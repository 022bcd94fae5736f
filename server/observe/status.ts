/** How the server is, in one answer: for the administrator's page, which says it in words. */
import type { Condition, Health } from '../health/health.ts';
import type { ParsingPool } from '../intake/pool/pool.ts';
import { type DeedRow, listDeeds } from '../store/find/audit.ts';
import type { Reader } from '../store/reader.ts';
import type { Space } from '../store/space.ts';
import type { Measured } from './measured.ts';
import type { Minute } from './minutes.ts';
import type { SlowQuestion } from './questions.ts';

export interface Load {
  /** Oldest first. */
  readonly minutes: readonly Minute[];
  /** Documents that wait to be read, and that are being read; processes that read. */
  readonly waiting: number;
  readonly reading: number;
  readonly processes: number;
}

/** What is done so that nothing is lost. */
export interface Kept {
  /** Backups are taken by themselves. */
  readonly backsUp: boolean;
  /** When the last backup was taken by itself, and the database was looked through: ISO 8601, UTC; null: not yet. */
  readonly backedUpAt: string | null;
  readonly checkedAt: string | null;
}

export interface Status {
  readonly at: string;
  readonly version: string;
  /** Since when it serves. */
  readonly since: string;
  readonly conditions: readonly Condition[];
  /** null: the database does not tell at the moment. */
  readonly space: Space | null;
  /** null: nobody has measured it to the end yet. */
  readonly stored: Measured | null;
  /** Years for which documents are kept after they were replaced; null: for ever. */
  readonly keepDocumentsYears: number | null;
  readonly kept: Kept;
  readonly load: Load;
  readonly slowQuestions: readonly SlowQuestion[];
  /** The last bursts of keys that were not valid, newest first. */
  readonly refusedKeys: readonly DeedRow[];
}

export interface StatusSources {
  readonly version: string;
  readonly reader: Reader;
  readonly health: Pick<Health, 'conditions'>;
  /** Looks whether changes could be stored; raises the condition where they could not. */
  readonly look: () => Promise<void>;
  readonly space: () => Promise<Space>;
  readonly pool: Pick<ParsingPool, 'state'>;
  readonly keepDocumentsYears: number | null;
  readonly kept: () => Kept;
  readonly now: () => string;
}

/** What is counted elsewhere. */
interface Noticed {
  measured(): Promise<Measured | null>;
  minutes(): readonly Minute[];
  slowQuestions(): readonly SlowQuestion[];
}

const KEYS = 5;

export function openStatus(sources: StatusSources, noticed: Noticed): () => Promise<Status> {
  const { version, reader, health, look, space, pool, keepDocumentsYears, kept, now } = sources;
  const since = now();
  return async () => {
    const [stored, found, refused] = await Promise.all([
      noticed.measured(),
      space().catch(() => null),
      listDeeds(reader, { actor: null, actions: ['keyRefused'] }, { first: KEYS, after: null }),
      look(),
    ]);
    const { lanes, busy, idle } = pool.state();
    const both = Object.values(lanes);
    const sum = (of: 'waiting' | 'running'): number => both.reduce((all, lane) => all + lane[of], 0);
    return {
      at: now(),
      version,
      since,
      conditions: health.conditions(),
      space: found,
      stored,
      keepDocumentsYears,
      kept: kept(),
      load: { minutes: noticed.minutes(), waiting: sum('waiting'), reading: sum('running'), processes: busy + idle },
      slowQuestions: noticed.slowQuestions(),
      refusedKeys: refused.rows,
    };
  };
}
