/**
 * Wrong keys, counted by address. The first few cost nothing, for people mistype; each one after doubles the wait, in which
 * no key of that address is looked at, right or wrong. An address may be a whole office: one wrong key sent again and again, by
 * a program that nobody told, is one wrong key, and a key that was right from there a while ago never waits. Kept in memory only,
 * and only for so many addresses.
 */
import { Problem } from '../../schema/problem.ts';
import { neighbourhoodOf } from '../neighbourhood.ts';

/** Wrong keys of an address that cost no wait. */
const FREE = 5;
const LONGEST_WAIT = 15 * 60;
/** Seconds without a wrong key after which an address starts anew. */
const FORGOTTEN_AFTER = 60 * 60;
const MOST_ADDRESSES = 10_000;

/** Milliseconds after which the same wrong key is somebody's old key again, and no guess. */
const NO_GUESS_AFTER = 1000;
/** Wrong keys of an address that are known again. */
const MOST_WRONG = 16;
const MOST_RIGHT = 10_000;

interface Tries {
  readonly wrong: number;
  /** Milliseconds since 1970. */
  readonly last: number;
  /** When each of the last wrong keys came last, by its hash. */
  readonly keys: ReadonlyMap<string, number>;
}

/** Keys are told apart by their hashes; `at` is in milliseconds since 1970. */
export interface TryCounter {
  /** Throws TOO_MANY_TRIES while the address has to wait with that key. */
  ensureMayTry(address: string, hash: string, at: number): void;
  /** The key is right: from that address it does not wait any more. */
  succeed(address: string, hash: string): void;
  /** Counts a wrong key and answers how many there were. */
  count(address: string, hash: string, at: number): number;
}

function waitAfter(wrong: number): number {
  return wrong <= FREE ? 0 : Math.min(LONGEST_WAIT, 2 ** (wrong - FREE));
}

export function makeTryCounter(most = MOST_ADDRESSES): TryCounter {
  const byAddress = new Map<string, Tries>();

  const triesOf = (address: string, at: number): Tries | undefined => {
    const tries = byAddress.get(address);
    return tries && at - tries.last < FORGOTTEN_AFTER * 1000 ? tries : undefined;
  };

  const right = new Set<string>();

  return {
    ensureMayTry(address, hash, at) {
      const name = neighbourhoodOf(address);
      const tries = triesOf(name, at);
      if (!tries || right.has(`${name} ${hash}`)) return;
      const wait = Math.ceil((tries.last + waitAfter(tries.wrong) * 1000 - at) / 1000);
      if (wait <= 0) return;
      throw new Problem(
        'TOO_MANY_TRIES',
        {
          zh: `从这个地址连续试了 ${tries.wrong} 次无效的密钥，请 ${wait} 秒后再试。`,
          en: `This address tried ${tries.wrong} keys that are not valid. Try again in ${wait} ${wait === 1 ? 'second' : 'seconds'}.`,
        },
        { retryAfter: wait },
      );
    },
    succeed(address, hash) {
      putLast(right, `${neighbourhoodOf(address)} ${hash}`, MOST_RIGHT);
    },
    count(address, hash, at) {
      const name = neighbourhoodOf(address);
      right.delete(`${name} ${hash}`);
      const { wrong, last, keys } = triesOf(name, at) ?? { wrong: 0, last: at, keys: new Map<string, number>() };
      const before = keys.get(hash);
      const isGuess = before === undefined || at - before < NO_GUESS_AFTER;
      const known = [...keys].filter(([one]) => one !== hash).slice(1 - MOST_WRONG);
      const tries = {
        wrong: isGuess ? wrong + 1 : wrong,
        last: isGuess ? at : last,
        keys: new Map([...known, [hash, at] as const]),
      };
      // Whoever tried last stands last; the address that has been quiet longest makes room.
      byAddress.delete(name);
      byAddress.set(name, tries);
      const [oldest] = byAddress.keys();
      if (byAddress.size > most && oldest !== undefined) byAddress.delete(oldest);
      return tries.wrong;
    },
  };
}

/** The one that was put there first makes room. */
function putLast(set: Set<string>, one: string, most: number): void {
  set.delete(one);
  set.add(one);
  const [oldest] = set;
  if (set.size > most && oldest !== undefined) set.delete(oldest);
}
