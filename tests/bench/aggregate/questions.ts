/** The three questions that a GraphQL server over reports is compared by, as bodies of requests that differ in district, measure and year. */
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { districtId, YEARS } from '../../../server/synthetic/country.ts';

const DISTRICT = `query District($of: [String!]!, $measures: [ID!]!, $years: YearRange) {
  series(of: $of, measures: $measures, years: $years) { series { points { year value } } }
}`;
const NATIONAL = `query National($of: [String!]!, $measures: [ID!]!) {
  series(of: $of, measures: $measures) { series { subject { id } points { year value } } }
}`;
const COMPARE = `query Compare($of: [String!]!, $measures: [ID!]!, $years: YearRange) {
  series(of: $of, measures: $measures, years: $years) { series { subject { id } points { value } } }
}`;

const MOST = 60;
const measures = MEASURES.filter(({ code }) => code !== null).map(({ id }) => id);
const [FIRST = 0] = YEARS;
const LAST = YEARS.at(-1) ?? 0;

export interface Questions {
  /** About six hundred that come round again. */
  readonly warm: readonly string[];
  /** So many that none is asked twice in a run. */
  readonly cold: readonly string[];
}

type Made = Readonly<Record<'district' | 'national' | 'compare', Questions>>;

function bodies(count: number, query: string, variables: (place: number) => object): readonly string[] {
  return Array.from({ length: count }, (_, place) => JSON.stringify({ query, variables: variables(place) }));
}

/** `districts`: how many there are. */
export function questionsOf(districts: number): Made {
  const measure = (place: number): readonly string[] => [measures[(place * 7) % measures.length] ?? ''];
  const all = Array.from({ length: districts }, (_, place) => districtId(place));
  const district = (place: number): readonly string[] => [districtId(place % districts)];
  const bureausOf = (place: number): readonly string[] => [`region:${districtId(place % districts)}/*`];
  const year = (place: number) => ({ from: FIRST + (place % YEARS.length), to: FIRST + (place % YEARS.length) });
  // A pair of years, a district and two measures, each by its own digit of the place.
  const pairs = YEARS.flatMap((from) => YEARS.filter((to) => to >= from).map((to) => ({ from, to })));
  const drawn = (place: number): { readonly years: object; readonly measures: readonly string[] } => {
    const first = Math.floor(place / pairs.length / districts) % measures.length;
    const second = Math.floor(place / pairs.length / districts / measures.length) % measures.length;
    return {
      years: pairs[Math.floor(place / districts) % pairs.length] ?? { from: FIRST, to: LAST },
      measures: [...new Set([measures[first] ?? '', measures[second] ?? ''])],
    };
  };
  const many = districts * pairs.length * measures.length;
  return {
    district: {
      warm: bodies(600, DISTRICT, (place) => ({ of: district(place), measures: measure(place) })),
      cold: bodies(Math.min(many, 60_000), DISTRICT, (place) => ({ of: district(place), ...drawn(place) })),
    },
    national: {
      warm: bodies(MOST, NATIONAL, (place) => ({ of: all, measures: measure(place) })),
      // A district is left out and a year range taken, so that no two are alike.
      cold: bodies(Math.min(measures.length * districts, 4000), NATIONAL, (place) => ({
        of: all.filter((_, index) => districts === 1 || index !== place % districts),
        measures: [measures[Math.floor(place / districts) % measures.length] ?? ''],
      })),
    },
    compare: {
      warm: bodies(600, COMPARE, (place) => ({ of: bureausOf(place), measures: measure(place), years: year(place) })),
      cold: bodies(Math.min(YEARS.length * districts * measures.length, 60_000), COMPARE, (place) => ({
        of: bureausOf(place),
        measures: [measures[Math.floor(place / districts / YEARS.length) % measures.length] ?? ''],
        years: year(Math.floor(place / districts)),
      })),
    },
  };
}
