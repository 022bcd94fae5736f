import { type KeyPlan, ROLE_LABELS } from '../../schema/access/role.ts';
import { Problem } from '../../schema/problem.ts';
import { createKey, isWorking, revokeKey } from '../access/keys.ts';
import { dayInChina } from '../china-time.ts';
import { readConfig } from '../config.ts';
import { openOrGiveUp } from '../give-up.ts';
import { listAccessKeys } from '../store/find/access-keys.ts';
import type { Store } from '../store/open.ts';
import { inWords } from './refusals.ts';

/** Who makes and revokes keys by command: whoever may use the machine. */
const ACTOR = 'gongkai key';

/** Refusals go to the reader as sentences; 1. */
async function withStore(work: (store: Store, at: string) => Promise<void>): Promise<number> {
  const store = await openOrGiveUp(readConfig());
  try {
    await work(store, new Date().toISOString());
    return 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`${inWords(error)}\n`);
    return 1;
  } finally {
    await store.close();
  }
}

/** Makes a key and prints it, once. */
export function createKeyCommand(plan: KeyPlan): Promise<number> {
  return withStore(async (store, at) => {
    const { secret } = await createKey(store, plan, ACTOR, at);
    process.stdout.write(`${secret}\n`);
    process.stderr.write('请妥善保存：密钥只显示这一次。 Keep it safe: it is shown this once.\n');
  });
}

/** One line a key: id, label, role, for whom, made, last used, state. */
export function listKeysCommand(): Promise<number> {
  return withStore(async (store, at) => {
    for (const key of await listAccessKeys(store.reader)) {
      const state =
        key.revoked_at !== null ? `已停用 ${dayInChina(key.revoked_at)}` : isWorking(key, at) ? '有效' : '已过期';
      const role = ROLE_LABELS[key.role].zh;
      const made = dayInChina(key.created_at);
      const used = key.used_at === null ? '未用过' : dayInChina(key.used_at);
      process.stdout.write(`${[key.id, key.label, role, key.publisher_id ?? '', made, used, state].join('\t')}\n`);
    }
  });
}

/** Revokes the key of that id (the beginning shown by `key list`). */
export function revokeKeyCommand(id: string): Promise<number> {
  return withStore((store, at) => revokeKey(store, id, ACTOR, at));
}
