/** A database of an earlier version is brought to this one with everything in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { type Dialect, Kysely, PGliteDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { describe, expect, test } from 'vitest';
import { openAccess } from '../../../server/access/access.ts';
import { hashOfSecret } from '../../../server/access/keys.ts';
import { isSound } from '../../../server/store/checksums.ts';
import { type DialectWords, POSTGRES, SQLITE, sqliteWriterDialect } from '../../../server/store/dialect.ts';
import { figuresOf, narrativeOf } from '../../../server/store/find/figures.ts';
import { findingsOf, listFindings } from '../../../server/store/find/findings.ts';
import { aliasesOf, listPublisherNames } from '../../../server/store/find/publishers.ts';
import { listRoster } from '../../../server/store/find/roster.ts';
import { ownRows } from '../../../server/store/find/series.ts';
import { commonRows, sumRows } from '../../../server/store/find/sums.ts';
import * as initial from '../../../server/store/migrations/0001-initial.ts';
import * as keys from '../../../server/store/migrations/0002-keys.ts';
import * as marks from '../../../server/store/migrations/0011-marks.ts';
import * as columns from '../../../server/store/migrations/0013-columns.ts';
import * as smaller from '../../../server/store/migrations/0025-smaller.ts';
import { openPGlite, openSqlite, type Store } from '../../../server/store/open.ts';
import { opened } from '../../../server/store/packed/deflated.ts';
import { packCounted, unpackCounted } from '../../../server/store/packed/figures.ts';
import { shortMeasure } from '../../../server/store/packed/usual.ts';
import { BUREAUS, enrol, file, received } from '../../support/small-district.ts';
import { openTestSqlite } from '../../support/stores.ts';

const APPLICANTS = ['natural', 'business', 'research', 'nonprofit', 'legalService', 'otherOrganization', 'total'];
const RECEIVED = [5, 0, 0, 0, 0, null, 5];
const ALL = {};
const OPERANDS = [
  { ref: { kind: 'cell', cell: 'III/1/natural' }, side: 'left', label: null, value: 5, gap: null, approximate: false },
  {
    ref: { kind: 'cell', cell: 'III/1/otherOrganization' },
    side: 'left',
    label: null,
    value: null,
    gap: 'blank',
    approximate: false,
  },
  {
    ref: { kind: 'narrative', index: 0, measure: 'disclosures.total' },
    side: 'right',
    label: '公开',
    value: 6,
    gap: null,
    approximate: true,
  },
];

interface FigureBefore {
  /** 1: hill-a 2023, 2: hill-a 2022, 3: hill-b 2023. */
  readonly version?: number;
  readonly measure: string;
  readonly position: number;
  readonly state: string;
  readonly applicant?: string;
  readonly origin?: string;
  readonly cell?: string;
  readonly edition?: string;
  readonly value?: number;
  readonly gap?: string;
  readonly printed?: string;
  readonly start?: number;
  readonly end?: number;
  readonly line?: number;
  readonly counted?: number;
  readonly confidence?: string;
}

