import { createKey } from '../access/keys.ts';
import { readConfig } from '../config.ts';
import { listAccessKeys } from '../store/find/access-keys.ts';
import { openSqlite, type Store } from '../store/open.ts';
import { revokeAccessKey } from '../store/save/access-key.ts';

async function withStore(work: (store: Store) => Promise<number>): Promise<number> {
  const store = await openSqlite(readConfig().database);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Makes a key and prints it, once. */
export function createKeyCommand(label: string): Promise<number> {
  return withStore(async (store) => {
    const key = await createKey(store, label, new Date().toISOString());
    process.stdout.write(`${key}\n`);
    process.stderr.write('请妥善保存：密钥只显示这一次。 Keep it safe: it is shown this once.\n');
    return 0;
  });
}

/** One line a key: id, label, made, last used, revoked. */
export function listKeysCommand(): Promise<number> {
  return withStore(async (store) => {
    for (const key of await listAccessKeys(store.reader)) {
      const state = key.revoked_at ? `已停用 ${key.revoked_at.slice(0, 10)}` : '有效';
      process.stdout.write(
        `${key.id}\t${key.label}\t${key.created_at.slice(0, 10)}\t${key.used_at?.slice(0, 10) ?? '未用过'}\t${state}\n`,
      );
    }
    return 0;
  });
}

/** Revokes the key of that id (the beginning shown by `key list`). */
export function revokeKeyCommand(id: string): Promise<number> {
  return withStore(async (store) => {
    const revoked = await store.writer.transaction((tx) => revokeAccessKey(tx, id, new Date().toISOString()));
    if (revoked) return 0;
    process.stderr.write(`没有编号为“${id}”的有效密钥。key list 列出全部密钥。\n`);
    return 1;
  });
}
