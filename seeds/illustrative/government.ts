/**
 * The government-wide report of the district: everything its bureaus counted (also those whose report is missing) and the
 * requests put to the government itself.
 */
import { type AppealYear, addAppeals, simulateAppeals } from './appeals.ts';
import type { Disclosures } from './disclosures.ts';
import type { Profile } from './profiles.ts';
import { addRequests, type RequestYear, simulateRequests } from './requests.ts';
import { addServices, type ServiceYear } from './services.ts';

/** Requests to the government itself; the government office handles them on its behalf. */
const GOVERNMENT: Pick<Profile, 'id' | 'received' | 'since' | 'until'> = {
  id: 'government',
  received: [58, 52, 61, 66, 70, 74, 81],
  since: null,
  until: null,
};

export interface OwnYears {
  readonly requests: readonly RequestYear[];
  readonly appeals: readonly AppealYear[];
}

export function simulateGovernment(): OwnYears {
  const requests = simulateRequests(GOVERNMENT);
  return { requests, appeals: simulateAppeals(GOVERNMENT, requests) };
}

export interface BodyYear {
  readonly requests: RequestYear;
  readonly appeals: AppealYear;
  readonly services: ServiceYear;
  readonly disclosures: Disclosures;
}

/** One year of the whole district. */
export function gather(bureaus: readonly BodyYear[], own: { requests: RequestYear; appeals: AppealYear }): BodyYear {
  const sumOf = (part: (disclosures: Disclosures) => number): number =>
    bureaus.reduce((sum, { disclosures }) => sum + part(disclosures), 0);
  const entries = new Map<string, number>();
  for (const { disclosures } of bureaus) {
    for (const { label, count } of disclosures.entries) entries.set(label, (entries.get(label) ?? 0) + count);
  }
  const rest = entries.get('其他') ?? 0;
  entries.delete('其他');
  return {
    requests: addRequests([...bureaus.map(({ requests }) => requests), own.requests]),
    appeals: addAppeals([...bureaus.map(({ appeals }) => appeals), own.appeals]),
    services: addServices(bureaus.map(({ services }) => services)),
    disclosures: {
      website: sumOf(({ website }) => website),
      entries: [...[...entries].map(([label, count]) => ({ label, count })), { label: '其他', count: rest }],
      wechat: sumOf(({ wechat }) => wechat),
      original: null,
      weibo: sumOf(({ weibo }) => weibo),
      press: null,
    },
  };
}
