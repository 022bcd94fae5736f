/**
 * A body through time, for lines of figures: whose figures came into it, who was split off from it, and where on its line
 * something became of it. A merge and a move hand a body on whole, so a line may run over them; a split does not: nobody can
 * tell which part of the figures before it belongs to whom, so there one line ends and others begin.
 */
import type { Label } from '../language.ts';
import { isListed } from '../rollup/coverage.ts';
import type { Succession } from './change.ts';

/** How a succession looks from the body whose line it is. */
export const SUCCESSION_ROLES = [
  'formed',
  'joined',
  'absorbed',
  'splitOff',
  'splitUp',
  'gaveOff',
  'renamed',
  'movedHere',
  'movedAway',
] as const;
/**
 * `formed`: out of others that ended; `joined`: others came into it; `absorbed`: it went into another; `splitOff`: it came out
 * of another; `splitUp`: it ended in others; `gaveOff`: others came out of it and it goes on; moved from or to another region.
 */
export type SuccessionRole = (typeof SUCCESSION_ROLES)[number];

/** True of what makes a difference to a line that runs over successions: others came into its body, or out of it. */
export function runsOver(role: SuccessionRole): boolean {
  return ['formed', 'joined', 'movedHere', 'splitUp', 'gaveOff'].includes(role);
}

/**
 * True where a line's numbers of two report years are not of the same body: others came into it in between, or out of it. `runs`: the line
 * holds the figures of those that came into it as well, so that only what came out of it makes a difference.
 */
export function isOtherBody(marks: readonly SuccessionMark[], one: number, other: number, runs: boolean): boolean {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  return marks.some(
    ({ year, role }) => from < year && year <= to && (role === 'gaveOff' || (role === 'joined' && !runs)),
  );
}

/** A body of the list, by what its line needs. */
export interface Body {
  readonly id: string;
  readonly shortName: Label;
  readonly since: number | null;
  readonly until: number | null;
  /** Names it had, with the last report year of each. */
  readonly formerNames: readonly { readonly written: string; readonly until: number | null }[];
}

/** A succession as it stands on a line, before the first report year in which it holds. */
export interface SuccessionMark {
  readonly year: number;
  readonly role: SuccessionRole;
  /** Short name of the body it happened to: the subject of the line, or one of its predecessors. */
  readonly body: Label;
  /** It happened to the subject itself, and not to one of its predecessors. */
  readonly own: boolean;
  /** Short names of those it was merged from, split into …; of a renaming the name before. */
  readonly others: readonly Label[];
  /** ISO day; null where only the year is known. */
  readonly on: string | null;
  readonly document: string | null;
}

/** Ids of the bodies that came into this one by merges and moves, theirs included, nearest first. */
export function predecessorsOf(id: string, events: readonly Succession[]): readonly string[] {
  return walk(id, ({ kind, predecessor, successor }, at) =>
    (kind === 'merged' || kind === 'moved') && successor === at ? predecessor : null,
  )(events);
}

/** Ids of the bodies that came out of this one by splits, theirs included, nearest first. */
export function splitFrom(id: string, events: readonly Succession[]): readonly string[] {
  return walk(id, ({ kind, predecessor, successor }, at) =>
    kind === 'split' && predecessor === at ? successor : null,
  )(events);
}

/**
 * The bodies of which some became others between two report years, those that belong together in one list: what merged, and what came
 * out of a split, is compared with what it was before, and with nothing less.
 */
export function togetherBetween(
  events: readonly Succession[],
  bodies: ReadonlyMap<string, Body>,
  one: number,
  other: number,
): readonly (readonly string[])[] {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  let groups: readonly (readonly string[])[] = [];
  for (const event of events) {
    const { kind, predecessor, successor } = event;
    const year = yearOf(event, bodies);
    const isOther = kind === 'merged' || kind === 'split' || kind === 'moved';
    if (!isOther || predecessor === null || successor === null || predecessor === successor) continue;
    if (year === null || year <= from || year > to) continue;
    const pair = [predecessor, successor];
    const touched = groups.filter((ids) => pair.some((id) => ids.includes(id)));
    groups = [...groups.filter((ids) => !touched.includes(ids)), [...new Set([...touched.flat(), ...pair])]];
  }
  return groups;
}

