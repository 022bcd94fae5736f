/** A child does not outlive the server, however the server ended and whatever the child is doing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, expect, test, vi } from 'vitest';
import { computedFor, readingChildren } from './reading-children.ts';

const urlOf = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);
const SERVER = `
  import { openPool } from ${urlOf('../../../../server/intake/pool/pool.ts')};
  import { endlessPdf } from ${urlOf('./endless.ts')};
  await openPool({ size: 1, deadline: 600_000, memory: 256 }).examine(endlessPdf());`;
const SOON = { timeout: 30_000, interval: 50 };

let server: ChildProcess | null = null;
let left: number | null = null;
afterEach(() => {
  server?.kill('SIGKILL');
  if (left !== null && computedFor(left) !== null) process.kill(left, 'SIGKILL');
});

test.runIf(process.platform === 'linux')(
  'a child that computes without end ends with a parent that was killed',
  { timeout: 60_000 },
  async () => {
    server = spawn(process.execPath, ['--input-type=module', '-e', SERVER], { stdio: 'ignore' });
    const { pid } = server;
    const child = await vi.waitFor(() => {
      const [only] = readingChildren(pid);
      if (!only) throw new Error('No child was started');
      return only.pid;
    }, SOON);
    left = child;
    // It has started, and computes by now.
    await vi.waitFor(() => expect(computedFor(child)).toBeGreaterThan(60), SOON);
    server.kill('SIGKILL');
    await vi.waitFor(() => expect(computedFor(child)).toBeNull(), { ...SOON, timeout: 10_000 });
  },
);
