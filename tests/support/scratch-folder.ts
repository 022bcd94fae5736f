import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
/** Bytes that tests never need at once. */
const ENOUGH = 2 * 1024 ** 3;

/** Where tests keep what they write: in memory where there is room, since they open hundreds of stores and would wait for the disk at every change. */
export function scratchFolder(): string {
  if (process.env.TMPDIR !== undefined || !existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ENOUGH ? MEMORY : tmpdir();
}
