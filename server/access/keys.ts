/** Administrator keys: 256 random bits, shown once, kept as a hash. */
import { createHash, randomBytes } from 'node:crypto';
import { Problem } from '../../schema/problem.ts';
import { type AccessKeyRow, findAccessKey, listAccessKeys } from '../store/find/access-keys.ts';
import type { Store } from '../store/open.ts';
import { markAccessKeyUsed, saveAccessKey } from '../store/save/access-key.ts';

const PREFIX = 'gk_';
/** Characters of the key that name it in lists. */
const NAMED_BY = 9;

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Makes a key and returns it: the only time it can be seen. `at` is ISO 8601 in UTC. */
export async function createKey(store: Store, label: string, at: string): Promise<string> {
  const key = `${PREFIX}${randomBytes(32).toString('base64url')}`;
  await store.writer.transaction((tx) =>
    saveAccessKey(tx, { id: key.slice(0, NAMED_BY), hash: hashOf(key), label, at }),
  );
  return key;
}

/** A key for a store that has never had one; null when it has. */
export async function createFirstKey(store: Store, at: string): Promise<string | null> {
  return (await listAccessKeys(store.reader)).length === 0 ? createKey(store, '首次启动', at) : null;
}

/** The key of an `Authorization: Bearer …` header; throws NOT_ALLOWED without one that works. */
export async function authorize(store: Store, header: string | undefined, at: string): Promise<AccessKeyRow> {
  const key = /^Bearer (gk_[\w-]{20,80})$/.exec(header ?? '')?.[1];
  const row = key === undefined ? undefined : await findAccessKey(store.reader, hashOf(key));
  if (!row) {
    throw new Problem('NOT_ALLOWED', {
      zh: '接收报告需要管理员密钥，所给密钥缺失或无效。密钥在首次启动时显示过一次；遗失可用 npm run -s gongkai -- key create 新建。',
      en: 'Accepting reports needs an administrator key, and the one given is missing or not valid. It was shown once at the first start; make a new one with npm run -s gongkai -- key create.',
    });
  }
  // The day is enough to see which keys are in use, and spares a write for each document.
  if (row.used_at?.slice(0, 10) !== at.slice(0, 10)) {
    await store.writer.transaction((tx) => markAccessKeyUsed(tx, row.id, at));
  }
  return row;
}