/** Each body once, however the list may lead back to itself. */
function walk(start: string, next: (event: Succession, at: string) => string | null) {
  return (events: readonly Succession[]): readonly string[] => {
    const seen = new Set([start]);
    for (const at of seen) {
      for (const event of events) {
        const found = next(event, at);
        if (found !== null) seen.add(found);
      }
    }
    seen.delete(start);
    return [...seen];
  };
}

/** What became of these bodies, seen from each, oldest first: those of one line, its subject first. */
export function marksOf(
  line: readonly string[],
  events: readonly Succession[],
  bodies: ReadonlyMap<string, Body>,
): readonly SuccessionMark[] {
  const marks = line.flatMap((id, index): readonly SuccessionMark[] => {
    const body = bodies.get(id);
    if (!body) return [];
    const marks = groupsOf(body, index === 0, events, bodies);
    // On the line of the successor its predecessors do not end a second time.
    return index === 0 ? marks : marks.filter(({ role }) => role !== 'absorbed' && role !== 'movedAway');
  });
  return [...marks].sort((a, b) => a.year - b.year);
}

/** The events of one body, those of one kind in one year together. */
function groupsOf(
  body: Body,
  own: boolean,
  events: readonly Succession[],
  bodies: ReadonlyMap<string, Body>,
): readonly SuccessionMark[] {
  const marks = new Map<string, SuccessionMark>();
  for (const event of events) {
    const role = roleOf(event, body, bodies);
    const year = yearOf(event, bodies);
    if (role === null || year === null) continue;
    const key = `${role} ${year}`;
    const before = marks.get(key);
    marks.set(key, {
      year,
      role,
      body: body.shortName,
      own,
      others: [...(before?.others ?? []), ...otherOf(event, body, bodies)],
      on: before?.on ?? event.on,
      document: before?.document ?? event.document,
    });
  }
  return [...marks.values()];
}

function roleOf(event: Succession, body: Body, bodies: ReadonlyMap<string, Body>): SuccessionRole | null {
  const { kind, predecessor, successor } = event;
  const isBefore = predecessor === body.id;
  if (!isBefore && successor !== body.id) return null;
  if (kind === 'renamed') return 'renamed';
  if (predecessor === null || successor === null || predecessor === successor) return null;
  const year = yearOf(event, bodies);
  switch (kind) {
    case 'merged':
      if (isBefore) return 'absorbed';
      return year !== null && isListed(body, year - 1) ? 'joined' : 'formed';
    case 'split':
      if (!isBefore) return 'splitOff';
      return year !== null && isListed(body, year) ? 'gaveOff' : 'splitUp';
    case 'moved':
      return isBefore ? 'movedAway' : 'movedHere';
    case 'ended':
    case 'begun':
      return null;
  }
}

/**
 * The first report year in which it holds, as the list says it by the years of those concerned: a body that ends was expected
 * to report up to the year before, one that begins from this year on, a name held up to a year; where nothing of this is known, the year of the day.
 */
function yearOf(
  { kind, predecessor, successor, on, formerName }: Succession,
  bodies: ReadonlyMap<string, Body>,
): number | null {
  const ofDay = on === null ? null : Number(on.slice(0, 4));
  if (kind === 'renamed') {
    const names = bodies.get(successor ?? '')?.formerNames ?? [];
    const last = names.find(({ written }) => written === formerName)?.until ?? null;
    return last === null ? ofDay : last + 1;
  }
  const [before, after] = [bodies.get(predecessor ?? ''), bodies.get(successor ?? '')];
  const begins = after?.since ?? null;
  const ends = before?.until == null ? null : before.until + 1;
  return (kind === 'split' ? (begins ?? ends) : (ends ?? begins)) ?? ofDay;
}

function otherOf(
  { kind, predecessor, successor, formerName }: Succession,
  { id }: Body,
  bodies: ReadonlyMap<string, Body>,
): readonly Label[] {
  if (kind === 'renamed') return formerName === null ? [] : [{ zh: formerName, en: formerName }];
  const other = bodies.get((predecessor === id ? successor : predecessor) ?? '');
  return other ? [other.shortName] : [];
}
