/** Which reports are held, and of which years. */
import { sql } from 'kysely';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { PublisherRow } from '../tables/publisher.ts';
import { type FiledBy, isNotWithdrawn } from './filed-by.ts';
import { ensureInPlace } from './misplaced.ts';
import { preparedQuestion } from './prepared.ts';
import { bureausOf, findPublishers } from './publishers.ts';
import { remembered } from './remembered.ts';
import { type RowsQuestion, validAt, type YearRange } from './series.ts';
import { damagedIndex, damagedReport } from './sound.ts';
import { makeSure } from './sure.ts';

export interface HeldReport {
  readonly id: string;
  readonly publisher: string;
  readonly year: number;
}

/** Reports held of these publishers, or of all bureaus of these regions. */
export async function heldReports(
  reader: Reader,
  of: HeldOf,
  question: Pick<RowsQuestion, 'asOf' | 'years'>,
): Promise<Held[]> {
  if (!isRemembered(reader, question)) return makeSure(reader, () => heldAt(reader, of, question));
  const { from, to } = question.years;
  const all = await makeSure(reader, () => heldNow(reader, of, question.years));
  const found = [...all.values()].flatMap(({ reports }) => reports.filter(({ year }) => year >= from && year <= to));
  return all.size <= 1 ? found : found.sort((a, b) => a.year - b.year || (a.id < b.id ? -1 : 1));
}

/** Who reported, by year; of other years than those asked for too. */
export type WhoReported = ReadonlyMap<number, ReadonlySet<string>>;

/** Who reported, by publisher or region as they were asked for. */
export async function whoReported(
  reader: Reader,
  of: HeldOf,
  question: Pick<RowsQuestion, 'asOf' | 'years'>,
): Promise<ReadonlyMap<string, WhoReported>> {
  if (isRemembered(reader, question)) {
    const all = await makeSure(reader, () => heldNow(reader, of, question.years));
    return new Map([...all].map(([name, { who }]) => [name, who]));
  }
  const reports = await makeSure(reader, () => heldAt(reader, of, question));
  const by = Map.groupBy(reports, (report) => ('regions' in of ? report.region : report.publisher));
  return new Map([...by].map(([name, found]) => [name, byYear(found)]));
}

function byYear(reports: readonly Held[]): WhoReported {
  const years = Map.groupBy(reports, ({ year }) => year);
  return new Map([...years].map(([year, found]) => [year, new Set(found.map(({ publisher }) => publisher))]));
}

function isRemembered({ dataVersion }: Reader, { asOf }: Pick<RowsQuestion, 'asOf'>): boolean {
  return asOf === null && dataVersion !== undefined;
}

type Held = HeldReport & { readonly region: string };
type HeldOf = { readonly publishers: readonly string[] } | { readonly regions: readonly string[] };

/** All that is held of somebody, and what the list says of him that is not there (`ensureHeld`). */
interface AllHeld {
  readonly reports: readonly Held[];
  readonly who: WhoReported;
  readonly lost: readonly { readonly publisher_id: string; readonly year: number }[];
}

/** Of every year, which is remembered; throws DAMAGED where a report of these years is lost. */
async function heldNow(reader: Reader, of: HeldOf, { from, to }: YearRange): Promise<ReadonlyMap<string, AllHeld>> {
  const isOfRegions = 'regions' in of;
  const find = async (names: readonly string[]): Promise<ReadonlyMap<string, AllHeld>> => {
    const rows = isOfRegions
      ? await selectHeldIn(reader, { regions: names })
      : await selectHeldBy(reader, { publishers: names });
    const reports = rows.map((row) => ({
      ...{ id: row.id, publisher: row.publisher_id, region: row.region_id, year: toCount(row.year) },
    }));
    const lost = lostOf(
      await (isOfRegions ? bureausOf(reader, names) : findPublishers(reader, names)),
      EVER,
      null,
      rows,
    );
    const held = Map.groupBy(reports, (report) => (isOfRegions ? report.region : report.publisher));
    const lostIn = Map.groupBy(lost, (one) => (isOfRegions ? (one.region_id ?? '') : one.publisher_id));
    return new Map(
      names.map((name) => {
        const found = held.get(name) ?? [];
        return [name, { reports: found, who: byYear(found), lost: lostIn.get(name) ?? [] }];
      }),
    );
  };
  const names = isOfRegions ? of.regions : of.publishers;
  const all = await remembered(reader, isOfRegions ? 'held in' : 'held by', names, find, sizeOfHeld);
  for (const { lost } of all.values()) {
    const first = lost.find(({ year }) => year >= from && year <= to);
    if (first) throw await damagedReport(reader, 'heading', first);
  }
  return all;
}

