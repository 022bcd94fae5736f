/** What is done with a whole database in a process of its own, and what came of it. Both travel between processes. */
import { Problem } from '../../../schema/problem.ts';
import { openStore } from '../open.ts';
import { type Pruned, pruneDocuments } from '../prune.ts';
import { openReading, type StoreAddress } from '../reading.ts';
import { type BackupAsked, backUp } from './backup/backup.ts';
import type { Damage } from './check/damage.ts';
import { findDamage } from './check/verify.ts';

export type Task =
  | { readonly kind: 'backup'; readonly asked: BackupAsked }
  | { readonly kind: 'verify'; readonly address: StoreAddress }
  | { readonly kind: 'prune'; readonly address: StoreAddress; readonly before: string; readonly at: string };

export type Outcome =
  | { readonly kind: 'backedUp'; readonly file: string }
  | { readonly kind: 'verified'; readonly damages: readonly Damage[] }
  | { readonly kind: 'pruned'; readonly pruned: Pruned }
  | { readonly kind: 'problem'; readonly sentence: Problem['sentence'] }
  | { readonly kind: 'bug'; readonly message: string };

/** Never throws. */
export async function doTask(task: Task): Promise<Outcome> {
  try {
    if (task.kind === 'backup') return { kind: 'backedUp', file: (await backUp(task.asked)).file };
    if (task.kind === 'prune') return { kind: 'pruned', pruned: await prune(task) };
    return { kind: 'verified', damages: await damagesOf(task.address) };
  } catch (error) {
    if (error instanceof Problem) return { kind: 'problem', sentence: error.sentence };
    return { kind: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function prune({ address, before, at }: Extract<Task, { readonly kind: 'prune' }>): Promise<Pruned> {
  const store = await openStore(address);
  return pruneDocuments(store, before, { at, actor: 'server' }).finally(store.close);
}

function damagesOf(address: StoreAddress): Promise<Damage[]> {
  const reading = openReading(address);
  return findDamage(reading, address.postgres === null ? address.database : null).finally(reading.close);
}
