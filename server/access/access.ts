/** The door to everything that asks who is there: keys in a header, sessions in a cookie, signing in and out. */
import type { KeyPlan } from '../../schema/access/role.ts';
import { Problem } from '../../schema/problem.ts';
import { isNotStored } from '../health/not-writable.ts';
import { type AccessKeyRow, findAccessKey, findSession, type SessionLimits } from '../store/find/access-keys.ts';
import type { Store } from '../store/open.ts';
import { markAccessKeyUsed } from '../store/save/access-key.ts';
import { noteDeed } from '../store/save/audit.ts';
import { endSession, markSessionUsed, openSession } from '../store/save/session.ts';
import type { WriteTransaction } from '../store/writer.ts';
import { createKey, hashOfSecret, type MadeKey, makeSecret, revokeKey } from './keys.ts';
import type { Action } from './may.ts';
import { makeTryCounter } from './tries.ts';
import { ensureMay, type Viewer } from './viewer.ts';

export interface AccessSettings {
  /** Who may read: everybody, or those who are signed in. */
  readonly reading: 'open' | 'keys';
  /** Whether what texts of reports say of persons is shown to those who are not signed in; shown, where it is not said. */
  readonly personal?: 'shown' | 'hidden';
  /** Minutes without a request after which a session is over. */
  readonly idleMinutes: number;
}

/** Where a request comes from, and where a wrong key is told of. */
export interface Origin {
  readonly address: string;
  readonly log: { warn(details: { readonly address: string; readonly tries: number }, message: string): void };
}

export interface Access extends AccessSettings {
  /** Who holds that key; throws NOT_SIGNED_IN for one that does not work, TOO_MANY_TRIES after too many of those. */
  identifyKey(key: string, origin: Origin, at: string): Promise<Viewer>;
  /** Who signed in with that cookie; null when its session is over. */
  identifySession(token: string, at: string): Promise<Viewer | null>;
  /** Opens a session with a key in the place of the one `before`, and answers the cookie's value; throws as `identifyKey` does. */
  signIn(
    key: string,
    origin: Origin,
    at: string,
    before?: string | null,
  ): Promise<{ readonly token: string; readonly viewer: Viewer }>;
  signOut(token: string, viewer: Viewer, at: string): Promise<void>;
  /** Throws NOT_SIGNED_IN or NOT_ALLOWED; `target` is a publisher, null the whole installation. */
  ensureMay(viewer: Viewer | null, action: Action, target: string | null): Promise<Viewer>;
  createKey(viewer: Viewer | null, plan: KeyPlan, at: string): Promise<MadeKey>;
  revokeKey(viewer: Viewer | null, id: string, at: string): Promise<void>;
  /** Another process says what happened to it: a wrong key of an address counts here as well. */
  told(text: string, at: string): void;
}

/** What one process tells the others, with the address and the hash of the key. */
const WRONG_KEY = 'wrong-key';
const MINUTE = 60_000;
/** However busy, a session ends after a working day. */
const LONGEST_SESSION = 12 * 60;
/** A session opened by a clock that was further ahead would hold until then. */
const MOST_AHEAD = 24 * 60;

function minutesBefore(at: string, minutes: number): string {
  return new Date(Date.parse(at) - minutes * MINUTE).toISOString();
}

function viewerOf(key: AccessKeyRow, session: boolean): Viewer {
  return { keyId: key.id, label: key.label, role: key.role, scope: key.publisher_id, session };
}

function wrongKey(): Problem {
  return new Problem('NOT_SIGNED_IN', {
    zh: '这个密钥无效：可能抄漏了、已停用或已过期。请核对；遗失时请管理员在设置页新建，或在服务器上运行 npm run -s gongkai -- key create。',
    en: 'This key is not valid: mistyped, revoked or expired. Check it; if it is lost, an administrator makes another on the settings page, or on the server with npm run -s gongkai -- key create.',
  });
}

