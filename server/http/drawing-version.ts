/** Which version of the drawing answers: a hash of what it is made from, so that no copy outlives a change of it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The hash of every source file below the folders, by name and content, wherever the folders stand. */
export function versionOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const path of files.map((file) => join(file.parentPath, file.name)).sort()) {
      hash
        .update(`${relative(folder, path)}\0`)
        .update(readFileSync(path))
        .update('\0');
    }
  }
  return hash.digest('base64url').slice(0, 16);
}

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Pictures, embeds and files of charts are made by server/draw from what schema/ says. */
export const DRAWING_VERSION = versionOf([folder('../draw'), folder('../../schema')]);

/** Answers of the graph are made by these from what schema/ says. */
export const ANSWERING_VERSION = versionOf(
  ['../graph', '../aggregate', '../store', '../../schema'].map((path) => folder(path)),
);
