/** What becomes of bureaus and regions by decision: renamed, merged, split, moved, ended. */
import type { Bureau } from '../../report/publisher.ts';
import type { Decision, RosterChange } from '../change.ts';
import type { Romanize } from '../ids.ts';
import { foldName, shortNameOf } from '../names.ts';
import { bureauNamed, type Listed, namesInFront, type RosterState } from '../state.ts';
import { enter } from './bureaus.ts';
import { ensureBureau, ensureListed, ensureName, ensureRegion, ensureText, LONGEST_NAME } from './ensure.ts';
import { PLAN_WORDS, refuse } from './plan.words.ts';
import { ensureOnlyRegion } from './regions.ts';
import { event, type Fields, plan, type RosterPlan } from './roster-plan.ts';

/** What became of it once is on record; another end beside that one would contradict it. */
function ensureNotEnded(state: RosterState, one: Listed): void {
  const isOnRecord = state.successions.some(
    ({ kind, predecessor, successor }) => kind !== 'renamed' && predecessor === one.id && successor !== one.id,
  );
  if (isOnRecord && one.until !== null) refuse.hasEnded(one, one.until);
}

/** The last report year of a body that ends with a decision; a report of a later year would be nobody's. */
export function ending(state: RosterState, one: Listed, { year }: Decision): { id: string; fields: Fields } {
  ensureNotEnded(state, one);
  const held = state.reportYears.get(one.id);
  if (held && held.to >= year) refuse.reportsAfter(one, held.to, year);
  if (one.since !== null && year <= one.since) refuse.endsBeforeBegin(one, year);
  return { id: one.id, fields: { until: year - 1 } };
}

export function planRename(state: RosterState, change: Extract<RosterChange, { kind: 'rename' }>): RosterPlan {
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

export function planMerge(
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

export function planSplit(
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
export function planMove(
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
