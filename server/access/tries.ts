/**
 * Wrong keys, counted by address. The first few cost nothing, for people mistype; each one after doubles the wait, in which
 * no key of that address is looked at, right or wrong. Kept in memory only, and only for so many addresses.
 */
import { Problem } from '../../schema/problem.ts';

/** Wrong keys of an address that cost no wait. */
const FREE = 5;
const LONGEST_WAIT = 15 * 60;
/** Seconds without a wrong key after which an address starts anew. */
const FORGOTTEN_AFTER = 60 * 60;
const MOST_ADDRESSES = 10_000;

interface Tries {
  readonly wrong: number;
  /** Milliseconds since 1970. */
  readonly last: number;
}

export interface TryCounter {
  /** Throws TOO_MANY_TRIES while the address has to wait. `at`: milliseconds since 1970. */
  ensureMayTry(address: string, at: number): void;
  /** Counts a wrong key and answers how many there were. */
  count(address: string, at: number): number;
}

/** IPv6 hands everybody a network of his own: its first half stands for all of it. */
function neighbourhoodOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  // Zeros left out (2001:db8::7) are put back: what stands behind them is the half that everybody chooses himself.
  const [before = [], after = []] = plain.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = plain.includes('::') ? 8 - before.length - after.length : 0;
  return [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after].slice(0, 4).join(':');
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

  return {
    ensureMayTry(address, at) {
      const tries = triesOf(neighbourhoodOf(address), at);
      if (!tries) return;
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
    count(address, at) {
      const name = neighbourhoodOf(address);
      const wrong = (triesOf(name, at)?.wrong ?? 0) + 1;
      // Whoever tried last stands last; the address that has been quiet longest makes room.
      byAddress.delete(name);
      byAddress.set(name, { wrong, last: at });
      const [oldest] = byAddress.keys();
      if (byAddress.size > most && oldest !== undefined) byAddress.delete(oldest);
      return wrong;
    },
  };
}
