/** A database of an earlier version is brought to this one with everything in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { type Dialect, Kysely, PGliteDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { describe, expect, test } from 'vitest';
import { type DialectWords, POSTGRES, SQLITE, sqliteWriterDialect } from '../../../server/store/dialect.ts';
import { figuresOf, narrativeOf } from '../../../server/store/find/figures.ts';
import { findingsOf, listFindings } from '../../../server/store/find/findings.ts';
import { ownRows } from '../../../server/store/find/series.ts';
import { commonRows, sumRows } from '../../../server/store/find/sums.ts';
import * as initial from '../../../server/store/migrations/0001-initial.ts';
import * as keys from '../../../server/store/migrations/0002-keys.ts';
import { openPGlite, openSqlite, type Store } from '../../../server/store/open.ts';

const APPLICANTS = ['natural', 'business', 'research', 'nonprofit', 'legalService', 'otherOrganization', 'total'];
const RECEIVED = [5, 0, 0, 0, 0, null, 5];
const ALL = { region: null, publisher: null, year: null, rule: null, outcomes: null, severity: null };
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

/** A database as the first two migrations left it, with one bureau's report of 2023. */
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
    ('hill-a', 'bureau', 'hill', '山区教育局', 'Education', '教育局', 'Education', 'department', null, null, 1, 2)`);
  await run(
    sql`insert into revision (number, at, kind, note, report_id) values (1, '2024-01-20T00:00:00Z', 'import', '', 'hill-a-2023')`,
  );
  await run(sql`insert into document values ('ab', 'a.txt', 'text/plain', 1, ${new Uint8Array([65])}, 'A')`);
  await run(sql`insert into report values ('hill-a-2023', 'hill-a', 'bureau', 'hill', 2023)`);
  await run(sql`insert into report_version (report_id, revision, document_hash, editions, outline, breakdowns, notes)
    values ('hill-a-2023', 1, 'ab', '{"II":{},"III":"2021","IV":null}', '[]', '[]', '[]')`);
  const figure = (row: FigureBefore) =>
    run(sql`insert into figure (version_id, measure, applicant, origin, cell, edition, position, value, gap, printed, start, "end", line, counted, state, blanks, confidence)
      values (1, ${row.measure}, ${row.applicant ?? ''}, ${row.origin ?? 'table'}, ${row.cell ?? null}, ${row.edition ?? '2021'},
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
    const figures = await figuresOf(reader, [1]);
    expect(
      figures.map(({ cell, reading }) => [cell, reading.kind === 'number' ? reading.value : reading.reason]),
    ).toEqual([
      ...APPLICANTS.map((applicant, place) => [`III/1/${applicant}`, RECEIVED[place] ?? 'blank']),
      ['II/fees.amount', 592.372449],
    ]);
    expect(figures[0]).toMatchObject({
      reading: { printed: '5' },
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
    ]);
    expect(findings[0]?.operands).toEqual(OPERANDS);
    expect((await listFindings(reader, ALL, { first: 1, after: null })).rows[0]?.subject).toBe('1');

    const measures = ['requests.received', 'appeals.total', 'fees.amount'];
    const question = { measures, applicant: 'otherOrganization', asOf: null, years: { from: 2023, to: 2023 } };
    expect(await ownRows(reader, ['hill-a'], question)).toMatchObject([
      { measure: 'requests.received', counted: null, gap: 'blank', edition: '2021', computed: false },
      { measure: 'appeals.total', counted: 3, gap: null, edition: '', computed: true },
      { measure: 'fees.amount', counted: 592.372449, computed: false },
    ]);
    expect(await sumRows(reader, ['hill'], { ...question, applicant: 'total' })).toEqual([
      { region: 'hill', year: 2023, measure: 'requests.received', sum: 5, numbers: 1, blanks: 0, in2019: 0, in2021: 1 },
    ]);
    expect(await sumRows(reader, ['hill'], question)).toMatchObject([{ sum: 0, numbers: 0, blanks: 1 }]);
    expect(await commonRows(reader, ['hill'], question)).toEqual([
      { region: 'hill', year: 2023, measure: 'fees.amount', current: 592.372449, previous: 0.0001, bureaus: 1 },
    ]);
    await dispose();
  });
});
