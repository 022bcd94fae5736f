/** Figures and narrative figures of report versions, as printed. */
import type { Applicant } from '../../../schema/form/applicants.ts';
import type { GapReason } from '../../../schema/report/figure.ts';
import type { NarrativeFigure } from '../../../schema/report/report.ts';
import { fromStored, toCount } from '../numbers.ts';
import { applicantsOf, type PrintedCell, unpackPrinted } from '../packed/figures.ts';
import { unpackNarrative } from '../packed/narrative.ts';
import type { Reader } from '../reader.ts';

export interface StoredFigure extends Omit<PrintedCell, 'value'> {
  readonly version: number;
  readonly measure: string;
  readonly applicant: Applicant | null;
  readonly value: number | null;
  readonly gap: GapReason | null;
}

/** The table cells of these versions, in form order. */
export async function figuresOf(reader: Reader, versions: readonly number[]): Promise<StoredFigure[]> {
  if (versions.length === 0) return [];
  const rows = await reader.db
    .selectFrom('contents')
    .select(['version_id', 'printed'])
    .where('version_id', 'in', versions)
    .orderBy('version_id')
    .execute();
  return rows.flatMap(({ version_id, printed }) =>
    unpackPrinted(printed).flatMap(({ measure, cells }) => {
      const applicants = applicantsOf(measure);
      return cells.flatMap((one, place): StoredFigure[] => {
        if (one === null) return [];
        const { value, ...cell } = one;
        const read =
          typeof value === 'number' ? { value: fromStored(value, measure), gap: null } : { value: null, gap: value };
        return [{ version: toCount(version_id), measure, applicant: applicants[place] ?? null, ...read, ...cell }];
      });
    }),
  );
}

export interface StoredNarrative extends NarrativeFigure {
  readonly version: number;
  readonly index: number;
}

/** The numbers stated in the prose of these versions, in text order. */
export async function narrativeOf(reader: Reader, versions: readonly number[]): Promise<StoredNarrative[]> {
  if (versions.length === 0) return [];
  const rows = await reader.db
    .selectFrom('contents')
    .select(['version_id', 'narrative'])
    .where('version_id', 'in', versions)
    .orderBy('version_id')
    .execute();
  return rows.flatMap(({ version_id, narrative }) =>
    unpackNarrative(narrative).map((figure, index) => ({ version: toCount(version_id), index, ...figure })),
  );
}
