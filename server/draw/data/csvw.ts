/** `csv-metadata.json` of the data package: its tables by the W3C's vocabulary for CSV on the web, from the same columns. */
import type { Label } from '../../../schema/language.ts';
import { keyOf, type Packaged } from './data-package.ts';
import { TABLES, type Table } from './tables.ts';

/** The text of the file. */
export function csvwFile({ origin, revision, at }: Packaged): string {
  const told = {
    '@context': 'http://www.w3.org/ns/csvw',
    'dc:title': inBoth({
      zh: `公开年报数据，第 ${revision} 号数据版本`,
      en: `Gongkai: figures of annual reports on information disclosure, revision ${revision}`,
    }),
    ...(origin !== null && { 'dc:source': origin }),
    ...(at !== null && { 'dc:issued': { '@value': at, '@type': 'dateTime' } }),
    dialect: { encoding: 'utf-8', lineTerminators: ['\n'], header: true },
    tables: TABLES.map(tableOf),
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}

function tableOf({ name, title, columns, key, refers }: Table): object {
  const foreignKeys = Object.entries(refers ?? {}).map(([column, other]) => ({
    columnReference: column,
    reference: { resource: `${other}.csv`, columnReference: keyOf(other) },
  }));
  return {
    url: `${name}.csv`,
    'dc:title': inBoth(title),
    tableSchema: {
      columns: columns.map((column) => ({
        ...{ name: column.name, titles: column.name, datatype: column.type, null: '' },
        'dc:description': inBoth(column.what),
      })),
      ...(key !== undefined && { primaryKey: key }),
      ...(foreignKeys.length > 0 && { foreignKeys }),
    },
  };
}

function inBoth({ zh, en }: Label): readonly object[] {
  return [
    { '@value': zh, '@language': 'zh' },
    { '@value': en, '@language': 'en' },
  ];
}
