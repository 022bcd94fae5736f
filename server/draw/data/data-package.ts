/**
 * `/data/datapackage.json`: the tables of one revision as a Data Package (datapackage.org, version 2), which R, pandas and validators
 * read with the types and meanings of their columns.
 */
import type { Column } from './columns.ts';
import { FIGURE_COLUMNS } from './figures.ts';

interface Packaged {
  /** Scheme and host of this server, without a slash at the end. */
  readonly origin: string;
  readonly revision: number;
  /** When the revision was made, ISO 8601; null before the first. */
  readonly at: string | null;
}

/** The text of the file. Every path names the revision, so that a package read twice is the same data. */
export function dataPackage({ origin, revision, at }: Packaged): string {
  return JSON.stringify({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'gongkai',
    title: '公开年报 Gongkai: annual reports on government information disclosure',
    description:
      'Every figure of every report: what is printed, why where nothing is, and what enters sums. 每份年报的每个数字：所印、缺项原因、计入合计的数。',
    homepage: origin,
    version: String(revision),
    ...(at !== null && { created: at }),
    resources: [
      {
        name: 'figures',
        type: 'table',
        path: `${origin}/data/figures.csv?rev=${revision}`,
        ...CSV,
        schema: { $schema: SCHEMA, fields: FIGURE_COLUMNS.map(fieldOf), missingValues: [''] },
      },
      {
        name: 'codebook',
        type: 'table',
        path: `${origin}/data/codebook.csv`,
        ...CSV,
        schema: {
          $schema: SCHEMA,
          fields: ['table', 'column', 'code', 'type', 'description_zh', 'description_en'].map((name) => ({
            name,
            type: 'string',
          })),
          missingValues: [''],
        },
      },
    ],
  });
}

const CSV = { format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' };
const SCHEMA = 'https://datapackage.org/profiles/2.0/tableschema.json';

function fieldOf<Row>({ name, type, what }: Column<Row>): object {
  return { name, type, description: `${what.zh} ${what.en}` };
}
