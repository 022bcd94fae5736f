/** Keys for browser tests, made beside the running server as its administrator would. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Makes a key with these options of `gongkai key create`, in the store of that folder; answers the key. */
export function makeKey(options: readonly string[] = [], data = process.env.GONGKAI_E2E_DATA): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['server/cli.ts', 'key', 'create', ...options], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, GONGKAI_DATA: data },
  });
  const key = stdout.trim();
  if (!key.startsWith('gk_')) throw new Error(`No key was made: ${stderr}`);
  return key;
}
