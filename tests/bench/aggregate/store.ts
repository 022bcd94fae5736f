/** A made-up country to ask about: districts of 40 bureaus, each with a report on seven years, through the store's own door. */
import { createHash } from 'node:crypto';
import { APPLICANT_PARTS } from '../../../schema/form/applicants.ts';
import type { Bureau, Region } from '../../../schema/report/publisher.ts';
import { randomFor } from '../../../seeds/random.ts';
import type { Store } from '../../../server/store/open.ts';
import { saveReport } from '../../../server/store/save/report.ts';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { balancedCells, buildReport } from '../../support/report-builder.ts';

export const YEARS: readonly number[] = [2019, 2020, 2021, 2022, 2023, 2024, 2025];
const BUREAUS_EACH = 40;
const AT = '2026-06-01T00:00:00.000Z';

export function districtId(place: number): string {
  return `bench-${place + 1}`;
}

/** Districts for about so many reports. */
export function districtsFor(reports: number): number {
  return Math.max(1, Math.round(reports / BUREAUS_EACH / YEARS.length));
}

/** Told after each district. */
export async function fillStore(store: Store, districts: number, told: (done: number) => void): Promise<void> {
  for (let place = 0; place < districts; place += 1) {
    const region = districtId(place);
    const bureaus = Array.from({ length: BUREAUS_EACH }, (_, number) => bureauOf(region, number + 1));
    await store.writer.transaction((tx) => saveRoster(tx, { regions: [regionOf(region)], bureaus }, AT));
    // A year of a district at once: a commit waits for the disk.
    for (const year of YEARS) await fillYear(store, region, year);
    told(place + 1);
  }
}

async function fillYear(store: Store, region: string, year: number): Promise<void> {
  const edition = year < 2021 ? '2019' : '2021';
  await store.writer.transaction(async (tx) => {
    for (let number = 1; number <= BUREAUS_EACH; number += 1) {
      const { id } = bureauOf(region, number);
      const random = randomFor(`${id}-${year}`);
      const cells = balancedCells(edition, (code, applicant) =>
        code !== '2' && (applicant === APPLICANT_PARTS[0] || random.chance(0.1)) ? random.int(0, 40) : 0,
      );
      const read = buildReport({ edition, year, publisher: id, cells });
      const bytes = new TextEncoder().encode(`${id} ${year}`);
      await saveReport(tx, {
        publisher: { id, kind: 'bureau', region },
        year,
        document: {
          hash: createHash('sha256').update(bytes).digest('hex'),
          fileName: `${id}-${year}.txt`,
          mediaType: 'text/plain',
          bytes,
        },
        read: { ...read, text: '', figures: read.figures.map((figure) => ({ ...figure, place: null })) },
        findings: [],
        repairs: [],
        source: null,
        at: AT,
        actor: null,
      });
    }
  });
}

function regionOf(id: string): Region {
  return { id, name: { zh: id, en: id }, level: 'district', parent: null, aliases: [], illustrative: true };
}

function bureauOf(region: string, number: number): Bureau {
  const id = `${region}-${number}`;
  return {
    id,
    region,
    name: { zh: id, en: id },
    shortName: { zh: id, en: id },
    kind: 'department',
    aliases: [],
    since: null,
    until: null,
  };
}
