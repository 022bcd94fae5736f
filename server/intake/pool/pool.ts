/**
 * Documents of strangers are read in child processes with a deadline and a memory limit: no file, however made, can stop or
 * swell the server. A child that oversteps is ended and replaced; the document is refused with a sentence.
 */
import { Problem } from '../../../schema/problem.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import { refuseList } from '../../ingest/refusals.ts';
import type { SheetTable } from '../../ingest/tables-of.ts';
import type { Examined, Lane, Readers, ReadFor, Source } from '../examine.ts';
import { type LaneState, openLanes } from './lanes.ts';
import type { Answer, Message, Request } from './messages.ts';
import { type ChildLimits, type ReadingChild, startChild } from './reading-child.ts';
import { canRecognize, openRecognizer } from './recognizing.ts';
import { ended } from './refusals.ts';

export interface PoolOptions extends ChildLimits {
  /** Children at most. */
  readonly size: number;
}

export interface PoolState {
  readonly lanes: Readonly<Record<Lane, LaneState>>;
  /** Reading processes that work, and that wait for work. */
  readonly busy: number;
  readonly idle: number;
}

export interface ParsingPool extends Readers {
  /**
   * Holds room in memory for a request of so many bytes, before its body is read, until what it returns is called. Throws Problem
   * BUSY where too much is held.
   */
  reserve(bytes: number, lane: Lane): () => void;
  /** The same for whoever has sent next to nothing yet: key holders wait in line for it. Throws the signal's reason, too. */
  reserveInLine(bytes: number, by: ReadFor): Promise<() => void>;
  /** What is going on at the moment. */
  state(): PoolState;
  /** Ends all children; documents being read or waiting are refused, and none is taken from now on. */
  close(): void;
}

export function openPool(options: PoolOptions): ParsingPool {
  const idle: ReadingChild[] = [];
  const busy = new Set<ReadingChild>();
  const lanes = openLanes(options.size);
  const recognizer = openRecognizer();
  let closed = false;

  const limits: ChildLimits = {
    ...options,
    onEnded(reason) {
      if (!closed) options.onEnded?.(reason);
    },
  };

  /** One that has the bytes already, where there is one. */
  function take(bytes: Uint8Array): ReadingChild {
    const at = idle.findIndex((one) => one.holds(bytes));
    // Where none has (-1), the one that was busy last.
    const [child = startChild(limits, recognizer)] = idle.splice(at, 1);
    busy.add(child);
    return child;
  }

  function giveBack(child: ReadingChild, answered: boolean): void {
    busy.delete(child);
    if (answered && !closed && child.isFit()) idle.push(child);
    else child.end();
  }

  async function askChild(request: Request, bytes: Uint8Array, by: ReadFor): Promise<Message<Answer>> {
    const child = take(bytes);
    let answered = false;
    try {
      const answer = await child.ask(request, bytes, by);
      answered = true;
      return answer;
    } catch (error) {
      throw closed ? ended() : error;
    } finally {
      giveBack(child, answered);
    }
  }

  async function request<Kind extends Answer['kind']>(
    kind: Kind,
    ask: Request['ask'],
    { bytes, ...source }: Source,
    by: ReadFor = {},
  ): Promise<{ readonly head: Extract<Answer, { readonly kind: Kind }>; readonly parts: readonly Buffer[] }> {
    const leave = await lanes.enter(by);
    try {
      const { head, parts } = await askChild({ ask, ...source }, bytes, by);
      if (isOf(kind, head)) return { head, parts };
      if (head.kind === 'problem') throw new Problem(head.code, head.sentence);
      throw head.kind === 'bug' ? bugOf(head) : new Error('The reading process answered another question');
    } finally {
      leave();
    }
  }

  return {
    async examine(source, by) {
      const { head, parts } = await request('read', 'read', source, by);
      const [json, text, others, taken] = parts;
      const rest: Omit<Examined, 'document' | 'read'> = JSON.parse(String(others));
      const { bytes, fileName, mediaType } = source;
      const document = { bytes: taken ?? bytes, fileName, mediaType, hash: head.hash };
      return { document, read: readIn(json, text), ...rest };
    },
    async describe(source, by) {
      const { head, parts } = await request('described', 'describe', source, by);
      const [shown = Buffer.alloc(0), json, text] = parts;
      return { known: head.known, shown, read: () => readIn(json, text) };
    },
    unpack: async (file, by) => (await request('unpacked', 'unpack', file, by)).head.fileNames,
    async clips(file, by) {
      if (!canRecognize()) return null;
      const { head, parts } = await request('clips', 'clips', file, by);
      const [text = Buffer.alloc(0), pngs = Buffer.alloc(0)] = parts;
      let at = 0;
      const clips = head.places.map(([start, end, size]) => {
        at += size;
        return { start, end, png: pngs.subarray(at - size, at) };
      });
      return { text: String(text), clips };
    },
    async tables(file, by) {
      const { parts } = await request('tables', 'tables', file, by).catch(refuseList);
      const tables: SheetTable[] = JSON.parse(String(parts[0]));
      return tables;
    },
    reserve: lanes.reserve,
    reserveInLine: lanes.reserveInLine,
    state: () => ({
      lanes: { guests: lanes.state('guests'), keyHolders: lanes.state('keyHolders') },
      busy: busy.size,
      idle: idle.length,
    }),
    close() {
      closed = true;
      lanes.close();
      for (const child of [...idle, ...busy]) child.end();
      recognizer.end();
    },
  };
}

function isOf<Kind extends Answer['kind']>(
  kind: Kind,
  answer: Answer,
): answer is Extract<Answer, { readonly kind: Kind }> {
  return answer.kind === kind;
}

/** What went wrong in the child, with its own trace. */
function bugOf({ message, stack }: Extract<Answer, { readonly kind: 'bug' }>): Error {
  const error = new Error(`Reading a document failed: ${message}`);
  if (stack !== null) error.stack = `${error.message}\n${stack}`;
  return error;
}

/** What a child says it read. */
function readIn(json: Uint8Array | undefined, text: Uint8Array | undefined): ReadReport {
  const read: Omit<ReadReport, 'text'> = JSON.parse(String(json));
  return { ...read, text: String(text) };
}
