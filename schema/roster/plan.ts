/** What a change does to the list, worked out before anything is written. The same change again does nothing. */

import type { Bureau, Region } from '../report/publisher.ts';
import { isDay } from '../rollup/due.ts';
import type { Decision, NewBureau, NewRegion, Roster, RosterChange, Succession, SuccessionKind } from './change.ts';
import { bureauIdOf, ensureId, type Romanize, regionIdOf } from './ids.ts';
import { foldName, kindOfName, shortNameOf, visibleText } from './names.ts';
import { PLAN_WORDS, refuse } from './plan.words.ts';
import { bureauNamed, type Listed, namesInFront, type RosterState, regionAndAbove } from './state.ts';

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

function plan(note: string, publishers: readonly string[], parts: Partial<RosterPlan> = {}): RosterPlan {
  return { ...IDLE, ...parts, note, publishers };
}

/** Works a change out. Throws Problem NOT_FOUND, BAD_ARGUMENT, ALREADY_LISTED or HAS_REPORTS. */
export function planChange(state: RosterState, asked: RosterChange, romanize: Romanize): RosterPlan {
  const change = 'decision' in asked ? { ...asked, decision: ensureDecision(asked.decision) } : asked;
  switch (change.kind) {
    case 'addRegion':
      return planRegion(state, change.region, romanize);
    case 'editRegion':
      return planRegionEdit(state, change.id, change.region);
    case 'add':
      return planBureaus(state, change.bureaus, romanize);
    case 'begin': {
      const since = change.decision.year;
      const { bureau, isNew } = enter(state, { ...change.bureau, since }, romanize, new Set());
      if (!isNew) return plan('', [bureau.id]);
      return plan(PLAN_WORDS.begun(bureau.name.zh, change.decision), [bureau.id], {
        add: { regions: [], bureaus: [bureau] },
        successions: [event('begun', null, bureau.id, change.decision)],
      });
    }
    case 'edit':
      return planEdit(state, change.id, change.bureau);
    case 'addName': {
      const one = ensureListed(state, change.id);
      const name = ensureName(change.name);
      const has = [one.name.zh, ...one.aliases, ...one.formerNames].some((own) => foldName(own) === foldName(name));
      if (has) return plan('', [one.id]);
      return plan(PLAN_WORDS.anotherName(one.name.zh, name), [one.id], {
        aliases: [{ id: one.id, names: [...one.aliases, name] }],
      });
    }
    case 'rename':
      return planRename(state, change);
    case 'merge':
      return planMerge(state, change, romanize);
    case 'split':
      return planSplit(state, change, romanize);
    case 'move':
      return planMove(state, change, romanize);
    case 'end': {
      const one = ensureBureau(state, change.id);
      const until = change.decision.year - 1;
      if (one.until === until) return plan('', [one.id]);
      return plan(PLAN_WORDS.ended(one.name.zh, change.decision), [one.id], {
        update: [ending(state, one, change.decision)],
        successions: [event('ended', one.id, null, change.decision)],
      });
    }
    case 'remove': {
      const one = state.publishers.get(change.id);
      if (!one) return plan('', []);
      return planRemoval(state, one);
    }
  }
}

function event(
  kind: SuccessionKind,
  predecessor: string | null,
  successor: string | null,
  { on, document }: Decision,
  formerName: string | null = null,
): Omit<Succession, 'revision'> {
  return { kind, predecessor, successor, on, document, formerName };
}

function ensureListed(state: RosterState, id: string): Listed {
  return state.publishers.get(id) ?? refuse.notListed(id);
}

function ensureBureau(state: RosterState, id: string): Listed {
  const one = ensureListed(state, id);
  return one.kind === 'bureau' ? one : refuse.noBureau(one);
}

function ensureRegion(state: RosterState, id: string): Listed {
  const one = state.publishers.get(id);
  return one?.kind === 'region' ? one : refuse.noRegion(id);
}

/** Characters of a name, and of what is said besides. */
const LONGEST_NAME = 60;
const LONGEST_TEXT = 300;

function ensureName(name: string): string {
  const plain = visibleText(name);
  return plain === '' || plain.length > LONGEST_NAME || /[\n\t]/u.test(name.trim()) ? refuse.badName(name) : plain;
}

/** A text that may be left out: null where nothing is said. */
function ensureText(text: string | null | undefined, longest = LONGEST_TEXT): string | null {
  const plain = visibleText(text ?? '');
  if (plain.length > longest) refuse.longText(plain, longest);
  return plain === '' ? null : plain;
}

/** A report year of the list, or none. */
function ensureYear(year: number | null | undefined): number | null {
  if (year !== null && year !== undefined && (year < 1900 || year > 2100)) refuse.badYear(year);
  return year ?? null;
}

