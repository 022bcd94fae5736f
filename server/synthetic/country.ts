/** A made-up country: provinces of twenty districts, forty bureaus each, which reported for seven years. Every name and page says that it is made up. */
import { createHash } from 'node:crypto';
import type { Bureau, Region } from '../../schema/report/publisher.ts';
import type { Roster } from '../../schema/roster/change.ts';
import type { Store } from '../store/open.ts';
import { addRegionAbove } from '../store/save/above.ts';
import { type PackedFigures, packFigures, saveYear } from '../store/save/bulk.ts';
import { keptFigures } from '../store/save/contents.ts';
import { keepDocument } from '../store/save/document.ts';
import { startRevision } from '../store/save/revision.ts';
import { saveRoster, updateHeld } from '../store/save/roster.ts';
import { madeUpReport } from './figures.ts';
import { randomFor } from './random.ts';

export const YEARS: readonly number[] = [2019, 2020, 2021, 2022, 2023, 2024, 2025];
const BUREAUS_EACH = 40;
const DISTRICTS_EACH = 20;
/** Different figures for each form: a report takes one of them, so that a million are made in minutes. */
const POOL = 400;

const NATION = 'synthetic';
const MADE_UP = { zh: '虚构', en: 'made-up' };
const TEXT = `虚构数据：由 gongkai seed 生成，用于试用和测速，与任何机关无关。
Made-up data, written by gongkai seed to try the program and to measure it; no body has anything to do with it.
`;

/** The id of a district, by its number from 0. */
export function districtId(place: number): string {
  return `${NATION}-${Math.floor(place / DISTRICTS_EACH) + 1}-${(place % DISTRICTS_EACH) + 1}`;
}

function provinceId(place: number): string {
  return `${NATION}-${Math.floor(place / DISTRICTS_EACH) + 1}`;
}

/** Districts for about so many reports. */
export function districtsFor(reports: number): number {
  return Math.max(1, Math.round(reports / BUREAUS_EACH / YEARS.length));
}

export const REPORTS_EACH: number = BUREAUS_EACH * YEARS.length;

/** A district each transaction; told after each, until told to stop. Returns how many reports were stored. */
export async function fillCountry(
  { writer }: Pick<Store, 'writer'>,
  districts: number,
  {
    at,
    actor,
    told,
    stop,
  }: { at: string; actor: string | null; told: (name: string) => void; stop: AbortSignal | null },
): Promise<number> {
  const pools = new Map((['2019', '2021'] as const).map((edition) => [edition, poolOf(edition)]));
  const bytes = new TextEncoder().encode(TEXT);
  const hash = createHash('sha256').update(bytes).digest('hex');
  let stored = 0;
  for (let place = 0; place < districts && stop?.aborted !== true; place += 1) {
    const region = districtId(place);
    await writer.transaction(async (tx) => {
      const isNew = await saveRoster(tx, rosterOf(place), at, { actor });
      if (isNew === 0) return;
      const note = `生成虚构年报：${region}`;
      const revision = await startRevision(tx, { at, kind: 'import', note, report_id: null, actor });
      await keepDocument(tx, { hash, fileName: 'gongkai-seed.txt', mediaType: 'text/plain', bytes, text: TEXT });
      for (const year of YEARS) {
        const pool = pools.get(year < 2021 ? '2019' : '2021') ?? [];
        const random = randomFor(`${region} ${year}`);
        const reports = bureausOf(region).map(({ id, name }) => ({
          publisher: id,
          title: `${name.zh}${year}年政府信息公开工作年度报告`,
          figures: random.pick(pool),
        }));
        await saveYear(tx, { region, year }, { revision, document: hash }, reports);
        stored += reports.length;
      }
      const held = Object.fromEntries(YEARS.map((year) => [year, revision]));
      for (const { id } of bureausOf(region)) await updateHeld(tx, id, () => held);
      await addRegionAbove(tx, region);
    });
    told(region);
  }
  return stored;
}

function poolOf(edition: '2019' | '2021'): readonly PackedFigures[] {
  return Array.from({ length: POOL }, (_, number) => {
    const read = madeUpReport(edition, `${edition} ${number}`);
    return packFigures(keptFigures(read), read.editions);
  });
}

/** A district with what is above it and its bureaus. */
function rosterOf(place: number): Roster {
  const region = districtId(place);
  return {
    regions: [
      regionOf(NATION, '虚构国', 'province', null),
      regionOf(provinceId(place), `虚构${Math.floor(place / DISTRICTS_EACH) + 1}省`, 'province', NATION),
      regionOf(region, `虚构${place + 1}区`, 'district', provinceId(place)),
    ],
    bureaus: bureausOf(region),
  };
}

function regionOf(id: string, zh: string, level: Region['level'], parent: string | null): Region {
  return { id, name: { zh, en: `${MADE_UP.en} ${id}` }, level, parent, aliases: [], illustrative: true };
}

function bureausOf(region: string): readonly Bureau[] {
  return Array.from({ length: BUREAUS_EACH }, (_, number) => {
    const id = `${region}-${number + 1}`;
    const name = { zh: `${MADE_UP.zh}${id.slice(NATION.length + 1)}局`, en: `${MADE_UP.en} ${id}` };
    const kind = number % 4 === 3 ? 'township' : 'department';
    return { id, region, name, shortName: name, kind, aliases: [], since: null, until: null };
  });
}

/** The ids of the provinces of so many districts. @internal Asked by the bench only. */
export function provinces(districts: number): readonly string[] {
  return [...new Set(Array.from({ length: districts }, (_, place) => provinceId(place)))];
}
