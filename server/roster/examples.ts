/** The examples: entered once, gone on with where a first start was broken off, removed whole. */
import type { Roster } from '../../schema/roster/change.ts';
import { listRegions } from '../store/find/publishers.ts';
import { findSetting } from '../store/find/roster.ts';
import type { Store } from '../store/open.ts';
import type { Reader } from '../store/reader.ts';
import { type RemovedExamples, removeExampleData } from '../store/save/examples.ts';
import { saveRoster, startRosterRevision } from '../store/save/roster.ts';
import { saveSetting } from '../store/save/setting.ts';
import type { By } from './door.ts';

/** Who hands the examples in. */
export const SEEDS = 'seeds';
const STATE = 'examples';

/** Whether there is something to load: a store that nobody has entered anything into, or one whose loading was broken off. */
export async function wantsExamples(reader: Reader): Promise<boolean> {
  const state = await findSetting(reader, STATE);
  if (state !== null) return state === 'loading';
  return (await listRegions(reader, { first: 1, after: null })).total === 0;
}

/** Enters the publishers of the examples, those that are not on the list yet. */
export async function enterExamples(store: Store, roster: Roster, at: string): Promise<void> {
  await store.writer.transaction(async (tx) => {
    await saveSetting(tx, STATE, 'loading');
    await saveRoster(tx, roster, at, { actor: SEEDS, example: true });
  });
}

export function examplesAreLoaded(store: Store): Promise<void> {
  return store.writer.transaction((tx) => saveSetting(tx, STATE, 'loaded'));
}

/** Removes them as one revision, or does nothing where there are none; no later start loads them again. */
export function removeExamples(store: Store, { at, actor }: By): Promise<RemovedExamples> {
  return store.writer.transaction(async (tx) => {
    const removed = await removeExampleData(tx, SEEDS, { at, actor });
    await saveSetting(tx, STATE, 'removed');
    if (removed.publishers + removed.reports > 0) {
      const note = `移除示例数据：${removed.publishers} 家单位和地区，${removed.reports} 份年报`;
      await startRosterRevision(tx, { at, actor, note }, []);
    }
    return removed;
  });
}
