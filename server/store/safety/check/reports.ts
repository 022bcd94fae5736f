/** Whether what is stored of each report, of every version there was, is what was written. */
import { isDeepStrictEqual } from 'node:util';
import { countOutcomes } from '../../../../schema/check/finding.ts';
import { isSound } from '../../checksums.ts';
import { placeOf } from '../../find/findings.ts';
import { misplacedVersions } from '../../find/misplaced.ts';
import { type Part, partOf } from '../../find/sound.ts';
import { verdictsOn } from '../../find/verdicts.ts';
import { opened } from '../../packed/deflated.ts';
import { unpackFindings } from '../../packed/findings.ts';
import { written } from '../../packed/usual.ts';
import type { Reader } from '../../reader.ts';
import { standingsOf } from '../../save/states.ts';
import type { RecheckTable } from '../../tables/around.ts';
import type { FindingRow } from '../../tables/finding.ts';
import { contentDamage, type Damage, surviving } from './damage.ts';

/** Versions looked at together. */
const CHUNK = 100;

export async function* checkReports(reader: Reader): AsyncGenerator<Damage> {
  const rows = await reader.db.selectFrom('report_version').select('id').orderBy('id').execute();
  const ids = rows.map((row) => Number(row.id));
  const misplaced = new Set(await misplacedVersions(reader, null));
  for (let from = 0; from < ids.length; from += CHUNK) {
    yield* surviving(checkVersions(reader, ids.slice(from, from + CHUNK), misplaced));
  }
}

async function* checkVersions(
  reader: Reader,
  ids: readonly number[],
  misplaced: ReadonlySet<number>,
): AsyncGenerator<Damage> {
  const [versions, contents, findings, rechecked] = await Promise.all([
    selectVersions(reader, ids),
    reader.db.selectFrom('contents').selectAll().where('version_id', 'in', ids).execute(),
    reader.db.selectFrom('finding').selectAll().where('version_id', 'in', ids).orderBy('position').execute(),
    reader.db.selectFrom('recheck').selectAll().where('version_id', 'in', ids).execute(),
  ]);
  const contentsOf = new Map(contents.map((row) => [Number(row.version_id), opened(row)]));
  const findingsOf = Map.groupBy(findings, (row) => Number(row.version_id));
  const rechecks = Map.groupBy(rechecked, (row) => Number(row.version_id));
  const stands = await standAsSaid(reader, versions);
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
    const again = rechecks.get(id) ?? [];
    const isWhole = () =>
      isDeepStrictEqual(
        countsOf(found.filter(({ revision }) => revision === null)),
        JSON.parse(written(version.finding_counts)),
      ) &&
      again.every(({ revision, finding_counts }) =>
        isDeepStrictEqual(countsOf(found.filter(heldAt(Number(revision)))), JSON.parse(finding_counts)),
      );
    // How many there were is told by the version, where that is sound.
    const areSound =
      found.every(isSound.finding) &&
      again.every(isSound.recheck) &&
      endTogether(found, again) &&
      !(isKnown && !isWhole());
    if (
      !areSound ||
      (isKnown &&
        !stands(
          version,
          found.filter(({ superseded }) => superseded === null),
        ))
    )
      yield damaged('findings');
  }
}

function countsOf(rows: readonly FindingRow[]): ReturnType<typeof countOutcomes> {
  return countOutcomes(
    rows.flatMap(({ outcome, findings: packed }) => unpackFindings(packed).map(() => ({ outcome }))),
  );
}

/** Findings end with a new count of them, and each count with the next. */
function endTogether(
  found: readonly FindingRow[],
  again: readonly Pick<RecheckTable, 'revision' | 'superseded'>[],
): boolean {
  const counted = again.map(({ revision }) => Number(revision)).sort((a, b) => a - b);
  const next = new Map(counted.map((revision, at) => [revision, counted[at + 1] ?? null]));
  const isNext = (end: number | null, expected: number | null | undefined): boolean =>
    (end === null ? null : Number(end)) === expected;
  return (
    again.every(({ revision, superseded }) => isNext(superseded, next.get(Number(revision)))) &&
    found.every(({ superseded }) => superseded === null || next.has(Number(superseded)))
  );
}

function heldAt(at: number): (row: FindingRow) => boolean {
  return ({ revision, superseded }) =>
    (revision === null || Number(revision) <= at) && (superseded === null || Number(superseded) > at);
}

type VersionRow = Awaited<ReturnType<typeof selectVersions>>[number];

/** Tells of a version and its findings whether the verdicts on it are what was written, and its findings stand as they say. */
async function standAsSaid(
  reader: Reader,
  versions: readonly VersionRow[],
): Promise<(version: VersionRow, rows: readonly FindingRow[]) => boolean> {
  const current = versions.filter(({ superseded }) => superseded === null);
  const reports = current.map(({ report_id }) => report_id);
  const ids = current.map(({ id }) => id);
  const [verdicts, states] = await Promise.all([
    reports.length === 0 ? [] : reader.db.selectFrom('verdict').selectAll().where('report_id', 'in', reports).execute(),
    ids.length === 0
      ? []
      : reader.db
          .selectFrom('finding_state')
          .selectAll()
          .where('version_id', 'in', ids)
          .where('superseded', 'is', null)
          .execute(),
  ]);
  const broken = new Set(verdicts.filter((row) => !isSound.verdict(row)).map(({ report_id }) => report_id));
  const whole = reports.filter((report) => !broken.has(report));
  const saidOf = Map.groupBy(await verdictsOn(reader, whole), ({ report }) => report);
  const statesOf = Map.groupBy(states, ({ version_id }) => Number(version_id));
  return (version, rows) => {
    const { id, report_id: report, publisher_id: publisher, region_id: region, repairs } = version;
    if (version.superseded !== null) return true;
    if (broken.has(report)) return false;
    const ordered = rows.toSorted((a, b) => placeOf(a) - placeOf(b) || Number(a.position) - Number(b.position));
    const findings = ordered.flatMap(({ rule, outcome, severity, findings: packed }) =>
      unpackFindings(packed).map((detail) => ({ rule, outcome, severity, ...detail })),
    );
    const found = { version: Number(id), report, publisher, region, year: Number(version.year), findings };
    const standings = standingsOf({ ...found, repairs: JSON.parse(repairs) }, saidOf.get(report) ?? []);
    const kept = (statesOf.get(Number(id)) ?? []).map(({ revision: _, superseded: _until, ...row }) => row);
    return isDeepStrictEqual(kept.map(inOrder).sort(), standings.map(inOrder).sort());
  };
}

/** Numbers that a driver hands out as text count as the same. */
function inOrder(row: object): string {
  return JSON.stringify(
    Object.entries(row)
      .map(([name, value]) => [name, String(value)])
      .sort(),
  );
}

function selectVersions(reader: Reader, ids: readonly number[]) {
  return reader.db
    .selectFrom('report_version')
    .innerJoin('report', 'report.id', 'report_version.report_id')
    .innerJoin('publisher', 'publisher.id', 'report.publisher_id')
    .selectAll('report_version')
    .select(['report.publisher_id', 'report.region_id', 'report.year', 'publisher.name_zh', 'publisher.name_en'])
    .where('report_version.id', 'in', ids)
    .orderBy('report_version.id')
    .execute();
}
