/**
 * Watches the hosts of a database for a process that serves: where the primary is and how far it has written, how far each standby has
 * come, and what other processes say. What does not answer is left, so that nobody waits for it longer than it takes to notice.
 */
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import type pg from 'pg';
import type { Label } from '../../../schema/language.ts';
import { CHANNEL } from '../dialect.ts';
import { isGone, NoHost } from './faults.ts';
import { type Host, type Hosts, type Place, TIMELINE, type Timeline } from './hosts.ts';

/** Milliseconds between two looks at a host with which all is well, and at one that has to catch up. */
const CALM = 1_000;
const EAGER = 25;
/** Milliseconds after which a host that does not answer is left. */
const LONGEST_ANSWER = 3_000;

export interface Watcher {
  /** Nothing takes writes; `reasons` says why, host by host. Told again with each look. */
  away(reasons: Label): void;
  /** Writes are taken. */
  back(): void;
  /** What another process said. */
  told(text: string): void;
}

export interface Watch {
  /** Looks now: this process has written. */
  look(): void;
  stop(): Promise<void>;
}

const ALIVE = 'select 0::float8 as place';
const PRIMARY = "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as place";
const ANY_HOST = `select ${TIMELINE} as timeline,
  case when pg_is_in_recovery() then pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::float8 end as place`;

class NoAnswer extends Error {
  constructor() {
    super(`no answer within ${LONGEST_ANSWER / 1000} seconds`);
  }
}

/** `self`: by which this process knows what it said itself. */
export function watch(hosts: Hosts, watcher: Watcher, self: string): Watch {
  const over = new AbortController();
  let waking = new AbortController();
  const look = (): void => {
    waking.abort();
    waking = new AbortController();
  };
  const pause = (milliseconds: number): Promise<void> =>
    sleep(milliseconds, undefined, { signal: AbortSignal.any([waking.signal, over.signal]), ref: false }).catch(
      () => {},
    );

  /** Until the connection fails. */
  async function followPrimary(): Promise<void> {
    const client = await hosts.connectToWrite();
    try {
      client.on('notification', ({ payload = '' }) => {
        const [sender, ...text] = payload.split(' ');
        if (sender === '') {
          hosts.written();
          look();
        } else if (sender !== self) watcher.told(text.join(' '));
      });
      await answerOf(client.query(`listen ${CHANNEL}`));
      watcher.back();
      while (!over.signal.aborted) {
        hosts.primaryIsAt(await placeOf(client, hosts.all.length > 1 ? PRIMARY : ALIVE));
        await pause(CALM);
      }
    } catch (error) {
      if (error instanceof NoAnswer) hosts.abandon(hosts.primary());
      throw error;
    } finally {
      client.release(true);
      // What others write now is not told.
      hosts.written();
    }
  }

  async function untilOver(work: () => Promise<void>, failed: (error: unknown) => void): Promise<void> {
    while (!over.signal.aborted) {
      try {
        await work();
      } catch (error) {
        failed(error);
        await pause(CALM);
      }
    }
  }

  const loops = [
    untilOver(followPrimary, (error) => {
      // A connection that ended is no reason yet: whether there is another is what the next look tells.
      if (error instanceof NoHost) watcher.away(error.reasons);
      else if (!isGone(error, true)) watcher.away(new NoHost([{ host: hosts.primary().name, error }]).reasons);
    }),
    ...(hosts.all.length > 1 ? hosts.all : []).map((host) =>
      untilOver(
        () => lookAt(host),
        (error) => {
          hosts.standbyIsAt(host, null);
          if (error instanceof NoAnswer) hosts.abandon(host);
        },
      ),
    ),
  ];

  async function lookAt(host: Host): Promise<void> {
    const client = await host.reading.connect();
    try {
      const { rows } = await answerOf(client.query<{ timeline: Timeline | null; place: Place | null }>(ANY_HOST));
      const { timeline = null, place = null } = rows[0] ?? {};
      if (timeline !== null) hosts.takesWrites(host, timeline);
      hosts.standbyIsAt(host, place);
    } finally {
      client.release();
    }
    await pause(hosts.areLevel() ? CALM : EAGER);
  }

  return {
    look,
    async stop() {
      over.abort();
      await Promise.all(loops);
    },
  };
}

async function placeOf(client: pg.PoolClient, question: string): Promise<Place | null> {
  const { rows } = await answerOf(client.query<{ place: Place | null }>(question));
  return rows[0]?.place ?? null;
}

/** The answer, unless it is late. */
async function answerOf<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const arrived = new AbortController();
  const late = async (): Promise<never> => {
    await sleep(LONGEST_ANSWER, undefined, { signal: arrived.signal });
    // Where this process itself was busy for so long, the answer lies ready and is seen now.
    await turn();
    await turn();
    throw new NoAnswer();
  };
  try {
    return await Promise.race([answer, late()]);
  } finally {
    arrived.abort();
  }
}
