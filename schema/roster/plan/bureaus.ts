/** Bureaus entered and edited. */
import type { Bureau } from '../../report/publisher.ts';
import type { NewBureau } from '../change.ts';
import { bureauIdOf, type Romanize } from '../ids.ts';
import { foldName, kindOfName, shortNameOf } from '../names.ts';
import { bureauNamed, namesInFront, type RosterState } from '../state.ts';
import { edited } from './edited.ts';
import { ensureBureau, ensureFree, ensureName, ensureRegion, ensureText, ensureYear, LONGEST_NAME } from './ensure.ts';
import { PLAN_WORDS, refuse } from './plan.words.ts';
import { type Fields, plan, type RosterPlan } from './roster-plan.ts';

/** A new bureau made whole, or the one of that name which is on the list already and says the same. */
export function enter(
  state: RosterState,
  given: NewBureau,
  romanize: Romanize,
  taken: Set<string>,
): { readonly bureau: Bureau; readonly isNew: boolean } {
  const region = ensureRegion(state, given.region);
  const name = ensureName(given.name);
  const known = bureauNamed(state, region.id, name);
  const shortName = ensureText(given.shortName, LONGEST_NAME) ?? shortNameOf(name, namesInFront(state, region.id));
  const englishName = ensureText(given.englishName);
  const since = ensureYear(given.since);
  const until = ensureYear(given.until);
  const free = (id: string): boolean => state.publishers.has(id) || taken.has(id);
  const id = known
    ? known.id
    : given.id
      ? ensureFree(state, given.id)
      : bureauIdOf(region.id, shortName, romanize, free);
  if (since !== null && until !== null && until < since) refuse.yearsReversed(name);
  const bureau: Bureau = {
    id,
    region: region.id,
    name: { zh: name, en: englishName ?? name },
    shortName: { zh: shortName, en: ensureText(given.englishShortName) ?? englishName ?? shortName },
    kind: given.kind ?? kindOfName(name) ?? 'department',
    aliases: (given.aliases ?? []).map(ensureName),
    function: ensureText(given.function),
    contact: ensureText(given.contact),
    since,
    until,
  };
  if (known) {
    const isSame =
      (given.id ?? known.id) === known.id &&
      (!given.shortName || bureau.shortName.zh === known.shortName.zh) &&
      (!given.kind || given.kind === known.type) &&
      (given.since ?? known.since) === known.since &&
      (given.until ?? known.until) === known.until;
    if (!isSame) refuse.alreadyListed(known);
  }
  taken.add(id);
  return { bureau, isNew: !known };
}

export function planBureaus(state: RosterState, given: readonly NewBureau[], romanize: Romanize): RosterPlan {
  const taken = new Set<string>();
  const names = new Set<string>();
  const entered = given.map((one) => enter(state, one, romanize, taken));
  for (const { bureau } of entered) {
    const key = `${bureau.region} ${foldName(bureau.name.zh)}`;
    if (names.has(key)) refuse.twice(bureau.name.zh);
    names.add(key);
  }
  const bureaus = entered.filter(({ isNew }) => isNew).map(({ bureau }) => bureau);
  return plan(
    PLAN_WORDS.added(bureaus.map(({ name }) => name.zh)),
    entered.map(({ bureau }) => bureau.id),
    { add: { regions: [], bureaus } },
  );
}

export function planEdit(state: RosterState, id: string, edit: Partial<Omit<NewBureau, 'id'>>): RosterPlan {
  const one = ensureBureau(state, id);
  const fields: { -readonly [Field in keyof Fields]: Fields[Field] } = {};
  if (edit.region !== undefined && edit.region !== one.region) {
    ensureRegion(state, edit.region);
    if (state.reportYears.has(id)) refuse.reportsHeld(one);
    fields.region = edit.region;
  }
  const region = fields.region ?? one.region ?? '';
  const zh = edit.name === undefined ? one.name.zh : ensureName(edit.name);
  const twin = bureauNamed(state, region, zh);
  if (twin && twin.id !== id) refuse.alreadyListed(twin);
  const name = { zh, en: ensureText(edit.englishName) ?? one.name.en };
  if (name.zh !== one.name.zh || name.en !== one.name.en) fields.name = name;
  const shortName = {
    zh: ensureText(edit.shortName, LONGEST_NAME) ?? one.shortName.zh,
    en: ensureText(edit.englishShortName) ?? one.shortName.en,
  };
  if (shortName.zh !== one.shortName.zh || shortName.en !== one.shortName.en) fields.shortName = shortName;
  if (edit.kind && edit.kind !== one.type) fields.type = edit.kind;
  for (const field of ['function', 'contact'] as const) {
    const text = ensureText(edit[field]);
    if (edit[field] !== undefined && text !== one[field]) fields[field] = text;
  }
  for (const field of ['since', 'until'] as const) {
    const year = ensureYear(edit[field]);
    if (edit[field] !== undefined && year !== one[field]) fields[field] = year;
  }
  const since = fields.since === undefined ? one.since : fields.since;
  const until = fields.until === undefined ? one.until : fields.until;
  if (since !== null && until !== null && until < since) refuse.yearsReversed(zh);
  const held = state.reportYears.get(id);
  if (held && until !== null && fields.until !== undefined && held.to > until) {
    refuse.reportsAfter(one, held.to, until + 1);
  }
  return edited(one, fields, edit.aliases);
}
