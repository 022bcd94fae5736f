/**
 * A byte of every column of every table becomes another, one after the other, in a store that holds something of everything: what is asked is
 * answered as it was, or refused, and the look through the store names it. NULL, 0 and 1 have no byte: what says that a column is one of them is flipped.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '../../../../schema/problem.ts';
import { findAccessKeys, listAccessKeys } from '../../../../server/store/find/access-keys.ts';
import { correctionsEver, listCorrections, withdrawalsOf } from '../../../../server/store/find/amendments.ts';
import { listDeeds } from '../../../../server/store/find/audit.ts';
import { listBriefings } from '../../../../server/store/find/briefings.ts';
import { findCollected } from '../../../../server/store/find/collected.ts';
import { findDocumentBytes, findDocuments, findTexts } from '../../../../server/store/find/documents.ts';
import { completeLists, dueRules, enteredDays, filedReports, regionsAbove } from '../../../../server/store/find/due.ts';
import { figuresOf, narrativeOf } from '../../../../server/store/find/figures.ts';
import { countFindings, countRegionFindings } from '../../../../server/store/find/finding-counts.ts';
import { findingsOf } from '../../../../server/store/find/findings.ts';
import { heldReports, heldSpan } from '../../../../server/store/find/held.ts';
import { listPins, pinHosts } from '../../../../server/store/find/pins.ts';
import { pointNotes } from '../../../../server/store/find/point-notes.ts';
import { aliasesOf, bureausOf, listRegions } from '../../../../server/store/find/publishers.ts';
import { findReports, listReports, versionsOf } from '../../../../server/store/find/reports.ts';
import { doubtsIn, sheetsOf } from '../../../../server/store/find/return-sheets.ts';
import { listChanges, listRevisions } from '../../../../server/store/find/revisions.ts';
import { listNames, listRoster, listSuccessions, successionsOf } from '../../../../server/store/find/roster.ts';
import { savedFor } from '../../../../server/store/find/saved.ts';
import { ownRows } from '../../../../server/store/find/series.ts';
import { listGroups, ruleRecords } from '../../../../server/store/find/states.ts';
import { commonRows, sumRows } from '../../../../server/store/find/sums.ts';
import { verdictsOn } from '../../../../server/store/find/verdicts.ts';
import { openSqlite } from '../../../../server/store/open.ts';
import type { Reader } from '../../../../server/store/reader.ts';
import { quickCheck, tablesToRefuse } from '../../../../server/store/safety/check/quick-check.ts';
import { verify } from '../../../../server/store/safety/check/verify.ts';
import { saveRoster, updatePublisher } from '../../../../server/store/save/roster.ts';
import { SEALED_TABLES, SEALS } from '../../../../server/store/sealed.ts';
import { fillAll } from '../../../support/all-kinds.ts';
import { type Cell, cellsOf, tablesIn } from '../../../support/cells.ts';
import { AT, REGION } from '../../../support/small-district.ts';

/** Tables whose rows carry checksums, part by part or as a whole (checksums.ts, sealed.ts). */
const CHECKED: readonly string[] = [
  ...[
    'publisher',
    'publisher_name',
    'revision',
    'point_note',
    'saved',
    'briefing',
    'document',
    'report_version',
    'contents',
    'finding',
  ],
  ...['recheck', 'verdict', 'amendment', 'counted_column', 'rollup', 'rollup_common'],
  ...SEALED_TABLES,
];

/** Those without, and why nothing is answered otherwise for it. A new table stands in one of the two lists. */
const UNCHECKED: Readonly<Record<string, string>> = {
  report:
    'Whose report it is and of which year is in the checksum of what it counts, and each publisher says of which years reports are held.',
  finding_state:
    'Made of findings and verdicts, and worked out anew by the look through the store; all current rows stand in indexes as well, which the look at the start holds against them.',
  setting:
    'Counts that the list is held against, and what the program has done already: another value is a refusal, or work done again.',
  session: 'Nothing of it is shown; whoever is not found has to sign in anew.',
  sentence: 'An index of texts; what it leads to is read before anything is found.',
  prose: 'Pieces of texts, made anew; what they lead to is read from the text before it is shown.',
  kysely_migration: 'Another name is a schema that the program does not know, and it does not start.',
};

/** Those a byte of which is flipped. */
const tried = [...CHECKED, 'report', 'finding_state'];

const IDS = [
  'hill-a-2020',
  'hill-a-2021',
  'hill-a-2022',
  'hill-b-2021',
  'hill-c-2021',
  'hill-c-2022',
  'hill-c-2023',
  'hill-2022',
];
const PUBLISHERS = ['hill', 'hill-a', 'hill-b', 'hill-c', 'vale', 'vale-a'];
const WHOLE = { first: 300, after: null };
const ASKED = {
  measures: ['requests.received', 'fees.amount'],
  indicators: [],
  applicant: 'total',
  asOf: null,
  years: { from: 2019, to: 2025 },
};
const FILED = { regions: null, publishers: PUBLISHERS, years: null };
const versions = async (reader: Reader) => (await findReports(reader, IDS)).map(({ version }) => version);
const hashes = async (reader: Reader) => (await findReports(reader, IDS)).map(({ documentHash }) => documentHash);

