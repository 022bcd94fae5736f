/** What a change names must be there, and what it says must be fit to keep; each throws its own Problem. */
import { isDay } from '../../rollup/due.ts';
import type { Decision } from '../change.ts';
import { ensureId } from '../ids.ts';
import { foldName, visibleText } from '../names.ts';
import type { Listed, RosterState } from '../state.ts';
import { refuse } from './plan.words.ts';

export function ensureListed(state: RosterState, id: string): Listed {
  return state.publishers.get(id) ?? refuse.notListed(id);
}

export function ensureBureau(state: RosterState, id: string): Listed {
  const one = ensureListed(state, id);
  return one.kind === 'bureau' ? one : refuse.noBureau(one);
}

export function ensureRegion(state: RosterState, id: string): Listed {
  const one = state.publishers.get(id);
  return one?.kind === 'region' ? one : refuse.noRegion(id);
}

/** Characters of a name, and of what is said besides. */
export const LONGEST_NAME = 60;
const LONGEST_TEXT = 300;

export function ensureName(name: string): string {
  const plain = visibleText(name);
  return plain === '' || plain.length > LONGEST_NAME || /[\n\t]/u.test(name.trim()) ? refuse.badName(name) : plain;
}

/** A text that may be left out: null where nothing is said. */
export function ensureText(text: string | null | undefined, longest = LONGEST_TEXT): string | null {
  const plain = visibleText(text ?? '');
  if (plain.length > longest) refuse.longText(plain, longest);
  return plain === '' ? null : plain;
}

/** A report year of the list, or none. */
export function ensureYear(year: number | null | undefined): number | null {
  if (year !== null && year !== undefined && (year < 1900 || year > 2100)) refuse.badYear(year);
  return year ?? null;
}

export function ensureDecision({ on, year, document }: Decision): Decision {
  if (on !== null && !isDay(on)) refuse.noDay(on);
  if (!Number.isInteger(year) || year < 2000 || year > 2100) refuse.noYear();
  return { on, year, document: ensureText(document) };
}

export function ensureFree(state: RosterState, id: string): string {
  const known = state.publishers.get(ensureId(id));
  return known ? refuse.idTaken(known) : id;
}

/** Reports signed with a name that two bodies bear could not be told apart: a further name is nobody else's own. */
export function ensureNobodys(state: RosterState, one: Listed, name: string): void {
  const owner = [...state.publishers.values()].find(
    ({ id, name: { zh }, until }) => id !== one.id && until === null && foldName(zh) === foldName(name),
  );
  if (owner) refuse.nameOfAnother(owner);
}
