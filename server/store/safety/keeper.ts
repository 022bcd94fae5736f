/** What a server does by itself so that nothing is lost: it looks through the database when it has started and every day, and takes backups as set. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Label } from '../../../schema/language.ts';
import { damaged } from '../../health/damaged.ts';
import { type Health, mayDelete } from '../../health/health.ts';
import { notBackedUp } from '../../health/not-backed-up.ts';
import type { StoreAddress } from '../reading.ts';
import { doApart } from './apart.ts';
import { listBackups, rotate } from './backup/names.ts';
import { quickCheck, tablesToRefuse } from './check/quick-check.ts';
import type { Outcome } from './tasks.ts';

export interface KeeperOptions {
  readonly address: StoreAddress;
  readonly backup: { readonly folder: string | null; readonly hours: number; readonly keep: number };
  readonly health: Pick<Health, 'raise' | 'clear' | 'conditions'>;
  /** Lets nothing be asked of tables that are broken. */
  readonly refuse: (tables: readonly string[]) => void;
  readonly log: { info(message: string): void; error(message: string): void };
  /** The clock: ISO 8601, UTC. */
  readonly now: () => string;
}

export interface Keeper {
  /** What was done last: ISO 8601 in UTC, null where nothing was yet. */
  status(): { readonly checkedAt: string | null; readonly backedUpAt: string | null };
  /** Ends what is being done, and waits until nothing of it holds the database any more. */
  stop(): Promise<void>;
}

const SECOND = 1000;
const HOUR = 3600 * SECOND;
/** Milliseconds between two looks at what is due; a machine that slept or whose clock was set is noticed by the next. */
const LOOK = 30 * SECOND;
/** Milliseconds after the start, which has enough to do. */
const FIRST_LOOK = 5 * SECOND;
const BETWEEN_CHECKS = 24 * HOUR;
/** Milliseconds after which a backup that failed is tried again. */
const RETRY = HOUR / 6;

export function openKeeper({ address, backup, health, refuse, log, now }: KeeperOptions): Keeper {
  const over = new AbortController();
  let checkedAt: string | null = null;
  let backedUpAt: string | null = null;
  let failedAt: string | null = null;
  let busy = false;
  let doing: Promise<void> = Promise.resolve();

  /** Milliseconds since; for ever where the clock was put back before it. */
  const since = (at: string | null): number => {
    const elapsed = at === null ? -1 : Date.parse(now()) - Date.parse(at);
    return elapsed < 0 ? Number.POSITIVE_INFINITY : elapsed;
  };

  async function check(): Promise<void> {
    const at = now();
    const outcome = await doApart({ kind: 'verify', address }, over.signal);
    if (outcome === null) return;
    checkedAt = at;
    if (outcome.kind !== 'verified')
      return log.error(`The database could not be looked through: ${saidBy(outcome).en}`);
    if (outcome.damages.length > 0) {
      if (address.postgres === null) refuse(tablesToRefuse(quickCheck(address.database)));
      return health.raise(damaged(outcome.damages, address.database));
    }
    refuse([]);
    health.clear('damaged');
    log.info('The database was looked through: it is sound.');
  }

  async function takeBackup(folder: string): Promise<void> {
    const at = now();
    const asked = { database: address.database, folder, reason: 'scheduled', at } as const;
    const outcome = await doApart({ kind: 'backup', asked }, over.signal);
    if (outcome === null) return;
    failedAt = outcome.kind === 'backedUp' ? null : at;
    if (outcome.kind === 'backedUp') {
      backedUpAt = at;
      if (mayDelete(health)) rotate(folder, backup.keep, basename(outcome.file));
      health.clear('notBackedUp');
      return log.info(`Backed up and verified: ${outcome.file}`);
    }
    health.raise(notBackedUp(saidBy(outcome), folder));
  }

  /** The newest scheduled backup of the past, of before this start too. */
  function lastBackup(folder: string): string | null {
    const past = existsSync(folder)
      ? listBackups(folder).filter(({ at, reason }) => reason === 'scheduled' && at <= now())
      : [];
    return past.at(-1)?.at ?? null;
  }

  async function look(): Promise<void> {
    busy = true;
    try {
      if (since(checkedAt) >= BETWEEN_CHECKS) await check();
      const { folder } = backup;
      // PostgreSQL has its own tools for this.
      if (folder === null || address.postgres !== null || since(failedAt) < RETRY || over.signal.aborted) return;
      backedUpAt = lastBackup(folder);
      if (since(backedUpAt) >= backup.hours * HOUR) await takeBackup(folder);
    } catch (error) {
      log.error(`What is done by itself failed: ${String(error)}`);
    } finally {
      busy = false;
    }
  }

  function lookUnlessBusy(): void {
    if (!busy && !over.signal.aborted) doing = look();
  }

  const first = setTimeout(lookUnlessBusy, FIRST_LOOK);
  const looking = setInterval(lookUnlessBusy, LOOK);
  first.unref();
  looking.unref();
  return {
    status: () => ({ checkedAt, backedUpAt }),
    async stop() {
      clearTimeout(first);
      clearInterval(looking);
      over.abort();
      await doing;
    },
  };
}

/** In a sentence where there is one; otherwise what was thrown, and nothing of an answer to another task. */
function saidBy(outcome: Outcome): Label {
  if (outcome.kind === 'problem') return outcome.sentence;
  const message = outcome.kind === 'bug' ? outcome.message : outcome.kind;
  return { zh: message, en: message };
}
