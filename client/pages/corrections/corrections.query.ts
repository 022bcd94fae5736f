import type { CorrectionsQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

export const CORRECTIONS = graphql(`
  query Corrections($filter: CorrectionFilter, $after: String, $asOf: Int) {
    corrections(filter: $filter, first: 50, after: $after, asOf: $asOf) {
      nodes {
        id
        cell
        name {
          zh
          en
        }
        printed
        printedGap
        value
        gap
        reason
        source
        charts
        by {
          name {
            zh
            en
          }
        }
        revision {
          number
          at
        }
        end {
          how
          reason
          revision {
            at
          }
        }
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
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export type CorrectionRow = NonNullable<CorrectionsQuery['corrections']>['nodes'][number];
