/** Why a backup could not be made or restored: what is wrong, where, and what to do. */
import { statfsSync, statSync } from 'node:fs';
import type { Label } from '../../../../schema/language.ts';
import { Problem } from '../../../../schema/problem.ts';

export function noBackup(sentence: Label, cause?: unknown): Problem {
  return new Problem('BACKUP_FAILED', sentence, { cause });
}

function mebibytes(bytes: number): string {
  return `${Math.ceil(bytes / 1048576)} MB`;
}

/** Throws where a folder is not there, or has less room than is needed. `bytes`: what will be written. */
export function ensureRoom(folder: string, bytes: number): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw noBackup({
      zh: `没有文件夹 ${folder}。请先建好它（若是网络盘或移动盘，请确认已接通），再备份。`,
      en: `There is no folder ${folder}. Make it first (or mount the disk that it is on), then back up.`,
    });
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < bytes) {
    throw noBackup({
      zh: `${folder} 所在的磁盘空间不足：需要 ${mebibytes(bytes)}，只剩 ${mebibytes(free)}。请清理磁盘，或换一个文件夹。`,
      en: `The disk of ${folder} is too full: ${mebibytes(bytes)} are needed and ${mebibytes(free)} are left. Make room, or use another folder.`,
    });
  }
}

/** What a failing system call or database says, as a sentence about the file it was at; bugs stay what they are. */
export function asProblem(error: unknown, worked: string): unknown {
  if (error instanceof Problem || !(error instanceof Error && 'code' in error)) return error;
  const file = 'path' in error && typeof error.path === 'string' ? error.path : worked;
  switch (String(error.code)) {
    case 'ENOSPC':
    case 'SQLITE_FULL':
      return noBackup(
        {
          zh: `写 ${file} 时磁盘满了，没有留下半份文件。请清理磁盘后再试。`,
          en: `The disk became full while ${file} was written; nothing half-written is left. Make room and try again.`,
        },
        error,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
      return noBackup(
        {
          zh: `没有读写 ${file} 的权限，或磁盘只读。请用运行本系统的账户重试，或换一个文件夹。`,
          en: `${file} may not be read or written by this account, or its disk is read-only. Use the account that the program runs as, or another folder.`,
        },
        error,
      );
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return noBackup(
        {
          zh: `${file} 不是完好的数据库：${error.message}。用 gongkai verify 查看，用 gongkai restore 恢复较早的完好备份。`,
          en: `${file} is no sound database: ${error.message}. See gongkai verify, and restore an earlier sound backup with gongkai restore.`,
        },
        error,
      );
    default:
      return error;
  }
}
