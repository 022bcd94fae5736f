/** A look through a whole store names everything that is not what was written, and nothing else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqlite } from '../../../../server/store/open.ts';
import { shortMeasure } from '../../../../server/store/packed/usual.ts';
import type { Reader } from '../../../../server/store/reader.ts';
import { openReading } from '../../../../server/store/reading.ts';
import { doApart } from '../../../../server/store/safety/apart.ts';
import { findDamage, verify } from '../../../../server/store/safety/check/verify.ts';
import type { Outcome } from '../../../../server/store/safety/tasks.ts';
import { readerWithin } from '../../../../server/store/writer.ts';
import { enrol, file, REGION, received } from '../../../support/small-district.ts';
import { spoilPage } from '../../../support/spoil.ts';
import { STORES, type TestStore } from '../../../support/stores.ts';

/** Two bureaus and the region's own report; hill-a replaced that of 2023. */
async function fill({ store }: Pick<TestStore, 'store'>): Promise<void> {
  await enrol(store);
  await file(store, 'hill-a', 2022, { cells: received(4), narrative: [{ measure: 'disclosures.total', value: 12 }] });
  await file(store, 'hill-b', 2022, { cells: received(6) });
  await file(store, 'hill-a', 2023, { cells: received(5) });
  await file(store, 'hill-a', 2023, { cells: received(7) });
  await file(store, REGION.id, 2023, { cells: received(30), kind: 'region' });
}

async function linesOf(reader: Reader, database: string | null = null): Promise<string[]> {
  const lines: string[] = [];
  for await (const { en, zh } of verify(reader, database)) {
    expect(zh).toMatch(/损坏|无法核对/);
    lines.push(en);
  }
  return lines;
}

const FIGURES = 'The stored figures of hill-a for 2022 are damaged.';
const FINDINGS = 'The stored findings of hill-a for 2022 are damaged.';
const DOCUMENT = /^The stored document of hill-a for 2022 is damaged in the database and not shown/;
const SUMS = 'The stored sums over the bureaus of Hill District for 2022 are damaged.';
const LATER = 'The stored sums over the bureaus of Hill District for 2023 are damaged.';
const HEADING_2023 = 'The stored heading of hill-a for 2023 is damaged.';
const first = '(select document_hash from report_version where id = 1)';

/** What is altered behind the program's back, and the lines about it. */
const ALTERED: readonly (readonly [string, string, readonly (string | RegExp)[]])[] = [
  ['what a report counts', 'update contents set counted = printed where version_id = 1', [FIGURES]],
  ['a printed cell', 'update contents set printed = counted where version_id = 1', [FIGURES]],
  ['a number of the prose', 'update contents set narrative = counted where version_id = 1', [FIGURES]],
  [
    'what a report held before',
    'update contents set printed = (select printed from contents where version_id = 1) where version_id = 3',
    ['The stored figures of hill-a for 2023 are damaged.'],
  ],
  ['lost figures', 'delete from contents where version_id = 1', [FIGURES]],
  ['a finding', "update finding set severity = 'hint' where version_id = 1 and position = 1", [FINDINGS]],
  ['a lost finding', 'delete from finding where version_id = 1 and position = 1', [FINDINGS]],
  ['a title', "update report_version set title = 'x' where id = 4", [HEADING_2023]],
  ['how many findings there were', "update report_version set finding_counts = '{' where id = 4", [HEADING_2023]],
  ['when a version ended', 'update report_version set superseded = superseded + 1 where id = 3', [HEADING_2023]],
  ['the text of a document', `update document set text = text || '1' where hash = ${first}`, [DOCUMENT]],
  ['the name of a document', `update document set file_name = 'x' where hash = ${first}`, [DOCUMENT]],
  ['the bytes of a document', `update document set bytes = BYTES where hash = ${first}`, [DOCUMENT]],
  ['a column', "update counted_column set cells = replace(cells, '4', '9') where year = 2022", [SUMS]],
  ['whose columns they are', "update counted_column set cells = 'hill-b' where measure = '' and year = 2023", [LATER]],
  ['lost columns', 'delete from counted_column where year = 2022', [SUMS]],
  // The checksums that are there are right, and still they are not the columns of the reports.
  [
    'a lost column',
    `delete from counted_column where year = 2023 and measure = '${shortMeasure('requests.received')}'`,
    [LATER],
  ],
  [
    'the name of a bureau',
    "update publisher set name_zh = 'x' where id = 'hill-b'",
    ['The stored entry of hill-b on the list is damaged.'],
  ],
  [
    'another name of a bureau',
    "update publisher_name set written = 'x' where publisher_id = 'hill-b'",
    ['The stored names of hill-b on the list are damaged.'],
  ],
  [
    'who changed something',
    "update revision set actor = 'x' where number = 3",
    ['The stored record of revision 3 is damaged.'],
  ],
  [
    'whose report it is',
    "update report set region_id = 'hill-b' where id = 'hill-2023'",
    ['The stored heading of Hill District for 2023 is damaged.', LATER],
  ],
  [
    'a report that the list does not know',
    "insert into report (id, publisher_id, kind, region_id, year) values ('hill-c-2022', 'hill-c', 'bureau', 'hill', 2022)",
    ['The stored heading of hill-c for 2022 is damaged.'],
  ],
];

