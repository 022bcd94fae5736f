/**
 * Makes one archive for each kind of machine, with everything in it (program, built pages, packages, Node), for a place
 * without network: unpack, ./start. The archive for this machine is then unpacked and started where there is no network.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { faceFiles } from '../draw/png/faces.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Linux on these; Node's own names. */
const MACHINES = ['x64', 'arm64'] as const;
/** What the program runs from, and what explains it. */
const TAKEN = ['server', 'schema', 'seeds', 'package.json', 'package-lock.json', 'README.md', 'SECURITY.md', 'LICENSE'];
/** Packages of fonts, the largest by far: the built pages hold what they need of them, and pictures take a few files. */
const FONTS = ['@fontsource', '@embedpdf'];

function run(program: string, args: readonly string[], cwd: string = ROOT): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

async function pack(machine: (typeof MACHINES)[number], into: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const name = `gongkai-${version}-${run('git', ['rev-parse', '--short', 'HEAD']).trim()}-linux-${machine}`;
  const work = mkdtempSync(join(tmpdir(), 'gongkai-pack-'));
  try {
    const folder = join(work, name);
    for (const file of run('git', ['ls-files', '-z', ...TAKEN])
      .split('\0')
      .filter(Boolean)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(join(ROOT, file), join(folder, file));
    }
    cpSync(join(ROOT, 'client/dist'), join(folder, 'client/dist'), { recursive: true });
    for (const command of ['start', 'gongkai'])
      cpSync(join(folder, `server/operate/${command}.sh`), join(folder, command));
    const install = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    run('npm', [...install, '--os=linux', `--cpu=${machine}`, '--libc=glibc'], folder);
    for (const packages of FONTS) rmSync(join(folder, 'node_modules', packages), { recursive: true });
    for (const file of faceFiles()) cpSync(join(ROOT, 'node_modules', file), join(folder, 'node_modules', file));
    const archive = join(into, `${name}.tar.gz`);
    run('tar', ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '-czf', archive, '-C', work, name]);
    const hash = createHash('sha256');
    await pipeline(createReadStream(archive), hash);
    writeFileSync(`${archive}.sha256`, `${hash.digest('hex')}  ${basename(archive)}\n`);
    return archive;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Unpacks and starts it in a network of its own, which has no interface but the loopback, and reads its pages there. */
function tryWithoutNetwork(archive: string): void {
  const work = mkdtempSync(join(tmpdir(), 'gongkai-unpacked-'));
  try {
    run('tar', ['-xzf', archive, '-C', work]);
    const folder = join(work, basename(archive, '.tar.gz'));
    const inside = 'ip link set lo up && exec "$0" "$1" "$2"';
    const node = join(folder, 'node_modules/.bin/node');
    const said = run(
      'unshare',
      ['-rn', 'sh', '-c', inside, node, join(folder, 'server/operate/try-alone.ts'), folder],
      work,
    );
    process.stdout.write(said);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const into = resolve(process.argv[2] ?? join(ROOT, 'packed'));
mkdirSync(into, { recursive: true });
if (run('git', ['status', '--porcelain', '--', ...TAKEN, 'client']).trim() !== '') {
  process.stdout.write('注意：有尚未提交的改动，一并打入包中。 Note: changes that are not committed go in too.\n');
}
run('npm', ['run', '-s', 'build']);
for (const machine of MACHINES) {
  const archive = await pack(machine, into);
  process.stdout.write(`${archive}  ${(statSync(archive).size / 1024 ** 2).toFixed(0)} MB\n`);
  if (machine === process.arch) tryWithoutNetwork(archive);
}
