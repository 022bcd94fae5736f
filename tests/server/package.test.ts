/** The data package, as an analyst opens it: described as it is, whole, and adding up to what the program itself answers. */
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openZip } from '../../server/ingest/formats/container/zip.ts';
import { openPackage } from '../../server/package/files.ts';
import { zipStream } from '../../server/zip-file.ts';
import type { TestApp } from '../support/app.ts';
import { readTable } from '../support/read-rows.ts';
import { openSeededApp } from '../support/seeded-app.ts';

const DISTRICT = 'shifan';

let opened: TestApp;
let address = '';
let files: ReadonlyMap<string, Buffer>;
beforeAll(async () => {
  opened = await openSeededApp();
  const live = await opened.app.inject(`/data/gongkai.zip?region=${DISTRICT}`);
  expect(live.statusCode).toBe(302);
  address = String(live.headers.location);
  const { rawPayload, headers } = await opened.app.inject(address);
  expect(headers['content-type']).toBe('application/zip');
  files = await unzipped(rawPayload);
});
afterAll(() => opened.dispose());

async function unzipped(bytes: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await openZip(bytes, 'package.zip', { entries: 20, entryBytes: 1e8, bytes: 2e8 });
  const all = new Map<string, Buffer>();
  for (const name of zip.names) all.set(name, Buffer.from((await zip.read(name)) ?? []));
  return all;
}

const text = (name: string): string => String(files.get(name));
const tableOf = (name: string) => readTable(text(name));

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly schema: {
    readonly fields: readonly { readonly name: string; readonly type: string }[];
    readonly primaryKey?: readonly string[];
    readonly foreignKeys?: readonly {
      readonly fields: readonly [string];
      readonly reference: { readonly resource: string; readonly fields: readonly [string] };
    }[];
  };
}

const TYPES: Readonly<Record<string, RegExp>> = {
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  string: /^/,
};

test('each table is what datapackage.json and csv-metadata.json say, its keys included', () => {
  const { resources } = JSON.parse(text('datapackage.json')) as { readonly resources: readonly Resource[] };
  const csvw = JSON.parse(text('csv-metadata.json'));
  const rowsOf = new Map(resources.map(({ name, path }) => [name, tableOf(path)]));
  expect(resources.map(({ path }) => path).toSorted()).toEqual(
    [...files.keys()].filter((name) => name.endsWith('.csv')).toSorted(),
  );
  for (const { name, path, schema } of resources) {
    const { head, rows } = rowsOf.get(name) ?? { head: [], rows: [] };
    expect(head, name).toEqual(schema.fields.map((field) => field.name));
    const described = csvw.tables.find(({ url }: { url: string }) => url === path).tableSchema;
    expect(described.columns.map((column: { name: string }) => column.name)).toEqual(head);
    for (const { name: column, type } of schema.fields) {
      const facts = rows.map((row) => row[column] ?? '').filter((fact) => fact !== '');
      expect(facts.filter((fact) => !TYPES[type]?.test(fact)).slice(0, 3), `${name}.${column} ${type}`).toEqual([]);
    }
    for (const key of schema.primaryKey ?? [])
      expect(new Set(rows.map((row) => row[key])).size, `${name} by ${key}`).toBe(rows.length);
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      const known = new Set(rowsOf.get(reference.resource)?.rows.map((row) => row[reference.fields[0]]));
      const lost = rows.filter((row) => !known.has(row[fields[0]]));
      expect(lost.slice(0, 2), `${name}.${fields[0]}`).toEqual([]);
    }
  }
  for (const name of ['figures', 'reports', 'publishers', 'measures', 'findings'])
    expect(rowsOf.get(name)?.rows.length, name).toBeGreaterThan(30);
});

test('every code that a column has is in the codebook', () => {
  const book = tableOf('codebook.csv').rows;
  for (const table of ['figures', 'reports', 'publishers', 'measures', 'findings', 'corrections']) {
    const { head, rows } = tableOf(`${table}.csv`);
    const lines = book.filter((line) => line.table === table);
    expect(lines.flatMap(({ code, column }) => (code === '' ? [column] : []))).toEqual(head);
    for (const name of head) {
      const codes = new Set(lines.flatMap(({ column, code }) => (column === name && code ? [code] : [])));
      const strange = rows.map((row) => row[name] ?? '').filter((fact) => fact !== '' && !codes.has(fact));
      if (codes.size > 0) expect(strange.slice(0, 3), `${table}.${name}`).toEqual([]);
    }
  }
});

