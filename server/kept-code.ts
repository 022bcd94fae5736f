/**
 * What Node makes of our sources, without types and compiled, is kept between starts: making it is half of what a command costs. It is kept in the
 * program's own folder, where only those may write who may change the program as well; a folder of temporary files is anybody's. Where that
 * cannot be written, nothing is kept, but for what NODE_COMPILE_CACHE names.
 */
import { enableCompileCache, getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../node_modules/.cache/gongkai', import.meta.url));

/** To be called before the modules are imported that are to be kept: a static import is loaded before anything is run. */
export function keepCode(): void {
  enableCompileCache(FOLDER);
}

/** The folder in which this process keeps its code, or would. */
export function keptFolder(): string {
  const used = getCompileCacheDir();
  return used === undefined ? FOLDER : dirname(used);
}
