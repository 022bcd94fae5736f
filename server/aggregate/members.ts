/** From a line to the lines of those behind it: each bureau of a sum by itself, in the same quantity. */

import type { Of } from '../../schema/chart/chart.ts';
import { behindLine } from '../../schema/chart/facts.ts';
import { PLAIN } from '../../schema/chart/finer.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import { isEmptyGap, type PointGap, type Series, type SeriesPoint } from '../../schema/chart/series.ts';
import { getMeasure } from '../../schema/form/measures/index.ts';
import { Problem } from '../../schema/problem.ts';
import { type Addend, minus, plus, resultOf } from '../../schema/rollup/addend.ts';
import { type Bounds, boundsOf } from '../../schema/rollup/bounds.ts';
import { type Contribution, contributionsOf } from '../../schema/rollup/contributions.ts';
import { type Distribution, distributionOf } from '../../schema/rollup/distribution.ts';
import { isIndicatorId } from '../../schema/rollup/indicators.ts';
import { bureausOf } from '../store/find/publishers.ts';
import type { Reader } from '../store/reader.ts';
import { type Budget, COSTS } from './cost.ts';
import { askSeries } from './series.ts';
import { readTurns, thereIn } from './together.ts';

/** A member in one year and the year before. */
export interface Member {
  readonly id: string;
  readonly point: SeriesPoint;
  /** With what came into it in between, as the sum compares it (`together.ts`); null where nobody can tell which part of it is whose. */
  readonly before: SeriesPoint | null;
}

/** Who stands behind a line's point of a year: those on the list then, and any that reported all the same. */
export type Members = (year: number) => readonly Member[];

export interface Asked {
  readonly asOf: number | null;
  /** The day (ISO) that `asOf` is the state of, where it was asked for by a day. */
  readonly on?: string | undefined;
  readonly now: string;
  readonly budget: Budget;
}

/** Asks for the members of a line in all its years, and the year before the first; costs their points. */
export async function membersOf(reader: Reader, line: Series, { asOf, on, now, budget }: Asked): Promise<Members> {
  ensureCounted(line);
  const all = await behind(reader, line);
  const left = new Map(line.points.map(({ year, coverage }) => [year, new Set(coverage.excluded)]));
  const years = line.points.map(({ year }) => year);
  const lines: Series[] = [];
  for (let from = 0; from < all.length; from += COSTS.subjects) {
    const { series } = await askSeries(
      reader,
      {
        quantities: [line.quantity],
        of: all.slice(from, from + COSTS.subjects),
        years: { kind: 'range', from: Math.min(...years) - 1, to: Math.max(...years) },
        applicant: line.applicant ?? 'total',
        ...{ basis: 'common', over: 'none', asOf, on, now },
        ...(line.recounted && { finer: { ...PLAIN, figures: line.recounted.as } }),
      },
      budget,
    );
    lines.push(...series);
  }
  const byId = new Map(lines.map(({ subject: { id }, points }) => [id, new Map(points.map((one) => [one.year, one]))]));
  const turns = await readTurns(reader, asOf);
  const before = (id: string, year: number): SeriesPoint | null => {
    const ids = turns.between(year - 1, year).find((group) => group.includes(id));
    const last = (one: string): SeriesPoint | null => byId.get(one)?.get(year - 1) ?? null;
    if (ids === undefined) return last(id);
    const there = (of: number): readonly string[] =>
      thereIn(ids, of, turns, (one) => {
        const point = byId.get(one)?.get(of);
        return point !== undefined && !NOT_THERE.has(point.gap);
      });
    return there(year).length === 1 ? allOf(line, there(year - 1).map(last)) : null;
  };
  return (year) =>
    [...byId].flatMap(([id, points]): Member[] => {
      const point = points.get(year);
      return point && !NOT_THERE.has(point.gap) && !left.get(year)?.has(id)
        ? [{ id, point, before: before(id, year) }]
        : [];
    });
}

/** What bodies gave that are one now; null where one of them gave nothing that is known. */
function allOf({ quantity }: Series, points: readonly (SeriesPoint | null)[]): SeriesPoint | null {
  const [first] = points;
  const given = points.map((point) => point && addendOf(quantity, point));
  if (!first || given.some((one) => one === null)) return null;
  const { over, under } = given.flatMap((one) => one ?? []).reduce(plus);
  const value = resultOf({ over, under });
  return {
    ...first,
    value,
    gap: value === null ? 'denominatorZero' : null,
    numerator: under === null ? null : over,
    denominator: under,
  };
}

const NOT_THERE: ReadonlySet<PointGap | null> = new Set(['notExpected', 'notCollected', 'notYetDue']);

