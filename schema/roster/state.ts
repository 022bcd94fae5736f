/** The list as it stands, looked up by name and by place. */
import type { Label } from '../language.ts';
import type { Succession } from './change.ts';
import { foldName } from './names.ts';

export interface Listed {
  readonly id: string;
  readonly kind: 'bureau' | 'region';
  /** Bureaus: the region that holds it. Regions: the one above. */
  readonly region: string | null;
  readonly name: Label;
  readonly shortName: Label;
  /** A kind of bureau, or a level of region. */
  readonly type: string;
  readonly since: number | null;
  readonly until: number | null;
  readonly function: string | null;
  readonly contact: string | null;
  /** Of a region: since which report year its list is complete. */
  readonly completeSince: number | null;
  /** Other names, as entered. */
  readonly aliases: readonly string[];
  /** Names it had. */
  readonly formerNames: readonly string[];
}

export interface RosterState {
  readonly publishers: ReadonlyMap<string, Listed>;
  readonly byName: ReadonlyMap<string, readonly Listed[]>;
  readonly successions: readonly Succession[];
  /** First and last report year held, of those who have any. */
  readonly reportYears: ReadonlyMap<string, { readonly from: number; readonly to: number }>;
}

export function rosterState(
  listed: readonly Listed[],
  successions: readonly Succession[] = [],
  reportYears: RosterState['reportYears'] = new Map(),
): RosterState {
  const byName = new Map<string, Listed[]>();
  for (const one of listed) {
    const own = one.kind === 'region' ? [one.name.zh, `${one.name.zh}人民政府`] : [one.name.zh];
    for (const name of new Set([...own, ...one.aliases, ...one.formerNames].map(foldName))) {
      const known = byName.get(name);
      if (known) known.push(one);
      else byName.set(name, [one]);
    }
  }
  return { publishers: new Map(listed.map((one) => [one.id, one])), byName, successions, reportYears };
}

export function named(state: RosterState, name: string): readonly Listed[] {
  return state.byName.get(foldName(name)) ?? [];
}

/** The bureau that has that name now, in that region. */
export function bureauNamed(state: RosterState, region: string, name: string): Listed | undefined {
  const folded = foldName(name);
  return named(state, name).find(
    (one) => one.kind === 'bureau' && one.region === region && foldName(one.name.zh) === folded,
  );
}

/** The region and those above it, from below; a circle ends where it closes. */
export function regionAndAbove(state: RosterState, region: string | null): readonly Listed[] {
  const found: Listed[] = [];
  for (let id = region; id !== null; ) {
    const one = state.publishers.get(id);
    if (one?.kind !== 'region' || found.includes(one)) break;
    found.push(one);
    id = one.region;
  }
  return found;
}

/** Names under which a region may stand in front of a bureau's name, those above it included. */
export function namesInFront(state: RosterState, region: string): readonly string[] {
  return regionAndAbove(state, region).flatMap(({ name, aliases }) => [name.zh, ...aliases]);
}
