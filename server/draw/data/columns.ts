/** Tidy tables for programs: one fact a row, one meaning a column, codes and not words, gaps empty with their reason beside. */
import type { Label } from '../../../schema/language.ts';

export type Fact = string | number | boolean | null;

export interface Column<Row> {
  /** In snake_case; it never changes its meaning. */
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  readonly what: Label;
  /** The list of codes that it takes its values from (schema/codelists.ts), where there is one. */
  readonly codes?: string;
  readonly of: (row: Row) => Fact;
}

export function column<Row>(
  name: string,
  type: Column<Row>['type'],
  what: readonly [zh: string, en: string],
  of: Column<Row>['of'],
  codes?: string,
): Column<Row> {
  return { name, type, what: { zh: what[0], en: what[1] }, of, ...(codes !== undefined && { codes }) };
}

/** A line of CSV by RFC 4180, without its end: for programs, so that no text is altered for the sake of spreadsheets. */
function csvLine(facts: readonly Fact[]): string {
  return facts.map(field).join(',');
}

function field(fact: Fact): string {
  if (fact === null) return '';
  if (typeof fact !== 'string') return String(fact);
  return /[",\r\n]/.test(fact) ? `"${fact.replaceAll('"', '""')}"` : fact;
}

export const FORMATS = ['csv', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

export const TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** Rows as text, each with the end of its line; a CSV begins with the names of its columns. */
export function linesOf<Row>(columns: readonly Column<Row>[], format: Format, rows: readonly Row[]): string {
  return rows
    .map((row) =>
      format === 'csv'
        ? `${csvLine(columns.map(({ of }) => of(row)))}\n`
        : `${JSON.stringify(factsOf(columns, row))}\n`,
    )
    .join('');
}

/** A row by the names of its columns. */
export function factsOf<Row>(columns: readonly Column<Row>[], row: Row): Record<string, Fact> {
  return Object.fromEntries(columns.map(({ name, of }) => [name, of(row)]));
}

export function headOf<Row>(columns: readonly Column<Row>[], format: Format): string {
  return format === 'csv' ? `${csvLine(columns.map(({ name }) => name))}\n` : '';
}
