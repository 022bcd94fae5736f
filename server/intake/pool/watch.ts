/**
 * A process that ends with its parent, also where the parent was killed and this one is busy in a loop: a thread of its own looks
 * for the parent, as no timer and no stream of the main thread would be heard.
 */
import { isMainThread, Worker, workerData } from 'node:worker_threads';

/** Milliseconds between looks. */
const CHECK = 250;

/** `parent`: its process id. The right to start threads ends with this one. */
export function endWithParent(parent: number): void {
  const resourceLimits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 };
  // Without the environment it keeps no code (code-cache.ts): it would for as long as it lives.
  const options = { workerData: parent, env: {}, resourceLimits };
  new Worker(new URL(import.meta.url), options).unref();
  process.permission.drop('worker');
}

function isThere(parent: number): boolean {
  // An orphan has another parent; where it has not (Windows), the old one answers no signal.
  if (process.ppid !== parent) return false;
  try {
    return process.kill(parent, 0);
  } catch {
    return false;
  }
}

if (!isMainThread) {
  setInterval(() => {
    if (!isThere(workerData)) process.kill(process.pid, 'SIGKILL');
  }, CHECK);
}
