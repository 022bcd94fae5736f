/** What the tools of an assistant work with, whichever way it came in. */
import type { BugLog } from '../bug.ts';
import type { Painter } from '../draw/png/painter.ts';
import type { Readers } from '../intake/examine.ts';
import type { Reader } from '../store/reader.ts';

/** Bytes of a document that is handed in with a question. */
export const LONGEST_DOCUMENT = 6 * 1024 * 1024;

export interface Desk {
  readonly reader: Reader;
  readonly readers: Pick<Readers, 'unpack' | 'examine'>;
  readonly paint: Painter['paint'];
  /** Where people reach the server, without a slash at its end; null: links are given from the slash on. */
  readonly origin: string | null;
  readonly log: BugLog;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  /** The instant of asking, ISO 8601 in UTC. */
  readonly now: () => string;
}
