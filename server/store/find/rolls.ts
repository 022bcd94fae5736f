/** The roll of a region: who is on its list, and who of them has filed. What a sum over regions says of who is missing is told from it. */
import { toCount } from '../numbers.ts';
import { type OnRoll, unpackBureaus, unpackFiled } from '../packed/roll.ts';
import type { Reader } from '../reader.ts';
import { isSealed, type SealedRow } from '../sealed.ts';
import type { YearRange } from './columns.ts';
import { filedIn } from './filed.ts';
import { heldAt } from './held-at.ts';
import { ensureAllListed } from './listed.ts';
import { preparedQuestion } from './prepared.ts';
import { bureausByRegion, findPublishers, type PublisherRow } from './publishers.ts';
import { rememberedOne } from './remembered.ts';
import { damagedList, damagedReport, ensureSealed } from './sound.ts';
import { makeSure } from './sure.ts';

/** A bureau on the list, by what decides whether its report is expected. */
export type ListedBureau = Pick<PublisherRow, 'id' | 'kind' | 'type' | 'region_id' | 'since' | 'until' | 'position'>;

export class Roll {
  readonly region: string;
  /** How many bureaus stand right under the region. */
  readonly count: number;
  readonly #absent: ReadonlyMap<number, readonly number[]>;
  readonly #read: () => readonly OnRoll[];
  #listed: readonly ListedBureau[] | null = null;
  readonly #found = new Map<number, readonly ListedBureau[]>();

  /**
   * `read`: the bureaus in the order of the list, asked for when one of them has to be known; `absent`: by year of which a report of one is held,
   * the places of those of whom none is.
   */
  constructor(
    region: string,
    count: number,
    absent: ReadonlyMap<number, readonly number[]>,
    read: () => readonly OnRoll[],
  ) {
    this.region = region;
    this.count = count;
    this.#absent = absent;
    this.#read = read;
  }

  /** The bureaus right under the region, in the order of the list. */
  get listed(): readonly ListedBureau[] {
    this.#listed ??= this.#read().map((one) => ({ ...one, kind: 'bureau', region_id: this.region }));
    return this.#listed;
  }

  /** The years of which a report of a bureau is held. */
  get years(): Iterable<number> {
    return this.#absent.keys();
  }

  hasFiled(year: number): boolean {
    return this.#absent.has(year);
  }

  /** How many reports of a year are held. */
  reportedIn(year: number): number {
    const absent = this.#absent.get(year);
    return absent === undefined ? 0 : this.count - absent.length;
  }

  /** Whose. */
  filedIn(year: number): readonly string[] {
    const absent = this.#absent.get(year);
    return absent === undefined ? [] : this.listed.flatMap(({ id }, place) => (absent.includes(place) ? [] : [id]));
  }

  /** Those on the list of whom no report of that year is held, in the order of the list, whether or not one is expected. */
  absentIn(year: number): readonly ListedBureau[] {
    const absent = this.#absent.get(year);
    if (absent === undefined) return this.listed;
    let found = this.#found.get(year);
    if (found === undefined) {
      found = absent.length === 0 ? [] : absent.flatMap((place) => this.listed[place] ?? []);
      this.#found.set(year, found);
    }
    return found;
  }
}

/** What is kept of a region. */
export interface KeptRoll {
  readonly roll: Roll;
  /** The region above; null at the top. */
  readonly above: string | null;
  readonly completeSince: number | null;
  /** First and last year of which a report of anybody is held, the region itself included. */
  readonly held: YearRange | null;
}

const KEPT = 'rolls';

const selectRolls = preparedQuestion((db, { regions }: { readonly regions: readonly string[] }) =>
  db.selectFrom('roll').selectAll().where('region_id', 'in', regions),
);

/** Of every region; null where the row is not what was written. Throws DAMAGED where the list has more regions. */
function everyRoll(reader: Reader): Promise<ReadonlyMap<string, KeptRoll | SealedRow<'roll'>>> {
  const find = () =>
    makeSure(reader, async () => {
      const rows = await reader.db.selectFrom('roll').selectAll().execute();
      await ensureAllListed(reader, 'region', rows.length);
      return new Map(rows.map((row) => [row.region_id, isSealed('roll', row) ? keptRoll(row) : row]));
    });
  return rememberedOne(reader, KEPT, find, (all) => all.size * 1500);
}

