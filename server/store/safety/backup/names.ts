/** Backups as files: their names say when and why, so that a folder of them reads like a list. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Asked for by a person, taken by itself as set, or before a migration (`before-0009-checksums`). */
export type Reason = 'asked' | 'scheduled' | `before-${string}`;

const NAME = /^gongkai-(\d{8}T\d{9}Z)-(asked|scheduled|before-\d{4}[\w-]*)\.sqlite$/;
/** What is being written never looks like a backup. */
const UNFINISHED = /^gongkai-.*\.(part|part-journal)$/;
/** Milliseconds after which nobody is still writing it. */
const LEFT_OVER = 86_400_000;

/** `at`: ISO 8601, UTC. */
export function backupName(at: string, reason: Reason): string {
  return `gongkai-${at.replace(/[-:.]/g, '')}-${reason}.sqlite`;
}

/** Where backups go unless a folder is set: beside the database. */
export function ownBackups(database: string): string {
  return join(dirname(database), 'backups');
}

export interface BackupFile {
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason: string;
}

/** The backups in a folder, oldest first by the time in their names. */
export function listBackups(folder: string): readonly BackupFile[] {
  return readdirSync(folder)
    .flatMap((name): BackupFile[] => {
      const [, at, reason] = NAME.exec(name) ?? [];
      return at && reason ? [{ name, at: timeOf(at), reason }] : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

function timeOf(digits: string): string {
  return digits.replace(/^(....)(..)(..T..)(..)(..)(...)Z$/, '$1-$2-$3:$4:$5.$6Z');
}

/**
 * Deletes scheduled backups until `keep` are left, the oldest first and never the one that was just made. Those dated after it stay, and count for
 * nothing: the clock was wrong then, or is now. Those that a person or a migration took stay for ever.
 */
export function rotate(folder: string, keep: number, made: string): void {
  const others = listBackups(folder).filter(({ name, reason }) => reason === 'scheduled' && name < made);
  for (const { name } of others.slice(0, Math.max(0, others.length - (keep - 1)))) {
    rmSync(join(folder, name), { force: true });
    rmSync(join(folder, `${name}.json`), { force: true });
  }
}

/** Removes what was being written when a process was ended, once nobody can be at it any more. `now`: milliseconds. */
export function removeLeftOvers(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    if (!UNFINISHED.test(name)) continue;
    if (now - statSync(join(folder, name)).mtimeMs > LEFT_OVER) rmSync(join(folder, name), { force: true });
  }
}
