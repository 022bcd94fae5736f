/**
 * Documents of strangers are read in child processes with a deadline and a memory limit: no file, however made, can stop or
 * swell the server. A child that oversteps is ended and replaced; the document is refused with a sentence.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../../../schema/problem.ts';
import type { ArchiveMember } from '../../ingest/formats/archive.ts';
import type { Lane, Readers, ReadFor } from '../examine.ts';
import { openLanes } from './lanes.ts';
import type { Answer, Request, Unpacked } from './protocol.ts';
import { ended, tooLong, tooMuch } from './refusals.ts';

export interface PoolOptions {
  /** Children at most. */
  readonly size: number;
  /** Milliseconds a document may take. */
  readonly deadline: number;
  /** Mebibytes of heap a child may use; its whole memory may be twice that. */
  readonly memory: number;
}

export interface ParsingPool extends Readers {
  /**
   * Holds room in memory for a request of so many bytes, before its body is read, until what it returns is called. Throws Problem
   * BUSY where too much is held.
   */
  reserve(bytes: number, lane: Lane): () => void;
  /** Ends all children; documents being read or waiting are refused, and none is taken from now on. */
  close(): void;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** What reading a document takes: our code, the packages it uses, and nothing that anybody stored. */
const READABLE = ['server/*', 'schema/*', 'node_modules/*', 'package.json'];
const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
/** Documents after which a child is replaced, so that nothing a document left behind stays for long. */
const LIFETIME = 200;
const MEMORY_CHECK = 200;

const NO_BYTES = { zh: '压缩包中的这个文件是空的。', en: 'This file of the archive is empty.' };

interface Worker {
  readonly child: ChildProcess;
  served: number;
}

export function openPool(options: PoolOptions): ParsingPool {
  const idle: Worker[] = [];
  const busy = new Set<Worker>();
  const lanes = openLanes(options.size);
  let closed = false;

  function spawn(): Worker {
    const child = fork(CHILD, [], {
      execArgv: [
        `--max-old-space-size=${options.memory}`,
        '--permission',
        ...READABLE.map((path) => `--allow-fs-read=${join(ROOT, path)}`),
        '--no-warnings',
      ],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {},
    });
    return { child, served: 0 };
  }

  function giveBack(worker: Worker, fit: boolean): void {
    busy.delete(worker);
    worker.served += 1;
    if (fit && !closed && worker.child.connected && worker.served < LIFETIME) idle.push(worker);
    else worker.child.kill('SIGKILL');
  }

  async function request(asked: Request, by: ReadFor): Promise<Answer> {
    const leave = await lanes.enter(by);
    const worker = idle.pop() ?? spawn();
    busy.add(worker);
    let fit = false;
    try {
      const answer = await ask(worker.child, asked, options, by.signal);
      fit = true;
      if (answer.kind === 'problem') throw new Problem(answer.code, answer.sentence);
      if (answer.kind === 'bug') throw bugOf(answer);
      return answer;
    } catch (error) {
      throw closed ? ended() : error;
    } finally {
      giveBack(worker, fit);
      leave();
    }
  }

  return {
    async examine(document, by = {}) {
      const answer = await request({ ask: 'read', ...document }, by);
      if (answer.kind !== 'read') throw new Error('The reading process answered another question');
      return answer.examined;
    },
    async unpack(document, by = {}) {
      const answer = await request({ ask: 'unpack', ...document }, by);
      if (answer.kind !== 'unpacked') throw new Error('The reading process answered another question');
      return answer.members?.map(memberOf) ?? null;
    },
    async tables(file, by = {}) {
      const answer = await request({ ask: 'tables', ...file }, by);
      if (answer.kind !== 'tables') throw new Error('The reading process answered another question');
      return answer.tables;
    },
    reserve: lanes.reserve,
    close() {
      closed = true;
      lanes.close();
      for (const { child } of [...idle, ...busy]) child.kill('SIGKILL');
    },
  };
}

function memberOf({ fileName, bytes, problem }: Unpacked): ArchiveMember {
  if (bytes && !problem) return { fileName, bytes, problem: null };
  const { code, sentence } = problem ?? { code: 'UNREADABLE_DOCUMENT', sentence: NO_BYTES };
  return { fileName, bytes: null, problem: new Problem(code, sentence) };
}

/** What went wrong in the child, with its own trace. */
function bugOf({ message, stack }: Extract<Answer, { readonly kind: 'bug' }>): Error {
  const error = new Error(`Reading a document failed: ${message}`);
  if (stack !== null) error.stack = `${error.message}\n${stack}`;
  return error;
}

function ask(child: ChildProcess, request: Request, options: PoolOptions, signal?: AbortSignal): Promise<Answer> {
  const { fileName } = request;
  return new Promise<Answer>((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(deadline);
      clearInterval(memory);
      signal?.removeEventListener('abort', giveUp);
      child.removeAllListeners('message');
      child.removeAllListeners('exit');
      child.removeAllListeners('error');
      finish();
    };
    const deadline = setTimeout(() => settle(() => reject(tooLong(fileName, options.deadline))), options.deadline);
    const memory = setInterval(() => {
      if (memoryOf(child) > options.memory * 2) settle(() => reject(tooMuch(fileName)));
    }, MEMORY_CHECK);
    const giveUp = (): void => settle(() => reject(signal?.reason));
    signal?.addEventListener('abort', giveUp);
    child.on('message', (answer: Answer) => settle(() => resolve(answer)));
    child.on('error', (error) => settle(() => reject(error)));
    // A heap that overflows ends the child by itself.
    child.on('exit', () => settle(() => reject(tooMuch(fileName))));
    child.send(request, (error) => {
      if (error) settle(() => reject(error));
    });
  });
}

/** Mebibytes the process holds; 0 where the system does not tell. */
function memoryOf(child: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
