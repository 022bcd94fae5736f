/** Whether what is stored of each report, of every version there was, is what was written. */
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { countOutcomes } from '../../../../schema/check/finding.ts';
import { isSound } from '../../checksums.ts';
import { type Part, partOf } from '../../find/sound.ts';
import { opened } from '../../packed/deflated.ts';
import { unpackFindings } from '../../packed/findings.ts';
import type { Reader } from '../../reader.ts';
import { contentDamage, type Damage, surviving } from './damage.ts';

/** Versions looked at together. */
const CHUNK = 100;

export async function* checkReports(reader: Reader): AsyncGenerator<Damage> {
  const rows = await reader.db.selectFrom('report_version').select('id').orderBy('id').execute();
  const ids = rows.map((row) => Number(row.id));
  const misplaced = new Set((await misplacedVersions(reader)).map((row) => Number(row.id)));
  for (let from = 0; from < ids.length; from += CHUNK) {
    yield* surviving(checkVersions(reader, ids.slice(from, from + CHUNK), misplaced));
  }
}

/**
 * Versions that end before or after the one that took their place, which no checksum covers. The last before a report was withdrawn ends
 * with the withdrawal, and the next begins where that ends.
 */
async function misplacedVersions(reader: Reader) {
  const next = sql<number | null>`lead(revision) over (partition by report_id order by revision)`.as('next');
  const apart = await reader.db
    .selectFrom(reader.db.selectFrom('report_version').select(['id', 'report_id', 'superseded', next]).as('ordered'))
    .select(['id', 'report_id', 'superseded', 'next'])
    .where('superseded', 'is distinct from', (eb) => eb.ref('next'))
    .execute();
  if (apart.length === 0) return [];
  const withdrawals = await reader.db
    .selectFrom('amendment')
    .select(['report_id', 'revision', 'superseded'])
    .where('place', 'is', null)
    .execute();
  const spans = new Set(withdrawals.map((row) => `${row.report_id} ${row.revision} ${row.superseded}`));
  return apart.filter((row) => !spans.has(`${row.report_id} ${row.superseded} ${row.next}`));
}

async function* checkVersions(
  reader: Reader,
  ids: readonly number[],
  misplaced: ReadonlySet<number>,
): AsyncGenerator<Damage> {
  const [versions, contents, findings] = await Promise.all([
    selectVersions(reader, ids),
    reader.db.selectFrom('contents').selectAll().where('version_id', 'in', ids).execute(),
    reader.db.selectFrom('finding').selectAll().where('version_id', 'in', ids).orderBy('position').execute(),
  ]);
  const contentsOf = new Map(contents.map((row) => [Number(row.version_id), opened(row)]));
  const findingsOf = Map.groupBy(findings, (row) => Number(row.version_id));
  for (const version of versions) {
    const id = Number(version.id);
    const name = { zh: version.name_zh, en: version.name_en };
    const damaged = (part: Part): Damage => contentDamage(partOf(part, name, Number(version.year)));
    const isKnown = isSound.version(version);
    if (!isKnown || misplaced.has(id)) yield damaged('heading');
    const held = contentsOf.get(id);
    const { publisher_id, year } = version;
    if (
      !(held && isSound.counted({ ...held, publisher_id, year }) && isSound.printed(held) && isSound.narrative(held))
    ) {
      yield damaged('figures');
    }
    const found = findingsOf.get(id) ?? [];
    const isWhole = () =>
      isDeepStrictEqual(
        countOutcomes(
          found.flatMap(({ outcome, findings: packed }) => unpackFindings(packed).map(() => ({ outcome }))),
        ),
        JSON.parse(version.finding_counts),
      );
    // How many there were is told by the version, where that is sound.
    if (!found.every(isSound.finding) || (isKnown && !isWhole())) yield damaged('findings');
  }
}

function selectVersions(reader: Reader, ids: readonly number[]) {
  return reader.db
    .selectFrom('report_version')
    .innerJoin('report', 'report.id', 'report_version.report_id')
    .innerJoin('publisher', 'publisher.id', 'report.publisher_id')
    .selectAll('report_version')
    .select(['report.publisher_id', 'report.year', 'publisher.name_zh', 'publisher.name_en'])
    .where('report_version.id', 'in', ids)
    .orderBy('report_version.id')
    .execute();
}