const EVER: YearRange = { from: 0, to: 9999 };

function sizeOfHeld({ reports }: AllHeld): number {
  return 200 + reports.length * 300;
}

const selectHeldIn = preparedQuestion((db, { regions }: { readonly regions: readonly string[] }) =>
  selectHeld(db).where('report.region_id', 'in', regions).where('report.kind', '=', 'bureau'),
);

const selectHeldBy = preparedQuestion((db, { publishers }: { readonly publishers: readonly string[] }) =>
  selectHeld(db).where('report.publisher_id', 'in', publishers),
);

function selectHeld(db: Reader['db']) {
  return db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .select(['report.id', 'report.publisher_id', 'report.region_id', 'report.year'])
    .where(validAt(null))
    .orderBy('report.year')
    .orderBy('report.id');
}

async function heldAt(
  reader: Reader,
  of: HeldOf,
  { asOf, years }: Pick<RowsQuestion, 'asOf' | 'years'>,
): Promise<Held[]> {
  let query = reader.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .select(['report.id', 'report.publisher_id', 'report.region_id', 'report.year'])
    .where('report.year', '>=', years.from)
    .where('report.year', '<=', years.to)
    .where(validAt(asOf));
  if ('publishers' in of) {
    if (of.publishers.length === 0) return [];
    query = query.where('report.publisher_id', 'in', of.publishers);
  } else {
    if (of.regions.length === 0) return [];
    query = query.where('report.region_id', 'in', of.regions).where('report.kind', '=', 'bureau');
  }
  const rows = await query.orderBy('report.year').orderBy('report.id').execute();
  const listed = 'publishers' in of ? findPublishers(reader, of.publishers) : bureausOf(reader, of.regions);
  await ensureHeld(reader, await listed, { asOf, years }, rows);
  if (asOf !== null) await ensureInPlace(reader, years, of);
  return rows.map((row) => ({
    id: row.id,
    publisher: row.publisher_id,
    region: row.region_id,
    year: toCount(row.year),
  }));
}

/**
 * Throws DAMAGED for a report that the list says is held and that is not among `rows`: what leads to it is not what was written, and
 * it would pass for one that was never handed in.
 */
export async function ensureHeld(
  reader: Reader,
  publishers: readonly PublisherRow[],
  { asOf, years }: Pick<RowsQuestion, 'asOf' | 'years'>,
  rows: readonly { readonly publisher_id: string; readonly year: number }[],
): Promise<void> {
  const [lost] = lostOf(publishers, years, asOf, rows);
  if (lost) throw await damagedReport(reader, 'heading', lost);
}

/** What the list says is held and is not among `rows`. */
function lostOf(
  publishers: readonly PublisherRow[],
  { from, to }: YearRange,
  asOf: number | null,
  rows: readonly { readonly publisher_id: string; readonly year: number }[],
) {
  const found = new Set(rows.map((row) => `${row.publisher_id} ${row.year}`));
  return publishers.flatMap((publisher) =>
    Object.keys(JSON.parse(publisher.held))
      .map(Number)
      .filter((year) => year >= from && year <= to && !found.has(`${publisher.id} ${year}`))
      .filter((year) => isHeld(publisher, year, asOf))
      .map((year) => ({ publisher_id: publisher.id, region_id: publisher.region_id, year })),
  );
}

