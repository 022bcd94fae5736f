import type { ReportQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

/** All that the report page shows, in one question. */
export const REPORT = graphql(`
  query Report($id: ID!) {
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
      }
      findings {
        id
        outcome
        severity
        subject
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
