import type { FindingLineFragment, MistakeFragment } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

graphql(`
  fragment FoundIn on Report {
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
`);

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
      ...FoundIn
    }
  }
`);

graphql(`
  fragment Mistake on FindingGroup {
    id
    report {
      ...FoundIn
    }
    repair {
      sentence {
        zh
        en
      }
    }
    findings {
      id
      outcome
      severity
      state
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
      verdicts {
        verdict
        reason
        at
        arithmetic
        actor {
          name {
            zh
            en
          }
        }
      }
      answers {
        text
        at
        arithmetic
        actor {
          name {
            zh
            en
          }
        }
      }
    }
  }
`);

/** The first page of mistakes, how many findings there are of whatever one may choose, and what became of those of each rule. */
export const MISTAKES = graphql(`
  query Mistakes($filter: FindingFilter!) {
    findingGroups(filter: $filter, first: 50) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...Mistake
      }
    }
    findingTally(filter: $filter) {
      findings
      all
      waiting
      confirmed
      notAssessable
      states {
        state
        count
      }
      severities {
        severity
        count
      }
      rules {
        rule {
          id
        }
        count
      }
      publishers {
        publisher {
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
        count
      }
    }
    ruleRecords {
      rule {
        id
      }
      fired
      judged
      noisy
      states {
        state
        count
      }
    }
    revisions(first: 1) {
      nodes {
        number
      }
    }
  }
`);

/** The pages after the first. */
export const MORE_MISTAKES = graphql(`
  query MoreMistakes($filter: FindingFilter!, $after: String) {
    findingGroups(filter: $filter, first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...Mistake
      }
    }
  }
`);

/** Ids alone, to say the same of all of them. */
export const FINDING_IDS = graphql(`
  query FindingIds($filter: FindingFilter!, $after: String) {
    findings(filter: $filter, first: 500, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
      }
    }
  }
`);

/** The first page of what nobody judges, and how many of it each rule made. */
export const FINDINGS = graphql(`
  query Findings($filter: FindingFilter!) {
    findings(filter: $filter, first: 50) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...FindingLine
      }
    }
    ruleCounts(filter: $filter) {
      rule {
        id
      }
      count
    }
  }
`);

/** The pages after the first. */
export const MORE_FINDINGS = graphql(`
  query MoreFindings($filter: FindingFilter!, $after: String) {
    findings(filter: $filter, first: 50, after: $after) {
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
export type Mistake = MistakeFragment;
