/** Stores that every earlier version wrote (support/write-store.ts, as it was then) are brought to this one, and answer alike. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, crc32 } from 'node:zlib';
import Database from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { versionChecksum } from '../../../server/store/checksums.ts';
import { SQLITE, sqliteWriterDialect } from '../../../server/store/dialect.ts';
import { openFiles } from '../../../server/store/export/write.ts';
import { figuresOf, narrativeOf } from '../../../server/store/find/figures.ts';
import { findingsOf } from '../../../server/store/find/findings.ts';
import { findReports } from '../../../server/store/find/reports.ts';
import { ownRows } from '../../../server/store/find/series.ts';
import { commonRows, sumRows } from '../../../server/store/find/sums.ts';
import * as compact from '../../../server/store/migrations/0014-compact.ts';
import { NEWEST } from '../../../server/store/migrations/migrate.ts';
import { openSqlite } from '../../../server/store/open.ts';
import type { Reader } from '../../../server/store/reader.ts';
import { readManifest } from '../../../server/store/safety/backup/manifest.ts';
import { listBackups } from '../../../server/store/safety/backup/names.ts';
import { verify } from '../../../server/store/safety/check/verify.ts';
import { isSealed, SEALED_TABLES } from '../../../server/store/sealed.ts';
import { spoilPage } from '../../support/spoil.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/stores');
const SCHEMAS = readdirSync(FIXTURES).flatMap((name) => /^(.*)\.sql\.br$/.exec(name)?.[1] ?? []);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-releases-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A database file as that version left it. */
function layOut(schema: string, name = schema): string {
  const file = join(folder, name, 'gongkai.sqlite');
  rmSync(join(folder, name), { recursive: true, force: true });
  const sql = brotliDecompressSync(readFileSync(join(FIXTURES, `${schema}.sql.br`))).toString('utf8');
  mkdirSync(join(folder, name));
  // The tables come in the order of the alphabet.
  new Database(file).exec(`pragma foreign_keys = off; ${sql}`).close();
  return file;
}

