/** `gongkai backup` and `gongkai restore`. Both may be used by hand at any time; restoring asks that nothing else has the database open. */
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Problem } from '../../schema/problem.ts';
import { type Config, readConfig } from '../config.ts';
import { giveUp } from '../give-up.ts';
import { backUp } from '../store/safety/backup/backup.ts';
import type { Manifest } from '../store/safety/backup/manifest.ts';
import { ownBackups } from '../store/safety/backup/names.ts';
import { restore } from '../store/safety/backup/restore.ts';

/** `to`: a folder that exists; without it the one that is set, or the one beside the database. */
export function backupCommand(to: string | null): Promise<number> {
  return refusing(async ({ database, backup }) => {
    if (!existsSync(database))
      giveUp(`没有数据库 ${database}，无可备份。`, `There is no database ${database} to back up.`);
    const own = ownBackups(database);
    const folder = to ?? backup.folder ?? own;
    if (folder === own) mkdirSync(own, { recursive: true, mode: 0o700 });
    const { file, manifest } = await backUp({ database, folder: resolve(folder), reason: 'asked', at: now() });
    say(`已备份并核对：${file}（${inWords(manifest)}）`, `Backed up and verified: ${file}`);
  });
}

export function restoreCommand(file: string): Promise<number> {
  return refusing(async ({ database }) => {
    const { manifest, revision, schema, kept } = await restore({ file: resolve(file), database, at: now() });
    if (manifest === null) {
      say(
        '这份备份旁边没有清单（.json），只核对了内容。',
        'No manifest stands beside this backup: only its contents were verified.',
      );
    }
    const what = manifest === null ? `数据版本 ${revision}，结构 ${schema}` : inWords(manifest);
    say(`已恢复：${database}（${what}）`, `Restored: ${database} (revision ${revision})`);
    if (kept !== null)
      say(
        `原来的数据库保留为 ${kept}，确认无误后可删除。`,
        `What was there is kept as ${kept}; delete it once you are sure.`,
      );
  });
}

const now = (): string => new Date().toISOString();

function say(zh: string, en: string): void {
  process.stdout.write(`${zh}\n${en}\n`);
}

function inWords({ at, revision, rows, schema }: Manifest): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC，年报 ${rows.report} 份，数据版本 ${revision}，结构 ${schema}`;
}

/** Refusals as sentences, 1; PostgreSQL has its own tools for both. */
async function refusing(work: (config: Config) => Promise<void>): Promise<number> {
  const config = readConfig();
  if (config.postgres !== null) {
    giveUp(
      '数据在 PostgreSQL 中：备份请用 pg_dump --format=custom --file=gongkai.dump "$DATABASE_URL"，恢复请用 pg_restore --clean --if-exists --dbname="$DATABASE_URL" gongkai.dump，之后用 gongkai verify 核对。',
      'The data are in PostgreSQL: back up with pg_dump --format=custom --file=gongkai.dump "$DATABASE_URL", restore with pg_restore --clean --if-exists --dbname="$DATABASE_URL" gongkai.dump, and look through it with gongkai verify.',
    );
  }
  try {
    await work(config);
    return 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`${error.sentence.zh}\n${error.sentence.en}\n`);
    return 1;
  }
}
