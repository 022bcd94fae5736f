/** How often each name came within a minute, for so many names. A minute begins with the first time and ends for itself. */

const MINUTE = 60_000;

export interface MinutesOf {
  /** Counts the name once more; answers the milliseconds until it may come again, and 0 where it may. */
  count(name: string): number;
}

/** `most`: times a name may come in a minute. `now`: milliseconds of a clock that is never set. */
export function openMinutesOf(most: number, names: number, now: () => number): MinutesOf {
  const minutes = new Map<string, { times: number; readonly until: number }>();
  return {
    count(name) {
      const at = now();
      const known = minutes.get(name);
      if (known && at < known.until) {
        known.times += 1;
        return known.times > most ? known.until - at : 0;
      }
      // A map hands out first what was put in first: where there are too many, the one whose minute is over soonest makes room.
      minutes.delete(name);
      minutes.set(name, { times: 1, until: at + MINUTE });
      const [oldest] = minutes.size > names ? minutes.keys() : [];
      if (oldest !== undefined) minutes.delete(oldest);
      return most < 1 ? MINUTE : 0;
    },
  };
}
