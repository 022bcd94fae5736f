/**
 * Section 四 of one bureau over the years: reviews and suits that follow from requests closed. Suits after review never
 * outnumber the reviews they could follow, and what was pending is counted again the year after.
 */
import { randomFor } from '../../server/synthetic/random.ts';
import type { Profile } from './profiles.ts';
import { type RequestYear, totalOf } from './requests.ts';

/** Upheld, corrected, other result, pending; the total is their sum. */
export type Results = readonly [upheld: number, corrected: number, other: number, pending: number];

export interface AppealYear {
  readonly review: Results;
  readonly direct: Results;
  readonly afterReview: Results;
}

const NO_APPEALS: AppealYear = { review: [0, 0, 0, 0], direct: [0, 0, 0, 0], afterReview: [0, 0, 0, 0] };

/** Reviews and suits for each request closed, from 2019. */
const REVIEW_RATES = [0.016, 0.015, 0.018, 0.021, 0.023, 0.027, 0.032];
const SUIT_RATES = [0.02, 0.017, 0.018, 0.018, 0.016, 0.016, 0.017];

export function simulateAppeals(profile: Pick<Profile, 'id'>, requests: readonly RequestYear[]): readonly AppealYear[] {
  const random = randomFor(`${profile.id}/appeals`);
  const resultsOf = (cases: number, shares: readonly number[]): Results => {
    const results: [number, number, number, number] = [0, 0, 0, 0];
    for (let index = 0; index < cases; index += 1) {
      const result = random.weighted(shares);
      results[result] = (results[result] ?? 0) + 1;
    }
    return results;
  };
  let before = NO_APPEALS;
  return requests.map((year, index) => {
    const closed = totalOf(year, '3.7');
    const suits = random.count(closed * (SUIT_RATES[index] ?? 0));
    const afterReview = Math.min(suits, Math.round(suits * 0.4)) + before.afterReview[3];
    const direct = suits - Math.round(suits * 0.4) + before.direct[3];
    const review = resultsOf(random.count(closed * (REVIEW_RATES[index] ?? 0)) + before.review[3], [55, 21, 12, 12]);
    const upheld = Math.max(review[0], afterReview - review[2]);
    before = {
      review: [upheld, review[1], review[2], review[3]],
      direct: resultsOf(direct, [70, 8, 10, 12]),
      afterReview: resultsOf(afterReview, [74, 6, 8, 12]),
    };
    return before;
  });
}

export function addAppeals(years: readonly AppealYear[]): AppealYear {
  const add = (block: keyof AppealYear): Results => {
    const sum: [number, number, number, number] = [0, 0, 0, 0];
    for (const year of years) {
      year[block].forEach((cases, index) => {
        sum[index] = (sum[index] ?? 0) + cases;
      });
    }
    return sum;
  };
  return { review: add('review'), direct: add('direct'), afterReview: add('afterReview') };
}

export function casesOf(results: Results): number {
  return results.reduce((sum, cases) => sum + cases, 0);
}
