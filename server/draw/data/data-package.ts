/**
 * Tables as a Data Package (datapackage.org, version 2), which R, pandas and validators read with the types and meanings of their columns: those
 * at addresses (`/data/datapackage.json`), and those in the files of the package.
 */
import type { Column } from './columns.ts';
import { CODEBOOK, FIGURES, TABLES, type Table } from './tables.ts';

export interface Packaged {
  /** Scheme and host of this server, without a slash at the end; null where it is not known. */
  readonly origin: string | null;
  readonly revision: number;
  /** When the revision was made, ISO 8601; null before the first. */
  readonly at: string | null;
}

/** The text of the file. Every path names the revision, so that a package read twice is the same data. */
export function dataPackage(of: Packaged & { readonly origin: string }): string {
  const { origin, revision } = of;
  // Keys name rows of tables that have an address of their own only.
  return JSON.stringify(
    packageOf(of, [
      resourceOf({ ...FIGURES, refers: {} }, `${origin}/data/figures.csv?rev=${revision}`),
      resourceOf(CODEBOOK, `${origin}/data/codebook.csv`),
    ]),
  );
}

/** The same of the files that lie beside it. `region`: the id of what it is limited to; null: everything. */
export function packageFile(of: Packaged, region: string | null): string {
  const resources = TABLES.map((table) => resourceOf(table, `${table.name}.csv`));
  return `${JSON.stringify({ ...packageOf(of, resources), ...(region !== null && { keywords: [region] }) }, null, 2)}\n`;
}

function packageOf({ origin, revision, at }: Packaged, resources: readonly object[]): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'gongkai',
    title: '公开年报 Gongkai: annual reports on government information disclosure',
    description:
      'Every figure of every report: what is printed, why where nothing is, and what enters sums. 每份年报的每个数字：所印、缺项原因、计入合计的数。',
    ...(origin !== null && { homepage: origin }),
    version: String(revision),
    ...(at !== null && { created: at }),
    resources,
  };
}

function resourceOf({ name, title, columns, key, refers }: Table, path: string): object {
  return {
    name,
    title: `${title.zh} ${title.en}`,
    type: 'table',
    path,
    ...{ format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' },
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      fields: columns.map(fieldOf),
      missingValues: [''],
      ...(key !== undefined && { primaryKey: [key] }),
      ...(refers && Object.keys(refers).length > 0 && { foreignKeys: foreignKeys(refers) }),
    },
  };
}

function foreignKeys(refers: NonNullable<Table['refers']>): readonly object[] {
  return Object.entries(refers).map(([column, resource]) => ({
    fields: [column],
    reference: { resource, fields: [keyOf(resource)] },
  }));
}

/** The column by which rows of a table are named. Throws where there is no such table, or it has none. */
export function keyOf(table: string): string {
  const key = TABLES.find(({ name }) => name === table)?.key;
  if (key === undefined) throw new Error(`Rows of ${table} have no key`);
  return key;
}

function fieldOf({ name, type, what }: Column<never>): object {
  return { name, type, description: `${what.zh} ${what.en}` };
}
