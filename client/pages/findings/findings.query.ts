import type { FindingLineFragment } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

graphql(`
  fragment FindingLine on Finding {
    id
    outcome
    severity
    message {
      zh
      en
    }
    arithmetic
    rule {
      id
      title {
        zh
        en
      }
    }
    report {
      id
      year
      publisher {
        __typename
        ... on Bureau {
          id
          name {
            zh
            en
          }
        }
        ... on Region {
          id
          name {
            zh
            en
          }
        }
      }
    }
  }
`);

/** The first page of the list, how many there are of each outcome, and of each rule under the outcomes chosen. */
export const FINDINGS = graphql(`
  query Findings($region: ID, $publisher: ID, $year: Int, $rules: [ID!], $outcomes: [Outcome!]) {
    findings(
      filter: { region: $region, publisher: $publisher, year: $year, rules: $rules, outcomes: $outcomes }
      first: 50
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...FindingLine
      }
    }
    failed: findings(filter: { region: $region, publisher: $publisher, year: $year, rules: $rules, outcomes: [failed] }, first: 1) {
      totalCount
    }
    suspicious: findings(filter: { region: $region, publisher: $publisher, year: $year, rules: $rules, outcomes: [suspicious] }, first: 1) {
      totalCount
    }
    notAssessable: findings(filter: { region: $region, publisher: $publisher, year: $year, rules: $rules, outcomes: [notAssessable] }, first: 1) {
      totalCount
    }
    confirmed: findings(filter: { region: $region, publisher: $publisher, year: $year, rules: $rules, outcomes: [confirmed] }, first: 1) {
      totalCount
    }
    ruleCounts(filter: { region: $region, publisher: $publisher, year: $year, outcomes: $outcomes }) {
      rule {
        id
      }
      count
    }
  }
`);

/** The pages after the first. */
export const MORE_FINDINGS = graphql(`
  query MoreFindings($region: ID, $publisher: ID, $year: Int, $rules: [ID!], $outcomes: [Outcome!], $after: String) {
    findings(
      filter: { region: $region, publisher: $publisher, year: $year, rules: $rules, outcomes: $outcomes }
      first: 50
      after: $after
    ) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...FindingLine
      }
    }
  }
`);

export type FindingLine = FindingLineFragment;