/** Of every region. Throws DAMAGED where one of them is not what was written. */
export async function allRolls(reader: Reader): Promise<ReadonlyMap<string, KeptRoll>> {
  return new Map([...(await everyRoll(reader))].map(([region, kept]) => [region, sound(kept)]));
}

/** Of these regions; what is none has no entry. Throws DAMAGED where one of them is not what was written. */
export async function keptRolls(reader: Reader, regions: readonly string[]): Promise<ReadonlyMap<string, KeptRoll>> {
  if (regions.length === 0) return new Map();
  const found = new Map<string, KeptRoll>();
  if (reader.dataVersion) {
    const all = await everyRoll(reader);
    for (const region of regions) {
      const kept = all.get(region);
      if (kept) found.set(region, sound(kept));
    }
    return found;
  }
  const rows = ensureSealed('roll', await selectRolls(reader, { regions }));
  for (const row of rows) found.set(row.region_id, keptRoll(row));
  const missing = regions.filter((region) => !found.has(region));
  const lost = (await findPublishers(reader, missing)).find(({ kind }) => kind === 'region');
  if (lost) throw damagedList(lost.id);
  return found;
}

function sound(kept: KeptRoll | SealedRow<'roll'>): KeptRoll {
  if ('roll' in kept) return kept;
  ensureSealed('roll', [kept]);
  return keptRoll(kept);
}

function keptRoll({ region_id: region, above, complete_since, listed, filed, bureaus }: SealedRow<'roll'>): KeptRoll {
  const { held, absent } = unpackFiled(filed);
  return {
    roll: new Roll(region, toCount(listed), absent, () => unpackBureaus(region, bureaus)),
    completeSince: complete_since === null ? null : toCount(complete_since),
    ...{ above, held },
  };
}

/** How many bureaus stand right under each of these regions. */
export async function countBureaus(reader: Reader, regions: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return new Map([...(await keptRolls(reader, regions))].map(([region, { roll }]) => [region, roll.count]));
}

/**
 * The rolls of these regions, in their order, as of a revision (null: now); of other years than those asked for too. `added`: those of them whose
 * reports are asked for beside the roll. Throws DAMAGED where one of theirs of these years is lost.
 */
export async function readRolls(
  reader: Reader,
  regions: readonly string[],
  question: { readonly asOf: number | null; readonly years: YearRange },
  added: readonly string[] = [],
): Promise<readonly Roll[]> {
  const { asOf, years } = question;
  if (regions.length === 0) return [];
  if (asOf !== null) return rollsAt(reader, regions, { asOf, years });
  return makeSure(reader, async () => {
    const kept = await keptRolls(reader, regions);
    const filed = await filedIn(reader, added, years);
    for (const region of added) {
      const roll = kept.get(region)?.roll;
      for (const year of roll?.years ?? []) {
        if (!roll || year < years.from || year > years.to) continue;
        const there = filed.get(region)?.get(year);
        if (there && there.bureaus.length >= roll.reportedIn(year)) continue;
        const lost = roll.filedIn(year).find((id) => !there?.has(id));
        if (lost !== undefined) throw await damagedReport(reader, 'heading', { publisher_id: lost, year });
      }
    }
    return regions.flatMap((region) => kept.get(region)?.roll ?? []);
  });
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
    const listed = bureaus.get(region) ?? [];
    const years = Map.groupBy(reports.get(region) ?? [], ({ year }) => year);
    const absent = new Map(
      [...years].map(([year, all]) => {
        const filed = new Set(all.map(({ publisher }) => publisher));
        return [year, listed.flatMap(({ id }, place) => (filed.has(id) ? [] : [place]))] as const;
      }),
    );
    return new Roll(region, listed.length, absent, () => listed);
  });
}
