/** What a change does to the list, worked out before anything is written. The same change again does nothing. */
import type { RosterChange } from '../change.ts';
import type { Romanize } from '../ids.ts';
import { foldName } from '../names.ts';
import type { Listed, RosterState } from '../state.ts';
import { enter, planBureaus, planEdit } from './bureaus.ts';
import { ensureBureau, ensureDecision, ensureListed, ensureName, ensureNobodys } from './ensure.ts';
import { PLAN_WORDS, refuse } from './plan.words.ts';
import { planRegion, planRegionEdit } from './regions.ts';
import { event, plan, type RosterPlan } from './roster-plan.ts';
import { ending, planMerge, planMove, planRename, planSplit } from './through-time.ts';

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
      ensureNobodys(state, one, name);
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

function planRemoval(state: RosterState, one: Listed): RosterPlan {
  if (state.reportYears.has(one.id)) refuse.hasReports(one);
  const below = [...state.publishers.values()].find(({ region }) => region === one.id);
  if (below) refuse.notEmpty(one, below);
  if (state.successions.some(({ predecessor, successor }) => predecessor === one.id || successor === one.id)) {
    refuse.hasPast(one);
  }
  return plan(PLAN_WORDS.removed(one.name.zh), [one.id], { remove: [one.id] });
}
