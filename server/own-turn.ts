/**
 * Long work gives way. SQLite answers at once, so that whatever asks it again and again is done in one go, however often it awaits; a question
 * of thirty charts held everybody up for all thirty of them. Each piece therefore waits for a turn of the event loop of its own.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

const EVERYBODY = {};
const lines = new Map<object, (() => void)[]>();
let isRunning = false;

/**
 * Resolves in a turn in which nobody else is given one. `whose`: pieces of the same, a request by its budget, stand in one line, and lines take
 * turns, so that whoever asks for one thing does not wait for all thirty of somebody else.
 */
export function ownTurn(whose: object = EVERYBODY): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const line = lines.get(whose);
  if (line) line.push(resolve);
  else lines.set(whose, [resolve]);
  if (!isRunning) void run();
  return promise;
}

async function run(): Promise<void> {
  isRunning = true;
  for (;;) {
    await nextTurn();
    const [next] = lines;
    if (!next) break;
    const [whose, line] = next;
    lines.delete(whose);
    line.shift()?.();
    if (line.length > 0) lines.set(whose, line);
  }
  isRunning = false;
}
