/** A district small enough to add up by hand, entered through the store's own door with built reports. */
import { createHash } from 'node:crypto';
import { checkReport } from '../../schema/check/check.ts';
import { smallestRepairs } from '../../schema/check/repair/repair.ts';
import type { Bureau, Region } from '../../schema/report/publisher.ts';
import type { Store } from '../../server/store/open.ts';
import { type Saved, saveReport } from '../../server/store/save/report.ts';
import { saveRoster } from '../../server/store/save/roster.ts';
import { buildReport, type ReportPlan } from './report-builder.ts';

export const REGION: Region = {
  id: 'hill',
  name: { zh: '山区', en: 'Hill District' },
  level: 'district',
  parent: null,
  aliases: [],
  illustrative: false,
};

export function bureau(id: string, zh: string, span: Partial<Pick<Bureau, 'since' | 'until'>> = {}): Bureau {
  return {
    id,
    region: 'hill',
    name: { zh: `山区${zh}`, en: id },
    shortName: { zh, en: id },
    kind: 'department',
    aliases: [],
    since: null,
    until: null,
    ...span,
  };
}

export const BUREAUS: readonly Bureau[] = [
  bureau('hill-a', '教育局'),
  bureau('hill-b', '民政局'),
  bureau('hill-c', '水利局', { since: 2021 }),
];

export const AT = '2026-01-20T02:00:00.000Z';

export async function enrol(store: Store): Promise<void> {
  await store.writer.transaction((tx) => saveRoster(tx, { regions: [REGION], bureaus: BUREAUS }, AT));
}

/** Saves a built report of a bureau (or of the region itself) and returns what the store says. */
export async function file(
  store: Store,
  publisher: string,
  year: number,
  plan: ReportPlan = {},
  region = REGION.id,
  at = AT,
): Promise<Saved> {
  const edition = plan.edition ?? (year < 2021 ? '2019' : '2021');
  const read = buildReport({ ...plan, edition, year });
  const bytes = new TextEncoder().encode(`${publisher} ${year}\n${JSON.stringify(plan)}\n${read.text}`);
  const kind = publisher === region ? 'region' : 'bureau';
  return store.writer.transaction((tx) =>
    saveReport(tx, {
      publisher: { id: publisher, kind, region },
      year,
      document: {
        hash: createHash('sha256').update(bytes).digest('hex'),
        fileName: `${publisher}-${year}.txt`,
        mediaType: 'text/plain',
        bytes,
      },
      read,
      findings: checkReport(read),
      repairs: plan.withRepairs ? smallestRepairs(read) : [],
      actor: null,
      source: null,
      at,
    }),
  );
}

/** Cells of a report that received `n` requests from natural persons and granted them all. */
export function received(n: number): NonNullable<ReportPlan['cells']> {
  return {
    'III/1/natural': n,
    'III/1/total': n,
    'III/3.1/natural': n,
    'III/3.1/total': n,
    'III/3.7/natural': n,
    'III/3.7/total': n,
  };
}
