/** Charts that were pinned and carried away: kept, listed with what has moved in them and where they are shown, dropped. */
import { parseAddress } from '../../../schema/chart/address.ts';
import { Problem } from '../../../schema/problem.ts';
import { notSignedIn } from '../../access/viewer.ts';
import { answerChart } from '../../aggregate/chart.ts';
import { listPins, type PinRow, pinHosts } from '../../store/find/pins.ts';
import type { Complete } from '../all-fields.ts';
import { chartAnswer } from '../chart-answer.ts';
import type { MutationResolvers, PinResolvers, QueryResolvers } from '../generated.ts';
import { connectionOf, pageOf } from '../pages.ts';
import { payloadOf } from '../payload.ts';

export const Pin: Complete<PinResolvers, Pick<PinRow, 'address' | 'since'>> = {
  id: ({ id }) => String(id),
  keptBy: ({ actor }) => ({ id: actor }),
  keptAt: ({ at }) => at,
  chart: async ({ address }, _, context) => {
    try {
      return await chartAnswer(context, parseAddress(address));
    } catch (error) {
      if (error instanceof Problem && (error.code === 'NOT_FOUND' || error.code === 'BAD_ADDRESS')) return null;
      throw error;
    }
  },
  hosts: async ({ id }, { first }, { reader }) => [...(await pinHosts(reader, id))].slice(0, first ?? 20),
};

export const PinsQuery: Pick<Complete<QueryResolvers>, 'pins'> = {
  pins: async (_, page, { reader, access, viewer, pins, now }) => {
    if (viewer === null) throw notSignedIn();
    await access.ensureMay(viewer, 'keepPins', viewer.scope);
    await pins.flush(now);
    return connectionOf(await listPins(reader, pageOf(page)));
  },
};

export const PinsMutation: Pick<Complete<MutationResolvers>, 'keepPin' | 'dropPin'> = {
  keepPin: (_, { address }, context) =>
    payloadOf(async () => {
      const { access, pins, now, viewer } = context;
      if (viewer === null) throw notSignedIn();
      const { keyId } = await access.ensureMay(viewer, 'keepPins', viewer.scope);
      // One that cannot be drawn today would stand in the list as of a bureau that is gone.
      await answerChart(context.reader, parseAddress(address), context.today, context.budget);
      return { pin: await pins.keep(address, { actor: keyId, at: now }) };
    }),
  dropPin: (_, { id }, { access, pins, viewer }) =>
    payloadOf(async () => {
      if (viewer === null) throw notSignedIn();
      const pin = await pins.find(id);
      // Somebody else's only where one may do everything.
      await access.ensureMay(viewer, 'keepPins', pin.actor === viewer.keyId ? viewer.scope : null);
      await pins.drop(pin.id);
      return { pin };
    }),
};