function ensureDecision({ on, year, document }: Decision): Decision {
  if (on !== null && !isDay(on)) refuse.noDay(on);
  if (!Number.isInteger(year) || year < 2000 || year > 2100) refuse.noYear();
  return { on, year, document: ensureText(document) };
}

/** What became of it once is on record; another end beside that one would contradict it. */
function ensureNotEnded(state: RosterState, one: Listed): void {
  const isOnRecord = state.successions.some(
    ({ kind, predecessor, successor }) => kind !== 'renamed' && predecessor === one.id && successor !== one.id,
  );
  if (isOnRecord && one.until !== null) refuse.hasEnded(one, one.until);
}

/** The last report year of a body that ends with a decision; a report of a later year would be nobody's. */
function ending(state: RosterState, one: Listed, { year }: Decision): { id: string; fields: Fields } {
  ensureNotEnded(state, one);
  const held = state.reportYears.get(one.id);
  if (held && held.to >= year) refuse.reportsAfter(one, held.to, year);
  if (one.since !== null && year <= one.since) refuse.endsBeforeBegin(one, year);
  return { id: one.id, fields: { until: year - 1 } };
}

function planRegion(state: RosterState, region: NewRegion, romanize: Romanize): RosterPlan {
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
  };
  return plan(PLAN_WORDS.regionAdded(name), [id], { add: { regions: [entered], bureaus: [] } });
}

