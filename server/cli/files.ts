/** Files named on the command line, read with a sentence for each that cannot be. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../schema/problem.ts';

/** Largest file looked at. */
const LARGEST = 64 * 1024 * 1024;

export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST) {
      throw new Problem('TOO_LARGE', {
        zh: `“${file}”有 ${Math.ceil(size / 1_048_576)} MB，超过 64 MB，不像一份年报。请确认文件。`,
        en: `“${file}” has ${Math.ceil(size / 1_048_576)} MB, over 64 MB; that is no annual report. Check the file.`,
      });
    }
    return await readFile(file);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(
      'NOT_FOUND',
      { zh: `打不开“${file}”。请核对路径和权限。`, en: `“${file}” cannot be opened. Check its path and permissions.` },
      { cause: error },
    );
  }
}

/** Files under these paths in a stable order; hidden ones are passed over. */
export async function listFiles(paths: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) {
    // What is no folder, or cannot be opened, is a file: reading it says what is wrong.
    const names = await readdir(path).catch(() => null);
    if (names === null) found.push(path);
    else {
      const shown = names.filter((name) => !name.startsWith('.')).sort();
      found.push(...(await listFiles(shown.map((name) => join(path, name)))));
    }
  }
  return found;
}
