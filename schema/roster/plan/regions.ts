/** Regions entered and edited. */
import type { Region } from '../../report/publisher.ts';
import type { NewRegion } from '../change.ts';
import { type Romanize, regionIdOf } from '../ids.ts';
import { foldName } from '../names.ts';
import { type Listed, type RosterState, regionAndAbove } from '../state.ts';
import { edited } from './edited.ts';
import { ensureFree, ensureName, ensureRegion, ensureText, ensureYear } from './ensure.ts';
import { PLAN_WORDS, refuse } from './plan.words.ts';
import { type Fields, plan, type RosterPlan } from './roster-plan.ts';

export function planRegion(state: RosterState, region: NewRegion, romanize: Romanize): RosterPlan {
  const name = ensureName(region.name);
  const parent = region.parent ?? null;
  if (parent !== null) ensureRegion(state, parent);
  const known = [...state.publishers.values()].find(
    (one) =>
      one.kind === 'region' &&
      foldName(one.name.zh) === foldName(name) &&
      (one.region === parent || one.id === region.id),
  );
  if (known) {
    const isSame = known.region === parent && known.type === region.level && (region.id ?? known.id) === known.id;
    return isSame ? plan('', [known.id]) : refuse.alreadyListed(known);
  }
  const taken = (id: string): boolean => state.publishers.has(id);
  const id = region.id ? ensureFree(state, region.id) : regionIdOf(name, romanize, taken);
  const entered: Region = {
    id,
    name: { zh: name, en: ensureText(region.englishName) ?? name },
    level: region.level,
    parent,
    aliases: (region.aliases ?? []).map(ensureName),
    illustrative: false,
    completeSince: ensureYear(region.completeSince),
  };
  return plan(PLAN_WORDS.regionAdded(name), [id], { add: { regions: [entered], bureaus: [] } });
}

export function planRegionEdit(state: RosterState, id: string, edit: Partial<Omit<NewRegion, 'id'>>): RosterPlan {
  const one = ensureRegion(state, id);
  const fields: { -readonly [Field in keyof Fields]: Fields[Field] } = {};
  if (edit.parent !== undefined && edit.parent !== one.region) {
    if (edit.parent !== null) {
      ensureRegion(state, edit.parent);
      if (regionAndAbove(state, edit.parent).some((above) => above.id === id)) refuse.circle(one);
    }
    fields.region = edit.parent;
  }
  if (edit.level && edit.level !== one.type) fields.type = edit.level;
  const since = edit.completeSince;
  if (since !== undefined && since !== one.completeSince) fields.completeSince = ensureYear(since);
  const zh = edit.name === undefined ? one.name.zh : ensureName(edit.name);
  ensureOnlyRegion(state, one, zh, fields.region === undefined ? one.region : fields.region);
  const en = ensureText(edit.englishName) ?? one.name.en;
  if (zh !== one.name.zh || en !== one.name.en) {
    fields.name = { zh, en };
    fields.shortName = { zh, en };
  }
  return edited(one, fields, edit.aliases);
}

/** Two regions of one name under the same region could not be told apart. */
export function ensureOnlyRegion(state: RosterState, one: Listed, name: string, parent: string | null): void {
  const twin = [...state.publishers.values()].find(
    ({ id, kind, region, name: { zh } }) =>
      kind === 'region' && id !== one.id && region === parent && foldName(zh) === foldName(name),
  );
  if (twin) refuse.alreadyListed(twin);
}