const QUESTIONS: Readonly<Record<string, (reader: Reader) => Promise<unknown>>> = {
  'the list': listRoster,
  regions: (reader) => listRegions(reader, WHOLE),
  'the bureaus of a region': (reader) => bureausOf(reader, ['hill']),
  'regions above': async (reader) => [...(await regionsAbove(reader))],
  'complete lists': async (reader) => [...(await completeLists(reader))],
  names: listNames,
  'other names': (reader) => aliasesOf(reader, PUBLISHERS),
  reports: (reader) => findReports(reader, IDS),
  'reports as of': (reader) => findReports(reader, IDS, 9),
  'who had reported': (reader) => heldReports(reader, { regions: ['hill'] }, { ...ASKED, asOf: 9 }),
  'all reports': (reader) => listReports(reader, {}, WHOLE),
  versions: (reader) => versionsOf(reader, IDS),
  'what is held': heldSpan,
  'what was filed': (reader) => filedReports(reader, ['hill'], 2022),
  figures: async (reader) => figuresOf(reader, await versions(reader)),
  prose: async (reader) => narrativeOf(reader, await versions(reader)),
  findings: async (reader) => findingsOf(reader, await versions(reader)),
  'how many findings': async (reader) => countFindings(reader, await versions(reader)),
  'of a region': (reader) => countRegionFindings(reader, ['hill'], 2022),
  mistakes: (reader) => listGroups(reader, {}, WHOLE),
  doubts: (reader) => doubtsIn(reader, { region: 'hill' }, 2023),
  'records of rules': async (reader) => [...(await ruleRecords(reader))],
  verdicts: (reader) => verdictsOn(reader, IDS),
  documents: async (reader) => findDocuments(reader, await hashes(reader)),
  texts: async (reader) => findTexts(reader, await hashes(reader)),
  bytes: async (reader) => Promise.all((await hashes(reader)).map((hash) => findDocumentBytes(reader, hash))),
  series: (reader) => ownRows(reader, PUBLISHERS, ASKED),
  sums: (reader) => sumRows(reader, ['hill', 'upper'], ASKED),
  'sums as of': (reader) => sumRows(reader, ['hill'], { ...ASKED, asOf: 9 }),
  changes: (reader) => commonRows(reader, ['hill', 'upper'], ASKED),
  revisions: (reader) => listRevisions(reader, WHOLE),
  'what changed': (reader) => listChanges(reader, { since: 0, until: null, publishers: PUBLISHERS }, WHOLE),
  deeds: (reader) => listDeeds(reader, { actor: null, actions: null }, WHOLE),
  deadlines: (reader) => dueRules(reader),
  'deadlines as of': (reader) => dueRules(reader, 18),
  'days entered': (reader) => enteredDays(reader, IDS),
  'what became of them': (reader) => successionsOf(reader, PUBLISHERS),
  successions: listSuccessions,
  sheets: async (reader) => [await sheetsOf(reader, ['hill-c'], 2023), await sheetsOf(reader, PUBLISHERS, 2022)],
  notes: (reader) => pointNotes(reader, null),
  'notes as of': (reader) => pointNotes(reader, 18),
  corrections: (reader) => correctionsEver(reader, IDS),
  'corrections now': (reader) => listCorrections(reader, { ...FILED, asOf: null, withEnded: false }, WHOLE),
  withdrawals: (reader) => withdrawalsOf(reader, [...IDS, 'vale-a-2023']),
  'what was saved': (reader) => savedFor(reader, 'hill'),
  briefings: (reader) => listBriefings(reader, { regions: null, publisher: null, signed: null }, WHOLE),
  drafts: (reader) => listBriefings(reader, { regions: ['hill'], publisher: null, signed: false }, WHOLE),
  collected: (reader) => findCollected(reader, IDS),
  pins: (reader) => listPins(reader, WHOLE),
  'sites of a pin': (reader) => pinHosts(reader, 1),
  keys: listAccessKeys,
  'a key': async (reader) =>
    findAccessKeys(
      reader,
      (await listAccessKeys(reader)).map(({ id }) => id),
    ),
};

let folder = '';
let sound = '';
let bytes: Buffer;
let before: ReadonlyMap<string, string>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-columns-'));
  sound = join(folder, 'sound.sqlite');
  const store = await openSqlite(sound);
  await fillAll({ store, dispose: async () => {} });
  const upper = { ...REGION, id: 'upper', name: { zh: '上级市', en: 'Upper City' }, completeSince: 2022 };
  await store.writer.transaction(async (tx) => {
    await saveRoster(tx, { regions: [upper], bureaus: [] }, AT);
    await updatePublisher(tx, 'hill', { region_id: 'upper' });
  });
  await store.close();
  before = new Map([...(await answersOf(sound))].map(([name, answer]) => [name, answer ?? '']));
  bytes = readFileSync(sound);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As the server opens it; null where a question is refused, or cannot be read. */
