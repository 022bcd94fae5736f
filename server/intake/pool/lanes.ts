/**
 * Who is read next. Key holders have a lane of their own: strangers use all children but one and have a short queue, so that
 * nobody who does the office's work waits behind their files. What waits is in memory, so it is bounded by bytes too.
 */
import type { Lane, ReadFor } from '../examine.ts';
import { ended, tooBusy } from './refusals.ts';

/** Documents that may wait for a child, and bytes of requests that may be held, whether they wait or are being read. */
export const LANES: Readonly<Record<Lane, { readonly waiting: number; readonly bytes: number }>> = {
  guests: { waiting: 20, bytes: 128 * 1024 * 1024 },
  keyHolders: { waiting: 200, bytes: 256 * 1024 * 1024 },
};
/** Requests of key holders that wait for room, and milliseconds that each does. */
const WAITING_FOR_ROOM = 500;
const LONGEST_FOR_ROOM = 5 * 60_000;
/** Key holders first. */
const ORDER = ['keyHolders', 'guests'] as const;

export interface Lanes {
  /**
   * Waits for a turn; ends it with what it resolves to. Throws Problem BUSY where too many wait or all is over, and the signal's
   * reason once that is aborted.
   */
  enter(asked: ReadFor): Promise<() => void>;
  /** Holds room for so many bytes until what it returns is called. Throws Problem BUSY where there is none. */
  reserve(bytes: number, lane: Lane): () => void;
  /**
   * The same, for whoever has sent next to nothing yet: key holders wait in line for it. Throws Problem BUSY where the line is too
   * long, and the signal's reason once that is aborted.
   */
  reserveInLine(bytes: number, asked: ReadFor): Promise<() => void>;
  state(lane: Lane): LaneState;
  /** Refuses whoever waits, and everybody from now on. */
  close(): void;
}

export interface LaneState {
  /** Documents that wait for a child, and that are being read. */
  readonly waiting: number;
  readonly running: number;
  /** Bytes of requests that are held. */
  readonly bytes: number;
}

interface Waiting {
  readonly go: () => void;
  readonly refuse: (reason: unknown) => void;
}

/** `size`: how many have a turn at the same time. */
export function openLanes(size: number): Lanes {
  const most = { guests: Math.max(1, size - 1), keyHolders: size };
  const running = { guests: 0, keyHolders: 0 };
  const held = { guests: 0, keyHolders: 0 };
  const forRoom = new Set<Waiting & { readonly bytes: number }>();
  const queues: Readonly<Record<Lane, Set<Waiting>>> = { guests: new Set(), keyHolders: new Set() };
  let closed = false;

  const hasRoom = (lane: Lane): boolean => running[lane] < most[lane] && running.guests + running.keyHolders < size;

  function callNext(): void {
    const lane = ORDER.find((one) => queues[one].size > 0 && hasRoom(one));
    const [next] = lane ? queues[lane] : [];
    next?.go();
  }

  const hasBytes = (bytes: number, lane: Lane): boolean => held[lane] + bytes <= LANES[lane].bytes;

  function hold(bytes: number, lane: Lane): () => void {
    held[lane] += bytes;
    return once(() => {
      held[lane] -= bytes;
      // In order: a large one is not overtaken for ever by small ones.
      for (const next of forRoom) {
        if (!hasBytes(next.bytes, 'keyHolders')) break;
        next.go();
      }
    });
  }

  return {
    enter({ lane = 'guests', signal }) {
      const queue = queues[lane];
      return new Promise((resolve, reject) => {
        const isNext = queue.size === 0 && hasRoom(lane);
        if (closed) return reject(ended());
        if (signal?.aborted) return reject(signal.reason);
        if (!isNext && queue.size >= LANES[lane].waiting) return reject(tooBusy());
        const leave = (): void => {
          queue.delete(waiting);
          signal?.removeEventListener('abort', giveUp);
        };
        const waiting: Waiting = {
          go() {
            leave();
            running[lane] += 1;
            resolve(
              once(() => {
                running[lane] -= 1;
                callNext();
              }),
            );
          },
          refuse(reason) {
            leave();
            reject(reason);
          },
        };
        const giveUp = (): void => waiting.refuse(signal?.reason);
        signal?.addEventListener('abort', giveUp);
        queue.add(waiting);
        if (isNext) waiting.go();
      });
    },
    reserve(bytes, lane) {
      if (!hasBytes(bytes, lane)) throw tooBusy();
      return hold(bytes, lane);
    },
    reserveInLine(bytes, { lane = 'guests', signal }) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(ended());
        if (signal?.aborted) return reject(signal.reason);
        if (hasBytes(bytes, lane) && (bytes === 0 || lane === 'guests' || forRoom.size === 0))
          return resolve(hold(bytes, lane));
        const mayWait = lane === 'keyHolders' && bytes <= LANES[lane].bytes && forRoom.size < WAITING_FOR_ROOM;
        if (!mayWait) return reject(tooBusy());
        const leave = (): void => {
          forRoom.delete(waiting);
          clearTimeout(late);
          signal?.removeEventListener('abort', giveUp);
        };
        const waiting = {
          bytes,
          go() {
            leave();
            resolve(hold(bytes, lane));
          },
          refuse(reason: unknown) {
            leave();
            reject(reason);
          },
        };
        const giveUp = (): void => waiting.refuse(signal?.reason);
        const late = setTimeout(() => waiting.refuse(tooBusy()), LONGEST_FOR_ROOM);
        signal?.addEventListener('abort', giveUp);
        forRoom.add(waiting);
      });
    },
    state: (lane) => ({ waiting: queues[lane].size, running: running[lane], bytes: held[lane] }),
    close() {
      closed = true;
      for (const lane of ORDER) for (const waiting of [...queues[lane]]) waiting.refuse(ended());
      for (const waiting of [...forRoom]) waiting.refuse(ended());
    },
  };
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}
