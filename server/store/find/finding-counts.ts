/**
 * How many findings of each outcome versions have: as each says of itself, or as it was found when it was held against its neighbours
 * again.
 */
import type { Outcome } from '../../../schema/check/finding.ts';
import { isSound } from '../checksums.ts';
import { written } from '../packed/usual.ts';
import type { Reader } from '../reader.ts';
import { validAt } from './series.ts';
import { ensureSound } from './sound.ts';
import { dismissedOf } from './states.ts';

export type FindingCounts = Readonly<Record<Outcome, number>>;

const NONE: FindingCounts = { failed: 0, suspicious: 0, confirmed: 0, notAssessable: 0 };

function selectVersions(reader: Reader) {
  return reader.db.selectFrom('report_version').selectAll('report_version').select('report_version.id as version_id');
}

type Row = Awaited<ReturnType<ReturnType<typeof selectVersions>['execute']>>[number];

async function countsIn(
  reader: Reader,
  rows: readonly Row[],
  asOf: number | null,
): Promise<ReadonlyMap<number, FindingCounts>> {
  await ensureSound(reader, 'heading', rows, isSound.version);
  const counts = new Map<number, FindingCounts>(
    rows.map((row) => [Number(row.id), JSON.parse(written(row.finding_counts))]),
  );
  const versions = [...counts.keys()];
  if (versions.length === 0) return counts;
  const again = await reader.db
    .selectFrom('recheck')
    .selectAll()
    .where('version_id', 'in', versions)
    .where((eb) =>
      asOf === null
        ? eb('superseded', 'is', null)
        : eb.and([eb('revision', '<=', asOf), eb.or([eb('superseded', 'is', null), eb('superseded', '>', asOf)])]),
    )
    .execute();
  await ensureSound(reader, 'findings', again, isSound.recheck);
  for (const row of again) counts.set(Number(row.version_id), JSON.parse(row.finding_counts));
  return counts;
}

/** Of these versions, in the order asked; as of a revision, null: now, or as long as the version was current. */
export async function countFindings(
  reader: Reader,
  versions: readonly number[],
  asOf: number | null = null,
): Promise<FindingCounts[]> {
  if (versions.length === 0) return [];
  const rows = await selectVersions(reader).where('id', 'in', versions).execute();
  const counts = await countsIn(reader, rows, asOf);
  return versions.map((version) => counts.get(version) ?? NONE);
}

/** The same without what was dismissed: what still counts against these versions (schema/check/verdict.ts). */
export async function countStandingOf(
  reader: Reader,
  versions: readonly number[],
  asOf: number | null = null,
): Promise<FindingCounts[]> {
  const counts = (await countFindings(reader, versions, asOf)).map((all) => ({ ...all }));
  for (const { version, outcome, count } of await dismissedOf(reader, versions, asOf)) {
    const of = counts[versions.indexOf(version)];
    if (of) of[outcome] -= count;
  }
  return counts;
}

/** What still counts, over the reports held of regions for a year: their bureaus' and their own. */
export async function countRegionFindings(
  reader: Reader,
  regions: readonly string[],
  year: number,
  asOf: number | null = null,
): Promise<FindingCounts> {
  const rows = await selectVersions(reader)
    .innerJoin('report', 'report.id', 'report_version.report_id')
    .where(validAt(asOf))
    .where('report.region_id', 'in', regions)
    .where('report.year', '=', year)
    .execute();
  const sum = { ...NONE };
  const found = await countsIn(reader, rows, asOf);
  for (const counts of found.values()) {
    sum.failed += counts.failed;
    sum.suspicious += counts.suspicious;
    sum.confirmed += counts.confirmed;
    sum.notAssessable += counts.notAssessable;
  }
  for (const { outcome, count } of await dismissedOf(reader, [...found.keys()], asOf)) sum[outcome] -= count;
  return sum;
}
