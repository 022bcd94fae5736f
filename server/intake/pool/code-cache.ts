/**
 * Modules that Node keeps compiled: a child that finds them starts at less than half the cost of one that compiles our code anew. Node asks for
 * the right to write into their folder, and writes there once more when the process ends, whatever rights it has given up by then; and what
 * is there, others run. So children have a folder of their own, beside that of the program, and each goes there by a link, which it takes
 * away before it sees a document.
 */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { flushCompileCache, getCompileCacheDir } from 'node:module';
import { dirname, join } from 'node:path';
import { keptFolder } from '../../kept-code.ts';

interface Grants {
  readonly options: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** To be called when the child has ended, which may have been before it took the link away. */
  readonly end: () => void;
}

let granted = 0;

/** What one child is started with to find them and to add to them; nothing, where nothing can be kept. */
export function grantCodeCache(): Grants {
  const folder = join(keptFolder(), 'reading');
  const way = join(folder, `way-${process.pid}-${granted++}`);
  try {
    mkdirSync(folder, { recursive: true });
    rmSync(way, { force: true });
    symlinkSync(folder, way, 'junction');
  } catch {
    return { options: [], env: {}, end() {} };
  }
  const options = ['read', 'write'].flatMap((may) => [way, join(way, '*')].map((path) => `--allow-fs-${may}=${path}`));
  return { options, env: { NODE_COMPILE_CACHE: way }, end: () => rmSync(way, { force: true }) };
}

/** In the child, before it reads what strangers wrote: keeps what it compiled itself, takes the link away, and gives up the right to write. */
export function giveUpCodeCache(): void {
  const folder = getCompileCacheDir();
  if (folder) {
    flushCompileCache();
    rmSync(dirname(folder), { recursive: true, force: true });
  }
  process.permission.drop('fs.write');
}