class TakenBack extends Error {}

describe.each(Object.entries(STORES))('on %s', (name, open) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await open();
    await fill(opened);
  });
  afterAll(() => opened.dispose());

  test('a sound store has no damage', async () => {
    expect(await linesOf(opened.store.reader)).toEqual([]);
  });

  test.each(ALTERED)('%s altered is named, and nothing else', async (_what, statement, lines) => {
    const altering = opened.store.writer.transaction(async (tx) => {
      const bytes = tx.words.name === 'sqlite' ? "cast('x' as blob)" : "'x'::bytea";
      await sql.raw(statement.replace('BYTES', bytes)).execute(tx.db);
      expect(await linesOf(readerWithin(tx))).toEqual(
        lines.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
      );
      throw new TakenBack();
    });
    await expect(altering).rejects.toBeInstanceOf(TakenBack);
  });

  test('a store of another version is not looked through, and said to be one', async () => {
    const altering = opened.store.writer.transaction(async (tx) => {
      await sql`insert into kysely_migration (name, timestamp) values ('0999-later', '')`.execute(tx.db);
      expect(await linesOf(readerWithin(tx))).toEqual([expect.stringMatching(/schema of the database is 0999-later/)]);
      throw new TakenBack();
    });
    await expect(altering).rejects.toBeInstanceOf(TakenBack);
  });

  test.skipIf(name === 'SQLite')(
    'a table that PostgreSQL cannot read is named, and the others are looked through all the same',
    async () => {
      const opened = await open();
      try {
        const { reader, writer } = opened.store;
        await fill(opened);
        await writer.transaction(async (tx) => {
          for (const statement of [
            'alter table saved rename to kept',
            `create function unread() returns setof kept language plpgsql as $$ begin raise exception 'invalid page in block 0' using errcode = 'XX001'; end $$`,
            'create view saved as select * from unread()',
            "update publisher_name set written = 'x' where publisher_id = 'hill-b'",
            "update revision set actor = 'x' where number = 3",
          ])
            await sql.raw(statement).execute(tx.db);
        });
        const found = await findDamage(
          { reader, snapshot: (work) => opened.store.snapshot(work), close: async () => {} },
          null,
        );
        expect(found.map(({ en }) => en)).toEqual([
          'The stored names of hill-b on the list are damaged.',
          'The structure of the database is damaged: invalid page in block 0',
          'The stored record of revision 3 is damaged.',
        ]);
      } finally {
        await opened.dispose();
      }
    },
  );
});

describe('a file', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-verify-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(['contents', 'finding', 'report', 'sqlite_autoindex_document_1', 'kysely_migration'])(
    'with a broken page of %s is looked through to the end, and what is broken is named',
    async (name) => {
      const database = join(folder, `${name}.sqlite`);
      const store = await openSqlite(database);
      await fill({ store });
      await store.close();
      spoilPage(database, name);
      const { reader, close } = openReading({ database, postgres: null });
      const lines = await linesOf(reader, database);
      await close();
      expect(lines[0]).toMatch(/^The structure of the database is damaged: [^\n]+$/);
      expect(lines.length).toBeLessThan(40);
    },
  );

  test('that another process writes meanwhile is looked through as it was', async () => {
    const database = join(folder, 'busy.sqlite');
    const store = await openSqlite(database);
    await fill({ store });
    let outcome: Outcome | null = null;
    const looking = doApart({ kind: 'verify', address: { database, postgres: null } }, new AbortController().signal);
    void looking.then((said) => {
      outcome = said;
    });
    let written = 0;
    for (; outcome === null; written += 1) {
      await file(store, 'hill-a', 2022, { cells: received(10 + written) });
      await setImmediate();
    }
    expect(outcome).toEqual({ kind: 'verified', damages: [] });
    expect(written).toBeGreaterThan(10);
    await store.close();
  });

  test('that points to nobody is named', async () => {
    const database = join(folder, 'orphan.sqlite');
    const store = await openSqlite(database);
    await fill({ store });
    const behind = new Database(database);
    behind.pragma('foreign_keys = off');
    behind.exec("delete from publisher where id = 'hill-c'");
    behind.close();
    const lines = await linesOf(store.reader, database);
    for (const child of ['publisher_name', 'roster_change']) {
      expect(lines).toContain(
        `The structure of the database is damaged: a row of ${child} points to a row of publisher that is not there`,
      );
    }
    await store.close();
  });
});