/** Those of whose reports a line is made. */
async function behind(reader: Reader, line: Series): Promise<readonly Of[]> {
  const made = behindLine(line);
  const ids = 'regions' in made ? (await bureausOf(reader, made.regions)).map(({ id }) => id) : made.publishers;
  const isOfReports = line.subject.scope === 'governmentWide';
  return ids.map((id) => (isOfReports ? { kind: 'reportOf', region: id } : { kind: 'one', id }));
}

/** Members are told of what they count: a share, an index or a rate of the whole is no sum of theirs. */
function ensureCounted({ quantity, unit }: Series): void {
  if (unit === describeQuantity(quantity).unit) return;
  throw new Problem('BAD_ARGUMENT', {
    zh: '各单位的贡献、分布和上下限只有在 view 为 absolute 时才有：占比、指数和每百件不是各单位之和。',
    en: 'Contributions, distribution and bounds are there for a view of absolute only: a share, an index or a rate is no sum over bureaus.',
  });
}

/** What a point gives to a sum; null where it gives nothing that is known. */
function addendOf(quantity: Series['quantity'], { value, gap, numerator, denominator }: SeriesPoint): Addend | null {
  if (isIndicatorId(quantity)) {
    return numerator === null || denominator === null ? null : { over: numerator, under: denominator };
  }
  const counted = value ?? (isEmptyGap(gap) ? 0 : null);
  return counted === null ? null : { over: counted, under: null };
}

/** A member with its own point beside its part of the whole. */
export interface Contributor extends Member, Contribution {}

export type ContributionOrder = 'value' | 'change' | 'name';

/** Members with a number first, largest first, or by how much they moved the sum; `name`: in the order of the list. */
export function contributorsOf(
  { quantity }: Pick<Series, 'quantity'>,
  { value, change }: SeriesPoint,
  members: readonly Member[],
  order: ContributionOrder,
): readonly Contributor[] {
  const isRatio = isIndicatorId(quantity);
  const isSigned = !isRatio && getMeasure(quantity).sumRule === 'signed';
  const counted = (point: SeriesPoint | null): number | null => {
    const addend = isRatio || point === null ? null : addendOf(quantity, point);
    return addend?.over ?? null;
  };
  const parts = contributionsOf(
    members.map(({ id, point, before }) => ({ id, now: counted(point), before: counted(before) })),
    {
      value: isRatio || isSigned ? null : value,
      previous: isRatio || change.change.kind === 'none' ? null : change.previous,
      isOfAll: change.basis === 'all',
    },
  );
  const all = members.flatMap((member, index): Contributor[] => {
    const part = parts[index];
    return part ? [{ ...member, ...part }] : [];
  });
  if (order === 'name') return all;
  const sizeOf = order === 'value' ? ({ point }: Contributor) => point.value : movedOf;
  return all.sort((a, b) => (sizeOf(b) ?? Number.NEGATIVE_INFINITY) - (sizeOf(a) ?? Number.NEGATIVE_INFINITY) || 0);
}

/** How far a member moved, up or down; ratios on too few cases, whose points say nothing, behind all others. */
function movedOf({ difference, point }: Contributor): number | null {
  if (difference !== null) return Math.abs(difference);
  const { change } = point.change;
  return change.kind === 'none' || change.of !== 'ratio' || change.reason === 'fewCases'
    ? null
    : Math.abs(change.absolute);
}

/** How the members' own values lie; a ratio only where it rests on so many cases. */
export function distributionBehind(members: readonly Member[], minBase: number): Distribution {
  return distributionOf(
    members.flatMap(({ point: { value, denominator } }) => (value === null ? [] : [{ value, base: denominator }])),
    minBase,
  );
}

/** Why a member's figure is not known, so that it is missing from the sum. */
function isMissing({ point: { gap } }: Member): boolean {
  return gap !== null && gap !== 'notInEdition' && gap !== 'denominatorZero' && !isEmptyGap(gap);
}

/** Between what the number lies, with what those missing gave the year before and without. */
export function boundsBehind(
  { quantity }: Pick<Series, 'quantity'>,
  point: SeriesPoint,
  members: readonly Member[],
): Bounds | null {
  const sum = point.value === null ? null : addendOf(quantity, point);
  const missing = members.filter(isMissing);
  return (
    sum &&
    boundsOf(
      sum,
      missing.map(({ before }) => before && addendOf(quantity, before)),
    )
  );
}

/** The number without these members; null where nothing is left of it. */
export function valueWithout(
  { quantity }: Pick<Series, 'quantity'>,
  point: SeriesPoint,
  members: readonly Member[],
  left: ReadonlySet<string>,
): number | null {
  const rest = members.filter(({ id, point: own }) => !left.has(id) && addendOf(quantity, own) !== null);
  const sum = addendOf(quantity, point);
  if (point.value === null || sum === null || rest.length === 0) return null;
  const out = members.flatMap((member) => (left.has(member.id) ? (addendOf(quantity, member.point) ?? []) : []));
  return resultOf(out.reduce(minus, sum));
}
