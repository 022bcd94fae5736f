/**
 * Section 二 of one bureau over the years, in the terms of both forms: decisions grow a little each year, item counts of the
 * 2019 form form a chain, and the stock of normative documents moves by what was made and repealed.
 */
import type { MeasureId } from '../../schema/form/measures/measure.ts';
import { type Random, randomFor } from '../../server/synthetic/random.ts';
import { type Profile, YEARS } from './profiles.ts';

/** Values by measure; amounts of fees in 万元, of procurement in 元. */
export type ServiceYear = ReadonlyMap<MeasureId, number>;

export function simulateServices(profile: Profile): readonly ServiceYear[] {
  const random = randomFor(`${profile.id}/services`);
  const items = {
    licensing: itemsOf(random, profile.licensing, 4, 38),
    otherServices: profile.kind === 'governmentOffice' ? 0 : random.int(2, 24),
    penalties: itemsOf(random, profile.penalties, 20, 240),
    coercion: itemsOf(random, profile.coercion, 2, 16),
    fees: profile.fees > 0 ? random.int(1, 4) : 0,
  };
  let inForce = profile.documents;
  let disclosed = profile.documents * 4 + (profile.kind === 'township' ? random.int(40, 90) : random.int(0, 20));
  return YEARS.map((year) => {
    const values = new Map<MeasureId, number>();
    const growth = 1.03 ** (year - 2025);
    const yearly = (mean: number): number => Math.round(mean * growth * (0.92 + random.next() * 0.16));

    const made = profile.documents === 0 ? 0 : random.count(profile.documents * 0.12);
    const repealed = Math.min(inForce, profile.documents === 0 ? 0 : random.count(profile.documents * 0.11));
    inForce += made - repealed;
    const numbered =
      profile.kind === 'township' || profile.kind === 'street' ? random.int(12, 86) : made + random.int(0, 6);
    const newlyDisclosed = Math.round(numbered * (0.3 + random.next() * 0.6));
    disclosed += newlyDisclosed;
    for (const measure of ['newlyMade', 'newlyDisclosed', 'disclosedTotal', 'made', 'repealed', 'inForce'] as const) {
      values.set(`rules.${measure}`, 0);
    }
    values.set('normativeDocuments.made', made);
    values.set('normativeDocuments.repealed', repealed);
    values.set('normativeDocuments.inForce', inForce);
    values.set('normativeDocuments.newlyMade', numbered);
    values.set('normativeDocuments.newlyDisclosed', newlyDisclosed);
    values.set('normativeDocuments.disclosedTotal', disclosed);

    for (const kind of ['licensing', 'otherServices', 'penalties', 'coercion'] as const) {
      const change = items[kind] > 3 ? random.pick([0, 0, 0, 1, 2, 4, -1, -2]) : 0;
      values.set(`${kind}.itemsBefore`, items[kind]);
      values.set(`${kind}.itemsChange`, change);
      values.set(`${kind}.decisions`, yearly(kind === 'otherServices' ? items[kind] * 9 : profile[kind]));
      items[kind] += change;
    }
    values.set('fees.itemsBefore', items.fees);
    values.set('fees.itemsChange', 0);
    values.set(
      'fees.amount',
      Number((profile.fees * growth * (0.92 + random.next() * 0.16)).toFixed(random.pick([2, 4]))),
    );

    const projects = random.chance(0.35) ? 0 : random.int(1, 9);
    values.set('procurement.projects', projects);
    values.set('procurement.amount', projects === 0 ? 0 : projects * random.int(180, 2600) * 100);
    return values;
  });
}

/** Items on a list: none where there are no cases. */
function itemsOf(random: Random, cases: number, from: number, to: number): number {
  return cases === 0 ? 0 : random.int(from, Math.max(from, Math.min(to, from + Math.round(Math.sqrt(cases)))));
}

export function addServices(years: readonly ServiceYear[]): ServiceYear {
  const sum = new Map<MeasureId, number>();
  for (const year of years) {
    for (const [measure, value] of year) sum.set(measure, Number(((sum.get(measure) ?? 0) + value).toFixed(4)));
  }
  return sum;
}
