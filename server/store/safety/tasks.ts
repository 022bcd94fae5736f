/** What is done with a whole database in a process of its own, and what came of it. Both travel between processes. */
import { Problem } from '../../../schema/problem.ts';
import { openReading, type StoreAddress } from '../reading.ts';
import { type BackupAsked, backUp } from './backup/backup.ts';
import type { Damage } from './check/damage.ts';
import { verify } from './check/verify.ts';

export type Task =
  | { readonly kind: 'backup'; readonly asked: BackupAsked }
  | { readonly kind: 'verify'; readonly address: StoreAddress };

export type Outcome =
  | { readonly kind: 'backedUp'; readonly file: string }
  | { readonly kind: 'verified'; readonly damages: readonly Damage[] }
  | { readonly kind: 'problem'; readonly sentence: Problem['sentence'] }
  | { readonly kind: 'bug'; readonly message: string };

/** Never throws. */
export async function doTask(task: Task): Promise<Outcome> {
  try {
    if (task.kind === 'backup') return { kind: 'backedUp', file: (await backUp(task.asked)).file };
    return { kind: 'verified', damages: await damagesOf(task.address) };
  } catch (error) {
    if (error instanceof Problem) return { kind: 'problem', sentence: error.sentence };
    return { kind: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function damagesOf(address: StoreAddress): Promise<Damage[]> {
  const { reader, close } = openReading(address);
  const damages: Damage[] = [];
  try {
    for await (const damage of verify(reader, address.postgres === null ? address.database : null))
      damages.push(damage);
  } finally {
    await close();
  }
  return damages;
}
