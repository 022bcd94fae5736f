/** A server that notices what happens in it, for tests that put one together themselves. */
import { type Health, openHealth } from '../../server/health/health.ts';
import type { AppOptions } from '../../server/http/app.ts';
import type { ParsingPool } from '../../server/intake/pool/pool.ts';
import { openObserver } from '../../server/observe/observer.ts';
import type { Kept } from '../../server/observe/status.ts';
import type { Store } from '../../server/store/open.ts';

const NEVER: Kept = { backsUp: false, backedUpAt: null, checkedAt: null };

type Observed = Pick<AppOptions, 'health' | 'look' | 'observer' | 'metricsFor'>;

export function observed(
  store: Store,
  pool: ParsingPool,
  now: () => string,
  {
    health = openHealth(now),
    slowMs = 1000,
    kept = () => NEVER,
  }: { readonly health?: Health; readonly slowMs?: number; readonly kept?: () => Kept } = {},
): Observed {
  const look = async () => {};
  const observer = openObserver({
    ...{ version: '0.1.0', reader: store.reader, writer: store.writer, health, look, space: store.space, pool },
    ...{ slowMs, keepDocumentsYears: null, kept, now, clock: () => performance.now() },
  });
  return { health, look, observer, metricsFor: ['loopback'] };
}
