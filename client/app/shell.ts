/** What every page stands in: the list of regions and the state of the data. Asked for once by the layout. */
import { createContext, useContext } from 'react';
import type { ShellQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

export const SHELL = graphql(`
  query Shell {
    viewer {
      label
      role
      actions
      scope {
        ... on Bureau {
          __typename
          id
          name {
            zh
            en
          }
        }
        ... on Region {
          __typename
          id
          name {
            zh
            en
          }
        }
      }
    }
    regions(first: 200) {
      nodes {
        id
        name {
          zh
          en
        }
        level
        illustrative
        parent {
          id
        }
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

export type Viewer = NonNullable<ShellQuery['viewer']>;

/** Who is signed in; null: nobody. */
export function useViewer(): Viewer | null {
  return useContext(ShellContext)?.viewer ?? null;
}

/** The regions on the list, in its order. */
export function useRegions(): readonly ShellRegion[] {
  return useContext(ShellContext)?.regions.nodes ?? [];
}
