/**
 * The list of files on the import page as a state machine without a browser: what each file is waiting for, and what may
 * be started next. Reading and accepting go through it one event at a time, so a file that fails leaves the others alone.
 */
import type { CollectedReadings, FoundReport } from '../../../schema/intake/collecting.ts';
import type { GoodReading, Reading, Receipted, Refusal } from '../../../schema/intake/reading.ts';
import { isGood } from '../../intake/reading.ts';
import { type Headway, isOnSite, type Named } from '../../intake/send.ts';

export type Stage =
  /** Will be read. */
  | { readonly kind: 'waiting' }
  /** On its way to the server (share < 1), or being read there (1); of an archive, so many documents are. */
  | ({ readonly kind: 'reading' } & Headway)
  | { readonly kind: 'read'; readonly readings: readonly Reading[] }
  /** The request failed as a whole. */
  | { readonly kind: 'notRead'; readonly refusal: Refusal }
  | { readonly kind: 'due'; readonly readings: readonly Reading[] }
  | ({ readonly kind: 'sending'; readonly readings: readonly Reading[] } & Headway)
  | { readonly kind: 'accepted'; readonly readings: readonly Reading[]; readonly receipts: readonly Receipted[] }
  | { readonly kind: 'notAccepted'; readonly readings: readonly Reading[]; readonly refusal: Refusal };

/** Where the readings of an address came from, and what else stood there. */
export type OnSite = Omit<CollectedReadings, 'readings'>;

export interface Queued extends Named {
  readonly id: number;
  /** The person's own, or on a site. */
  readonly file: File | FoundReport;
  /** Of a report on a site that was read. */
  readonly onSite: OnSite | null;
  /** With its folders, where it came out of one. */
  readonly name: string;
  /** The same for documents of an archive, by their place in it. */
  readonly members: Readonly<Record<number, Named>>;
  readonly chosen: boolean;
  readonly stage: Stage;
}

export interface Queue {
  readonly entries: readonly Queued[];
  readonly nextId: number;
  /** Files of the last addition that were on the list already. */
  readonly repeated: readonly string[];
}

const NO_HEADWAY: Headway = { share: 0, documents: 0, page: null };

export const EMPTY_QUEUE: Queue = { entries: [], nextId: 1, repeated: [] };

interface Added {
  readonly file: File | FoundReport;
  readonly name: string;
}

export type QueueEvent =
  | { readonly kind: 'added'; readonly files: readonly Added[] }
  | { readonly kind: 'readingStarted'; readonly id: number }
  | { readonly kind: 'sendingStarted'; readonly id: number }
  | ({ readonly kind: 'progressed'; readonly id: number } & Headway)
  | { readonly kind: 'wasRead'; readonly id: number; readonly readings: readonly Reading[]; readonly onSite?: OnSite }
  | { readonly kind: 'failed'; readonly id: number; readonly refusal: Refusal }
  /** `member`: a document of an archive by its place in it; null for the file itself. */
  | ({ readonly kind: 'corrected'; readonly id: number; readonly member: number | null } & Named)
  /** Publishers printed on documents are on the list now: those documents are read again. */
  | { readonly kind: 'listed'; readonly names: readonly string[] }
  | { readonly kind: 'retried'; readonly id: number }
  | { readonly kind: 'removed'; readonly ids: readonly number[] }
  | { readonly kind: 'chose'; readonly ids: readonly number[]; readonly chosen: boolean }
  | { readonly kind: 'accepting'; readonly ids: readonly number[] }
  /** What has not gone out stays read; so does the file at which it turned out that nobody is signed in. */
  | { readonly kind: 'stopped'; readonly refusedAt: number | null }
  | { readonly kind: 'received'; readonly id: number; readonly receipts: readonly Receipted[] };

/** How many files are read at a time: the server reads each in a process of its own. */
const READ_AT_ONCE = 2;

export function readingsOf(entry: Queued): readonly Reading[] {
  return 'readings' in entry.stage ? entry.stage.readings : [];
}

/** Readings that could be stored as they are. */
function readyReadings(entry: Queued): readonly GoodReading[] {
  return readingsOf(entry)
    .filter(isGood)
    .filter((reading) => reading.question === null);
}

/** The file can be accepted now: read (or refused before), and something in it needs no answer. */
export function isAcceptable(entry: Queued): boolean {
  const { kind } = entry.stage;
  return (kind === 'read' || kind === 'notAccepted') && readyReadings(entry).length > 0;
}

/** Accepting it would change something: not everything in it is held already, number for number. */
export function wouldChange(entry: Queued): boolean {
  return readyReadings(entry).some((reading) => reading.existing?.same !== true);
}

