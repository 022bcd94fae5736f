/** Charts and sets of bureaus under a name: saved, renamed and removed by those who may, listed for everybody. */
import { parseAddress } from '../../../schema/chart/address.ts';
import { formatSet } from '../../../schema/chart/sets.ts';
import { notSignedIn } from '../../access/viewer.ts';
import { ensurePublisher } from '../../aggregate/known.ts';
import type { StoredSaved } from '../../store/find/saved.ts';
import type { Complete } from '../all-fields.ts';
import { chartAnswer } from '../chart-answer.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers, SavedResolvers } from '../generated.ts';
import { payloadOf } from '../payload.ts';
import { ensureSubject } from '../subjects.ts';

export const Saved: Complete<SavedResolvers, Pick<StoredSaved, 'kind' | 'name'>> = {
  id: ({ id }) => String(id),
  region: async ({ region }, _, { loaders }) => {
    const row = await loaders.publisher.load(region);
    if (!row) throw new Error(`Something is saved for ${region}, which is not on the list`);
    return row;
  },
  of: ({ kind, region, id }) => (kind === 'set' ? formatSet({ kind: 'savedOf', region, number: id }) : null),
  bureaus: async ({ kind, holds }, _, { loaders }) => {
    if (kind === 'chart') return [];
    const rows = await Promise.all(holds.split(' ').map((id) => loaders.publisher.load(id)));
    return rows.flatMap((row) => row ?? []);
  },
  address: ({ kind, holds }) => (kind === 'chart' ? holds : null),
  removed: ({ superseded }) => superseded !== null,
  savedBy: ({ actor }) => ({ id: actor ?? '' }),
  savedAt: ({ at }) => at,
};

async function byWhom({ access, viewer, now, reader }: Context, region: string) {
  if (viewer === null) throw notSignedIn();
  await ensurePublisher(reader, region, 'region');
  const { keyId } = await access.ensureMay(viewer, 'keepSaved', region);
  return { actor: keyId, at: now };
}

type Changes = 'saveSet' | 'saveChart' | 'renameSaved' | 'removeSaved';

export const SavedMutation: Pick<Complete<MutationResolvers>, Changes> = {
  saveSet: (_, { region, of, name }, context) =>
    payloadOf(async () => {
      const by = await byWhom(context, region);
      return context.saved.saveSet(region, of.map(ensureSubject), name, by);
    }),
  saveChart: (_, { region, address, name }, context) =>
    payloadOf(async () => {
      const by = await byWhom(context, region);
      await chartAnswer(context, parseAddress(address));
      return context.saved.saveChart(region, address, name, by);
    }),
  renameSaved: (_, { id, name }, context) =>
    payloadOf(async () => {
      const { region } = await context.saved.find(id);
      return context.saved.rename(id, name, await byWhom(context, region));
    }),
  removeSaved: (_, { id }, context) =>
    payloadOf(async () => {
      const { region } = await context.saved.find(id);
      return context.saved.remove(id, await byWhom(context, region));
    }),
};
