/** The list of bureaus as it is read: by region, in it by kind, in the order of the list. */
import { BUREAU_KINDS, type BureauKind } from '../../../schema/report/publisher.ts';
import type { ListedBureau } from './bureaus.query.ts';

export interface RegionGroup {
  readonly region: ListedBureau['region'];
  readonly kinds: readonly { readonly kind: BureauKind; readonly bureaus: readonly ListedBureau[] }[];
}

export function gather(bureaus: readonly ListedBureau[]): readonly RegionGroup[] {
  const regions = new Map<string, ListedBureau[]>();
  for (const bureau of bureaus) {
    const held = regions.get(bureau.region.id);
    if (held) held.push(bureau);
    else regions.set(bureau.region.id, [bureau]);
  }
  return [...regions.values()].flatMap((members) => {
    const region = members[0]?.region;
    const kinds = BUREAU_KINDS.map((kind) => ({ kind, bureaus: members.filter((one) => one.kind === kind) }));
    return region ? [{ region, kinds: kinds.filter((one) => one.bureaus.length > 0) }] : [];
  });
}
