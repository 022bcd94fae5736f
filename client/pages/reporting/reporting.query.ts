import type { ReportingQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

/** Everybody on the list of a region with how each stands, and the revision that this is as of. */
export const REPORTING = graphql(`
  query Reporting($region: ID!, $year: Int!, $below: Boolean!) {
    reporting(region: $region, year: $year, below: $below) {
      day
      region {
        regions {
          id
        }
      }
      bureaus {
        expected
        reported
        onTime
        late
        undated
        missing
        notYetDue
      }
      filings {
        publisher {
          ... on Bureau {
            __typename
            id
            name {
              zh
              en
            }
            region {
              name {
                zh
                en
              }
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
        kind
        state
        due
        dueByLaw
        days
        readOn
        entered {
          on
          source
        }
        receivedAt
        contact
        mayDate
        report {
          id
          revision {
            number
          }
          findingCounts {
            failed
            suspicious
          }
        }
      }
    }
    revisions(first: 1) {
      nodes {
        number
      }
    }
  }
`);

export type ReportingAnswer = ReportingQuery['reporting'];
export type Filing = ReportingAnswer['filings'][number];

export const SET_PUBLICATION_DATE = graphql(`
  mutation SetPublicationDate($report: ID!, $date: String, $source: String, $since: Int) {
    setPublicationDate(report: $report, date: $date, source: $source, since: $since) {
      problems {
        code
        sentence {
          zh
          en
        }
      }
    }
  }
`);
