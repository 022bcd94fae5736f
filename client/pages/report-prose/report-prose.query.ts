import type { ReportProseQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

/** The text of a report by its sections, with the numbers read from it. */
export const REPORT_PROSE = graphql(`
  query ReportProse($id: ID!) {
    report(id: $id) {
      id
      year
      illustrative
      publisher {
        __typename
        ... on Bureau {
          id
          name {
            zh
            en
          }
          region {
            id
            name {
              zh
              en
            }
          }
          reports(first: 50) {
            nodes {
              id
              year
            }
          }
        }
        ... on Region {
          id
          name {
            zh
            en
          }
          reports(first: 50) {
            nodes {
              id
              year
            }
          }
        }
      }
      narrative {
        index
        measure
        label
        value
        counter
        place {
          start
          end
          line
        }
      }
      sections {
        ordinal
        title
        text
        place {
          start
          end
          line
        }
      }
    }
  }
`);

export type ReportProse = NonNullable<ReportProseQuery['report']>;