/** Whether a report of that year was held after a revision (null: is now), as the list says. */
export function isHeld({ held }: Pick<PublisherRow, 'held'>, year: number, asOf: number | null): boolean {
  const first: number | undefined = JSON.parse(held)[year];
  return first !== undefined && (asOf === null || first <= asOf);
}

/** First and last report year held of anybody in each of these regions; a region of which nothing is held has no entry. */
export async function heldYears(
  reader: Reader,
  regions: readonly string[],
  asOf: number | null,
): Promise<ReadonlyMap<string, YearRange>> {
  if (regions.length === 0) return new Map();
  if (asOf !== null) return yearsHeldAt(reader, regions, asOf);
  return remembered(
    reader,
    'years held',
    regions,
    (missing) => yearsHeldAt(reader, missing, null),
    () => 100,
  );
}

async function yearsHeldAt(
  reader: Reader,
  regions: readonly string[],
  asOf: number | null,
): Promise<ReadonlyMap<string, YearRange>> {
  const rows = await reader.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .select((eb) => ['report.region_id', eb.fn.min('report.year').as('from'), eb.fn.max('report.year').as('to')])
    .where('report.region_id', 'in', regions)
    .where(validAt(asOf))
    .groupBy('report.region_id')
    .execute();
  return new Map(rows.map((row) => [row.region_id, { from: toCount(row.from), to: toCount(row.to) }]));
}

/** The years of which reports of a publisher are held, as the list says, ascending. */
export function yearsHeld({ held }: Pick<PublisherRow, 'held'>): readonly number[] {
  return Object.keys(JSON.parse(held)).map(Number);
}

/** How many reports are held, as the list says: of everybody, or of those asked for; in all years or in one. Of several years nothing is told: null. */
export async function countHeld(
  reader: Reader,
  { regions, publishers, years, kind }: FiledBy & { readonly kind?: PublisherRow['kind'] | null },
): Promise<number | null> {
  if (years && years.from !== years.to) return null;
  // A year is a name in JSON, and nothing else there has a colon.
  const each = years
    ? sql<number>`sum(case when held like ${`%"${years.from}":%`} then 1 else 0 end)`
    : sql<number>`sum(length(held) - length(replace(held, ':', '')))`;
  let query = reader.db.selectFrom('publisher').select(each.as('count'));
  if (kind) query = query.where('kind', '=', kind);
  if (publishers) query = query.where('id', 'in', publishers);
  if (regions)
    query = query.where((eb) =>
      eb.or([
        eb('id', 'in', regions).and('kind', '=', 'region'),
        eb('region_id', 'in', regions).and('kind', '=', 'bureau'),
      ]),
    );
  return toCount((await query.executeTakeFirst())?.count ?? 0);
}

/** First and last report year of everything held, and how many reports that is. */
export function heldSpan(reader: Reader): Promise<HeldSpan> {
  return makeSure(reader, () => spanNow(reader));
}

interface HeldSpan {
  readonly span: YearRange | null;
  readonly reports: number;
}

async function spanNow(reader: Reader): Promise<HeldSpan> {
  const { from, to, reports } = await reader.db
    .selectFrom('report')
    .where(isNotWithdrawn())
    .select((eb) => [eb.fn.min('year').as('from'), eb.fn.max('year').as('to'), eb.fn.countAll().as('reports')])
    .executeTakeFirstOrThrow();
  const isEmpty = toCount(reports) === 0;
  const ends = [from, to].filter(() => !isEmpty).map((year) => ({ from: toCount(year), to: toCount(year) }));
  const held = await Promise.all(ends.map((years) => countHeld(reader, { years })));
  if (held.includes(0) || toCount(reports) !== (await countHeld(reader, {}))) throw damagedIndex();
  return { span: isEmpty ? null : { from: toCount(from), to: toCount(to) }, reports: toCount(reports) };
}
