/**
 * How the program is: what is wrong with it at the moment, since when, and what to do, in both languages. Whoever notices that
 * something is wrong raises a condition under its name, and clears it when it no longer holds; the log tells both, once each.
 */
import type { Label } from '../../schema/language.ts';

/** What can be wrong with the program as a whole; a condition's name never changes its meaning, since programs watch for it. */
export const CONDITION_NAMES = [
  'damaged',
  'databaseAway',
  'notWritable',
  'clockOff',
  'notBackedUp',
  'facesMissing',
] as const;

export type ConditionName = (typeof CONDITION_NAMES)[number];

export interface Condition {
  readonly name: ConditionName;
  readonly what: Label;
  /** The file, folder or address it is about. */
  readonly where: string;
  readonly whatToDo: Label;
  /** Whether the program may not be relied on while it holds: it is not ready then. */
  readonly blocks: boolean;
  /** When it was noticed first: ISO 8601, UTC. */
  readonly since: string;
}

/** The part of a logger that is used. */
export interface ConditionLog {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface Health {
  /** Says that something is wrong. Raised again, a condition keeps its `since` and tells the newer words. */
  raise(condition: Omit<Condition, 'since'>): void;
  /** Says that it no longer holds; nothing happens where it did not. */
  clear(name: ConditionName): void;
  /** What holds now, oldest first. */
  conditions(): readonly Condition[];
  /** Where conditions are told from now on, beginning with those that hold. */
  tellTo(log: ConditionLog): void;
}

/**
 * Whether anything may be deleted: by a clock that is wrong everything is old, and what damaged data no longer lead to would pass for what
 * nobody needs.
 */
export function mayDelete({ conditions }: Pick<Health, 'conditions'>): boolean {
  return !conditions().some(({ name }) => name === 'clockOff' || name === 'damaged');
}

/** `now` is the clock: ISO 8601, UTC. */
export function openHealth(now: () => string): Health {
  const held = new Map<ConditionName, Condition>();
  let log: ConditionLog | null = null;
  const tell = ({ name, what, where, whatToDo, blocks }: Condition): void =>
    log?.[blocks ? 'error' : 'warn']({ condition: name, where }, `${what.en} ${whatToDo.en}`);
  return {
    raise(raised) {
      const before = held.get(raised.name);
      const condition = { ...raised, since: before?.since ?? now() };
      held.set(raised.name, condition);
      if (before?.what.en !== raised.what.en || before.where !== raised.where) tell(condition);
    },
    clear(name) {
      const was = held.get(name);
      if (!held.delete(name)) return;
      log?.warn({ condition: name, since: was?.since }, 'It is over.');
    },
    conditions: () => [...held.values()],
    tellTo(told) {
      log = told;
      for (const condition of held.values()) tell(condition);
    },
  };
}
