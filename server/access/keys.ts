/** Keys: 256 random bits, shown once, kept as a hash. */
import { createHash, randomBytes } from 'node:crypto';
import { type KeyPlan, ROLE_LABELS } from '../../schema/access/role.ts';
import { Problem } from '../../schema/problem.ts';
import { visibleText } from '../../schema/roster/names.ts';
import type { AccessKeyRow } from '../store/find/access-keys.ts';
import { findPublishers } from '../store/find/publishers.ts';
import type { Store } from '../store/open.ts';
import { keysToChange, revokeAccessKey, saveAccessKey } from '../store/save/access-key.ts';
import { noteDeed } from '../store/save/audit.ts';
import type { WriteTransaction } from '../store/writer.ts';

const PREFIX = 'gk_';
/** Characters of the key that name it in lists. */
const NAMED_BY = 9;
const LONGEST_LABEL = 60;

/** A secret of 256 random bits. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export interface MadeKey {
  readonly id: string;
  /** The key itself: the only time it can be seen. */
  readonly secret: string;
}

function bad(zh: string, en: string): Problem {
  return new Problem('BAD_ARGUMENT', { zh, en });
}

/** The first instant, in China, after that day (YYYY-MM-DD). */
function endOfDay(day: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  // A day that a month does not have turns into one of the next.
  if (Number.isNaN(noon.getTime()) || noon.toISOString().slice(0, 10) !== day) {
    throw bad(`“${day}”不是日期，应写作 2026-12-31。`, `“${day}” is no date; write it like 2026-12-31.`);
  }
  return new Date(`${day}T16:00:00Z`).toISOString();
}

async function ensureScope(store: Store, { role, scope }: KeyPlan): Promise<void> {
  if (role === 'administrator') {
    if (scope === null) return;
    throw bad(
      '管理员密钥不限单位，请去掉适用单位。',
      'An administrator’s key reaches everything; leave out whom it is for.',
    );
  }
  const [publisher] = scope === null ? [] : await findPublishers(store.reader, [scope]);
  if (publisher && (role === 'bureau' || publisher.kind === 'region')) return;
  const label = ROLE_LABELS[role];
  const what = role === 'editor' ? { zh: '地区', en: 'a region' } : { zh: '单位或地区', en: 'a bureau or region' };
  throw bad(
    `${label.zh}密钥要指明名录中的${what.zh}${scope === null ? '' : `，“${scope}”不是`}。gongkai bureaus 列出全部编号。`,
    `A key of the role ${label.en} is for ${what.en} of the list${scope === null ? '' : `, and “${scope}” is none`}. gongkai bureaus lists all ids.`,
  );
}

/**
 * Makes a key. `by` is who makes it, `at` ISO 8601 in UTC. BAD_ARGUMENT for an empty or long label, a role without its
 * bureau or region, a last day that has passed.
 */
export async function createKey(store: Store, plan: KeyPlan, by: string, at: string): Promise<MadeKey> {
  const label = visibleText(plan.label);
  if (label === '' || label.length > LONGEST_LABEL) {
    throw bad(
      `请写明密钥给谁用（1 至 ${LONGEST_LABEL} 字）。`,
      `Say whom the key is for, in 1 to ${LONGEST_LABEL} characters.`,
    );
  }
  await ensureScope(store, plan);
  const expires = plan.expires === null ? null : endOfDay(plan.expires);
  if (expires !== null && expires <= at) {
    throw bad(`有效期 ${plan.expires} 已过。`, `The last day ${plan.expires} has passed.`);
  }
  return store.writer.transaction((tx) => keepKey(tx, { ...plan, label, expires }, by, at));
}

/** `plan`: with the instant from which it no longer works. */
async function keepKey(tx: WriteTransaction, plan: KeyPlan, by: string, at: string): Promise<MadeKey> {
  const secret = `${PREFIX}${makeSecret()}`;
  const id = secret.slice(0, NAMED_BY);
  const { label, role, scope, expires } = plan;
  await saveAccessKey(tx, {
    id,
    hash: hashOfSecret(secret),
    label,
    created_at: at,
    role,
    publisher_id: scope,
    expires_at: expires,
  });
  await noteDeed(tx, { at, actor: by, action: 'keyMade', subject: id });
  return { id, secret };
}

/** A key for a store that has never had one; null when it has. Of several processes that start at once, one makes it. */
export async function createFirstKey(store: Store, at: string): Promise<string | null> {
  return store.writer.transaction(async (tx) => {
    if ((await keysToChange(tx)).length > 0) return null;
    const plan: KeyPlan = { label: '首次启动', role: 'administrator', scope: null, expires: null };
    return (await keepKey(tx, plan, 'gongkai', at)).secret;
  });
}

/** Does the key open anything at that instant? */
export function isWorking(key: Pick<AccessKeyRow, 'revoked_at' | 'expires_at'>, at: string): boolean {
  return key.revoked_at === null && (key.expires_at === null || key.expires_at > at);
}

/**
 * Makes a key useless from now on, with every session opened with it; a key revoked before stays as it is. NOT_FOUND when
 * there is none with that id, LAST_ADMINISTRATOR when nobody would be left to make keys.
 */
export async function revokeKey(store: Store, id: string, by: string, at: string): Promise<void> {
  await store.writer.transaction(async (tx) => {
    const keys = await keysToChange(tx);
    const key = keys.find((one) => one.id === id);
    if (!key) {
      throw new Problem('NOT_FOUND', {
        zh: `没有编号为“${id}”的密钥。key list 或设置页列出全部密钥。`,
        en: `There is no key “${id}”. key list and the settings page list all keys.`,
      });
    }
    if (key.revoked_at !== null) return;
    const others = keys.filter((one) => one.id !== id && one.role === 'administrator' && isWorking(one, at));
    if (key.role === 'administrator' && isWorking(key, at) && others.length === 0) {
      throw new Problem('LAST_ADMINISTRATOR', {
        zh: `“${key.label}”是最后一把有效的管理员密钥，停用后就没有人能管理了。请先新建一把管理员密钥。`,
        en: `“${key.label}” is the last working administrator key; without it nobody could manage anything. Make another administrator key first.`,
      });
    }
    await revokeAccessKey(tx, id, at);
    await noteDeed(tx, { at, actor: by, action: 'keyRevoked', subject: id });
  });
}