/** What still has to be answered in this file. */
export function hasQuestion(entry: Queued): boolean {
  return entry.stage.kind === 'read' && entry.stage.readings.some((reading) => isGood(reading) && reading.question);
}

/** Closing the page now would lose something of this file. */
export function isUnsent(entry: Queued): boolean {
  if (entry.stage.kind === 'accepted' || entry.stage.kind === 'notRead') return false;
  return entry.stage.kind !== 'read' || hasQuestion(entry) || (isAcceptable(entry) && wouldChange(entry));
}

/** The files whose reading may start now. */
export function nextToRead(queue: Queue): readonly Queued[] {
  const busy = queue.entries.filter((entry) => entry.stage.kind === 'reading').length;
  return queue.entries.filter((entry) => entry.stage.kind === 'waiting').slice(0, Math.max(0, READ_AT_ONCE - busy));
}

/** The file to send next; one at a time, in the order of the list. */
export function nextToSend(queue: Queue): Queued | null {
  if (queue.entries.some((entry) => entry.stage.kind === 'sending')) return null;
  return queue.entries.find((entry) => entry.stage.kind === 'due') ?? null;
}

/** Other files of the list that hold a report of the same publisher and year as each of this one: accepted later, they replace the earlier. */
export function twinsOf(queue: Queue, entry: Queued): readonly (readonly string[])[] {
  const keyOf = (reading: Reading) =>
    isGood(reading) && reading.publisher && reading.year !== null ? `${reading.publisher.id} ${reading.year}` : null;
  const others = queue.entries.filter(({ id }) => id !== entry.id);
  return readingsOf(entry).map((reading) => {
    const key = keyOf(reading);
    return others
      .filter((one) => key !== null && readingsOf(one).some((theirs) => keyOf(theirs) === key))
      .map(({ name }) => name);
  });
}

export interface QueueCounts {
  readonly files: number;
  readonly read: number;
  readonly toRead: number;
  readonly asking: number;
  readonly refused: number;
  /** Accepting them would change something. */
  readonly acceptable: number;
  /** They could be accepted, and are held already, number for number. */
  readonly same: number;
  readonly accepted: number;
  readonly notAccepted: number;
  readonly toSend: number;
}

export function countQueue({ entries }: Queue): QueueCounts {
  const of = (...kinds: readonly Stage['kind'][]) => entries.filter((one) => kinds.includes(one.stage.kind)).length;
  return {
    files: entries.length,
    read: entries.length - of('waiting', 'reading'),
    toRead: of('waiting', 'reading'),
    asking: entries.filter(hasQuestion).length,
    refused: entries.filter((one) => one.stage.kind === 'notRead' || isWhollyRefused(one)).length,
    acceptable: entries.filter((one) => isAcceptable(one) && wouldChange(one)).length,
    same: entries.filter((one) => isAcceptable(one) && !wouldChange(one)).length,
    accepted: of('accepted'),
    notAccepted: of('notAccepted'),
    toSend: of('due', 'sending'),
  };
}

/** Answered, and nothing in it is a report. */
function isWhollyRefused(entry: Queued): boolean {
  return entry.stage.kind === 'read' && !entry.stage.readings.some(isGood);
}

function sameFile(a: File | FoundReport, b: File | FoundReport): boolean {
  if (isOnSite(a) || isOnSite(b)) return isOnSite(a) && isOnSite(b) && a.address === b.address;
  return a.size === b.size && a.lastModified === b.lastModified;
}

function add(queue: Queue, files: readonly Added[]): Queue {
  const repeated: string[] = [];
  const entries = [...queue.entries];
  let { nextId } = queue;
  for (const { file, name } of files) {
    if (entries.some((entry) => entry.name === name && sameFile(entry.file, file))) {
      repeated.push(name);
      continue;
    }
    entries.push({
      id: nextId,
      file,
      onSite: null,
      name,
      bureau: null,
      year: null,
      members: {},
      chosen: false,
      stage: { kind: 'waiting' },
    });
    nextId += 1;
  }
  return { entries, nextId, repeated };
}

function named(entry: Queued, member: number | null, what: Named): Queued {
  if (member === null) return { ...entry, ...what };
  return { ...entry, members: { ...entry.members, [member]: what } };
}

function withEntry(queue: Queue, id: number, change: (entry: Queued) => Queued): Queue {
  return { ...queue, entries: queue.entries.map((entry) => (entry.id === id ? change(entry) : entry)) };
}

