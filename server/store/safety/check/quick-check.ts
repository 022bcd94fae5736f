/**
 * A look at a database file that costs no start: are the tables there that everything else hangs on, and are they sound, each row in its indexes?
 * And is the list what was written: what is wrong in it is told before anybody looks for a name.
 * Documents, figures and findings, nearly all of the bytes, are left to the full check.
 */
import Database from 'better-sqlite3';
import type { Label } from '../../../../schema/language.ts';
import { isSound } from '../../checksums.ts';
import { briefingOf, changeOf, entryOf, nameOf, pointNoteOf, savedOf } from '../../find/sound.ts';
import { isSealed, SEALED_TABLES, SEALS, type SealedRow } from '../../sealed.ts';
import type { BriefingRow } from '../../tables/briefing.ts';
import { contentDamage, type Damage, structureDamage } from './damage.ts';
import { openToCheck } from './structure.ts';

/** Small ones first, for the time may be over before the last. */
const TABLES = [
  'setting',
  'access_key',
  'session',
  'publisher',
  'publisher_name',
  'roster_change',
  'succession',
  'due_rule',
  'point_note',
  'saved',
  'briefing',
  'revision',
  'report',
  'amendment',
  'return_sheet',
  'verdict',
  'recheck',
  'roll',
  'rollup',
  'rollup_common',
  'report_version',
  'publication_date',
  'counted_column',
  'finding_state',
  'finding_tally',
  'pin',
  'pin_host',
  'collected',
  'audit',
] as const;

/** What leads to fewer rows of these is held against nothing: where one of them is broken, it is not asked at all. */
const UNHELD: ReadonlySet<string> = new Set([
  ...['due_rule', 'publication_date', 'succession', 'roster_change', 'publisher_name'],
  ...[
    'point_note',
    'saved',
    'briefing',
    'verdict',
    'return_sheet',
    'finding_state',
    'recheck',
    'amendment',
    'pin_host',
    'collected',
  ],
]);

/** The tables that nothing may be asked of, where this is what a check found. */
export function tablesToRefuse(damages: readonly Damage[]): readonly string[] {
  return [...new Set(damages.flatMap(({ table }) => (table !== undefined && UNHELD.has(table) ? [table] : [])))];
}

/** Milliseconds of computing, whatever else the machine does, after which no other table is begun; 28,000 reports take two thirds of it (a figure of one machine). */
const LONGEST = 250;

/** What is broken at first sight; `file` is a SQLite database of this version's schema. */
export function quickCheck(file: string): readonly Damage[] {
  const database = openToCheck(file, 1000);
  const begun = performance.now();
  const computed = process.cpuUsage();
  // Where the clock has not come so far, neither has what was computed, which costs more to be told.
  const isOver = () => {
    if (performance.now() - begun <= LONGEST) return false;
    const { user, system } = process.cpuUsage(computed);
    return (user + system) / 1000 > LONGEST;
  };
  try {
    return [...TABLES.map((table) => () => checkTable(database, table)), ...listChecks(database)].flatMap((check) =>
      isOver() ? [] : check(),
    );
  } finally {
    database.close();
  }
}

function listChecks(database: Database.Database): readonly (() => Damage[])[] {
  const broken = <Row>(table: string, isRowSound: (row: Row) => boolean, of: (row: Row) => Label) => {
    return () =>
      reading(table, () => {
        const rows = database.prepare<[], Row>(`select * from ${table}`).all();
        // A row that is not what was written may have been another's: the table is told, as if an index led astray.
        return rows.flatMap((row) => (isRowSound(row) ? [] : [{ ...contentDamage(of(row)), table }]));
      });
  };
  return [
    broken('publisher', isSound.publisher, ({ id }) => entryOf(id)),
    broken('publisher_name', isSound.name, nameOf),
    broken('point_note', isSound.pointNote, pointNoteOf),
    broken('saved', isSound.saved, savedOf),
    broken<BriefingRow>('briefing', isSound.briefing, briefingOf),
    broken('revision', isSound.revision, ({ number }) => changeOf(number)),
    ...SEALED_TABLES.map((table) =>
      broken<SealedRow<typeof table>>(
        table,
        (row) => isSealed(table, row),
        SEALS[table].called as (row: object) => Label,
      ),
    ),
  ];
}

/** Goes on with the next where the database cannot read what it is asked for. */
function reading(table: string, read: () => Damage[]): Damage[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    return [structureDamage(error.message, table)];
  }
}

function checkTable(database: Database.Database, table: string): Damage[] {
  return reading(table, () => {
    const rows = database.prepare(`pragma integrity_check('${table}')`).pluck().all();
    return rows.map(String).flatMap((row) => (row === 'ok' ? [] : [structureDamage(row, table)]));
  });
}
