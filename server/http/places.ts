/** So many at a time: of one address, and in all. Nobody waits for a place; whoever finds none is told so by whoever asked for it. */
import type { Writable } from 'node:stream';
import { neighbourhoodOf } from '../neighbourhood.ts';

export interface PlaceLimits {
  /** Of one address. */
  readonly ofAddress: number;
  /** Of all addresses together. */
  readonly whole: number;
}

export interface Places {
  /** A place, which is given back by what is answered; null where there is none. */
  take(address: string | undefined): (() => void) | null;
}

export function openPlaces({ ofAddress, whole }: PlaceLimits): Places {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    take(address) {
      const name = neighbourhoodOf(address);
      const count = taken.get(name) ?? 0;
      if (all >= whole || count >= ofAddress) return null;
      all += 1;
      taken.set(name, count + 1);
      let isGivenBack = false;
      return () => {
        if (isGivenBack) return;
        isGivenBack = true;
        all -= 1;
        const left = (taken.get(name) ?? 1) - 1;
        if (left > 0) taken.set(name, left);
        else taken.delete(name);
      };
    },
  };
}

/** Gives a place back when what is written to closes: at once where it has, since whoever left before he was given one says so no more. */
export function leaveWith(written: Pick<Writable, 'destroyed' | 'once'>, leave: () => void): void {
  if (written.destroyed) leave();
  else written.once('close', leave);
}
