/**
 * Long work gives way. SQLite answers at once, so that whatever asks it again and again is done in one go, however often it awaits; a question
 * of thirty charts held everybody up for all thirty of them. Each piece therefore waits for its turn, and pieces fill a turn of the event loop for
 * some milliseconds only.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds of a turn after which no other piece begins in it. */
const A_TURN = 10;
const EVERYBODY = {};
const lines = new Map<object, (() => void)[]>();
let isRunning = false;

/**
 * Resolves when all that was begun before has been done or waits again. `whose`: pieces of the same, a request by its budget, stand in one line, and lines take
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
  while (lines.size > 0) {
    await nextTurn();
    const until = performance.now() + A_TURN;
    do {
      begin();
      await done();
    } while (lines.size > 0 && performance.now() < until);
  }
  isRunning = false;
}

function begin(): void {
  for (const [whose, line] of lines) {
    lines.delete(whose);
    line.shift()?.();
    if (line.length > 0) lines.set(whose, line);
    break;
  }
}

/** Resolves when no promise is left that can go on: what was begun has been done, or waits for something else than SQLite. */
function done(): Promise<void> {
  return new Promise((resolve) => {
    process.nextTick(resolve);
  });
}
