/** What a change does to the list, as data: made by planChange, written as one revision by the server. */
import type { Decision, Roster, Succession, SuccessionKind } from '../change.ts';
import type { Listed } from '../state.ts';

/** Fields of a publisher that change in place. */
export type Fields = Partial<Omit<Listed, 'id' | 'kind' | 'aliases' | 'formerNames'>>;

export interface RosterPlan {
  /** What was done, in a sentence for the list of revisions. */
  readonly note: string;
  /** Whom the change is about, those it made included; an idle change names those that were so already. */
  readonly publishers: readonly string[];
  readonly add: Roster;
  readonly update: readonly { readonly id: string; readonly fields: Fields }[];
  /** Bureaus and regions whose own name changes; `until`: the last report year of the old one, `wrong`: it never was one. */
  readonly rename: readonly { readonly id: string; readonly until: number | null; readonly wrong: boolean }[];
  readonly aliases: readonly { readonly id: string; readonly names: readonly string[] }[];
  readonly remove: readonly string[];
  readonly successions: readonly Omit<Succession, 'revision'>[];
}

const IDLE: Omit<RosterPlan, 'note' | 'publishers'> = {
  add: { regions: [], bureaus: [] },
  update: [],
  rename: [],
  aliases: [],
  remove: [],
  successions: [],
};

/** Whether the list is so already. */
export function isIdle({ add, update, rename, aliases, remove, successions }: RosterPlan): boolean {
  return [add.regions, add.bureaus, update, rename, aliases, remove, successions].every((part) => part.length === 0);
}

export function plan(note: string, publishers: readonly string[], parts: Partial<RosterPlan> = {}): RosterPlan {
  return { ...IDLE, ...parts, note, publishers };
}

export function event(
  kind: SuccessionKind,
  predecessor: string | null,
  successor: string | null,
  { on, document }: Decision,
  formerName: string | null = null,
): Omit<Succession, 'revision'> {
  return { kind, predecessor, successor, on, document, formerName };
}
