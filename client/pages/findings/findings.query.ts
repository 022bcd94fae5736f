import type { FindingLineFragment } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

export const FINDING_LINE = graphql(`
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

/**
 * The first page of the list, how many there are of each outcome, and of each rule under the outcomes chosen. A rule that
 * is new to schema/check/rules.ts gets its line here; a test holds the two together.
 */
export const FINDINGS = graphql(`
  query Findings($region: ID, $publisher: ID, $year: Int, $rule: ID, $outcomes: [Outcome!]) {
    findings(
      filter: { region: $region, publisher: $publisher, year: $year, rule: $rule, outcomes: $outcomes }
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
    failed: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: $rule, outcomes: [failed] }, first: 1) {
      totalCount
    }
    suspicious: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: $rule, outcomes: [suspicious] }, first: 1) {
      totalCount
    }
    notAssessable: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: $rule, outcomes: [notAssessable] }, first: 1) {
      totalCount
    }
    confirmed: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: $rule, outcomes: [confirmed] }, first: 1) {
      totalCount
    }
    T3_BAL: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: "T3-BAL", outcomes: $outcomes }, first: 1) {
      totalCount
    }
    T3_COLSUM: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: "T3-COLSUM", outcomes: $outcomes }, first: 1) {
      totalCount
    }
    T3_ROWSUM: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: "T3-ROWSUM", outcomes: $outcomes }, first: 1) {
      totalCount
    }
    T3_ROWTOTAL_BLANK: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: "T3-ROWTOTAL-BLANK", outcomes: $outcomes }, first: 1) {
      totalCount
    }
    T3_PARTIAL_BLANK: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: "T3-PARTIAL-BLANK", outcomes: $outcomes }, first: 1) {
      totalCount
    }
    T3_NONNEG: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: "T3-NONNEG", outcomes: $outcomes }, first: 1) {
      totalCount
    }
    T4_SUM: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: "T4-SUM", outcomes: $outcomes }, first: 1) {
      totalCount
    }
    T4_BLANK: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: "T4-BLANK", outcomes: $outcomes }, first: 1) {
      totalCount
    }
    T4_AFTER: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: "T4-AFTER", outcomes: $outcomes }, first: 1) {
      totalCount
    }
    TX_BREAK: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: "TX-BREAK", outcomes: $outcomes }, first: 1) {
      totalCount
    }
    TX_TOTAL: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: "TX-TOTAL", outcomes: $outcomes }, first: 1) {
      totalCount
    }
    TX_TWICE: findings(filter: { region: $region, publisher: $publisher, year: $year, rule: "TX-TWICE", outcomes: $outcomes }, first: 1) {
      totalCount
    }
  }
`);

/** The pages after the first. */
export const MORE_FINDINGS = graphql(`
  query MoreFindings($region: ID, $publisher: ID, $year: Int, $rule: ID, $outcomes: [Outcome!], $after: String) {
    findings(
      filter: { region: $region, publisher: $publisher, year: $year, rule: $rule, outcomes: $outcomes }
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
