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
import type { Readers } from '../examine.ts';
import type { Answer, Request, Unpacked } from './protocol.ts';

export interface PoolOptions {
  /** Children at most. */
  readonly size: number;
  /** Milliseconds a document may take. */
  readonly deadline: number;
  /** Mebibytes of heap a child may use; its whole memory may be twice that. */
  readonly memory: number;
}

export interface ParsingPool extends Readers {
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
/** Documents that may wait for a child. */
const LONGEST_QUEUE = 200;

const NO_BYTES = { zh: '压缩包中的这个文件是空的。', en: 'This file of the archive is empty.' };

interface Worker {
  readonly child: ChildProcess;
  served: number;
}

export function openPool(options: PoolOptions): ParsingPool {
  const idle: Worker[] = [];
  const busy = new Set<Worker>();
  const waiting: (() => void)[] = [];
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

  async function take(): Promise<Worker> {
    if (waiting.length >= LONGEST_QUEUE) throw tooBusy();
    while (!closed && busy.size >= options.size) await new Promise<void>((resolve) => waiting.push(resolve));
    if (closed) throw ended();
    const worker = idle.pop() ?? spawn();
    busy.add(worker);
    return worker;
  }

  function giveBack(worker: Worker, fit: boolean): void {
    busy.delete(worker);
    worker.served += 1;
    if (fit && !closed && worker.child.connected && worker.served < LIFETIME) idle.push(worker);
    else worker.child.kill('SIGKILL');
    waiting.shift()?.();
  }

  async function request(asked: Request): Promise<Answer> {
    const worker = await take();
    let fit = false;
    try {
      const answer = await ask(worker.child, asked, options);
      fit = true;
      if (answer.kind === 'problem') throw new Problem(answer.code, answer.sentence);
      if (answer.kind === 'bug') throw bugOf(answer);
      return answer;
    } catch (error) {
      throw closed ? ended() : error;
    } finally {
      giveBack(worker, fit);
    }
  }

  return {
    async examine(document) {
      const answer = await request({ ask: 'read', ...document });
      if (answer.kind !== 'read') throw new Error('The reading process answered another question');
      return answer.examined;
    },
    async unpack(document) {
      const answer = await request({ ask: 'unpack', ...document });
      if (answer.kind !== 'unpacked') throw new Error('The reading process answered another question');
      return answer.members?.map(memberOf) ?? null;
    },
    async tables(file) {
      const answer = await request({ ask: 'tables', ...file });
      if (answer.kind !== 'tables') throw new Error('The reading process answered another question');
      return answer.tables;
    },
    close() {
      closed = true;
      for (const { child } of [...idle, ...busy]) child.kill('SIGKILL');
      for (const goOn of waiting.splice(0)) goOn();
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

function ask(child: ChildProcess, request: Request, options: PoolOptions): Promise<Answer> {
  const { fileName } = request;
  return new Promise<Answer>((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(deadline);
      clearInterval(memory);
      child.removeAllListeners('message');
      child.removeAllListeners('exit');
      child.removeAllListeners('error');
      finish();
    };
    const deadline = setTimeout(() => settle(() => reject(tooLong(fileName, options.deadline))), options.deadline);
    const memory = setInterval(() => {
      if (memoryOf(child) > options.memory * 2) settle(() => reject(tooMuch(fileName)));
    }, MEMORY_CHECK);
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

function tooLong(fileName: string, deadline: number): Problem {
  const seconds = Math.round(deadline / 1000);
  return new Problem('TOO_LARGE', {
    zh: `读取“${fileName}”超过 ${seconds} 秒，已停止，没有存储任何内容。请确认文件是年报正文；内容过多的，请只保留年报部分再试。`,
    en: `Reading “${fileName}” took more than ${seconds} seconds and was stopped; nothing was stored. Check that it is the report itself, or keep only the report in it and try again.`,
  });
}

function tooBusy(): Problem {
  return new Problem('BUSY', {
    zh: '正在读取的文件太多，请过一分钟再试。已上传的不受影响，没有存储任何内容。',
    en: 'Too many documents are waiting to be read. Try again in a minute; nothing of this one was stored.',
  });
}

function ended(): Problem {
  return new Problem('BUSY', {
    zh: '服务正在停止，这份文件没有读取，也没有存储任何内容。请在服务重新启动后再试。',
    en: 'The server is stopping: this document was not read and nothing of it was stored. Try again when it is back.',
  });
}

function tooMuch(fileName: string): Problem {
  return new Problem('TOO_LARGE', {
    zh: `读取“${fileName}”所需内存超过上限，已停止，没有存储任何内容。请另存为文本（.txt）或网页（.html）再试。`,
    en: `Reading “${fileName}” needs more memory than allowed and was stopped; nothing was stored. Save it as text (.txt) or HTML (.html) and try again.`,
  });
}
