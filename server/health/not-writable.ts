/** The condition of data that cannot be changed at the moment: what the disk, the folder or the lock says, and what to do. */
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import type { Condition } from './health.ts';

interface Reason {
  readonly what: Label;
  readonly whatToDo: Label;
}

const FULL: Reason = {
  what: { zh: '磁盘已满，不能存储任何内容。', en: 'The disk is full, and nothing can be stored.' },
  whatToDo: {
    zh: '请腾出空间；已替换的旧原文可用 gongkai prune 清理。腾出后自动恢复，已接收的都在。',
    en: 'Make room; documents that were replaced can be pruned (gongkai prune). It recovers by itself, and nothing accepted is lost.',
  },
};

const FORBIDDEN: Reason = {
  what: {
    zh: '数据文件夹不可写，不能存储任何内容。',
    en: 'The data folder cannot be written to, and nothing can be stored.',
  },
  whatToDo: {
    zh: '请让运行本服务的账户对该文件夹及其中文件有写权限，并确认磁盘没有以只读方式挂载。',
    en: 'Let the account that runs this service write to the folder and its files, and see that the disk is not mounted read-only.',
  },
};

const BROKEN: Reason = {
  what: {
    zh: '磁盘出错，读写失败，不能存储任何内容。',
    en: 'The disk fails to read or write, and nothing can be stored.',
  },
  whatToDo: {
    zh: '请查看系统日志（dmesg）和磁盘：可能已坏，或因出错被系统改为只读。先把最近的备份另存一份；修好后自动恢复。',
    en: 'Look at the system log (dmesg) and the disk: it may be broken, or was made read-only because of errors. Copy the newest backup elsewhere first; it recovers by itself.',
  },
};

const LOCKED: Reason = {
  what: {
    zh: '另一个程序一直占用着数据库，不能存储任何内容。',
    en: 'Another program keeps the database locked, and nothing can be stored.',
  },
  whatToDo: {
    zh: '请结束占用数据库的程序（如打开着的 sqlite3、备份软件）；结束后自动恢复。',
    en: 'End the program that holds it (an open sqlite3, a backup program); it recovers by itself.',
  },
};

const REASONS: readonly (readonly [RegExp, Reason])[] = [
  [/^(ENOSPC|EDQUOT|SQLITE_FULL)/, FULL],
  [/^(EROFS|EACCES|EPERM|ENOENT|SQLITE_READONLY|SQLITE_CANTOPEN)/, FORBIDDEN],
  [/^(EIO$|SQLITE_IOERR)/, BROKEN],
  [/^SQLITE_BUSY/, LOCKED],
];

/** Seconds after which trying again may help. */
const SOON = 30;

/** null where it is something else than disk, folder or lock. */
function reasonOf(error: unknown): Reason | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS.find(([codes]) => codes.test(code))?.[1] ?? null;
}

/** `error`: what was thrown when something was to be stored; `where`: the database. */
export function notWritable(error: unknown, where: string): Omit<Condition, 'since'> {
  const message = error instanceof Error ? error.message : String(error);
  const unknown: Reason = {
    what: { zh: `不能存储任何内容：${message}`, en: `Nothing can be stored: ${message}` },
    whatToDo: { zh: '请检查磁盘和数据库。', en: 'Look after the disk and the database.' },
  };
  return { name: 'notWritable', ...(reasonOf(error) ?? unknown), where, blocks: true };
}

/** Whether a change failed because of disk, folder or lock: what `notStored` made of it. */
export function isNotStored(error: unknown): error is Problem {
  return error instanceof Problem && error.code === 'DATABASE_UNAVAILABLE' && reasonOf(error.cause) !== null;
}

/** What a change that failed is to whoever made it: a Problem where the file could not be written, or what was thrown. */
export function notStored(error: unknown): unknown {
  const reason = reasonOf(error);
  if (reason === null) return error;
  const { what, whatToDo } = reason;
  const sentence = { zh: `${what.zh}${whatToDo.zh}`, en: `${what.en} ${whatToDo.en}` };
  return new Problem('DATABASE_UNAVAILABLE', sentence, { cause: error, retryAfter: SOON });
}