const QUESTION = {
  measures: MEASURES.map(({ id }) => id),
  indicators: ['rate.granted', 'rate.reviewCorrected'] as const,
  applicant: 'total',
  asOf: null,
  years: { from: 2008, to: 2100 },
};
const VERSIONS = [1, 2, 3, 4, 5, 6];
const REPLACED = 3;
const inOrder = <Row>(rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

async function answersOf(reader: Reader) {
  const reports = await findReports(reader, ['hill-a-2019', 'hill-a-2022', 'hill-b-2021', 'hill-b-2022', 'hill-2022']);
  return {
    reports: inOrder(reports),
    figures: (await figuresOf(reader, VERSIONS)).map((figure) => ({ ...figure, confidence: null })),
    narrative: await narrativeOf(reader, VERSIONS),
    // What stands around a version that was replaced before such rules were known is not looked up afterwards.
    findings: inOrder(
      (await findingsOf(reader, VERSIONS))
        .filter(({ version, rule }) => version !== REPLACED || rule !== 'XY-CARRY')
        .map(({ position, ...row }) => row),
    ),
    series: inOrder(await ownRows(reader, ['hill-a', 'hill-b', 'hill'], QUESTION)),
    sums: inOrder(await sumRows(reader, ['hill'], QUESTION)),
    common: inOrder(await commonRows(reader, ['hill'], QUESTION)),
    before: inOrder(await sumRows(reader, ['hill'], { ...QUESTION, asOf: 5 })),
  };
}

async function damagesIn(reader: Reader, file: string): Promise<string[]> {
  const damages: string[] = [];
  for await (const damage of verify(reader, file)) damages.push(damage.en);
  return damages;
}

test('there is a store of every schema but the newest', () => {
  expect(SCHEMAS.map((name) => name.slice(0, 4))).toEqual(
    SCHEMAS.map((_, place) => String(place + 1).padStart(4, '0')),
  );
  expect(SCHEMAS.length + 1).toBe(Number(NEWEST.slice(0, 4)));
});

describe('brought to this version', () => {
  let newest: Awaited<ReturnType<typeof answersOf>>;
  beforeAll(async () => {
    const store = await openSqlite(layOut(SCHEMAS.at(-1) ?? '', 'newest'));
    newest = await answersOf(store.reader);
    await store.close();
    // Six reports of which one was replaced, as they were filed.
    expect(newest.figures).toHaveLength(198 + 5 * 200);
    expect(newest.sums.find((row) => /"year":2022,"measure":"requests\.received"/.test(row))).toMatch(
      /"sum":11,"numbers":2/,
    );
    expect(newest.before.find((row) => /"year":2022,"measure":"requests\.received"/.test(row))).toMatch(
      /"sum":10,"numbers":2/,
    );
    expect(newest.series.find((row) => /"hill-b".*"year":2022,"measure":"fees\.amount"/.test(row))).toMatch(
      /592\.372449/,
    );
  });

  test.each(SCHEMAS)('a store of %s is sound, answers like the others, and was backed up before', async (schema) => {
    const file = layOut(schema);
    const store = await openSqlite(file);
    expect(await damagesIn(store.reader, file)).toEqual([]);
    expect(await answersOf(store.reader)).toEqual(newest);
    // Whatever wrote its rows, they can be made again from open files.
    let written = '';
    for await (const { name, bytes } of openFiles(store.reader, { region: null, file, begin: () => () => {} })) {
      for await (const _ of bytes) written = name;
    }
    expect(written).toBe('manifest.json');
    await store.close();
    const backups = join(folder, schema, 'backups');
    const next = [...SCHEMAS, NEWEST][SCHEMAS.indexOf(schema) + 1];
    expect(listBackups(backups).map(({ reason }) => reason)).toEqual([`before-${next}`]);
    const manifest = readManifest(join(backups, listBackups(backups)[0]?.name ?? ''));
    expect(manifest).toMatchObject({ schema, revision: 7, rows: { report: 5, report_version: 6 } });
  });

  test('an upgrade that was ended halfway goes on from there, and says how far it is', async () => {
    const file = layOut('0013-columns', 'halfway');
    const db = new Kysely<unknown>({ dialect: sqliteWriterDialect(file) });
    const told: string[] = [];
    const tell = (done: number, all: number) => void told.push(`${done} of ${all}`);
    await compact.ahead(db, SQLITE, tell);
    expect(told).toEqual(['6 of 6']);
    await sql`delete from contents_deflated where version_id > 4`.execute(db);
    await db.destroy();
    const store = await openSqlite(file, tell);
    // And rules that were not known are applied to what is current.
    expect(told).toEqual(['6 of 6', '6 of 6', '5 of 5']);
    expect(await damagesIn(store.reader, file)).toEqual([]);
    expect(await answersOf(store.reader)).toEqual(newest);
    await store.close();
  });

  test('what was damaged before an upgrade is damaged after it', async () => {
    const file = layOut('0013-columns', 'altered');
    new Database(file).exec("update contents set printed = replace(printed, '4', '5') where version_id = 3").close();
    const store = await openSqlite(file);
    expect(await damagesIn(store.reader, file)).toEqual([expect.stringMatching(/figures of .* are damaged/)]);
    await expect(figuresOf(store.reader, [3])).rejects.toMatchObject({ code: 'DAMAGED' });
    await store.close();
  });

  test('what is written shorter since is so in a store of before, says the same, and is damaged where it was', async () => {
    const file = layOut('0024-sealed', 'longer');
    const long = new Database(file);
    const row = long
      .prepare<[], Parameters<typeof versionChecksum>[0]>('select * from report_version where id = 2')
      .get();
    if (!row) throw new Error('There is no second version');
    const form = '2021';
    const usual = {
      ...{ title: '甲局2021年政府信息公开工作年度报告', period_from: '2021-01-01', period_to: '2021-12-31' },
      editions: JSON.stringify({ II: { 1: form, 5: form, 6: form, 8: form, 9: form }, III: form, IV: form }),
    };
    long
      .prepare(
        'update report_version set title = @title, period_from = @period_from, period_to = @period_to, editions = @editions, checksum = @checksum where id = 2',
      )
      .run({ ...usual, checksum: versionChecksum({ ...row, ...usual }) });
    long.close();
    const store = await openSqlite(file);
    expect(await damagesIn(store.reader, file)).toEqual([]);
    const kept = await store.reader.db.selectFrom('report_version').selectAll().where('id', '=', 2).executeTakeFirst();
    expect(kept).toMatchObject({ title: '甲局2021\u001f1', period_from: '2021', period_to: '2021', editions: '#1' });
    const [told] = await findReports(store.reader, ['hill-b-2021']);
    expect(told).toMatchObject({
      title: usual.title,
      period: { from: usual.period_from, to: usual.period_to },
      editions: JSON.parse(usual.editions),
    });
    const columns = await store.reader.db.selectFrom('counted_column').select(['measure', 'cells']).execute();
    expect(columns.filter(({ measure }) => measure === 'requests.received')).toEqual([]);
    await store.close();
    const altered = layOut('0024-sealed', 'altered-column');
    new Database(altered)
      .exec(
        "update counted_column set cells = replace(cells, '6', '7') where measure = 'requests.received' and year = 2022",
      )
      .close();
    await expect(openSqlite(altered)).rejects.toMatchObject({
      code: 'DAMAGED',
      message: expect.stringMatching(/2022/),
    });
  });

  test('what had no checksum is sealed as it is, and a note that is damaged stays so', async () => {
    const file = layOut('0021-pins', 'unsealed');
    const note = "'hill-a', 'own', null, 2022, 0, 'other', '说明', null, 2, 3";
    const sum = crc32('说明', crc32(['', 'hill-a', 'own', '', 2022, 0, 'other', 2].join('\u0000')));
    new Database(file)
      .exec(`pragma foreign_keys = off;
        insert into due_rule (region_id, kind, since, month, day, revision, superseded) values ('hill', null, 2022, 2, 20, 2, null);
        insert into publication_date values ('hill-a-2022', 3, '2023-02-01', '网站', null, '2026-01-20T02:00:00.000Z');
        insert into succession (predecessor_id, successor_id, kind, revision) values ('hill-a', 'hill-b', 'merged', 2);
        insert into return_sheet (publisher_id, year, findings, sent_on, due_on, at, revision)
          values ('hill-a', 2022, '[]', '2026-01-20', '2026-02-10', '2026-01-20T02:00:00.000Z', 3);
        insert into pin (address, since, actor, at) values ('a', 2, 'x', '2026-01-20T02:00:00.000Z');
        insert into pin_host values (1, '2026-01-20', 'a.example', 3);
        insert into collected (report_id, address, page_hash, file_address, file_hash, document_hash, at)
          values ('hill-a-2022', 'a', 'b', 'c', 'd', 'e', '2026-01-20T02:00:00.000Z');
        insert into access_key (id, hash, label, created_at) values ('gk_1', 'h', '旧', '2024-01-20T00:00:00Z');
        insert into audit (at, actor, action, detail) values ('2026-01-20T02:00:00.000Z', 'x', 'pruned', '{}');
        insert into point_note (publisher_id, scope, quantity, year, onward, kind, zh, en, revision, superseded, checksum)
          values (${note}, ${sum}), (${note}, 1);`)
      .close();
    const store = await openSqlite(file);
    const damages = (await damagesIn(store.reader, file)).filter((line) => !/points to a row/.test(line));
    expect(damages).toEqual(['The stored notes on hill-a are damaged.']);
    for (const table of SEALED_TABLES) {
      const rows = await store.reader.db.selectFrom(table).selectAll().execute();
      expect(rows.length, table).toBeGreaterThan(0);
      expect(
        rows.every((row) => isSealed(table, row as never)),
        table,
      ).toBe(true);
    }
    await store.close();
  });

  test('a store without reports is brought there without a backup', async () => {
    const file = layOut('0008-deadlines', 'empty');
    const behind = new Database(file);
    behind.pragma('foreign_keys = off');
    for (const table of ['contents', 'finding', 'report_version', 'report', 'rollup', 'rollup_common'])
      behind.exec(`delete from ${table}`);
    behind.close();
    await (await openSqlite(file)).close();
    expect(readdirSync(join(folder, 'empty'))).toEqual(['gongkai.sqlite']);
  });

  test('a store that cannot be backed up stays what it is', async () => {
    const file = layOut('0008-deadlines', 'damaged');
    spoilPage(file, 'finding');
    const before = readFileSync(file);
    await expect(openSqlite(file)).rejects.toMatchObject({ code: 'BACKUP_FAILED' });
    expect(schemaOf(file)).toBe('0008-deadlines');
    expect(readFileSync(file).subarray(100).equals(before.subarray(100))).toBe(true);
  });
});

test('a store of a newer version is refused with what to do, and stays what it is', async () => {
  const file = layOut('0008-deadlines', 'later');
  new Database(file).exec("insert into kysely_migration values ('0999-later', '')").close();
  await expect(openSqlite(file)).rejects.toMatchObject({
    code: 'NEWER_DATABASE',
    message: expect.stringMatching(/schema 0999-later.*Use the newer version, or restore the backup/),
  });
  expect(readdirSync(join(folder, 'later'))).toEqual(['gongkai.sqlite']);
  expect(schemaOf(file)).toBe('0999-later');
});

function schemaOf(file: string): unknown {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare('select max(name) from kysely_migration').pluck().get();
  } finally {
    db.close();
  }
}
