/** The illustrative district, its bureaus, and the reports it never received. */
import type { Roster } from '../../schema/roster/change.ts';
import { PROFILES } from './profiles.ts';

export const REGION_ID = 'shifan';

/** The id under which a bureau is known outside its own district. */
export function bureauId(profile: string): string {
  return `${REGION_ID}-${profile}`;
}

export const illustrativeRoster: Roster = {
  regions: [
    {
      id: REGION_ID,
      name: { zh: '示例区', en: 'Shifan District (illustrative)' },
      level: 'district',
      parent: null,
      aliases: ['示例区政府'],
      illustrative: true,
      completeSince: 2019,
    },
  ],
  bureaus: PROFILES.map((profile) => ({
    id: bureauId(profile.id),
    region: REGION_ID,
    name: profile.name,
    shortName: profile.shortName,
    kind: profile.kind,
    aliases: profile.aliases,
    since: profile.since,
    until: profile.until,
  })),
  successions: [
    {
      kind: 'merged',
      predecessor: bureauId('rural'),
      successor: bureauId('agriculture'),
      on: '2024-03-18',
      document: '示例区机构改革方案',
      formerName: null,
    },
  ],
};

/** Reports that were due and never handed in. */
export const MISSING_REPORTS: readonly { readonly bureau: string; readonly year: number }[] = [
  { bureau: bureauId('liulin'), year: 2020 },
  { bureau: bureauId('water'), year: 2022 },
  { bureau: bureauId('culture'), year: 2025 },
  { bureau: bureauId('longquan'), year: 2025 },
];

export function isMissing(bureau: string, year: number): boolean {
  return MISSING_REPORTS.some((missing) => missing.bureau === bureau && missing.year === year);
}
