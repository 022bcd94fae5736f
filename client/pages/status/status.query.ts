import type { StatusQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

export const STATUS = graphql(`
  query Status {
    status {
      at
      version
      since
      conditions {
        name
        what {
          zh
          en
        }
        where
        whatToDo {
          zh
          en
        }
        blocks
        since
      }
      space {
        database
        log
        free
      }
      stored {
        at
        parts {
          kind
          amount {
            count
            bytes
          }
        }
        pruned {
          count
          bytes
        }
        months {
          month
          amount {
            count
            bytes
          }
        }
      }
      keepDocumentsYears
      kept {
        backsUp
        backedUpAt
        checkedAt
      }
      load {
        minutes {
          at
          requests
          shed
          failed
          delay
        }
        waiting
        reading
        processes
      }
      slowQuestions {
        at
        kind
        name
        ms
        values
        points
      }
      refusedKeys {
        id
        at
        until
        sentence {
          zh
          en
        }
      }
    }
  }
`);

export type ShownStatus = StatusQuery['status'];
export type ShownStored = NonNullable<ShownStatus['stored']>;
