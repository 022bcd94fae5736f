/**
 * A refusal we expect: the reader did nothing wrong that a sentence could not mend. It says what is wrong, where, and what
 * to do, in both languages, and carries a code that programs can rely on. Anything else that is thrown is a bug.
 */
import type { Label } from './language.ts';

export const PROBLEM_CODES = [
  'EMPTY_DOCUMENT', // nothing in it
  'NOT_A_REPORT', // readable, but none of the form's tables or sections, or those of several reports
  'UNREADABLE_DOCUMENT', // bytes that are no text in any encoding known
  'UNSUPPORTED_FORMAT', // a format that is recognized and not read yet
  'UNKNOWN_BUREAU', // the publisher is not on the list
  'YEAR_MISSING', // neither title nor text nor caller names the year
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED', // the address is known, and takes other requests
  'BAD_ADDRESS', // a chart address with an unknown or impossible value
  'BAD_ARGUMENT',
  'NOT_DRAWABLE', // a picture with characters that no font here has
  'BAD_REQUEST', // no request by the rules of HTTP
  'BROKEN_FORM', // an upload that is cut off, or no form
  'TOO_SLOW', // a request that did not arrive in time
  'HEAD_TOO_LARGE', // address and headers of a request
  'TOO_LARGE',
  'ADDRESS_REFUSED', // a web address that is not fetched: its host is not named, or leads inside
  'NOT_FETCHED', // a web address that gave nothing to read
  'DATABASE_UNAVAILABLE', // it is away for the moment
  'BUSY', // too much is waiting; the same request may succeed in a moment
  'NOT_SIGNED_IN', // nobody is signed in, or the key is not valid
  'NOT_ALLOWED', // signed in, and the role does not reach it
  'TOO_MANY_REQUESTS', // from one address, or with one key
  'TOO_MANY_TRIES', // of keys that are not valid, from one address
  'LAST_ADMINISTRATOR', // nobody would be left to make keys
  'QUERY_TOO_COSTLY',
  'QUERY_TOO_LONG', // the database broke it off after the time that a question may take
  'CHANGED_SINCE', // somebody else changed it meanwhile
  'WITHDRAWN', // the report was taken out of everything that counts
  'ALREADY_LISTED', // another bureau or region has that name or id
  'HAS_REPORTS', // what reports are held of is not taken away
  'BACKUP_FAILED', // a backup could not be made, or cannot be restored
  'NEWER_DATABASE', // a newer version of the program has written it
  'PRUNED', // the bytes of a document that was replaced are not kept any more
  'DAMAGED', // what is stored is not what was written; it is never answered
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

export function isProblemCode(code: unknown): code is ProblemCode {
  return PROBLEM_CODES.some((one) => one === code);
}

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly sentence: Label;
  /** Seconds after which the same request may succeed; null where waiting does not help. */
  readonly retryAfter: number | null;

  constructor(
    code: ProblemCode,
    sentence: Label,
    options?: { readonly cause?: unknown; readonly retryAfter?: number },
  ) {
    super(sentence.en, options as ErrorOptions | undefined);
    this.code = code;
    this.sentence = sentence;
    this.retryAfter = options?.retryAfter ?? null;
  }
}
