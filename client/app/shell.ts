/** What every page stands in: the list of regions and the state of the data. Asked for once by the layout. */
import { createContext, useContext } from 'react';
import type { ShellQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

export const SHELL = graphql(`
  query Shell {
    regions(first: 200) {
      nodes {
        id
        name {
          zh
          en
        }
        level
        illustrative
        years
        bureaus(first: 1) {
          totalCount
        }
      }
    }
    revisions(first: 1) {
      nodes {
        number
        at
      }
    }
  }
`);

export type ShellRegion = ShellQuery['regions']['nodes'][number];

export const ShellContext = createContext<ShellQuery | null>(null);

/** The regions on the list, in its order. */
export function useRegions(): readonly ShellRegion[] {
  return useContext(ShellContext)?.regions.nodes ?? [];
}

/** The region and year that an address names: the first region and its latest year where it names none (or one unknown). */
export function useRegionAndYear(
  params: URLSearchParams,
): { readonly region: ShellRegion; readonly year: number; readonly years: readonly number[] } | null {
  const regions = useRegions();
  const region = regions.find((one) => one.id === params.get('region')) ?? regions[0];
  if (!region) return null;
  const asked = Number(params.get('year'));
  const year = region.years.includes(asked) ? asked : (region.years[region.years.length - 1] ?? 0);
  return { region, year, years: region.years };
}
