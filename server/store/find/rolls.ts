/** The roll of a region: who is on its list, and who of them has filed. What a sum over regions says of who is missing is told from it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { YearRange } from './columns.ts';
import { EVER, filedIn } from './filed.ts';
import { heldAt, lostOf } from './held-at.ts';
import { bureausByRegion, type PublisherRow, readBureaus } from './publishers.ts';
import { remembered } from './remembered.ts';
import { damagedReport } from './sound.ts';
import { makeSure } from './sure.ts';

/** A bureau on the list, by what decides whether its report is expected. */
export type ListedBureau = Pick<PublisherRow, 'id' | 'kind' | 'type' | 'region_id' | 'since' | 'until' | 'position'>;

export class Roll {
  readonly region: string;
  /** The bureaus right under the region, in the order of the list. */
  readonly listed: readonly ListedBureau[];
  /** Whose reports are held, by year; of years of which nothing is held there is none. */
  readonly filed: ReadonlyMap<number, readonly string[]>;
  readonly #absent = new Map<number, readonly ListedBureau[]>();

  constructor(region: string, listed: readonly ListedBureau[], filed: ReadonlyMap<number, readonly string[]>) {
    this.region = region;
    this.listed = listed;
    this.filed = filed;
  }

  /** Those on the list of whom no report of that year is held, in the order of the list, whether or not one is expected. */
  absentIn(year: number): readonly ListedBureau[] {
    const filed = this.filed.get(year);
    if (filed === undefined) return this.listed;
    let absent = this.#absent.get(year);
    if (absent === undefined) {
      const there = new Set(filed);
      absent = this.listed.filter(({ id }) => !there.has(id));
      this.#absent.set(year, absent);
    }
    return absent;
  }
}

/** Regions of which the list is read at once: some thousand rows, of which little is kept. */
const AT_ONCE = 64;

interface KeptRoll {
  readonly roll: Roll;
  /** What the list says is held and is not there. */
  readonly lost: readonly { readonly publisher_id: string; readonly year: number }[];
}

/**
 * The rolls of these regions, in their order, as of a revision (null: now); of other years than those asked for too. Throws DAMAGED where a report of
 * these years is lost.
 */
export async function readRolls(
  reader: Reader,
  regions: readonly string[],
  { asOf, years }: { readonly asOf: number | null; readonly years: YearRange },
): Promise<readonly Roll[]> {
  if (regions.length === 0) return [];
  if (asOf !== null) return rollsAt(reader, regions, { asOf, years });
  const all = await makeSure(reader, async () => {
    // A row of another year may be damaged, and what is remembered of it says nothing.
    await filedIn(reader, regions, years);
    const range = reader.dataVersion ? EVER : years;
    const find = async (missing: readonly string[]) => {
      const found = new Map<string, KeptRoll>();
      // Read here, so that of both the same state is remembered.
      const filed = await filedIn(reader, missing, years);
      for (let from = 0; from < missing.length; from += AT_ONCE) {
        // Of a nation a hundred thousand are looked at: others have their turn in between.
        if (from > 0) await nextTurn();
        for (const [region, bureaus] of await readBureaus(reader, missing.slice(from, from + AT_ONCE)))
          found.set(region, keptRoll(region, bureaus, filed, range));
      }
      return found;
    };
    const kept = await remembered(reader, 'roll', regions, find, sizeOf);
    for (const { lost } of kept.values()) {
      const first = lost.find(({ year }) => year >= years.from && year <= years.to);
      if (first) throw await damagedReport(reader, 'heading', first);
    }
    return kept;
  });
  return regions.flatMap((region) => all.get(region)?.roll ?? []);
}

function keptRoll(
  region: string,
  bureaus: readonly PublisherRow[],
  filed: Awaited<ReturnType<typeof filedIn>>,
  range: YearRange,
): KeptRoll {
  const ofRegion = [...(filed.get(region) ?? [])].map(([year, { publishers }]) => [year, publishers] as const);
  const years = new Map(ofRegion.filter(([, publishers]) => publishers.some((id) => id !== region)));
  const found = new Map(ofRegion.map(([year, publishers]) => [year, new Set(publishers)]));
  const lost = lostOf(bureaus, range, null, (id, year) => found.get(year)?.has(id) === true);
  return { roll: new Roll(region, bureaus.map(listedAs), years), lost };
}

const TYPES = new Map<string, string>();

/** The names of kinds are few, and one text each; so is the region. */
function listedAs({ id, kind, type, region_id, since, until, position }: PublisherRow): ListedBureau {
  if (!TYPES.has(type)) TYPES.set(type, type);
  return { id, kind, type: TYPES.get(type) ?? type, region_id, since, until, position: toCount(position) };
}

function sizeOf({ roll }: KeptRoll): number {
  return 500 + roll.listed.length * 150 + roll.filed.size * 80;
}

async function rollsAt(
  reader: Reader,
  regions: readonly string[],
  question: { readonly asOf: number; readonly years: YearRange },
): Promise<readonly Roll[]> {
  const reports = Map.groupBy(
    await makeSure(reader, () => heldAt(reader, { regions }, question)),
    ({ region }) => region,
  );
  const bureaus = await bureausByRegion(reader, regions);
  return regions.map((region) => {
    const years = Map.groupBy(reports.get(region) ?? [], ({ year }) => year);
    const filed = new Map([...years].map(([year, all]) => [year, all.map(({ publisher }) => publisher)]));
    return new Roll(region, bureaus.get(region) ?? [], filed);
  });
}
