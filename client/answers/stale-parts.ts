/** What a page asks of a pinned chart: what has moved since, and by which changes. */
import { graphql } from '../gql/index.ts';

export const STALE_PARTS = graphql(`
  fragment StaleParts on Staleness {
    since
    newest
    moved {
      sentence {
        zh
        en
      }
    }
    changes {
      ...ChangeParts
    }
  }
`);

/** A change of the data, and whose figures count otherwise since. */
export const CHANGE_PARTS = graphql(`
  fragment ChangeParts on Change {
    reason
    revision {
      number
      at
      kind
      note
      report {
        id
        year
      }
    }
    whose {
      zh
      en
    }
    figures(first: 12) {
      name {
        zh
        en
      }
      before
      beforeGap
      after
      afterGap
    }
  }
`);
