import { Problem } from '../../../schema/problem.ts';
import { isWorking } from '../../access/keys.ts';
import { ACTIONS, maySomewhere } from '../../access/may.ts';
import type { Viewer as ViewerRow } from '../../access/viewer.ts';
import { ensurePublisher } from '../../aggregate/known.ts';
import { dayInChina } from '../../china-time.ts';
import { type AccessKeyRow, findAccessKeys } from '../../store/find/access-keys.ts';
import type { Complete } from '../all-fields.ts';
import type { Context } from '../context.ts';
import type { AccessKeyResolvers, MutationResolvers, ViewerResolvers } from '../generated.ts';
import { payloadOf } from '../payload.ts';

export const Viewer: Complete<ViewerResolvers, Pick<ViewerRow, 'label' | 'role'>> = {
  scope: ({ scope }, _, { loaders }) => (scope === null ? null : loaders.publisher.load(scope)),
  actions: (viewer) => ACTIONS.filter((action) => maySomewhere(viewer, action)),
  may: async (viewer, { action, publisher }, { access, reader }) => {
    await ensurePublisher(reader, publisher ?? null, 'publisher');
    return access.ensureMay(viewer, action, publisher ?? null).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Problem) return false;
        throw error;
      },
    );
  },
};

const DAY = 24 * 3600_000;

/** The last day in China that ends at this instant. */
function lastDay(expiresAt: string): string {
  return dayInChina(new Date(Date.parse(expiresAt) - DAY).toISOString());
}

export const AccessKey: Complete<AccessKeyResolvers, Pick<AccessKeyRow, 'id' | 'label' | 'role'>> = {
  scope: ({ publisher_id }, _, { loaders }) => (publisher_id === null ? null : loaders.publisher.load(publisher_id)),
  state: (key, _, { now }) => (key.revoked_at !== null ? 'revoked' : isWorking(key, now) ? 'working' : 'expired'),
  createdAt: (key) => key.created_at,
  usedAt: (key) => key.used_at,
  revokedAt: (key) => key.revoked_at,
  expires: (key) => (key.expires_at === null ? null : lastDay(key.expires_at)),
};

async function keyOf({ reader }: Context, id: string): Promise<AccessKeyRow | null> {
  return (await findAccessKeys(reader, [id]))[0] ?? null;
}

export const AccessMutation: Pick<Complete<MutationResolvers>, 'createKey' | 'revokeKey'> = {
  createKey: (_, { input }, context) =>
    payloadOf(async () => {
      const { label, role } = input;
      const plan = { label, role, scope: input.scope ?? null, expires: input.expires ?? null };
      const { id, secret } = await context.access.createKey(context.viewer, plan, context.now);
      return { key: await keyOf(context, id), secret };
    }),
  revokeKey: (_, { id }, context) =>
    payloadOf(async () => {
      await context.access.revokeKey(context.viewer, id, context.now);
      return { key: await keyOf(context, id) };
    }),
};
