/** A store with reports in it is backed up by itself before its schema is changed, so that an upgrade can be taken back. */
import { mkdirSync } from 'node:fs';
import { backUp } from './backup.ts';
import { ownBackups } from './names.ts';

/** Throws BACKUP_FAILED where no backup can be made: then nothing is migrated. `migration`: the first that is about to run. */
export async function backUpBeforeMigrating(database: string, migration: string): Promise<void> {
  const folder = ownBackups(database);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  process.stderr.write(`升级前先作备份 · backing up before the upgrade: ${folder}\n`);
  await backUp({ database, folder, reason: `before-${migration}`, at: new Date().toISOString() });
}