test('the checksums are those of all other files', () => {
  const sums = text('SHA256SUMS').trimEnd().split('\n');
  const made = [...files].filter(([name]) => name !== 'SHA256SUMS');
  expect(sums).toEqual(made.map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}`));
});

test('the SQL of its README makes the sums of the district, of every year, that the program answers', async () => {
  const [, sql = ''] = /```sql\n([\s\S]*?)\n```/.exec(text('README.md')) ?? [];
  expect(sql.split('\n').length).toBeLessThanOrEqual(20);
  const db = new Database(':memory:');
  for (const table of ['figures', 'publishers']) {
    const { head, rows } = tableOf(`${table}.csv`);
    const numbers = new Set(['year', 'counted']);
    db.exec(`create table ${table} (${head.map((name) => `"${name}"`).join(', ')})`);
    const insert = db.prepare(`insert into ${table} values (${head.map(() => '?').join(', ')})`);
    db.transaction(() => {
      for (const row of rows)
        insert.run(head.map((name) => (row[name] === '' ? null : numbers.has(name) ? Number(row[name]) : row[name])));
    })();
  }
  const sums = db.prepare(sql).all() as { year: number; measure_id: string; value: number }[];
  db.close();
  const measures = ['requests.received', 'requests.closed', 'requests.granted', 'review.total', 'disclosures.total'];
  const revision = /-r(\d+)\.zip/.exec(address)?.[1];

  let compared = 0;
  for (const measure of measures) {
    const { statusCode, body } = await opened.app.inject(
      `/chart.json?kind=table&measure=${measure}&of=${DISTRICT}&rev=${revision}`,
    );
    expect(statusCode, body).toBe(200);
    const points: { year: number; value: number | null }[] = JSON.parse(body).series[0].points;
    const told = points.flatMap(({ year, value }) => (value === null ? [] : [[year, value]]));
    const added = sums.filter((row) => row.measure_id === measure).map(({ year, value }) => [year, value]);
    expect(added, measure).toEqual(told);
    compared += told.length;
  }
  expect(compared).toBeGreaterThan(20);
});

describe('the address', () => {
  test('is one revision for ever: the same bytes later, 304 to who has them, and to who only asks nothing', async () => {
    const first = await opened.app.inject('/data/gongkai-r9.zip');
    expect(first.headers['cache-control']).toMatch(/immutable/);
    expect(first.headers['content-disposition']).toContain('gongkai-r9.zip');
    const etag = String(first.headers.etag);
    const again = await opened.app.inject({ url: '/data/gongkai-r9.zip', headers: { 'if-none-match': etag } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const head = await opened.app.inject({ method: 'HEAD', url: '/data/gongkai-r9.zip' });
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', etag]);
    const whole = await unzipped(first.rawPayload);
    // What came later is in none of them.
    for (const row of readTable(String(whole.get('reports.csv'))).rows) expect(Number(row.revision)).toBeLessThan(10);
    expect((await opened.app.inject('/data/gongkai-r9.zip')).rawPayload.equals(first.rawPayload)).toBe(true);
    const older = await opened.app.inject('/data/gongkai.zip?asOf=9');
    expect(older.headers.location).toBe('/data/gongkai-r9.zip');
  });

  test.each([
    ['/data/gongkai-r999999.zip', '999999'],
    ['/data/gongkai-r9.zip?region=nowhere', 'nowhere'],
    ['/data/gongkai-r9.zip?years=2025', 'region'],
    ['/data/gongkai.zip?rev=latest', '数据版本'],
  ])('is refused as %s with a sentence', async (url, said) => {
    const answer = await opened.app.inject(url);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.json().errors[0].message).toContain(said);
  });
});

test('whoever leaves in the middle ends what is read for them', async () => {
  const { parts } = await openPackage(opened.store.reader, { region: null, revision: 9, origin: null });
  let isEnded = false;
  async function* watched() {
    try {
      yield* parts();
    } finally {
      isEnded = true;
    }
  }
  for await (const bytes of zipStream(watched())) {
    expect(bytes.length).toBeGreaterThan(0);
    break;
  }
  expect(isEnded).toBe(true);
});
