import type { ChangesQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

export const CHANGES = graphql(`
  query Changes($since: Int!, $until: Int, $of: [String!], $after: String) {
    changes(since: $since, until: $until, of: $of, first: 20, after: $after) {
      nodes {
        reason
        figureCount
        revision {
          number
          at
          kind
          note
          report {
            id
            year
            publisher {
              ... on Bureau {
                name {
                  zh
                  en
                }
              }
              ... on Region {
                name {
                  zh
                  en
                }
              }
            }
          }
        }
        figures(first: 60) {
          cell
          measure
          name {
            zh
            en
          }
          before
          beforeGap
          after
          afterGap
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export type ChangeRow = NonNullable<ChangesQuery['changes']>['nodes'][number];
export type FigureRow = ChangeRow['figures'][number];
