/** A server of a test's own, on an empty store, for what must not be mixed with the shared one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServing } from './programs.ts';

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
  const { origin, key, child, ended } = await startServing(folder, settings);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { origin, key, folder, stop };
}
