/** The program as its users start it: the server and the command line, each a process of its own on a data folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** What Node is told for the server when users start it: how it keeps house with memory. */
export const SERVER_FLAGS: readonly string[] =
  /node (--[^&]*) server\/main\.ts$/.exec(scripts.start)?.[1]?.split(' ') ?? [];

export interface Program {
  readonly child: ChildProcess;
  /** All it printed so far, to either stream. */
  readonly said: () => string;
  /** Exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts a file of the project with Node; `folder` holds its data. */
export function startProgram(
  args: readonly string[],
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Program {
  const env = { ...process.env, HOST: '127.0.0.1', PORT: '0', GONGKAI_DATA: folder, GONGKAI_LOG: 'error', ...settings };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return {
    child,
    said: () => said,
    ended: new Promise((resolve, reject) => {
      child.on('close', resolve);
      child.on('error', reject);
    }),
  };
}

export interface Server extends Program {
  readonly origin: string;
  /** The first key, where this start made one. */
  readonly key: string;
  /** Milliseconds from its start until it said its address. */
  readonly ready: number;
}

/** Starts the server and waits until it says its address. Throws what it said where it ends before. */
export async function startServing(folder: string, settings: Readonly<Record<string, string>> = {}): Promise<Server> {
  const began = performance.now();
  const server = startProgram([...SERVER_FLAGS, 'server/main.ts'], folder, settings);
  const port = await new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const port = /localhost:(\d+)\/\n/.exec(server.said())?.[1];
      if (port !== undefined) resolve(port);
    };
    server.child.stdout?.on('data', look);
    void server.ended.then(() => reject(new Error(`The server ended: ${server.said()}`)), reject);
  });
  const key = /gk_[\w-]{43}/.exec(server.said())?.[0] ?? '';
  return { ...server, origin: `http://127.0.0.1:${port}`, key, ready: performance.now() - began };
}

/** The processes that this one has started; Linux only. */
export function childrenOf(parent: number | undefined): readonly number[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]) === parent ? [Number(pid)] : [];
    } catch {
      return []; // No process, or one that has ended meanwhile.
    }
  });
}

export function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}/status`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}
