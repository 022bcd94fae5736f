/**
 * Looks through a whole store: its structure, what is stored of each report, each document, and the sums. Reads everything
 * once (a few seconds a gigabyte), so that it runs in a process of its own where somebody waits for answers.
 */
import { latestMigration, NEWEST } from '../../migrations/migrate.ts';
import type { Reader } from '../../reader.ts';
import { checkAmendments } from './amendments.ts';
import { type Damage, surviving } from './damage.ts';
import { checkDocuments } from './documents.ts';
import { checkList } from './list.ts';
import { checkReports } from './reports.ts';
import { checkStructure } from './structure.ts';
import { checkSums } from './sums.ts';

/** Everything that is broken, one sentence each, as it is found; `file`: the SQLite database behind the reader, null for PostgreSQL. */
export async function* verify(reader: Reader, file: string | null): AsyncGenerator<Damage> {
  if (file !== null) yield* surviving(checkStructure(file));
  yield* surviving(checkContents(reader));
}

async function* checkContents(reader: Reader): AsyncGenerator<Damage> {
  const schema = await latestMigration(reader);
  // What another version of the program stores, that one can look through.
  if (schema !== NEWEST) {
    yield {
      zh: `数据库的结构是 ${schema ?? '空的'}，本程序的是 ${NEWEST}，内容无法核对。`,
      en: `The schema of the database is ${schema ?? 'missing'} and this program's is ${NEWEST}: its contents cannot be checked.`,
    };
    return;
  }
  for (const check of [checkList, checkReports, checkAmendments, checkDocuments, checkSums])
    yield* surviving(check(reader));
}