/** `onRefused` is told the address from which a key came that was not valid, or that was not looked at any more. */
export function openAccess(
  store: Store,
  { reading, personal = 'shown', idleMinutes }: AccessSettings,
  onRefused: (address: string) => void = () => {},
): Access {
  const { reader, writer } = store;
  const tries = makeTryCounter();

  const limitsAt = (at: string): SessionLimits => ({
    openedAfter: minutesBefore(at, LONGEST_SESSION),
    openedBefore: minutesBefore(at, -MOST_AHEAD),
    usedAfter: minutesBefore(at, idleMinutes),
  });

  /** Writes down a use. A disk on which nothing can be written keeps nobody from reading, least of all what is wrong with it. */
  const note = (work: (tx: WriteTransaction) => Promise<void>): Promise<void> =>
    writer.transaction(work).catch((error: unknown) => {
      if (!isNotStored(error)) throw error;
    });

  const findKey = async (key: string, { address, log }: Origin, at: string): Promise<AccessKeyRow> => {
    const now = Date.parse(at);
    const hash = hashOfSecret(key);
    try {
      tries.ensureMayTry(address, hash, now);
    } catch (error) {
      onRefused(address);
      throw error;
    }
    const row = /^gk_[\w-]{20,80}$/.test(key) ? await findAccessKey(reader, hash, at) : undefined;
    if (!row) {
      onRefused(address);
      log.warn({ address, tries: tries.count(address, hash, now) }, 'A key that is not valid was tried');
      // Whoever cannot be told counts by himself; the address has its answer either way.
      await store.tell(`${WRONG_KEY} ${address} ${hash}`).catch(() => {});
      throw wrongKey();
    }
    tries.succeed(address, hash);
    // The day is enough to see which keys are in use, and spares a write for each request.
    if (row.used_at?.slice(0, 10) !== at.slice(0, 10)) {
      await note((tx) => markAccessKeyUsed(tx, row.id, at));
    }
    return row;
  };

  return {
    reading,
    personal,
    idleMinutes,
    identifyKey: async (key, origin, at) => viewerOf(await findKey(key, origin, at), false),
    async identifySession(token, at) {
      const hash = hashOfSecret(token);
      const found = await findSession(reader, hash, limitsAt(at), at);
      if (!found) return null;
      // A minute is enough to tell idleness, and spares a write for each request.
      if (found.usedAt <= minutesBefore(at, 1)) await note((tx) => markSessionUsed(tx, hash, at));
      return viewerOf(found.key, true);
    },
    async signIn(key, origin, at, before = null) {
      const row = await findKey(key, origin, at);
      const token = makeSecret();
      await writer.transaction(async (tx) => {
        const session = { hash: hashOfSecret(token), key_id: row.id, created_at: at, used_at: at };
        if (before !== null) await endSession(tx, hashOfSecret(before));
        await openSession(tx, session, limitsAt(at));
        await noteDeed(tx, { at, actor: row.id, action: 'signedIn', subject: null });
      });
      return { token, viewer: viewerOf(row, true) };
    },
    signOut: (token, viewer, at) =>
      writer.transaction(async (tx) => {
        await endSession(tx, hashOfSecret(token));
        await noteDeed(tx, { at, actor: viewer.keyId, action: 'signedOut', subject: null });
      }),
    ensureMay: (viewer, action, target) => ensureMay(reader, viewer, action, target),
    async createKey(viewer, plan, at) {
      const { keyId } = await ensureMay(reader, viewer, 'manageKeys', null);
      return createKey(store, plan, keyId, at);
    },
    async revokeKey(viewer, id, at) {
      const { keyId } = await ensureMay(reader, viewer, 'manageKeys', null);
      await revokeKey(store, id, keyId, at);
    },
    told(text, at) {
      const [what, address, hash] = text.split(' ');
      if (what === WRONG_KEY && address && hash) tries.count(address, hash, Date.parse(at));
    },
  };
}
