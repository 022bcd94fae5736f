/**
 * What takes long to make and is the same for many tests (an empty store, one with the seeds, a PostgreSQL server): made once a run, by whoever
 * needs it first, and copied from then on. Vitest's global setup: what was made is gone when the run ends.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { familyOf, killed } from './postgres.ts';
import { scratchFolder } from './scratch-folder.ts';

/** How the name of a template ends that is `Running`. */
export const RUNNING = '.running.json';

let folder: string | undefined;

function makeFolder(parent: string): string {
  return mkdtempSync(join(parent, 'gongkai-templates-'));
}

/** Of this process alone, where no run has one for all of its own. */
function ownFolder(): string {
  const own = makeFolder(tmpdir());
  process.once('exit', () => end(own));
  return own;
}

/**
 * Path of the template of that name, a file or a folder that nobody changes; `make` writes it to a path that is not there yet. One worker makes
 * it, and whoever needs it meanwhile waits.
 */
export async function template(name: string, make: (path: string) => Promise<void>): Promise<string> {
  folder ??= process.env.GONGKAI_TEMPLATES ?? ownFolder();
  const path = join(folder, name);
  const turn = `${path}.turn`;
  while (!existsSync(path)) {
    try {
      mkdirSync(turn);
    } catch {
      await sleep(50);
      continue;
    }
    try {
      if (!existsSync(path)) {
        await make(`${path}.draft`);
        renameSync(`${path}.draft`, path);
      }
    } finally {
      rmdirSync(turn);
    }
  }
  return path;
}

/** A template that says which processes of its own run until the run ends, and what they leave. */
export interface Running {
  readonly pid: number | undefined;
  readonly folder: string;
}

function end(templates: string): void {
  for (const name of readdirSync(templates).filter((name) => name.endsWith(RUNNING))) {
    const { pid, folder }: Running = JSON.parse(readFileSync(join(templates, name), 'utf8'));
    for (const one of familyOf(pid)) killed(one, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  rmSync(templates, { recursive: true, force: true });
}

// biome-ignore lint/style/noDefaultExport: Vitest asks for it
export default function setup(): (() => void) | undefined {
  // Each project asks; the folder is one for all.
  if (process.env.GONGKAI_TEMPLATES !== undefined) return;
  const shared = makeFolder(scratchFolder());
  process.env.GONGKAI_TEMPLATES = shared;
  return () => end(shared);
}