async function answersOf(
  file: string,
  asked: Iterable<string> = Object.keys(QUESTIONS),
): Promise<ReadonlyMap<string, string | null>> {
  const answers = new Map<string, string | null>();
  const store = await openSqlite(file);
  try {
    store.refuse(tablesToRefuse(quickCheck(file)));
    for (const name of asked) {
      const answer = await QUESTIONS[name]?.(store.reader).catch((error: unknown) => {
        if (error instanceof Problem && error.code === 'DAMAGED') return null;
        throw error;
      });
      answers.set(name, answer === null ? null : JSON.stringify(answer));
    }
  } finally {
    await store.close();
  }
  return answers;
}

/** Those that answer otherwise, or not at all, where the table is empty; all of them where none does. */
async function askedOf(table: string): Promise<readonly string[]> {
  const file = join(folder, 'empty.sqlite');
  writeFileSync(file, bytes);
  const emptied = new Database(file);
  emptied.pragma('foreign_keys = off');
  emptied.exec(`delete from "${table}"`);
  emptied.close();
  const after = await answersOf(file).catch(() => new Map<string, string | null>());
  const names = Object.keys(QUESTIONS);
  const concerned = names.filter((name) => after.get(name) !== before.get(name));
  return concerned.length > 0 ? concerned : names;
}

async function isNamed(file: string): Promise<boolean> {
  if (quickCheck(file).length > 0) return true;
  const store = await openSqlite(file);
  try {
    for await (const _ of verify(store.reader, file)) return true;
    return false;
  } finally {
    await store.close();
  }
}

/** The serial types 0, 8 and 9 say NULL, 0 and 1. */
const OTHER: Readonly<Record<number, number>> = { 0: 8, 8: 9, 9: 8 };

/** The same file but for one bit of a column; false where the column has none. */
function flip(file: string, { at, length, type, typeAt }: Cell): boolean {
  const flipped = Buffer.from(bytes);
  const last = at + length - 1;
  if (length > 0) flipped[last] = (flipped[last] ?? 0) ^ 1;
  else if (OTHER[type] === undefined) return false;
  else flipped[typeAt] = OTHER[type];
  writeFileSync(file, flipped);
  return true;
}

test('a table carries checksums, or it is said why it needs none', () => {
  const tables = [...tablesIn(sound).keys()].filter(
    (name) => !/^(sqlite_|prose_grams|kysely_migration_lock)/.test(name),
  );
  expect(tables.toSorted()).toEqual([...CHECKED, ...Object.keys(UNCHECKED)].sort());
  for (const table of CHECKED) {
    expect(
      tablesIn(sound)
        .get(table)
        ?.filter((column) => /checksum$/.test(column)).length,
      table,
    ).toBeGreaterThan(0);
  }
});

test.each(SEALED_TABLES)('the checksum of %s covers every column but the number of the row', (table) => {
  const covered: readonly string[] = SEALS[table].covers;
  const columns = tablesIn(sound).get(table) ?? [];
  const numbered = covered.includes('id') ? [] : ['id'];
  expect(columns.filter((name) => ![...numbered, 'checksum'].includes(name)).toSorted()).toEqual([...covered].sort());
});

test('every question is answered, and every table holds something', () => {
  for (const [name, answer] of before) expect(answer, name).not.toMatch(/^(\[\]|\{"rows":\[\].*|)$/);
  for (const table of tried) expect(cellsOf(sound, table).length, table).toBeGreaterThan(0);
});

/** Columns of the first and the last row; where one checksum covers a row whole, each column of one of them, in turn. */
test.each(tried)('no byte of %s is answered otherwise than it was, and every one is named', async (table) => {
  const cells = cellsOf(sound, table);
  const rows = new Set([0, cells.at(-1)?.row]);
  const silent: string[] = [];
  const unnamed: string[] = [];
  const file = join(folder, `${table}.sqlite`);
  const asked = await askedOf(table);
  let flips = 0;
  const isWhole = SEALED_TABLES.some((sealed) => sealed === table);
  const columns = [...new Set(cells.map(({ column }) => column))];
  for (const cell of cells.filter(({ row }) => rows.has(row))) {
    if (isWhole && rows.size > 1 && (columns.indexOf(cell.column) % 2 === 0) !== (cell.row === 0)) continue;
    if (!flip(file, cell)) continue;
    flips += 1;
    const what = `${cell.column} of row ${cell.row}`;
    // Where it does not even open, it says so.
    const after = await answersOf(file, asked).catch(() => null);
    if (after === null) continue;
    for (const [name, answer] of after)
      if (answer !== null && answer !== before.get(name)) silent.push(`${what}: ${name}`);
    if (!(await isNamed(file))) unnamed.push(what);
  }
  expect({ silent, unnamed }).toEqual({ silent: [], unnamed: [] });
  expect(flips).toBeGreaterThan(1);
});
