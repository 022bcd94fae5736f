/**
 * What was fetched to be looked at stays at hand until it is decided on, so that what is accepted is what was seen and no site is
 * asked twice for it. In memory, for a while, and not without end.
 */
import type { Fetched, Fetcher } from './fetcher.ts';

export interface Shelf {
  /** What stands at an address, from the shelf while it lies there; throws what the fetcher throws. */
  get(address: string): Promise<Fetched>;
  /** As the site gives it now. */
  getAnew(address: string): Promise<Fetched>;
  put(address: string, fetched: Fetched): void;
}

export interface ShelfOptions {
  /** The clock, in milliseconds. */
  readonly now: () => number;
  readonly milliseconds?: number;
  readonly bytes?: number;
}

const LIFETIME = 30 * 60_000;
const MOST_BYTES = 128 * 1024 * 1024;

export function openShelf(
  fetcher: Fetcher,
  { now, milliseconds = LIFETIME, bytes: most = MOST_BYTES }: ShelfOptions,
): Shelf {
  /** Oldest first. */
  const kept = new Map<string, { readonly fetched: Fetched; readonly at: number }>();
  let size = 0;

  function remove(address: string): void {
    size -= kept.get(address)?.fetched.bytes.length ?? 0;
    kept.delete(address);
  }

  function put(address: string, fetched: Fetched): void {
    remove(address);
    kept.set(address, { fetched, at: now() });
    size += fetched.bytes.length;
    for (const [oldest, { at }] of kept) {
      if (size <= most && at > now() - milliseconds) break;
      remove(oldest);
    }
  }

  async function getAnew(address: string): Promise<Fetched> {
    const fetched = await fetcher.get(address);
    // Without validators nothing is ever what it was.
    if (fetched === null) throw new Error(`${address} was answered as unchanged, which was not asked`);
    put(address, fetched);
    return fetched;
  }

  return {
    getAnew,
    put,
    async get(address) {
      const found = kept.get(address);
      return found && found.at > now() - milliseconds ? found.fetched : getAnew(address);
    },
  };
}
