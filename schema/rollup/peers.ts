/** Bureaus like one: of its line of work, and with a like number of requests. */

/** A bureau by what makes it like another. */
export interface Alike {
  readonly id: string;
  readonly region: string | null;
  readonly kind: string;
  readonly function: string | null;
  /** Made-up bureaus and real ones are never compared. */
  readonly illustrative: boolean;
}

/** Fewer others of the same function than this are no company; a bureau is then compared with its kind. */
const COMPANY = 3;
/** A like number is between half and twice, or within so many requests of it. */
const TIMES = 2;
const WITHIN = 5;

/** Those that may be its peers, itself included: everywhere of its function, or else in its region of its kind. */
export function alikeTo(one: Alike, all: readonly Alike[]): readonly Alike[] {
  const same = all.filter((other) => other.kind === one.kind && other.illustrative === one.illustrative);
  const ofFunction = same.filter((other) => one.function !== null && other.function === one.function);
  return ofFunction.length > COMPANY ? ofFunction : same.filter((other) => other.region === one.region);
}

/** True where a number of requests is like another. */
export function isLikeNumber(requests: number, own: number): boolean {
  return (
    requests >= Math.min(own / TIMES, own - WITHIN) && requests <= Math.max(own * TIMES, own + WITHIN) && requests >= 0
  );
}
