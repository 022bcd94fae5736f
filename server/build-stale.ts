/** Builds what is older than its sources: generated types, and the client. Does nothing when everything is fresh. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Newest change under these paths, in milliseconds; generated and installed folders do not count. */
function newest(paths: readonly string[]): number {
  let latest = 0;
  for (const path of paths) {
    const full = join(ROOT, path);
    if (!existsSync(full)) continue;
    const info = statSync(full);
    if (!info.isDirectory()) {
      latest = Math.max(latest, info.mtimeMs);
      continue;
    }
    const names = readdirSync(full).filter((name) => name !== 'dist' && name !== 'gql' && name !== 'node_modules');
    latest = Math.max(latest, newest(names.map((name) => join(path, name))));
  }
  return latest;
}

function isStale(output: string, sources: readonly string[]): boolean {
  const full = join(ROOT, output);
  return !existsSync(full) || statSync(full).mtimeMs < newest(sources);
}

function run(what: string, command: string, args: readonly string[]): void {
  process.stdout.write(`  ${what} …\n`);
  const { status, stderr, stdout } = spawnSync(join(ROOT, 'node_modules/.bin', command), args, {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}\n${what}失败，见上。 This step failed; see above.\n`);
  process.exit(1);
}

const TYPES = 'client/gql/graphql.ts';
if (isStale(TYPES, ['schema/api', 'client', 'codegen.ts', 'package.json'])) {
  run('生成类型 · generating types', 'graphql-codegen', []);
  // What comes out as it was is not written again, and would be stale for ever.
  const now = new Date();
  utimesSync(join(ROOT, TYPES), now, now);
}
if (isStale('client/dist/index.html', ['client', 'schema', 'vite.config.ts', 'package.json'])) {
  run('构建页面 · building the client', 'vite', ['build', '--logLevel', 'warn']);
}
