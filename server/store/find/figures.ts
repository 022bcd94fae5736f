/** Figures and narrative figures of report versions, as printed. */
import type { Applicant } from '../../../schema/form/applicants.ts';
import { isApplicant } from '../../../schema/form/applicants.ts';
import type { Confidence, GapReason } from '../../../schema/report/figure.ts';
import type { Place } from '../../../schema/report/source.ts';
import { fromStored, toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';

export interface StoredFigure {
  readonly version: number;
  readonly cell: string;
  readonly measure: string;
  readonly applicant: Applicant | null;
  readonly value: number | null;
  readonly gap: GapReason | null;
  readonly printed: string;
  readonly place: Place | null;
  readonly confidence: Confidence | null;
}

function placeOf(row: { start: number | null; end: number | null; line: number | null }): Place | null {
  if (row.start === null || row.end === null || row.line === null) return null;
  return { start: toCount(row.start), end: toCount(row.end), line: toCount(row.line) };
}

/** The table cells of these versions, in form order. */
export async function figuresOf(reader: Reader, versions: readonly number[]): Promise<StoredFigure[]> {
  if (versions.length === 0) return [];
  const rows = await reader.db
    .selectFrom('figure')
    .select([
      'version_id',
      'cell',
      'measure',
      'applicant',
      'value',
      'gap',
      'printed',
      'start',
      'end',
      'line',
      'confidence',
    ])
    .where('version_id', 'in', versions)
    .where('origin', '=', 'table')
    .orderBy('version_id')
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    version: toCount(row.version_id),
    cell: row.cell ?? '',
    measure: row.measure,
    applicant: isApplicant(row.applicant) ? row.applicant : null,
    value: fromStored(row.value, row.measure),
    gap: row.gap,
    printed: row.printed,
    place: placeOf(row),
    confidence: row.confidence,
  }));
}

export interface StoredNarrative {
  readonly version: number;
  readonly index: number;
  readonly measure: string;
  readonly label: string | null;
  readonly value: number;
  readonly approximate: boolean;
  readonly counter: string;
  readonly quote: string;
  readonly place: Place;
}

/** The numbers stated in the prose of these versions, in text order. */
export async function narrativeOf(reader: Reader, versions: readonly number[]): Promise<StoredNarrative[]> {
  if (versions.length === 0) return [];
  const rows = await reader.db
    .selectFrom('narrative')
    .selectAll()
    .where('version_id', 'in', versions)
    .orderBy('version_id')
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    version: toCount(row.version_id),
    index: toCount(row.position),
    measure: row.measure,
    label: row.label,
    value: Number(row.value),
    approximate: toCount(row.approximate) === 1,
    counter: row.counter,
    quote: row.quote,
    place: { start: toCount(row.start), end: toCount(row.end), line: toCount(row.line) },
  }));
}
