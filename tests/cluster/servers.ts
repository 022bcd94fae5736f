/** Two servers of ours on one database, with a small district in it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../server/store/open.ts';
import { enrol } from '../support/small-district.ts';
import { say } from './measure.ts';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

interface Started {
  readonly child: ChildProcess;
  readonly address: string;
  readonly output: () => string;
}

async function serve(url: string, folder: string): Promise<Started> {
  const environment = { HOST: '127.0.0.1', PORT: '0', GONGKAI_DATA: folder, DATABASE_URL: url, GONGKAI_LOG: 'warn' };
  const child = spawn(process.execPath, [MAIN], { env: { ...process.env, ...environment } });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  for (let tries = 0; tries < 300; tries += 1) {
    const address = /http:\/\/localhost:\d+/.exec(output)?.[0];
    if (address) return { child, address, output: () => output };
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not start:\n${output}`);
}

/**
 * Starts them at once on an empty database, lets `work` be done, and tells them to stop. Answers the faults that `work` counted, and one for
 * each that did not end as it should.
 */
export async function withServers(
  url: string,
  folder: string,
  work: (addresses: readonly string[], key: string) => Promise<number>,
): Promise<number> {
  const store = await openStore({ database: '', postgres: { url, connections: 2, seconds: 15 } });
  await enrol(store);
  await store.close();
  const started = await Promise.allSettled(['a', 'b'].map((name) => serve(url, join(folder, name))));
  const servers = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  try {
    for (const one of started) if (one.status === 'rejected') throw one.reason;
    const keys = servers.flatMap(({ output }) => /gk_[\w-]{43}/.exec(output()) ?? []);
    const [key] = keys;
    if (!key || keys.length !== 1)
      throw new Error(`Of two servers that started at once, ${keys.length} made the first key`);
    const faults = await work(
      servers.map(({ address }) => address),
      key,
    );
    const ended = servers.map(({ child }) => new Promise<number | null>((resolve) => child.once('exit', resolve)));
    for (const { child } of servers) child.kill('SIGTERM');
    const codes = await Promise.all(ended);
    say('exit codes of our servers when told to stop', codes.join(' '));
    return faults + codes.filter((code) => code !== 0).length;
  } finally {
    for (const { child } of servers) child.kill('SIGKILL');
  }
}