function planRegionEdit(state: RosterState, id: string, edit: Partial<Omit<NewRegion, 'id'>>): RosterPlan {
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
function ensureOnlyRegion(state: RosterState, one: Listed, name: string, parent: string | null): void {
  const twin = [...state.publishers.values()].find(
    ({ id, kind, region, name: { zh } }) =>
      kind === 'region' && id !== one.id && region === parent && foldName(zh) === foldName(name),
  );
  if (twin) refuse.alreadyListed(twin);
}

/** A plan that changes fields in place, and nothing where they are so already. */
function edited(one: Listed, fields: Fields, aliases: readonly string[] | undefined): RosterPlan {
  const others = aliases?.map(ensureName);
  const isOther = others && [...others].sort().join('\n') !== [...one.aliases].sort().join('\n');
  const isRenamed = fields.name !== undefined && fields.name.zh !== one.name.zh;
  return plan(PLAN_WORDS.edited(one.name.zh), [one.id], {
    update: Object.keys(fields).length > 0 ? [{ id: one.id, fields }] : [],
    rename: isRenamed ? [{ id: one.id, until: null, wrong: true }] : [],
    aliases: isOther ? [{ id: one.id, names: others }] : [],
  });
}

function ensureFree(state: RosterState, id: string): string {
  const known = state.publishers.get(ensureId(id));
  return known ? refuse.idTaken(known) : id;
}

/** A new bureau made whole, or the one of that name which is on the list already and says the same. */
function enter(
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

function planBureaus(state: RosterState, given: readonly NewBureau[], romanize: Romanize): RosterPlan {
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

function planEdit(state: RosterState, id: string, edit: Partial<Omit<NewBureau, 'id'>>): RosterPlan {
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

function planRename(state: RosterState, change: Extract<RosterChange, { kind: 'rename' }>): RosterPlan {
  const one = ensureListed(state, change.id);
  const zh = ensureName(change.name);
  if (foldName(zh) === foldName(one.name.zh)) return plan('', [one.id]);
  const twin = one.kind === 'bureau' ? bureauNamed(state, one.region ?? '', zh) : undefined;
  if (twin) refuse.alreadyListed(twin);
  if (one.kind === 'region') ensureOnlyRegion(state, one, zh, one.region);
  const name = { zh, en: ensureText(change.englishName) ?? zh };
  const short =
    ensureText(change.shortName, LONGEST_NAME) ??
    (one.kind === 'region' ? zh : shortNameOf(zh, namesInFront(state, one.region ?? '')));
  const { decision } = change;
  return plan(PLAN_WORDS.renamed(one.name.zh, zh, decision), [one.id], {
    update: [{ id: one.id, fields: { name, shortName: { zh: short, en: name.en } } }],
    rename: [{ id: one.id, until: decision.year - 1, wrong: false }],
    successions: [event('renamed', one.id, one.id, decision, one.name.zh)],
  });
}

function planMerge(
  state: RosterState,
  { from, into, decision }: Extract<RosterChange, { kind: 'merge' }>,
  romanize: Romanize,
): RosterPlan {
  const bodies = [...new Set(from)].map((id) => ensureBureau(state, id));
  const target = typeof into === 'string' ? ensureBureau(state, into) : null;
  const { bureau, isNew } =
    target || typeof into === 'string'
      ? { bureau: null, isNew: false }
      : enter(state, { ...into, since: into.since ?? decision.year }, romanize, new Set());
  const id = target?.id ?? bureau?.id ?? '';
  const merging = bodies.filter((one) => one.id !== id);
  if (merging.length === 0 || (isNew && merging.length < 2)) refuse.tooFew();
  const isDone = (one: Listed): boolean =>
    state.successions.some(
      ({ kind, predecessor, successor }) => kind === 'merged' && predecessor === one.id && successor === id,
    );
  const open = merging.filter((one) => !isDone(one));
  if (target && target.until !== null && target.until < decision.year && open.length > 0) {
    refuse.hasEnded(target, target.until);
  }
  const name = target?.name.zh ?? bureau?.name.zh ?? '';
  return plan(
    PLAN_WORDS.merged(
      merging.map((one) => one.name.zh),
      name,
      decision,
    ),
    [id, ...merging.map((one) => one.id)],
    {
      add: { regions: [], bureaus: isNew && bureau ? [bureau] : [] },
      update: open.map((one) => ending(state, one, decision)),
      successions: open.map((one) => event('merged', one.id, id, decision)),
    },
  );
}

function planSplit(
  state: RosterState,
  { from, into, goesOn, decision }: Extract<RosterChange, { kind: 'split' }>,
  romanize: Romanize,
): RosterPlan {
  const one = ensureBureau(state, from);
  if (into.length === 0 || (!goesOn && into.length < 2)) refuse.tooFew();
  const taken = new Set<string>();
  const entered = into.map((given) => enter(state, { ...given, since: given.since ?? decision.year }, romanize, taken));
  const isDone = (id: string): boolean =>
    state.successions.some(
      ({ kind, predecessor, successor }) => kind === 'split' && predecessor === from && successor === id,
    );
  const open = entered.filter(({ bureau }) => !isDone(bureau.id));
  const ends = !goesOn && one.until !== decision.year - 1;
  return plan(
    PLAN_WORDS.split(
      one.name.zh,
      entered.map(({ bureau }) => bureau.name.zh),
      decision,
    ),
    [from, ...entered.map(({ bureau }) => bureau.id)],
    {
      add: { regions: [], bureaus: entered.filter(({ isNew }) => isNew).map(({ bureau }) => bureau) },
      update: ends ? [ending(state, one, decision)] : [],
      successions: open.map(({ bureau }) => event('split', from, bureau.id, decision)),
    },
  );
}

/**
 * To another region. A body of which reports are held ends there, and one of the same name begins in the new region: the sums
 * of the region it leaves stay what they were. One without reports just changes its place.
 */
function planMove(
  state: RosterState,
  { id, region, decision }: Extract<RosterChange, { kind: 'move' }>,
  romanize: Romanize,
): RosterPlan {
  const one = ensureBureau(state, id);
  const to = ensureRegion(state, region);
  const before = state.successions.find(
    (known) =>
      known.kind === 'moved' &&
      known.predecessor === id &&
      state.publishers.get(known.successor ?? '')?.region === region,
  );
  if (before || one.region === region) return plan('', [before?.successor ?? id]);
  const twin = bureauNamed(state, region, one.name.zh);
  if (twin) refuse.alreadyListed(twin);
  const note = PLAN_WORDS.moved(one.name.zh, to.name.zh, decision);
  if (!state.reportYears.has(id)) {
    return plan(note, [id], {
      update: [{ id, fields: { region } }],
      successions: [event('moved', id, id, decision)],
    });
  }
  const { bureau } = enter(
    state,
    {
      region,
      name: one.name.zh,
      shortName: one.shortName.zh,
      englishName: one.name.en,
      englishShortName: one.shortName.en,
      kind: kindOf(one),
      aliases: one.aliases,
      function: one.function,
      contact: one.contact,
      since: decision.year,
    },
    romanize,
    new Set(),
  );
  return plan(note, [id, bureau.id], {
    add: { regions: [], bureaus: [bureau] },
    update: [ending(state, one, decision)],
    successions: [event('moved', id, bureau.id, decision)],
  });
}

function kindOf({ type }: Listed): Bureau['kind'] {
  return type as Bureau['kind']; // a bureau's type is a kind: the store writes no other
}

function planRemoval(state: RosterState, one: Listed): RosterPlan {
  if (state.reportYears.has(one.id)) refuse.hasReports(one);
  const below = [...state.publishers.values()].find(({ region }) => region === one.id);
  if (below) refuse.notEmpty(one, below);
  if (state.successions.some(({ predecessor, successor }) => predecessor === one.id || successor === one.id)) {
    refuse.hasPast(one);
  }
  return plan(PLAN_WORDS.removed(one.name.zh), [one.id], { remove: [one.id] });
}
