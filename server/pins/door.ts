/**
 * The one door through which charts are kept as pinned, and the sites that show them are counted. What is counted waits in memory, and
 * is written once in a while: a reader never waits for it, and a crash loses a minute of counts.
 */
import { formatAddress, parseAddress } from '../../schema/chart/address.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import { pinnedQuestion } from '../../schema/chart/moved.ts';
import { Problem } from '../../schema/problem.ts';
import { dayInChina } from '../china-time.ts';
import { findPin, type PinRow } from '../store/find/pins.ts';
import { getRevision } from '../store/find/revisions.ts';
import type { Store } from '../store/open.ts';
import { dropPin, type Sighting, savePin, saveSightings } from '../store/save/pins.ts';
import { readerWithin } from '../store/writer.ts';

/** Counts that wait to be written; more than these are not counted. */
const MOST_WAITING = 5_000;
/** Days that counts of sites are kept. */
const DAYS_KEPT = 400;
const DAY = 86_400_000;

interface By {
  /** The id of a key. */
  readonly actor: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface PinsDoor {
  /** Keeps it; one that is kept already stays as it is. Throws BAD_ADDRESS, BAD_ARGUMENT for one that is not pinned, or to no revision there is. */
  keep(address: string, by: By): Promise<PinRow>;
  /** Throws NOT_FOUND. */
  find(id: string): Promise<PinRow>;
  /** Forgets it and where it was shown. */
  drop(id: number): Promise<void>;
  /** A page of that host fetched the chart; of charts that are not kept nothing comes of it. */
  seen(chart: Chart, host: string, at: string): void;
  /** Writes what was counted. */
  flush(at: string): Promise<void>;
}

export function openPins(store: Store): PinsDoor {
  let waiting = new Map<string, Sighting>();
  return {
    keep: (address, { actor, at }) =>
      store.writer.transaction(async (tx) => {
        const chart = parseAddress(address);
        if (chart.revision === null) throw notPinned();
        await getRevision(readerWithin(tx), chart.revision);
        const pin = { address: formatAddress(pinnedQuestion(chart)), since: chart.revision };
        await savePin(tx, { ...pin, actor, at });
        const row = await findPin(readerWithin(tx), { address: pin.address });
        if (!row) throw new Error(`The pin ${pin.address} was not kept`);
        return row;
      }),
    async find(id) {
      const row = /^[1-9]\d{0,14}$/.test(id) ? await findPin(store.reader, { id: Number(id) }) : undefined;
      if (row) return row;
      throw new Problem('NOT_FOUND', {
        zh: `没有编号为“${id.slice(0, 40)}”的固定的图。固定的图（/pins）列出全部。`,
        en: `No pinned chart has the id “${id.slice(0, 40)}”. The page /pins lists all of them.`,
      });
    },
    drop: (id) => store.writer.transaction((tx) => dropPin(tx, id)),
    seen(chart, host, at) {
      const [address, day] = [formatAddress(pinnedQuestion(chart)), dayInChina(at)];
      const key = JSON.stringify([address, day, host]);
      const count = waiting.get(key)?.count ?? 0;
      if (count > 0 || waiting.size < MOST_WAITING) waiting.set(key, { address, day, host, count: count + 1 });
    },
    async flush(at) {
      if (waiting.size === 0) return;
      const seen = [...waiting.values()];
      waiting = new Map();
      const oldest = dayInChina(new Date(Date.parse(at) - DAYS_KEPT * DAY).toISOString());
      await store.writer.transaction((tx) => saveSightings(tx, seen, oldest));
    },
  };
}

function notPinned(): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: '这个图表地址没有固定数据版本。请在地址里写明 rev，例如 &rev=12。',
    en: 'This address of a chart is not pinned. Name a revision in it, such as &rev=12.',
  });
}
