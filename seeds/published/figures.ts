/** The figures of a published report as kept in this folder's JSON files, and as the cells of a draft. */
import { readFileSync } from 'node:fs';
import { APPLICANTS } from '../../schema/form/applicants.ts';
import { cellII, cellIII, cellIV, EDITIONS } from '../../schema/form/cells.ts';
import type { CellId, SectionedEditionId } from '../../schema/form/edition.ts';

/** A number, an empty cell (null), or text as printed where the sign or unit matters (`+21`, `251000元`). */
export type PrintedValue = number | string | null;

export interface PublishedFigures {
  readonly publisher: string;
  readonly year: number;
  /** Title of the report the figures were published in. */
  readonly published: string;
  /** Figures of the prose, by the words beside them. */
  readonly stated: Readonly<Record<string, PrintedValue>>;
  readonly sectionII: { readonly edition: SectionedEditionId; readonly cells: Readonly<Record<string, PrintedValue>> };
  /** Seven values a row, by statutory code. */
  readonly sectionIII: {
    readonly edition: SectionedEditionId;
    readonly rows: Readonly<Record<string, readonly PrintedValue[]>>;
  };
  /** Five values a block. */
  readonly sectionIV: Readonly<Record<string, readonly PrintedValue[]>>;
}

/** Reads one of the files beside this one; throws when it is not of the shape above. */
export function readFigures(file: string): PublishedFigures {
  const whole = ensureRecord(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')), file);
  const two = ensureRecord(whole['sectionII'], 'sectionII');
  const three = ensureRecord(whole['sectionIII'], 'sectionIII');
  return {
    publisher: ensureText(whole['publisher'], 'publisher'),
    year: Number(whole['year']),
    published: ensureText(whole['published'], 'published'),
    stated: ensureValues(whole['stated'], 'stated'),
    sectionII: { edition: ensureEdition(two['edition']), cells: ensureValues(two['cells'], 'sectionII') },
    sectionIII: { edition: ensureEdition(three['edition']), rows: ensureRows(three['rows'], 7) },
    sectionIV: ensureRows(whole['sectionIV'], 5),
  };
}

/** The cells as printed; empty text for an empty cell. */
export function cellsOfFigures({ sectionII, sectionIII, sectionIV }: PublishedFigures): ReadonlyMap<CellId, string> {
  return new Map([
    ...Object.entries(sectionII.cells).map(([measure, value]) => [cellII(measure), printed(value)] as const),
    ...Object.entries(sectionIII.rows).flatMap(([code, values]) =>
      APPLICANTS.map((applicant, index) => [cellIII(code, applicant), printed(values[index] ?? null)] as const),
    ),
    ...EDITIONS[sectionIII.edition].sectionIV.flatMap(({ id, columns }) =>
      columns.map(({ measure }, index) => [cellIV(measure), printed(sectionIV[id]?.[index] ?? null)] as const),
    ),
  ]);
}

function printed(value: PrintedValue): string {
  return value === null ? '' : String(value);
}

function ensureRecord(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${name} is no object`);
  return value as Readonly<Record<string, unknown>>;
}

function ensureText(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new Error(`${name} is no text`);
  return value;
}

function ensureEdition(value: unknown): SectionedEditionId {
  if (value === '2019' || value === '2021') return value;
  throw new Error(`${String(value)} is no edition`);
}

function ensureValue(value: unknown): PrintedValue {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  throw new Error(`${JSON.stringify(value)} is no figure`);
}

function ensureValues(value: unknown, name: string): Readonly<Record<string, PrintedValue>> {
  return Object.fromEntries(Object.entries(ensureRecord(value, name)).map(([key, entry]) => [key, ensureValue(entry)]));
}

function ensureRows(value: unknown, width: number): Readonly<Record<string, readonly PrintedValue[]>> {
  return Object.fromEntries(
    Object.entries(ensureRecord(value, 'rows')).map(([key, row]) => {
      if (!Array.isArray(row) || row.length !== width) throw new Error(`Row ${key} has not ${width} values`);
      return [key, row.map(ensureValue)];
    }),
  );
}
