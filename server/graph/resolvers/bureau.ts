import { askSheetsSent } from '../../aggregate/return-sheets.ts';
import { functionOfBureau } from '../../aggregate/sets.ts';
import { dayInChina } from '../../china-time.ts';
import type { PublisherRow } from '../../store/find/publishers.ts';
import { listReports } from '../../store/find/reports.ts';
import type { Complete } from '../all-fields.ts';
import type { BureauResolvers, PublisherResolvers } from '../generated.ts';
import { connectionOf, pageOf } from '../pages.ts';
import { ensureBureauKind } from '../publisher-types.ts';
import { seriesOf } from '../series-of.ts';

export const Bureau: Complete<BureauResolvers, Pick<PublisherRow, 'id' | 'since' | 'until' | 'function'>> = {
  name: (bureau) => ({ zh: bureau.name_zh, en: bureau.name_en }),
  shortName: (bureau) => ({ zh: bureau.short_zh, en: bureau.short_en }),
  kind: (bureau) => ensureBureauKind(bureau.type),
  region: async (bureau, _, { loaders }) => {
    const region = bureau.region_id === null ? null : await loaders.publisher.load(bureau.region_id);
    if (!region) throw new Error(`The bureau ${bureau.id} has no region`);
    return region;
  },
  aliases: async (bureau, _, { loaders }) => [...(await loaders.aliases.load(bureau.id))],
  formerNames: async (bureau, _, { loaders }) => [...(await loaders.formerNames.load(bureau.id))],
  contact: (bureau, _, { role }) => (role === null ? null : bureau.contact),
  functionId: functionOfBureau,
  successions: async (bureau, _, { loaders }) => [...(await loaders.successions.load(bureau.id))],
  latestYear: async (bureau, _, { loaders }) => (await loaders.latestYear.load(bureau.id))?.year ?? null,
  illustrative: (bureau) => bureau.illustrative === 1,
  series: seriesOf,
  reports: async (bureau, args, { reader, asOf }) =>
    connectionOf(await listReports(reader, { publishers: [bureau.id], asOf }, pageOf(args))),
  returnSheets: async (bureau, _, { reader, asOf, today }) => [
    ...(await askSheetsSent(reader, bureau, asOf, dayInChina(today))),
  ],
};

export const Publisher: Complete<PublisherResolvers> = {
  __resolveType: (publisher) => (publisher.kind === 'region' ? 'Region' : 'Bureau'),
};
