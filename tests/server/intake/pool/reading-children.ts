import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('../../../../server/intake/pool/child.ts', import.meta.url));

export interface ReadingProcess {
  readonly pid: number;
  readonly commandLine: readonly string[];
}

/** The processes that this one, or another, has started and that run the reading child, or another program; where there is /proc only. */
export function readingChildren(parent = process.pid, program = CHILD): ReadingProcess[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const found = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      if (Number(found) !== parent) return [];
      const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
      return commandLine.includes(program) ? [{ pid: Number(pid), commandLine }] : [];
    } catch {
      return []; // It ended meanwhile.
    }
  });
}

/** Hundredths of a second that the process has computed for; null once it ended, though nobody may have asked how yet. */
export function computedFor(pid: number): number | null {
  try {
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return state === 'Z' ? null : Number(fields[10]);
  } catch {
    return null;
  }
}
