/** What was told to the log within a minute is not told again: a flood must not fill it. */

const MINUTE = 60_000;

export interface Told {
  isNew(what: string): boolean;
}

export function openTold(): Told {
  const told = new Set<string>();
  let began = 0;
  return {
    isNew(what) {
      const now = performance.now();
      if (now - began > MINUTE) {
        told.clear();
        began = now;
      }
      const isNew = !told.has(what);
      told.add(what);
      return isNew;
    },
  };
}
