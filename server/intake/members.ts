/**
 * The one walk over what is handed in: a file is a document, or an archive of several; each is read and checked. What cannot be
 * read is refused with its reason, a bug in one of them is that one's refusal, and the others go on.
 */
import type { Refusal } from '../../schema/intake/reading.ts';
import { Problem } from '../../schema/problem.ts';
import { type BugLog, logBug } from '../bug.ts';
import type { DocumentBytes, Examined, Readers, ReadFor } from './examine.ts';
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

export interface ExaminedDocument extends Seen {
  readonly kind: 'examined';
  readonly document: DocumentBytes;
  readonly named: Named;
  readonly examined: Examined;
}

/** A document that was looked at, stored nowhere yet. */
export type Looked = ExaminedDocument | (Seen & { readonly kind: 'refused'; readonly refusal: Refusal });

/** Every document of a file, examined or refused, in the order of the archive. Throws nothing but the signal's reason. */
export async function* examineFile(
  file: HandedIn,
  readers: Readers,
  log: BugLog,
  by: ReadFor = {},
): AsyncGenerator<Looked> {
  const { bytes, fileName, mediaType } = file;
  const whole = { bytes, fileName, mediaType };
  const { result: members, refusal } = await attempt(() => readers.unpack(whole, by), log, by.signal);
  if (refusal) yield { kind: 'refused', fileName, isMember: false, refusal };
  else if (members === null) yield examineOne(whole, false, file.members.get(0) ?? file.named, { readers, log, by });
  else {
    for (const [place, { fileName, bytes, problem }] of members.entries()) {
      if (problem) yield { kind: 'refused', fileName, isMember: true, refusal: refusalOf(problem, log) };
      else {
        const document = { bytes, fileName, mediaType: mediaTypeOf(fileName) };
        yield examineOne(document, true, file.members.get(place) ?? file.named, { readers, log, by });
      }
    }
  }
}

async function examineOne(
  document: DocumentBytes,
  isMember: boolean,
  named: Named,
  { readers, log, by }: { readonly readers: Readers; readonly log: BugLog; readonly by: ReadFor },
): Promise<Looked> {
  const { fileName } = document;
  const { result: examined, refusal } = await attempt(() => readers.examine(document, by), log, by.signal);
  if (refusal) return { kind: 'refused', fileName, isMember, refusal };
  return { kind: 'examined', fileName, isMember, document, named, examined };
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
  if (error instanceof Problem) return { code: error.code, sentence: error.sentence };
  return logBug(log, error, 'A document failed');
}