/** A database as the first two migrations left it, with three reports of two bureaus. */
async function fillBefore(dialect: Dialect, words: DialectWords): Promise<Kysely<unknown>> {
  const db = new Kysely<unknown>({ dialect });
  const before = { '0001-initial': initial, '0002-keys': keys };
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(before).map(([name, { up }]) => [name, { up: (inner: Kysely<unknown>) => up(inner, words) }]),
        ),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  const run = async (statement: ReturnType<typeof sql>) => void (await statement.execute(db));
  await run(sql`insert into publisher values
    ('hill', 'region', null, '山区', 'Hill', '山区', 'Hill', 'district', null, null, 1, 1),
    ('hill-a', 'bureau', 'hill', '山区教育局', 'Education', '教育局', 'Education', 'department', null, null, 1, 2),
    ('hill-b', 'bureau', 'hill', '山区民政局', 'Civil Affairs', '民政局', 'Civil Affairs', 'department', null, null, 1, 3)`);
  await run(
    sql`insert into publisher_name values ('山区教育局', 'hill-a', '山区教育局', 0), ('山教局', 'hill-a', '山教局', 1)`,
  );
  await run(
    sql`insert into revision (number, at, kind, note, report_id) values (1, '2024-01-20T00:00:00Z', 'import', '', 'hill-a-2023')`,
  );
  await run(
    sql`insert into access_key (id, hash, label, created_at) values ('gk_before', ${hashOfSecret('gk_before-the-roles-came')}, '旧', '2024-01-20T00:00:00Z')`,
  );
  await run(sql`insert into document values ('ab', 'a.txt', 'text/plain', 1, ${new Uint8Array([65])}, 'A')`);
  for (const [report, publisher, year] of [
    ['hill-a-2023', 'hill-a', 2023],
    ['hill-a-2022', 'hill-a', 2022],
    ['hill-b-2023', 'hill-b', 2023],
  ] as const) {
    await run(sql`insert into report values (${report}, ${publisher}, 'bureau', 'hill', ${year})`);
    await run(sql`insert into report_version (report_id, revision, document_hash, editions, outline, breakdowns, notes)
      values (${report}, 1, 'ab', '{"II":{},"III":"2021","IV":null}', '[]', '[]', '[]')`);
  }
  const figure = (row: FigureBefore) =>
    run(sql`insert into figure (version_id, measure, applicant, origin, cell, edition, position, value, gap, printed, start, "end", line, counted, state, blanks, confidence)
      values (${row.version ?? 1}, ${row.measure}, ${row.applicant ?? ''}, ${row.origin ?? 'table'}, ${row.cell ?? null}, ${row.edition ?? '2021'},
        ${row.position}, ${row.value ?? null}, ${row.gap ?? null}, ${row.printed ?? ''}, ${row.start ?? null}, ${row.end ?? null},
        ${row.line ?? null}, ${row.counted ?? null}, ${row.state}, 0, ${row.confidence ?? null})`);
  for (const [place, applicant] of APPLICANTS.entries()) {
    const value = RECEIVED[place] ?? null;
    const read =
      value === null
        ? { gap: 'blank', state: 'empty' }
        : { value, counted: value, printed: String(value), state: 'number' };
    await figure({
      measure: 'requests.received',
      applicant,
      cell: `III/1/${applicant}`,
      position: place,
      start: place,
      end: place + 1,
      line: 7,
      confidence: 'agreed',
      ...read,
    });
  }
  await figure({ measure: 'appeals.total', origin: 'computed', edition: '', position: 8, counted: 3, state: 'number' });
  await figure({
    measure: 'fees.amount',
    cell: 'II/fees.amount',
    edition: '2021',
    position: 9,
    value: 592372449,
    counted: 592372449,
    printed: '592.372449',
    state: 'number',
  });
  await figure({
    version: 2,
    measure: 'fees.amount',
    cell: 'II/fees.amount',
    position: 0,
    value: 100,
    counted: 100,
    printed: '0.0001',
    state: 'number',
  });
  // hill-b granted 500 and left out row 3.7: it may stand in no ratio of what was closed.
  for (const [version, measure, value] of [
    [1, 'requests.granted', 30],
    [1, 'requests.partlyGranted', 5],
    [1, 'requests.closed', 50],
    [2, 'requests.granted', 20],
    [2, 'requests.partlyGranted', 0],
    [2, 'requests.closed', 40],
    [3, 'requests.granted', 500],
    [3, 'requests.partlyGranted', 0],
  ] as const) {
    await figure({
      version,
      measure,
      applicant: 'total',
      origin: 'computed',
      position: 20,
      counted: value,
      state: 'number',
    });
  }
  await run(sql`insert into narrative values (1, 0, 'disclosures.total', '公开', 6, 1, '条', '公开6条', 3, 7, 2)`);
  for (const [subject, outcome, rank] of [
    ['natural', 'confirmed', 30],
    ['total', 'confirmed', 30],
    ['1', 'failed', 0],
  ] as const) {
    await run(sql`insert into finding (version_id, rule, outcome, severity, rank, subject, operands, expected, actual)
      values (1, 'T3-BAL', ${outcome}, 'error', ${rank}, ${subject}, ${JSON.stringify(OPERANDS)}, 5, 6)`);
  }
  for (const [place, applicant] of APPLICANTS.entries()) {
    const empty = RECEIVED[place] === null ? 1 : 0;
    await run(
      sql`insert into rollup values ('hill', 2023, 'requests.received', ${applicant}, ${RECEIVED[place] ?? 0}, ${1 - empty}, ${empty}, 0, 1)`,
    );
  }
  await run(sql`insert into rollup_common values ('hill', 2023, 'fees.amount', '', 592372449, 100, 1)`);
  return db;
}

