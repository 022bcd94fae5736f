/**
 * Who is compared together: where bureaus were merged or split between two years, a sum's change holds what they are against all that
 * they were, or nothing of them. The rest of the common set is compared body by body.
 */

import { isListed } from '../../schema/rollup/coverage.ts';
import type { Succession } from '../../schema/roster/change.ts';
import { type Body, togetherBetween } from '../../schema/roster/lineage.ts';
import { findPublishers, type PublisherRow } from '../store/find/publishers.ts';
import { listSuccessions } from '../store/find/roster.ts';
import type { OwnRow } from '../store/find/series.ts';
import type { Reader } from '../store/reader.ts';
import type { CommonTally } from './counts.ts';
import { spanOf } from './coverage.ts';
import { commonOfMembers, isCounted, tidy } from './folded.ts';
import type { Line } from './lineage.ts';
import { type Given, NOBODY } from './view.ts';

/** What became of anybody, and of whom. */
export interface Turns {
  readonly publishers: ReadonlyMap<string, PublisherRow>;
  /** Lists of bodies that became each other between two years. */
  between(one: number, other: number): readonly (readonly string[])[];
  isListed(id: string, year: number): boolean;
}

/** As the list stood after a revision; null: now. */
export async function readTurns(reader: Reader, asOf: number | null): Promise<Turns> {
  const events = (await listSuccessions(reader)).filter(({ revision }) => asOf === null || revision <= asOf);
  return turnsOf(events, events.length === 0 ? [] : await findPublishers(reader, [...new Set(events.flatMap(idsIn))]));
}

function idsIn({ predecessor, successor }: Succession): readonly string[] {
  return [predecessor, successor].filter((id) => id !== null);
}

function turnsOf(events: readonly Succession[], rows: readonly PublisherRow[]): Turns {
  const bodies = new Map(
    rows.map((row): [string, Body] => {
      const shortName = { zh: row.short_zh, en: row.short_en };
      return [row.id, { id: row.id, shortName, ...spanOf(row), formerNames: [] }];
    }),
  );
  const known = new Map<string, readonly (readonly string[])[]>();
  return {
    publishers: new Map(rows.map((row) => [row.id, row])),
    between: (one, other) => {
      const key = `${one} ${other}`;
      const groups = known.get(key) ?? togetherBetween(events, bodies, one, other);
      known.set(key, groups);
      return groups;
    },
    isListed: (id, year) => {
      const body = bodies.get(id);
      return body !== undefined && isListed(body, year);
    },
  };
}

/** Ids of those of a sum of whom something became another, or who came of another. */
export function turnedIn({ publishers }: Turns, { sum }: Pick<Line, 'sum'>): ReadonlySet<string> {
  if (sum === null || publishers.size === 0) return new Set();
  if ('publishers' in sum) return new Set(sum.publishers.flatMap(({ id }) => (publishers.has(id) ? [id] : [])));
  const regions: ReadonlySet<string | null> = new Set(sum.regions);
  const within = [...publishers.values()].filter(({ kind, region_id }) => kind === 'bureau' && regions.has(region_id));
  return new Set(within.map(({ id }) => id));
}

/** Rows of a body in a year. */
type RowsOf = (id: string, year: number) => readonly OwnRow[];

/** Those of a group that are there in a year: expected, or with a report all the same. */
export function thereIn(
  ids: readonly string[],
  year: number,
  turns: Turns,
  hasRows: (id: string) => boolean,
): readonly string[] {
  return ids.filter((id) => turns.isListed(id, year) || hasRows(id));
}

