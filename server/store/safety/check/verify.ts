/**
 * Looks through a whole store: its structure, what is stored of each report, each document, and the sums. Reads everything
 * once (a few seconds a gigabyte), so that it runs in a process of its own where somebody waits for answers.
 */
import { latestMigration, NEWEST } from '../../migrations/migrate.ts';
import type { Reader } from '../../reader.ts';
import type { Reading } from '../../reading.ts';
import { checkAmendments } from './amendments.ts';
import { type Damage, surviving } from './damage.ts';
import { checkDocuments } from './documents.ts';
import { checkList } from './list.ts';
import { checkReports } from './reports.ts';
import { checkRolls } from './rolls.ts';
import { checkStructure } from './structure.ts';
import { checkSums } from './sums.ts';
import { checkTallies } from './tallies.ts';

/** Everything that is broken, one sentence each, as it is found; `file`: the SQLite database behind the reader, null for PostgreSQL. */
export async function* verify(reader: Reader, file: string | null): AsyncGenerator<Damage> {
  if (file !== null) {
    // As long as somebody else has the file open, what was written last is not folded in when the check closes it: nothing is changed.
    await latestMigration(reader).catch(() => null);
    yield* surviving(checkStructure(file));
  }
  yield* surviving(checkContents(reader));
}

/** What PostgreSQL answers to everything that is asked in a transaction after it could not read something. */
const BROKEN_OFF = '25P02';

/**
 * Everything that is broken, of one state of the data: what others write meanwhile is no damage. Where a PostgreSQL cannot read something,
 * which ends its state, statement by statement.
 */
export async function findDamage({ reader, snapshot }: Reading, file: string | null): Promise<Damage[]> {
  const look = async (from: Reader): Promise<Damage[]> => {
    const damages: Damage[] = [];
    for await (const damage of verify(from, file)) damages.push(damage);
    return damages;
  };
  return snapshot(look).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === BROKEN_OFF) return look(reader);
    throw error;
  });
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
  let isSound = true;
  for (const check of [checkList, checkReports, checkAmendments, checkDocuments, checkSums]) {
    for await (const damage of surviving(check(reader))) {
      isSound = false;
      yield damage;
    }
  }
  // Rolls follow from the list, counts of mistakes from reports, findings and how they stand: of broken ones they tell nothing.
  if (isSound) for (const check of [checkRolls, checkTallies]) yield* surviving(check(reader));
}
