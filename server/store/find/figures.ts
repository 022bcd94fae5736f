/** Figures and narrative figures of report versions, as printed. */
import { isMeasureId } from '../../../schema/form/measures/index.ts';
import { valueOrGap } from '../../../schema/report/correction.ts';
import type { CellContent, Figure } from '../../../schema/report/figure.ts';
import type { NarrativeFigure } from '../../../schema/report/report.ts';
import { isSound } from '../checksums.ts';
import { fromStored, toCount } from '../numbers.ts';
import { opened } from '../packed/deflated.ts';
import { applicantsOf, type PrintedRow, unpackPrinted } from '../packed/figures.ts';
import { unpackNarrative } from '../packed/narrative.ts';
import type { Reader } from '../reader.ts';
import { ensureFound, ensureSound } from './sound.ts';

export interface StoredFigure extends Figure {
  readonly version: number;
}

/** The table cells of these versions, in form order. */
export async function figuresOf(reader: Reader, versions: readonly number[]): Promise<StoredFigure[]> {
  if (versions.length === 0) return [];
  const kept = await reader.db
    .selectFrom('contents')
    .select(['version_id', 'counted', 'printed', 'printed_checksum'])
    .where('version_id', 'in', versions)
    .orderBy('version_id')
    .execute();
  await ensureFound(reader, 'figures', versions, kept);
  const rows = kept.map(opened);
  await ensureSound(reader, 'figures', rows, isSound.printed);
  return rows.flatMap(({ version_id, printed }) => {
    const version = toCount(version_id);
    return figuresIn(printed).map((figure) => ({ version, ...figure }));
  });
}

/** What is packed of the cells of a version. */
export function figuresIn(printed: string): readonly Figure[] {
  return unpackPrinted(printed).flatMap(figuresOfRow);
}

/** What is packed of the numbers of its prose. */
export function narrativeIn(narrative: string): readonly NarrativeFigure[] {
  return unpackNarrative(narrative);
}

function figuresOfRow({ measure, cells }: PrintedRow): Figure[] {
  if (!isMeasureId(measure)) throw new Error(`Figures are stored under the unknown measure ${measure}`);
  const applicants = applicantsOf(measure);
  return cells.flatMap((one, column): Figure[] => {
    if (one === null) return [];
    const { value, printed, corrected, ...cell } = one;
    const content: CellContent =
      typeof value === 'number'
        ? { kind: 'number', value: fromStored(value, measure), printed }
        : { kind: 'gap', reason: value, printed };
    const figure = { measure, applicant: applicants[column] ?? null, content, ...cell };
    if (!corrected) return [figure];
    const { value: settled, revision } = corrected;
    const beside = valueOrGap(typeof settled === 'number' ? fromStored(settled, measure) : settled);
    return [{ ...figure, corrected: { ...beside, revision } }];
  });
}

export interface StoredNarrative extends NarrativeFigure {
  readonly version: number;
}

/** The numbers stated in the prose of these versions, in text order. */
export async function narrativeOf(reader: Reader, versions: readonly number[]): Promise<StoredNarrative[]> {
  if (versions.length === 0) return [];
  const kept = await reader.db
    .selectFrom('contents')
    .select(['version_id', 'narrative', 'narrative_checksum'])
    .where('version_id', 'in', versions)
    .orderBy('version_id')
    .execute();
  await ensureFound(reader, 'figures', versions, kept);
  const rows = kept.map(opened);
  await ensureSound(reader, 'figures', rows, isSound.narrative);
  return rows.flatMap(({ version_id, narrative }) =>
    unpackNarrative(narrative).map((figure) => ({ version: toCount(version_id), ...figure })),
  );
}
