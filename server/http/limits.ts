/**
 * How much anybody may ask of the server, as numbers with their reasons. Measured for an office of 40 officials behind one
 * address, and for a portal whose thousands of readers see our charts.
 */
import type { Lane } from '../intake/examine.ts';
import type { Patience } from './patience.ts';
import type { PlaceLimits } from './places.ts';
import type { TurnLimits } from './turns.ts';

export interface UploadLimits {
  /** Bytes of one file. */
  readonly file: number;
  readonly files: number;
  /** Documents of an archive that may be named one by one. */
  readonly members: number;
  /** Of everything that one request sends, and of an address (guests) or a key. */
  readonly of: Readonly<Record<Lane, TurnLimits & { readonly bytes: number }>>;
}

/** Requests a minute. */
export interface RateLimits {
  /** Of an address: everything but files that are there already and pictures that the reader holds. */
  readonly requests: number;
  readonly signIns: number;
  /** Of an address without a key. */
  readonly strangersUploads: number;
  /** Of a key. */
  readonly uploads: number;
  readonly collecting: number;
  /** Of an address: documents, archives and tables of findings, which are written anew each time. */
  readonly written: number;
}

export interface Limits {
  readonly connections: PlaceLimits;
  readonly patience: Patience;
  readonly rates: RateLimits;
  /** Milliseconds by which the server falls behind, on average of a sample, before strangers are told to come again. */
  readonly pressure: { readonly delay: number; readonly sample: number };
  readonly uploads: UploadLimits;
  /** Open pages that are told when data have moved on. */
  readonly events: {
    /** Milliseconds between two looks. */
    readonly every: number;
    /** Looks between two signs of life, so that proxies keep the line open. */
    readonly looksAlive: number;
    /** Pages that listen at once; each holds a connection and nothing else. */
    readonly most: PlaceLimits;
  };
  /** Documents, archives and tables that are written anew, of everybody together. */
  readonly written: TurnLimits;
  /** Tables of data that are sent at the same time; each holds a page of figures. */
  readonly streams: PlaceLimits;
}

const MIB = 1024 * 1024;
const MINUTE = 60_000;

export const LIMITS: Limits = {
  // One look serves all; of the 5,000 connections a fifth may only listen. Forty officials with ten pages open each listen from one address.
  events: { every: 2000, looksAlive: 10, most: { ofAddress: 400, whole: 1000 } },
  // One takes a second of computing and more, in which nobody else is answered; the next begins where questions had their turn.
  written: { atOnce: 1, inLine: 30, longest: MINUTE / 2 },
  // Whoever reads his slowly leaves places for others.
  streams: { ofAddress: 2, whole: 6 },
  // A thousand readers behind one address within ten seconds, for as long as a connection is kept; each takes some 20 KB.
  connections: { ofAddress: 1000, whole: 5000 },
  patience: {
    // A browser sends them in one packet; the slowest line we know of needs a second.
    headers: 10_000,
    // Longer than a reader takes between two clicks would hold a connection for each reader; a proxy keeps its own for less.
    idle: 10_000,
    window: 10_000,
    // A sixtieth of the slowest line that offices still have (512 kbit/s), shared by all who upload over it.
    floor: 1024,
    // What is still on its way while the refusal travels back: a client that has sent all reads it, one that is cut off does not.
    lingering: 30_000,
    // 100 MB a second, which is faster than anybody's line, and no more than 2 MB in a turn of the event loop.
    passing: { atOnce: 32, every: 20 },
    largest: 260 * MIB,
  },
  rates: {
    // Forty officials who open a page of a dozen questions every three seconds ask 9,600; five thousand readers of an intranet
    // portal, behind one address, who all see a chart of ours for the first time within a minute, ask 5,000. It is 200 a second.
    requests: 12_000,
    // Forty officials who all sign in within a minute in the morning, and mistype twice.
    signIns: 120,
    // Two a second: an official who drops a folder of drafts is done with 120 in a minute. A reading may cost 20 s of computing.
    strangersUploads: 120,
    // The page sends three at a time, each read in some 50 ms and more: about a thousand.
    uploads: 3000,
    // A site is asked once a second in this installation's name, whoever asks us for it.
    collecting: 120,
    // A sheet takes 20 ms of computing, those of a district a second, a table of 20,000 rows as much: an editor takes sixty one by one.
    written: 120,
  },
  // Whoever asks waits half a second before anything begins, for five seconds on end: one long piece of work is no pressure.
  pressure: { delay: 500, sample: 5000 },
  uploads: {
    // The largest report that we know of is a scan of 40 MB.
    file: 64 * MIB,
    files: 50,
    members: 500,
    of: {
      // One file of the largest kind. The page sends two at a time, so that two officials of an office are read side by side
      // and the others stand in line; no address takes more than a fifth of the places there are for strangers.
      guests: { bytes: 65 * MIB, atOnce: 4, inLine: 40, longest: MINUTE / 2 },
      // Fifty files as they are in fact. A program may send all of its files at once and has them read without being refused.
      keyHolders: { bytes: 256 * MIB, atOnce: 8, inLine: 500, longest: 5 * MINUTE },
    },
  },
};
