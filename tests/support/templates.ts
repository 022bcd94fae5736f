/**
 * What takes long to make and is the same for many tests (an empty store, one with the seeds, a PostgreSQL server): made once a run, by whoever
 * needs it first, and copied from then on. Vitest's global setup: what was made is gone when the run ends.
 */
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scratchFolder } from './scratch-folder.ts';

let folder: string | undefined;

function makeFolder(parent: string): string {
  return mkdtempSync(join(parent, 'gongkai-templates-'));
}

/** Of this process alone, where no run has one for all of its own. */
function ownFolder(): string {
  const own = makeFolder(tmpdir());
  process.once('exit', () => rmSync(own, { recursive: true, force: true }));
  return own;
}

/** Path of the template of that name, a file or a folder that nobody changes; `make` writes it to a path that is not there yet. */
export async function template(name: string, make: (path: string) => Promise<void>): Promise<string> {
  folder ??= process.env.GONGKAI_TEMPLATES ?? ownFolder();
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const draft = `${path}-${process.pid}`;
  await make(draft);
  try {
    renameSync(draft, path);
  } catch {
    // Another worker made it meanwhile.
    rmSync(draft, { recursive: true, force: true });
  }
  return path;
}

// biome-ignore lint/style/noDefaultExport: Vitest asks for it
export default function setup(): (() => void) | undefined {
  // Each project asks; the folder is one for all.
  if (process.env.GONGKAI_TEMPLATES !== undefined) return;
  const shared = makeFolder(scratchFolder());
  process.env.GONGKAI_TEMPLATES = shared;
  return () => rmSync(shared, { recursive: true, force: true });
}
