/** Everything the overview of a region shows, in one question. */

import type { ShellRegion } from '../../app/shell.ts';
import type { OverviewQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

export const OVERVIEW = graphql(`
  query Overview(
    $region: ID!
    $year: Int!
    $of: [String!]!
    $disclosures: String!
    $requests: String!
    $appeals: String!
    $outcomes: String!
    $bars: String!
    $hasBureaus: Boolean!
  ) {
    reporting(region: $region, year: $year) @include(if: $hasBureaus) {
      bureaus {
        late
      }
    }
    region(id: $region) {
      id
      coverage(year: $year) {
        complete
        expected
        reported
        missing {
          id
          shortName {
            zh
            en
          }
        }
        notYetDue {
          ... on Bureau {
            id
          }
        }
      }
      findingCounts(year: $year) {
        confirmed
        notAssessable
      }
      bureaus(first: 200) @include(if: $hasBureaus) {
        nodes {
          id
          shortName {
            zh
            en
          }
          since
          until
        }
      }
      saved {
        id
        kind
        of
        address
        name {
          zh
          en
        }
        bureaus {
          id
        }
      }
      reports(first: 40) {
        nodes {
          id
          year
        }
      }
      sumBeside(year: $year, measures: ["requests.received"]) @include(if: $hasBureaus) {
        sum
        printed
        difference
        reasons
        smallerRegions
        coverage {
          reported
          expected
          missing {
            id
          }
          notYetDue {
            __typename
          }
        }
      }
    }
    lead: series(
      measures: [
        "requests.received"
        "requests.carriedIn"
        "requests.carriedOut"
        "rate.granted"
        "disclosures.total"
        "disclosures.website"
        "appeals.total"
        "review.total"
        "rate.reviewCorrected"
        "litigation.total"
      ]
      of: $of
      years: { from: $year, to: $year }
    ) {
      series {
        ...SeriesParts
      }
    }
    disclosures: chart(address: $disclosures) {
      ...ChartParts
    }
    requests: chart(address: $requests) {
      ...ChartParts
    }
    appeals: chart(address: $appeals) {
      ...ChartParts
    }
    outcomes: chart(address: $outcomes) {
      ...ChartParts
    }
    bars: chart(address: $bars) @include(if: $hasBureaus) {
      ...ChartParts
    }
    attention: findingGroups(filter: { region: $region, year: $year, states: [open, reopened] }, first: 6) {
      totalCount
      nodes {
        id
        report {
          id
          publisher {
            ... on Bureau {
              id
              short: shortName {
                zh
                en
              }
            }
            ... on Region {
              id
              short: name {
                zh
                en
              }
            }
          }
        }
        findings {
          id
          outcome
          rule {
            title {
              zh
              en
            }
          }
          message {
            zh
            en
          }
          arithmetic
          operands {
            cell
          }
        }
      }
    }
  }
`);

/** With what every page knows of it. */
export type OverviewRegion = NonNullable<OverviewQuery['region']> & Pick<ShellRegion, 'name' | 'level'>;
export type AttentionMistake = OverviewQuery['attention']['nodes'][number];