/** A common set of a year and the year before, in which bodies that became each other are compared together; `isIn`: who is in the sum. */
export function comparedTogether(
  common: ReadonlyMap<string, CommonTally>,
  year: number,
  turns: Turns,
  isIn: (id: string) => boolean,
  rowsOf: RowsOf,
): ReadonlyMap<string, CommonTally> {
  const found = new Map(common);
  const add = (measure: string, { current, previous, bureaus }: CommonTally, sign: 1 | -1): void => {
    const was = found.get(measure) ?? { current: 0, previous: 0, bureaus: 0 };
    const left = was.bureaus + sign * bureaus;
    if (left === 0) found.delete(measure);
    else {
      const sides = { current: tidy(was.current + sign * current), previous: tidy(was.previous + sign * previous) };
      found.set(measure, { ...sides, bureaus: left });
    }
  };
  for (const ids of turns.between(year - 1, year)) {
    const members = ids.filter(isIn);
    const alone = commonOfMembers(
      members.map((id) => rowsOf(id, year)),
      members.map((id) => rowsOf(id, year - 1)),
    );
    for (const [measure, pair] of alone) add(measure, pair, -1);
    if (members.length < ids.length) continue;
    const [now, before] = [year, year - 1].map((of) =>
      thereIn(ids, of, turns, (id) => rowsOf(id, of).length > 0).map((id) => rowsOf(id, of)),
    );
    if (now === undefined || before === undefined) continue;
    for (const measure of new Set(now.flat().map((row) => row.measure))) {
      const [current, previous] = [sumOf(now, measure), sumOf(before, measure)];
      if (current !== null && previous !== null) add(measure, { current, previous, bureaus: now.length }, 1);
    }
  }
  return found;
}

/** Of all of them together; null where one of them does not count it, or nobody is there. */
function sumOf(bodies: readonly (readonly OwnRow[])[], measure: string): number | null {
  const rows = bodies.map((own) => own.find((row) => row.measure === measure));
  if (rows.length === 0 || !rows.every((row) => row !== undefined && isCounted(row))) return null;
  return tidy(rows.reduce((sum, row) => sum + (row?.counted ?? 0), 0));
}

/** What members give in a year, by their place. */
interface Side {
  readonly year: number;
  readonly given: readonly Given[];
}

/**
 * Both sides of a change by place, in which bodies that became each other stand together: the first of those there now is given all that they
 * were, the others nothing.
 */
export function givenTogether(
  turns: Turns,
  members: readonly { readonly id: string }[],
  now: Side,
  before: Side,
): readonly [now: readonly Given[], before: readonly Given[]] {
  const groups = turns.between(before.year, now.year);
  if (groups.length === 0) return [now.given, before.given];
  const [current, previous] = [[...now.given], [...before.given]];
  const places = new Map(members.map(({ id }, place) => [id, place]));
  for (const ids of groups) {
    const there = (side: Side): readonly number[] =>
      thereIn(ids, side.year, turns, (id) => side.given[places.get(id) ?? -1]?.over !== undefined).map(
        (id) => places.get(id) ?? -1,
      );
    const [those, them] = [there(now), there(before)];
    const was = ids.every((id) => places.has(id)) ? allOf(them.map((place) => before.given[place])) : null;
    const is = allOf(those.map((place) => now.given[place]));
    for (const id of ids) previous[places.get(id) ?? -1] = NOBODY;
    if (was === null || is === null) continue;
    for (const [at, place] of those.entries()) previous[place] = at === 0 ? was : nothingOf(was);
  }
  return [current, previous];
}

/** Of several bodies together; null where one of them does not count it, or nobody is there. */
function allOf(given: readonly (Given | undefined)[]): Given | null {
  const over = sumOfRows(given.map((one) => one?.over));
  const under = sumOfRows(given.map((one) => one?.under));
  return over === undefined || (under === undefined && given.some((one) => one?.under !== undefined))
    ? null
    : { over, under };
}

function sumOfRows(rows: readonly (OwnRow | undefined)[]): OwnRow | undefined {
  const [first] = rows;
  if (first === undefined || !rows.every((row) => row !== undefined && isCounted(row))) return undefined;
  return { ...first, counted: tidy(rows.reduce((sum, row) => sum + (row?.counted ?? 0), 0)), gap: null };
}

function nothingOf({ over, under }: Given): Given {
  return { over: over && { ...over, counted: 0 }, under: under && { ...under, counted: 0 } };
}
