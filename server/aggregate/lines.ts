/** The lines of a question: who is expected in each, of which years, and by what name it goes. */
import { type Names, namesApart } from '../../schema/chart/names.ts';
import type { Series, SeriesSubject } from '../../schema/chart/series.ts';
import { type Coverage, whyNotExpected } from '../../schema/rollup/coverage.ts';
import { dayInChina } from '../china-time.ts';
import { findPublishers, type PublisherRow } from '../store/find/publishers.ts';
import type { YearRange } from '../store/find/series.ts';
import type { Reader } from '../store/reader.ts';
import type { YearCounts } from './counts.ts';
import { collectionOn, type DatedCollection, filerOf } from './coverage.ts';
import type { Deadlines } from './deadlines.ts';
import type { Line } from './lineage.ts';
import type { SeriesQuestion } from './question.ts';
import { idOf, type Subject } from './sets.ts';

/** The day by which deadlines have passed or not: that of asking, or of what is asked as it was. */
export function dayOf({ asOf, on, now }: SeriesQuestion, revisedOn: string): string {
  return on ?? (asOf === null ? dayInChina(now) : revisedOn);
}

/** Those of a line whose own rows are read. */
export function publishersOf({ sum, bodies }: Line): readonly string[] {
  if (sum === null) return bodies.map(({ id }) => id);
  return 'publishers' in sum ? sum.publishers.map(({ id }) => id) : [];
}

/** Whose reports a sum holds, where its subject's id alone does not say it. */
export function membersOf({ publisher, sum }: Line): Pick<Series, 'members'> {
  if (sum === null) return {};
  if ('publishers' in sum) return { members: { publishers: sum.publishers.map(({ id }) => id) } };
  return sum.regions.length === 1 && sum.regions[0] === publisher.id ? {} : { members: { regions: sum.regions } };
}

/** Members of whom reports are collected from the same year on. */
export interface CollectedAlike {
  readonly members: readonly PublisherRow[];
  readonly collection: DatedCollection;
}

/** Those of a sum by their own regions; a line over a succession is collected as long as any of its bodies. */
export function collectedAlike(
  members: readonly PublisherRow[],
  isSum: boolean,
  held: ReadonlyMap<string, YearRange>,
  day: string,
  deadlines: Deadlines,
): readonly CollectedAlike[] {
  const fromOf = (all: readonly PublisherRow[]): number | null => {
    const firsts = all.flatMap((one) => held.get(homeOf(one))?.from ?? []);
    return firsts.length > 0 ? Math.min(...firsts) : null;
  };
  if (!isSum) return [{ members, collection: collectionOn(day, fromOf(members), deadlines) }];
  return [...Map.groupBy(members, (one) => fromOf([one]))].map(([from, alike]) => ({
    members: alike,
    collection: collectionOn(day, from, deadlines),
  }));
}

/** The region whose reports decide which years are collected. */
export function homeOf(publisher: PublisherRow): string {
  return publisher.kind === 'region' ? publisher.id : (publisher.region_id ?? publisher.id);
}

/** Why nothing is held of a year: somebody did not report, or else the reason that holds for those on the list. */
export function whyAbsent(
  groups: readonly CollectedAlike[],
  { missing, notYetDue }: Coverage,
  year: number,
): YearCounts['absent'] {
  if (missing.length > 0) return 'notReported';
  if (notYetDue.length > 0) return 'notYetDue';
  const reasons = groups.flatMap(({ members, collection }) =>
    members.map((publisher) => whyNotExpected(filerOf(publisher, collection), year, collection)),
  );
  return reasons.find((reason) => reason === 'notCollected') ?? 'notExpected';
}

/**
 * The years asked for: a range as given, the last one held, or every year held. Held is what anybody in the same region has
 * reported, so that a bureau that did not report last year shows a gap and not a shorter axis.
 */
export function yearsAsked({ years }: SeriesQuestion, held: readonly YearRange[]): readonly number[] {
  if (years.kind !== 'range' && held.length === 0) return [];
  const range =
    years.kind === 'range'
      ? years
      : { from: Math.min(...held.map(({ from }) => from)), to: Math.max(...held.map(({ to }) => to)) };
  const from = years.kind === 'latest' ? range.to : range.from;
  return Array.from({ length: range.to - from + 1 }, (_, index) => from + index);
}

/** Names by id, worked out when the first is read. */
export type NamesApart = () => ReadonlyMap<string, Names>;

/** Names by which the subjects are told apart, with those of their regions where there is more than one to tell. */
export async function namesOf(reader: Reader, subjects: readonly Subject[]): Promise<NamesApart> {
  const above = subjects.length > 1 ? subjects.flatMap(({ publisher }) => publisher.region_id ?? []) : [];
  const regions = await findPublishers(reader, [...new Set(above)]);
  let apart: ReadonlyMap<string, Names> | null = null;
  return () => {
    if (apart) return apart;
    const homes = new Map(regions.map((region) => [region.id, namesIn(region).name]));
    apart = namesApart(
      subjects.map(({ publisher }) => {
        return { id: publisher.id, ...namesIn(publisher), home: homes.get(publisher.region_id ?? '') ?? null };
      }),
    );
    return apart;
  };
}

function namesIn({ name_zh, name_en, short_zh, short_en }: PublisherRow): Names {
  return { name: { zh: name_zh, en: name_en }, shortName: { zh: short_zh, en: short_en } };
}

export function shownSubject(subject: Subject, names: NamesApart): SeriesSubject {
  const { publisher, scope, sum } = subject;
  const illustrative = publisher.illustrative === 1;
  if (sum !== null && 'set' in sum) {
    return { kind: 'region', id: idOf(subject), name: sum.name, shortName: sum.name, scope, illustrative };
  }
  const { kind, id } = publisher;
  const own = (): Names => names().get(id) ?? namesIn(publisher);
  return {
    ...{ kind, id, scope, illustrative },
    get name() {
      return own().name;
    },
    get shortName() {
      return own().shortName;
    },
  };
}
