/** Files named on the command line, read with a sentence for each that cannot be. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Problem } from '../../schema/problem.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.pdf': 'application/pdf',
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.doc': 'application/msword',
  '.wps': 'application/msword',
  '.rtf': 'application/rtf',
  '.xls': 'application/vnd.ms-excel',
  '.et': 'application/vnd.ms-excel',
  '.mht': 'multipart/related',
  '.mhtml': 'multipart/related',
  '.zip': 'application/zip',
};

/** Largest file looked at. */
const LARGEST = 64 * 1024 * 1024;

export function mediaTypeOf(file: string): string | null {
  return MEDIA_TYPES[extname(file).toLowerCase()] ?? null;
}

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
    const info = await stat(path).catch(() => null);
    if (info?.isDirectory()) {
      const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
      found.push(...(await listFiles(names.map((name) => join(path, name)))));
    } else {
      found.push(path);
    }
  }
  return found;
}

/** The sentence for a file that was refused; anything but a Problem is a bug and goes on its way. */
export function refusalOf(error: unknown): string {
  if (error instanceof Problem) return error.sentence.zh;
  throw error;
}
