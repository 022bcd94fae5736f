/** Which reports are held, and of which years. */
import { sql } from 'kysely';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { reportId } from '../report-id.ts';
import type { PublisherRow } from '../tables/publisher.ts';
import { filedIn } from './filed.ts';
import { type FiledBy, isNotWithdrawn } from './filed-by.ts';
import type { Filers } from './filers.ts';
import { type HasReported, type HeldOf, type HeldReport, heldAt, lostOf } from './held-at.ts';
import { findPublishers } from './publishers.ts';
import { keptRolls, readRolls } from './rolls.ts';
import { type RowsQuestion, validAt, type YearRange } from './series.ts';
import { damagedIndex, damagedReport } from './sound.ts';
import { makeSure } from './sure.ts';

/** Reports held of these publishers, or of all bureaus of these regions, by year and id. */
export async function heldReports(
  reader: Reader,
  of: HeldOf,
  question: Pick<RowsQuestion, 'asOf' | 'years'>,
): Promise<readonly HeldReport[]> {
  const { asOf, years } = question;
  if (asOf !== null) return makeSure(reader, () => heldAt(reader, of, { asOf, years }));
  const found: HeldReport[] = [];
  const add = (publisher: string, year: number): void => {
    if (year >= years.from && year <= years.to) found.push({ id: reportId(publisher, year), publisher, year });
  };
  if ('regions' in of) {
    const regions = [...new Set(of.regions)];
    for (const roll of await readRolls(reader, regions, { asOf, years }, regions))
      for (const year of roll.years) for (const id of roll.filedIn(year)) add(id, year);
  } else {
    const filedOf = await filedBy(reader, of.publishers, years);
    for (const publisher of new Set(of.publishers))
      for (const [year, filers] of filedOf(publisher)) if (filers.has(publisher)) add(publisher, year);
  }
  return found.sort((a, b) => a.year - b.year || (a.id < b.id ? -1 : 1));
}

/** Of these publishers and years. */
export async function whoReported(
  reader: Reader,
  publishers: readonly string[],
  question: Pick<RowsQuestion, 'asOf' | 'years'>,
): Promise<HasReported> {
  const { asOf, years } = question;
  if (asOf === null) {
    const filedOf = await filedBy(reader, publishers, years);
    return (publisher, year) => filedOf(publisher).get(year)?.has(publisher) === true;
  }
  const reports = await makeSure(reader, () => heldAt(reader, { publishers }, { asOf, years }));
  const found = new Set(reports.map(({ publisher, year }) => `${publisher} ${year}`));
  return (publisher, year) => found.has(`${publisher} ${year}`);
}

const NOTHING: ReadonlyMap<number, Filers> = new Map();

/** Who filed by year in the region of each of these publishers, itself among them or not. */
async function filedBy(
  reader: Reader,
  publishers: readonly string[],
  years: YearRange,
): Promise<(publisher: string) => ReadonlyMap<number, Filers>> {
  return makeSure(reader, async () => {
    const rows = await findPublishers(reader, publishers);
    const homes = new Map(rows.map((row) => [row.id, row.kind === 'region' ? row.id : (row.region_id ?? '')]));
    const filed = await filedIn(reader, [...new Set(homes.values())], years);
    const filedOf = (publisher: string) => filed.get(homes.get(publisher) ?? '') ?? NOTHING;
    const [lost] = lostOf(rows, years, null, (id, year) => filedOf(id).get(year)?.has(id) === true);
    if (lost) throw await damagedReport(reader, 'heading', lost);
    return filedOf;
  });
}

/** First and last report year held of anybody in each of these regions; a region of which nothing is held has no entry. */
export async function heldYears(
  reader: Reader,
  regions: readonly string[],
  asOf: number | null,
): Promise<ReadonlyMap<string, YearRange>> {
  if (regions.length === 0) return new Map();
  if (asOf !== null) return yearsHeldAt(reader, regions, asOf);
  const found = new Map<string, YearRange>();
  for (const [region, { held }] of await keptRolls(reader, regions)) if (held) found.set(region, held);
  return found;
}

async function yearsHeldAt(
  reader: Reader,
  regions: readonly string[],
  asOf: number,
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
