/**
 * The station: reports collected by their web address. Looked at, read, accepted through the one door, and asked for again. A page
 * that was changed since is told, never replaced by itself.
 */
import type { AskedAgain, CollectedReadings, Look } from '../../schema/intake/collecting.ts';
import type { Receipted } from '../../schema/intake/reading.ts';
import type { BugLog } from '../bug.ts';
import { readingOf } from '../intake/describe.ts';
import type { Readers } from '../intake/examine.ts';
import type { ExaminedDocument } from '../intake/members.ts';
import { type Accept, type CollectedFrom, receiptOf } from '../intake/submit.ts';
import type { Named } from '../intake/whose.ts';
import type { CollectedRow } from '../store/find/collected.ts';
import { listPublisherNames } from '../store/find/publishers.ts';
import type { Reader } from '../store/reader.ts';
import { askAgain, type NoteAsked } from './again.ts';
import type { Fetched, Fetcher } from './fetcher.ts';
import { type Gathered, type Gathering, gather } from './gather.ts';
import { lookAt } from './look.ts';
import { changedMeanwhile } from './refusals.ts';
import { openShelf } from './shelf.ts';

export interface Naming {
  readonly named: Named;
  /** The same for one of several documents, by its place in the readings; replaces `named`. */
  readonly members: ReadonlyMap<number, Named>;
}

export interface CollectorOptions {
  readonly fetcher: Fetcher;
  readonly readers: Readers;
  readonly reader: Reader;
  readonly log: BugLog;
  /** The clock, in milliseconds. */
  readonly now: () => number;
}

export interface Collector {
  /** The hosts that may be read, as they were named; empty: collecting is off. */
  readonly hosts: readonly string[];
  /** What an address leads to; throws what the fetcher throws. */
  look(address: string): Promise<Look>;
  /**
   * What a report's page says, as `/readings` says it of files; throws what the fetcher throws for the page, and the reason of the
   * signal, which is aborted when nobody waits for it any more.
   */
  read(address: string, naming: Naming, signal?: AbortSignal): Promise<CollectedReadings>;
  /** The same without what is said of it: for those who look by themselves. */
  gather(address: string): Promise<Gathering>;
  /**
   * Hands in what was read. `seen`: hashes of what the person looked at; where the site gives something else by now, nothing is
   * stored and NOT_FETCHED says so. null: it is taken as it is.
   */
  accept(
    address: string,
    naming: Naming,
    seen: readonly string[] | null,
    accept: AcceptCollected,
    signal?: AbortSignal,
  ): Promise<Receipted[]>;
  /** Asks a report's page again, by conditional requests, and notes what became of it. */
  askAgain(kept: CollectedRow, note: NoteAsked): Promise<AskedAgain>;
}

/** Accepts a document that was fetched; throws what `submit` throws. */
export type AcceptCollected = (submission: Parameters<Accept>[0], from: CollectedFrom) => ReturnType<Accept>;

export function openCollector({ fetcher, readers, reader, log, now }: CollectorOptions): Collector {
  const shelf = openShelf(fetcher, { now });
  const gatherAt = (address: string, signal?: AbortSignal) =>
    gather(address, { shelf, readers, log, ...(signal && { signal }) });
  return {
    hosts: fetcher.hosts,
    look: (address) => lookAt(address, shelf, now),
    gather: (address) => gatherAt(address),
    async read(address, naming, signal) {
      const { documents, passedOver } = await gatherAt(address, signal);
      const names = await listPublisherNames(reader);
      const readings = [];
      for (const { looked } of namedBy(documents, naming))
        readings.push(await readingOf(looked, { reader, names, log }));
      return {
        readings,
        from: documents.map((one) => one.address),
        hashes: documents.map(({ from }) => from.hash),
        passedOver,
      };
    },
    async accept(address, naming, seen, accept, signal) {
      const gathering = await gatherAt(address, signal);
      const { documents } = gathering;
      const isSame =
        seen?.length === documents.length && documents.every(({ from }, place) => from.hash === seen[place]);
      if (seen !== null && !isSame) throw changedMeanwhile(address);
      const receipts: Receipted[] = [];
      for (const one of namedBy(documents, naming)) {
        const from = collectedFrom(address, gathering.page, one);
        receipts.push(await receiptOf(one.looked, (submission) => accept(submission, from), log));
      }
      return receipts;
    },
    askAgain: (kept, note) => askAgain(kept, { fetcher, shelf, reader, gather: gatherAt, note }),
  };
}

function namedBy(documents: readonly Gathered[], { named, members }: Naming): readonly Gathered[] {
  return documents.map((one, place) => {
    if (one.looked.kind === 'refused') return one;
    const looked: ExaminedDocument = { ...one.looked, named: members.get(place) ?? named };
    return { ...one, looked };
  });
}

/** What is kept of where a document was found, to ask for it again. */
export function collectedFrom(address: string, page: Fetched, { from, address: file }: Gathered): CollectedFrom {
  return {
    address,
    page: { hash: page.hash, etag: page.etag, lastModified: page.lastModified },
    file: { address: file, hash: from.hash, etag: from.etag, lastModified: from.lastModified },
  };
}
