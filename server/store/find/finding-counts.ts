/** How many findings of each outcome versions have, as each says of itself. */
import type { Outcome } from '../../../schema/check/finding.ts';
import { isSound } from '../checksums.ts';
import type { Reader } from '../reader.ts';
import { validAt } from './series.ts';
import { ensureSound } from './sound.ts';

export type FindingCounts = Readonly<Record<Outcome, number>>;

const NONE: FindingCounts = { failed: 0, suspicious: 0, confirmed: 0, notAssessable: 0 };

function selectVersions(reader: Reader) {
  return reader.db.selectFrom('report_version').selectAll('report_version').select('report_version.id as version_id');
}

type Row = Awaited<ReturnType<ReturnType<typeof selectVersions>['execute']>>[number];

async function countsIn(reader: Reader, rows: readonly Row[]): Promise<ReadonlyMap<number, FindingCounts>> {
  await ensureSound(reader, 'heading', rows, isSound.version);
  return new Map(rows.map((row) => [Number(row.id), JSON.parse(row.finding_counts)]));
}

/** Of these versions, in the order asked. */
export async function countFindings(reader: Reader, versions: readonly number[]): Promise<FindingCounts[]> {
  if (versions.length === 0) return [];
  const counts = await countsIn(reader, await selectVersions(reader).where('id', 'in', versions).execute());
  return versions.map((version) => counts.get(version) ?? NONE);
}

/** Over the reports held of regions for a year: their bureaus' and their own. */
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
  for (const counts of (await countsIn(reader, rows)).values()) {
    sum.failed += counts.failed;
    sum.suspicious += counts.suspicious;
    sum.confirmed += counts.confirmed;
    sum.notAssessable += counts.notAssessable;
  }
  return sum;
}