/** Read, and asking whose a document is that bears one of these names. */
function asksFor(entry: Queued, names: readonly string[]): boolean {
  return (
    entry.stage.kind === 'read' &&
    readingsOf(entry)
      .filter(isGood)
      .some(
        ({ question, printedPublisher }) =>
          question?.code === 'UNKNOWN_BUREAU' && names.includes(printedPublisher ?? ''),
      )
  );
}

function again(entry: Queued): Queued {
  return { ...entry, chosen: false, stage: { kind: 'waiting' } };
}

/** Answers of a request that was given up (the file was corrected or removed meanwhile) fit no stage and change nothing. */
export function advance(queue: Queue, event: QueueEvent): Queue {
  switch (event.kind) {
    case 'added':
      return add(queue, event.files);
    case 'removed':
      return {
        ...queue,
        entries: queue.entries.filter((entry) => !event.ids.includes(entry.id) || entry.stage.kind === 'sending'),
        repeated: [],
      };
    case 'readingStarted':
      return withEntry(queue, event.id, (entry) =>
        entry.stage.kind === 'waiting' ? { ...entry, stage: { kind: 'reading', ...NO_HEADWAY } } : entry,
      );
    case 'sendingStarted':
      return withEntry(queue, event.id, (entry) =>
        entry.stage.kind === 'due'
          ? { ...entry, stage: { kind: 'sending', ...NO_HEADWAY, readings: entry.stage.readings } }
          : entry,
      );
    case 'progressed':
      return withEntry(queue, event.id, (entry) => {
        const { stage } = entry;
        if (stage.kind !== 'reading' && stage.kind !== 'sending') return entry;
        const share = Math.max(stage.share, Math.min(1, event.share));
        const documents = Math.max(stage.documents, event.documents);
        return { ...entry, stage: { ...stage, share, documents, page: event.page } };
      });
    case 'wasRead':
      return withEntry(queue, event.id, (entry) => {
        if (entry.stage.kind !== 'reading') return entry;
        const onSite = event.onSite ?? null;
        const read: Queued = { ...entry, onSite, stage: { kind: 'read', readings: event.readings } };
        return { ...read, chosen: isAcceptable(read) && wouldChange(read) };
      });
    case 'failed':
      return withEntry(queue, event.id, (entry) => {
        const { stage } = entry;
        if (stage.kind === 'reading') return { ...entry, stage: { kind: 'notRead', refusal: event.refusal } };
        if (stage.kind !== 'sending') return entry;
        return { ...entry, stage: { kind: 'notAccepted', readings: stage.readings, refusal: event.refusal } };
      });
    case 'corrected':
      return withEntry(queue, event.id, (entry) =>
        entry.stage.kind === 'sending' || entry.stage.kind === 'accepted'
          ? entry
          : {
              ...named(entry, event.member, { bureau: event.bureau, year: event.year }),
              chosen: false,
              stage: { kind: 'waiting' },
            },
      );
    case 'listed':
      return { ...queue, entries: queue.entries.map((entry) => (asksFor(entry, event.names) ? again(entry) : entry)) };
    case 'retried':
      return withEntry(queue, event.id, (entry) =>
        entry.stage.kind === 'notRead' ? { ...entry, stage: { kind: 'waiting' } } : entry,
      );
    case 'chose':
      return {
        ...queue,
        entries: queue.entries.map((entry) =>
          event.ids.includes(entry.id) && isAcceptable(entry) ? { ...entry, chosen: event.chosen } : entry,
        ),
      };
    case 'accepting':
      return {
        ...queue,
        entries: queue.entries.map((entry) =>
          event.ids.includes(entry.id) && isAcceptable(entry)
            ? { ...entry, chosen: true, stage: { kind: 'due', readings: readingsOf(entry) } }
            : entry,
        ),
      };
    case 'stopped':
      return {
        ...queue,
        entries: queue.entries.map((entry) =>
          entry.stage.kind === 'due' || (entry.stage.kind === 'sending' && entry.id === event.refusedAt)
            ? { ...entry, stage: { kind: 'read', readings: entry.stage.readings } }
            : entry,
        ),
      };
    case 'received':
      return withEntry(queue, event.id, (entry) => {
        if (entry.stage.kind !== 'sending') return entry;
        const { readings } = entry.stage;
        const refusal = event.receipts.find((one) => one.problem)?.problem;
        if (refusal && event.receipts.every((one) => one.receipt === null)) {
          return { ...entry, stage: { kind: 'notAccepted', readings, refusal } };
        }
        return { ...entry, chosen: false, stage: { kind: 'accepted', readings, receipts: event.receipts } };
      });
  }
}