const KINDS: Readonly<Record<string, () => Promise<{ store: Store; dispose: () => Promise<void> }>>> = {
  SQLite: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
    const file = join(folder, 'before.sqlite');
    await (await fillBefore(sqliteWriterDialect(file), SQLITE)).destroy();
    const store = await openSqlite(file);
    return {
      store,
      dispose: async () => {
        await store.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
  PGlite: async () => {
    const pglite = await PGlite.create();
    // This Kysely stays open: closing it would end the database that the store is opened on.
    await fillBefore(new PGliteDialect({ pglite }), POSTGRES);
    const store = await openPGlite(pglite);
    return { store, dispose: () => store.close() };
  },
};

describe.each(Object.entries(KINDS))('a database of an earlier version on %s', (_, open) => {
  test('keeps every figure, number of the prose, finding and sum', async () => {
    const { store, dispose } = await open();
    const { reader } = store;
    expect((await listPublisherNames(reader)).map(({ written, publisher }) => [written, publisher]).sort()).toEqual([
      ['山区教育局', 'hill-a'],
      ['山教局', 'hill-a'],
    ]);
    expect(await aliasesOf(reader, ['hill-a'])).toMatchObject([{ publisher_id: 'hill-a', written: '山教局' }]);
    // Keys of before the roles could do everything, and still can.
    const access = openAccess(store, { reading: 'open', idleMinutes: 30 });
    const origin = { address: '10.0.0.7', log: { warn: () => {} } };
    expect(await access.identifyKey('gk_before-the-roles-came', origin, '2026-01-20T00:00:00Z')).toMatchObject({
      label: '旧',
      role: 'administrator',
    });
    // What an earlier version entered were its examples.
    expect((await listRoster(reader)).map(({ id, example }) => [id, Number(example)])).toEqual([
      ['hill', 1],
      ['hill-a', 1],
      ['hill-b', 1],
    ]);
    const figures = await figuresOf(reader, [1]);
    expect(
      figures.map(({ cell, content }) => [cell, content.kind === 'number' ? content.value : content.reason]),
    ).toEqual([
      ...APPLICANTS.map((applicant, place) => [`III/1/${applicant}`, RECEIVED[place] ?? 'blank']),
      ['II/fees.amount', 592.372449],
    ]);
    expect(figures[0]).toMatchObject({
      content: { printed: '5' },
      place: { start: 0, end: 1, line: 7 },
      confidence: 'agreed',
    });
    expect(await narrativeOf(reader, [1])).toEqual([
      {
        version: 1,
        measure: 'disclosures.total',
        label: '公开',
        value: 6,
        approximate: true,
        counter: '条',
        quote: '公开6条',
        place: { start: 3, end: 7, line: 2 },
      },
    ]);
    const findings = await findingsOf(reader, [1]);
    expect(findings.map(({ subject, outcome }) => [subject, outcome])).toEqual([
      ['natural', 'confirmed'],
      ['total', 'confirmed'],
      ['1', 'failed'],
      // By a rule that was not known when it was stored: no report of the year before is held.
      ['total', 'notAssessable'],
    ]);
    expect(findings.find(({ rule }) => rule === 'T3-BAL')?.operands).toEqual(OPERANDS);
    expect((await listFindings(reader, ALL, { first: 1, after: null })).rows[0]?.subject).toBe('1');

    const measures = ['requests.received', 'appeals.total', 'fees.amount'];
    const question = {
      measures,
      indicators: [],
      applicant: 'otherOrganization',
      asOf: null,
      years: { from: 2023, to: 2023 },
    };
    expect(await ownRows(reader, ['hill-a'], question)).toMatchObject([
      { measure: 'requests.received', counted: null, gap: 'blank', edition: '2021', computed: false },
      { measure: 'appeals.total', counted: 3, gap: null, edition: '', computed: true },
      { measure: 'fees.amount', counted: 592.372449, computed: false },
    ]);
    const sum = { region: 'hill', year: 2023, numbers: 1, blanks: 0, in2014: 0, in2019: 0, in2021: 1 };
    const marked = { computed: 0, approximate: 0, corrected: 0, unknown: 0 };
    expect(await sumRows(reader, ['hill'], { ...question, applicant: 'total' })).toEqual([
      { ...sum, ...marked, measure: 'requests.received', sum: 5 },
      { ...sum, ...marked, measure: 'appeals.total', sum: 3, in2021: 0, computed: 1 },
      { ...sum, ...marked, measure: 'fees.amount', sum: 592.372449 },
    ]);
    expect((await sumRows(reader, ['hill'], question))[0]).toMatchObject({ sum: 0, numbers: 0, blanks: 1 });
    expect(await commonRows(reader, ['hill'], question)).toEqual([
      { region: 'hill', year: 2023, measure: 'fees.amount', current: 592.372449, previous: 0.0001, bureaus: 1 },
    ]);
    const ratios = { ...question, measures: ['requests.granted'], indicators: ['rate.granted' as const] };
    const whole = { ...ratios, applicant: 'total' };
    expect((await sumRows(reader, ['hill'], whole)).map((row) => [row.measure, row.sum, row.numbers])).toEqual([
      ['requests.granted', 530, 2],
      ['rate.granted/numerator', 35, 1],
      ['rate.granted/denominator', 50, 1],
    ]);
    expect(await commonRows(reader, ['hill'], whole)).toMatchObject([
      { measure: 'requests.granted', current: 30, previous: 20, bureaus: 1 },
      { measure: 'rate.granted/numerator', current: 35, previous: 20, bureaus: 1 },
      { measure: 'rate.granted/denominator', current: 50, previous: 40, bureaus: 1 },
    ]);
    await dispose();
  });
});

test('columns made by a migration are those that reports bring by themselves', async () => {
  const { store, dispose } = await openTestSqlite();
  await enrol(store);
  for (const [place, { id }] of BUREAUS.entries()) {
    for (const year of [2019, 2020, 2021, 2023]) {
      const closed = (place + year) % 3 === 0 ? 'unreadable' : place + 4;
      await file(store, id, year, {
        cells: { ...received(place + 4), 'III/3.7/total': closed, 'III/2/total': 'blank', 'IV/review.upheld': place },
        narrative: [
          { measure: 'disclosures.total', value: 50 + place, approximate: place !== 1 },
          { measure: 'disclosures.website', value: 30, approximate: true },
          { measure: 'disclosures.website', value: 31, approximate: year === 2020 },
        ],
      });
    }
  }
  // As an earlier version kept them: which numbers are approximate is told by the prose alone.
  await store.writer.transaction(async (tx) => {
    const kept = (await tx.db.selectFrom('contents').selectAll().execute()).map((row) => opened(row));
    const db = tx.db as unknown as Kysely<unknown>;
    await sql`drop table contents`.execute(db);
    await sql`create table contents (version_id integer, counted text, printed text, narrative text,
      counted_checksum integer, printed_checksum integer, narrative_checksum integer)`.execute(db);
    for (const { version_id, counted, printed, narrative } of kept) {
      const rows = packCounted(unpackCounted(counted).map((row) => ({ ...row, approximate: 0 })));
      await sql`insert into contents values (${version_id}, ${rows}, ${printed}, ${narrative}, 0, 0, 0)`.execute(db);
    }
  });
  const kept = async () =>
    (await store.reader.db.selectFrom('counted_column').selectAll().orderBy('measure').orderBy('year').execute()).map(
      (row) => ({ ...row, checksum: isSound.columns(row) }),
    );
  const before = await kept();
  const received5 = before.find(({ measure, year }) => measure === shortMeasure('requests.received') && year === 2019);
  expect(received5?.cells).toBe('3*2019;4,5,6;^;^;^;^;C;4,5,6');
  expect(
    before.find(({ measure, year }) => measure === shortMeasure('disclosures.total') && year === 2019)?.cells,
  ).toBe('3*narrative;50~,51,52~');
  expect(before.every(({ checksum }) => checksum)).toBe(true);
  await store.writer.transaction(async (tx) => {
    const db = tx.db as unknown as Kysely<unknown>;
    for (const table of ['counted_column', 'rollup', 'rollup_common'])
      await sql`drop table ${sql.table(table)}`.execute(db);
    for (const table of ['rollup', 'rollup_common'])
      await sql`create table ${sql.table(table)} (region_id text, year integer, sums text, checksum integer)`.execute(
        db,
      );
    await marks.up(db);
    const { rows } = await sql<{ sums: string }>`select sums from rollup where year = 2020`.execute(db);
    expect(JSON.parse(rows[0]?.sums ?? '')['disclosures.website'][0]?.[6]).toBe(3);
    await columns.up(db, SQLITE);
    await smaller.up(db, SQLITE);
  });
  expect(await kept()).toEqual(before);
  await dispose();
});
