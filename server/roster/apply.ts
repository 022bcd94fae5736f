/** A change that was worked out, written as one revision. */
import type { Fields, RosterPlan } from '../../schema/roster/plan/roster-plan.ts';
import type { RosterState } from '../../schema/roster/state.ts';
import { findPublishers } from '../store/find/publishers.ts';
import { recheckListed } from '../store/save/neighbours.ts';
import {
  deletePublishers,
  insertPublishers,
  insertSuccessions,
  namesOfBureau,
  namesOfRegion,
  replaceAliases,
  replaceNames,
  startRosterRevision,
  updatePublisher,
} from '../store/save/roster.ts';
import type { PublisherUpdate } from '../store/tables/publisher.ts';
import type { NamesBefore } from '../store/tables/roster.ts';
import { readerWithin, type WriteTransaction } from '../store/writer.ts';

/** Returns the revision. */
export async function applyPlan(
  tx: WriteTransaction,
  state: RosterState,
  plan: RosterPlan,
  { at, actor }: { readonly at: string; readonly actor: string | null },
): Promise<number> {
  const before = await namesBefore(tx, plan);
  await insertPublishers(tx, plan.add);
  for (const { id, fields } of plan.update) await updatePublisher(tx, id, columnsOf(fields));
  for (const { id, until, wrong } of plan.rename) {
    const name = plan.update.find((update) => update.id === id)?.fields.name;
    if (!name) throw new Error(`The plan renames ${id} and gives no name`);
    const named = { id, name, aliases: [] };
    const names = state.publishers.get(id)?.kind === 'region' ? namesOfRegion(named) : namesOfBureau(named);
    await replaceNames(tx, id, names, { until, wrong });
  }
  for (const { id, names } of plan.aliases) await replaceAliases(tx, id, names);
  await deletePublishers(tx, plan.remove, { at, actor });
  const touched = plan.publishers.filter((id) => !plan.remove.includes(id));
  const revision = await startRosterRevision(tx, { at, actor, note: plan.note }, touched, before);
  await insertSuccessions(
    tx,
    plan.successions.map((event) => ({ ...event, revision })),
  );
  // Of a region that lost one, others may now be complete.
  const homes = plan.remove.flatMap((id) => state.publishers.get(id)?.region ?? []);
  const parties = plan.successions.flatMap(({ predecessor, successor }) => [predecessor, successor]);
  const listed = [...touched, ...homes, ...parties.filter((id) => id !== null)];
  await recheckListed(tx, [...new Set(listed)], revision);
  return revision;
}

const NAMES = ['name_zh', 'short_zh', 'name_en', 'short_en'] as const satisfies readonly (keyof NamesBefore)[];

/** Of those whom the plan gives another name, the ones they have; names that were a mistake are not kept. */
async function namesBefore(
  tx: WriteTransaction,
  { update, rename }: RosterPlan,
): Promise<ReadonlyMap<string, NamesBefore>> {
  const mistaken = new Set(rename.flatMap(({ id, wrong }) => (wrong ? [id] : [])));
  const renamed = new Map(
    update.flatMap(({ id, fields }) =>
      !mistaken.has(id) && (fields.name || fields.shortName) ? [[id, columnsOf(fields)] as const] : [],
    ),
  );
  const before = new Map<string, NamesBefore>();
  for (const row of await findPublishers(readerWithin(tx), [...renamed.keys()])) {
    const { name_zh, short_zh, name_en, short_en } = row;
    const now = { ...row, ...renamed.get(row.id) };
    if (NAMES.some((name) => row[name] !== now[name])) before.set(row.id, { name_zh, short_zh, name_en, short_en });
  }
  return before;
}

function columnsOf({ name, shortName, region, completeSince, ...same }: Fields): PublisherUpdate {
  return {
    ...same,
    ...(region === undefined ? {} : { region_id: region }),
    ...(completeSince === undefined ? {} : { complete_since: completeSince }),
    ...(name ? { name_zh: name.zh, name_en: name.en } : {}),
    ...(shortName ? { short_zh: shortName.zh, short_en: shortName.en } : {}),
  };
}
