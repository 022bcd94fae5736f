import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('../../../../server/intake/pool/child.ts', import.meta.url));

/** The command lines of the processes that this one has started and that run the reading child; where there is /proc only. */
export function readingChildren(): string[][] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      if (Number(parent) !== process.pid) return [];
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
      return line.at(-1) === CHILD ? [line] : [];
    } catch {
      return []; // It ended meanwhile.
    }
  });
}
