/** A server of a test's own, on an empty store, for what must not be mixed with the shared one. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface OwnServer {
  readonly origin: string;
  /** The administrator's key, as the first start prints it. */
  readonly key: string;
  /** Where its data are. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

/** Starts it with these settings and waits until it says its address. */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-own-'));
  const env = { ...process.env, GONGKAI_DATA: folder, HOST: '127.0.0.1', PORT: '0', ...settings };
  const server = spawn(process.execPath, ['server/main.ts'], { cwd: ROOT, env });
  let said = '';
  const [port, key] = await new Promise<readonly [string, string]>((resolve, reject) => {
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /localhost:(\d+)\/\n/.exec(said)?.[1];
      const first = /gk_[\w-]{43}/.exec(said)?.[0];
      if (address !== undefined && first !== undefined) resolve([address, first]);
    });
    server.on('exit', () => reject(new Error(`The server ended: ${said}`)));
  });
  const stop = async () => {
    server.removeAllListeners('exit');
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { origin: `http://127.0.0.1:${port}`, key, folder, stop };
}
