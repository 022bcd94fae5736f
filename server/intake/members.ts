/**
 * The one walk over what is handed in: a file is a document, or an archive of several; each is read and checked. What cannot be
 * read is refused with its reason, a bug in one of them is that one's refusal, and the others go on.
 */
import type { Refusal } from '../../schema/intake/reading.ts';
import { Problem } from '../../schema/problem.ts';
import { type BugLog, logBug, logIfDamaged } from '../bug.ts';
import type { DocumentBytes, Examined, Readers, ReadFor, Source } from './examine.ts';
import { mediaTypeOf } from './media-types.ts';
import type { Named } from './whose.ts';

export const NOTHING_NAMED: Named = { publisher: null, year: null };

export interface HandedIn extends DocumentBytes {
  readonly named: Named;
  /** The same for documents of an archive, by their place in it, from 0; what is said there replaces `named`. */
  readonly members: ReadonlyMap<number, Named>;
}

interface Seen {
  readonly fileName: string;
  /** Taken out of an archive. */
  readonly isMember: boolean;
}

interface Refused extends Seen {
  readonly kind: 'refused';
  readonly refusal: Refusal;
}

interface Done<Result> extends Seen {
  readonly kind: 'examined';
  readonly named: Named;
  readonly examined: Result;
}

export type ExaminedDocument = Done<Examined>;

/** A document that was looked at, stored nowhere yet. */
export type Looked = ExaminedDocument | Refused;

/** Every document of a file, examined or refused, in the order of the archive. Throws nothing but the signal's reason. */
export function examineFile(
  file: HandedIn,
  readers: Pick<Readers, 'unpack' | 'examine'>,
  log: BugLog,
  by: ReadFor = {},
): AsyncGenerator<Looked> {
  return walk(file, { unpack: readers.unpack, read: readers.examine, log, by });
}

export interface Walk<Result> {
  readonly unpack: Readers['unpack'];
  /** What is done with each document. */
  readonly read: (source: Source, by: ReadFor) => Promise<Result>;
  readonly log: BugLog;
  readonly by: ReadFor;
}

export async function* walk<Result>(file: HandedIn, how: Walk<Result>): AsyncGenerator<Done<Result> | Refused> {
  const { bytes, fileName, mediaType } = file;
  const { unpack, log, by } = how;
  const whole = { bytes, fileName, mediaType };
  const namedAt = (place: number): Named => file.members.get(place) ?? file.named;
  const { result: names, refusal } = await attempt(() => unpack(whole, by), log, by.signal);
  if (refusal) yield { kind: 'refused', fileName, isMember: false, refusal };
  else if (names === null) yield readOne(whole, false, namedAt(0), how);
  else {
    for (const [place, fileName] of names.entries()) {
      const member = { bytes, fileName, mediaType: mediaTypeOf(fileName), place };
      yield readOne(member, true, namedAt(place), how);
    }
  }
}

async function readOne<Result>(
  source: Source,
  isMember: boolean,
  named: Named,
  { read, log, by }: Walk<Result>,
): Promise<Done<Result> | Refused> {
  const { fileName } = source;
  const { result: examined, refusal } = await attempt(() => read(source, by), log, by.signal);
  if (refusal) return { kind: 'refused', fileName, isMember, refusal };
  return { kind: 'examined', fileName, isMember, named, examined };
}

type Attempt<Result> =
  | { readonly result: Result; readonly refusal: null }
  | { readonly result: null; readonly refusal: Refusal };

/** What work on one document gives, or why it gives nothing; throws the signal's reason where nobody waits for it any more. */
export async function attempt<Result>(
  work: () => Promise<Result>,
  log: BugLog,
  signal?: AbortSignal,
): Promise<Attempt<Result>> {
  try {
    return { result: await work(), refusal: null };
  } catch (error) {
    signal?.throwIfAborted();
    return { result: null, refusal: refusalOf(error, log) };
  }
}

/** A problem's code and sentence; for anything else an id under which the log holds the rest. */
function refusalOf(error: unknown, log: BugLog): Refusal {
  if (error instanceof Problem) {
    logIfDamaged(log, error);
    return { code: error.code, sentence: error.sentence };
  }
  return logBug(log, error, 'A document failed');
}
