/**
 * Long work is done in slices, between which everybody else is served. GraphQL completes a list in one go, so that the entries of a
 * long one are promises: each is looked into when its turn comes, a few in a turn of the event loop.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Entries that are completed at once; a list below them may have as many. */
const AT_ONCE = 10;
/** Entries of longer lists that are completed in one turn, of all questions together. */
const A_TURN = 50;
/** Characters, about, that are written between two turns: some milliseconds. */
const WRITTEN = 256 * 1024;

type Entry = () => void;

const waiting: Entry[] = [];
let isRunning = false;

async function run(): Promise<void> {
  isRunning = true;
  while (waiting.length > 0) {
    await nextTurn();
    for (const complete of waiting.splice(0, A_TURN)) complete();
  }
  isRunning = false;
}

/** The list, of which all but the first entries wait for their turn. */
export function inSlices(list: readonly unknown[]): readonly unknown[] {
  if (list.length <= AT_ONCE || !list.some(isObject)) return list;
  return list.map((entry, place) => {
    // A promise that fails before anybody looks at it would end the process.
    if (place < AT_ONCE || entry instanceof Promise) return entry;
    const turn = new Promise((resolve) => {
      waiting.push(() => resolve(entry));
    });
    if (!isRunning) void run();
    return turn;
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What JSON.stringify writes of it, for what an answer of GraphQL holds; written in slices. */
export async function writeJson(value: unknown): Promise<string> {
  const pieces: string[] = [];
  let written = 0;
  const add = (piece: string): void => {
    pieces.push(piece);
    written += piece.length;
  };
  for (const piece of piecesOf(value)) {
    add(piece);
    if (written < WRITTEN) continue;
    written = 0;
    await nextTurn();
  }
  return pieces.join('');
}

/** Values that are written in one piece. */
const A_PIECE = 500;

/** How many values more there may be when these are counted; below zero where it is looked no further. */
function lessThoseOf(value: unknown, most: number): number {
  let left = most - 1;
  if (!isObject(value)) return left;
  if (Array.isArray(value)) {
    for (let place = 0; place < value.length && left >= 0; place += 1) left = lessThoseOf(value[place], left);
    return left;
  }
  for (const name in value) {
    if (left < 0) break;
    left = lessThoseOf((value as Readonly<Record<string, unknown>>)[name], left);
  }
  return left;
}

function* piecesOf(value: unknown): Generator<string> {
  if (!isObject(value) || lessThoseOf(value, A_PIECE) >= 0) return yield JSON.stringify(value);
  const isList = Array.isArray(value);
  let before = isList ? '[' : '{';
  for (const [name, one] of Object.entries(value)) {
    if (one === undefined) continue;
    yield isList ? before : `${before}${JSON.stringify(name)}:`;
    yield* piecesOf(one);
    before = ',';
  }
  yield before === ',' ? '' : before;
  yield isList ? ']' : '}';
}
