import type { ReportQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

/** All that the report page shows, in one question. */
export const REPORT = graphql(`
  query Report($id: ID!) {
    revisions(first: 1) {
      nodes {
        number
      }
    }
    report(id: $id) {
      id
      year
      kind
      title
      filing {
        publishedOn
        readOn
        state
        days
        due
        entered {
          source
        }
      }
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
      editions {
        section
        block
        edition
      }
      figures {
        cell
        value
        gap
        printed
        confidence
        place {
          start
          end
          line
        }
        correction {
          id
          value
          gap
        }
      }
      narrative {
        index
        measure
        label
        value
        approximate
        counter
        quote
        place {
          start
          end
          line
        }
        lessSure
        pattern
        correction {
          id
          value
          gap
        }
      }
      findings {
        id
        outcome
        severity
        subject
        state
        verdicts {
          verdict
          reason
          at
          actor {
            name {
              zh
              en
            }
          }
        }
        message {
          zh
          en
        }
        arithmetic
        expected
        actual
        rule {
          id
          title {
            zh
            en
          }
          explanation {
            zh
            en
          }
          basis {
            zh
            en
          }
        }
        operands {
          cell
          narrative
          passage {
            start
            end
            line
          }
          elsewhere {
            report
            cell
          }
          label
          value
          side
        }
      }
      repairs {
        kind
        sentence {
          zh
          en
        }
        cells {
          cell
          to
        }
      }
      corrections {
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
      }
      withdrawn {
        reason
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
      }
      document {
        hash
        fileName
        mediaType
        size
        text
      }
      outline {
        ordinal
        title
        place {
          start
          end
          line
        }
      }
      pointNotes {
        id
        sentence {
          zh
          en
        }
      }
      notes {
        code
        detail
        place {
          start
          end
          line
        }
      }
      revision {
        number
        at
      }
      versions {
        revision {
          number
          at
          kind
        }
        documentHash
        fileName
        changedCells
        prunedAt
      }
      source {
        zh
        en
      }
      collected {
        address
        at
        askedAt
        outcome
      }
    }
  }
`);

/** A stored report with all that its page asks for. */
export type StoredReport = NonNullable<ReportQuery['report']>;

/** A correction as the pages show it. */
export type ShownCorrection = StoredReport['corrections'][number];

export const CORRECT_FIGURE = graphql(`
  mutation CorrectFigure(
    $report: ID!
    $cell: ID
    $narrative: Int
    $value: Float
    $gap: GapReason
    $reason: String!
    $source: String
    $since: Int
  ) {
    correctFigure(
      report: $report
      cell: $cell
      narrative: $narrative
      value: $value
      gap: $gap
      reason: $reason
      source: $source
      since: $since
    ) {
      revision
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

export const WITHDRAW_CORRECTION = graphql(`
  mutation WithdrawCorrection($id: ID!, $reason: String!, $since: Int) {
    withdrawCorrection(id: $id, reason: $reason, since: $since) {
      revision
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

export const WITHDRAW_REPORT = graphql(`
  mutation WithdrawReport($report: ID!, $reason: String!, $since: Int) {
    withdrawReport(report: $report, reason: $reason, since: $since) {
      revision
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

export const RESTORE_REPORT = graphql(`
  mutation RestoreReport($report: ID!, $reason: String!, $since: Int) {
    restoreReport(report: $report, reason: $reason, since: $since) {
      revision
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
