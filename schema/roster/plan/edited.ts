/** A publisher edited in place, a region or a bureau. */

import type { Listed } from '../state.ts';
import { ensureName } from './ensure.ts';
import { PLAN_WORDS } from './plan.words.ts';
import { type Fields, plan, type RosterPlan } from './roster-plan.ts';

/** A plan that changes fields in place, and nothing where they are so already. */
export function edited(one: Listed, fields: Fields, aliases: readonly string[] | undefined): RosterPlan {
  const others = aliases?.map(ensureName);
  const isOther = others && [...others].sort().join('\n') !== [...one.aliases].sort().join('\n');
  const isRenamed = fields.name !== undefined && fields.name.zh !== one.name.zh;
  return plan(PLAN_WORDS.edited(one.name.zh), [one.id], {
    update: Object.keys(fields).length > 0 ? [{ id: one.id, fields }] : [],
    rename: isRenamed ? [{ id: one.id, until: null, wrong: true }] : [],
    aliases: isOther ? [{ id: one.id, names: others }] : [],
  });
}
