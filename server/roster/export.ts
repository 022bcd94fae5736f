/** The list as a table that can be read in again, and an empty one to fill in. */

import { writeXlsx } from 'hucre';
import { csvOf } from '../../schema/markup.ts';
import { BUREAU_KIND_LABELS } from '../../schema/report/publisher.ts';
import { COLUMNS, type Column, headingOf } from '../../schema/roster/columns.ts';
import type { Listed } from '../../schema/roster/state.ts';
import { regionsBelow } from '../store/find/roster.ts';
import type { Reader } from '../store/reader.ts';
import { readState } from './state.ts';

export type ListFormat = 'csv' | 'xlsx';

/** The bureaus of a region and of those below it, or all; `format` as a file's ending says it. */
export async function exportList(reader: Reader, region: string | null, format: ListFormat): Promise<Uint8Array> {
  const { publishers } = await readState(reader);
  const within = region === null ? null : new Set(await regionsBelow(reader, region));
  const bureaus = [...publishers.values()].filter(
    (one) => one.kind === 'bureau' && (within === null || within.has(one.region ?? '')),
  );
  return written(bureaus.map(cellsOf), format);
}

/** The headings, and nothing below them. */
export function listTemplate(format: ListFormat): Promise<Uint8Array> {
  return written([], format);
}

function cellsOf(bureau: Listed): string[] {
  const cells: Readonly<Record<Column, string | number | null>> = {
    name: bureau.name.zh,
    shortName: bureau.shortName.zh,
    aliases: [...bureau.aliases, ...bureau.formerNames].join('、'),
    englishName: bureau.name.en === bureau.name.zh ? null : bureau.name.en,
    kind: BUREAU_KIND_LABELS[bureau.type as keyof typeof BUREAU_KIND_LABELS]?.zh ?? bureau.type,
    function: bureau.function,
    region: bureau.region,
    since: bureau.since,
    until: bureau.until,
    contact: bureau.contact,
    id: bureau.id,
  };
  return COLUMNS.map((column) => String(cells[column] ?? ''));
}

async function written(rows: readonly (readonly string[])[], format: ListFormat): Promise<Uint8Array> {
  const all = [COLUMNS.map(headingOf), ...rows];
  if (format === 'xlsx') return writeXlsx({ sheets: [{ name: '单位名录', rows: all.map((row) => [...row]) }] });
  return new TextEncoder().encode(csvOf(all));
}
