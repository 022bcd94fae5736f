/**
 * Documents that were replaced long ago make a store grow for ever. Their bytes may be pruned, one document a transaction, so that
 * whoever waits for something else waits for one of them at most. Figures, findings and texts are never pruned.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { prunableDocuments } from './find/prunable.ts';
import type { Store } from './open.ts';
import { noteDeed } from './save/audit.ts';
import { pruneDocument } from './save/pruned.ts';

export interface Pruned {
  readonly documents: number;
  readonly bytes: number;
}

/** The instant so many years earlier; of 29 February, that of 1 March. Both ISO 8601 in UTC. */
export function yearsBefore(at: string, years: number): string {
  const then = new Date(at);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return then.toISOString();
}

export function daysBefore(at: string, days: number): string {
  return new Date(Date.parse(at) - days * 24 * 3600_000).toISOString();
}

/** Prunes documents replaced before an instant; notes it where any went. `stop` ends it between two documents. */
export async function pruneDocuments(
  { reader, writer }: Pick<Store, 'reader' | 'writer'>,
  before: string,
  by: { readonly at: string; readonly actor: string },
  stop?: AbortSignal,
): Promise<Pruned> {
  let pruned: Pruned = { documents: 0, bytes: 0 };
  for (const { hash, size } of await prunableDocuments(reader, before)) {
    if (stop?.aborted) break;
    const went = await writer.transaction((tx) => pruneDocument(tx, hash, by.at));
    if (went) pruned = { documents: pruned.documents + 1, bytes: pruned.bytes + size };
    await nextTurn();
  }
  const { documents, bytes } = pruned;
  if (documents > 0) {
    const detail = { documents, bytes };
    await writer.transaction((tx) => noteDeed(tx, { ...by, action: 'pruned', subject: null, detail }));
  }
  return pruned;
}
