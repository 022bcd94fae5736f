/** What pages ask of a briefing, made or kept, and of one that is signed. */
import { graphql } from '../gql/index.ts';

/** What a page shows of a briefing, made or kept. */
export const BRIEF_PARTS = graphql(`
  fragment BriefParts on Brief {
    title
    year
    years
    name {
      zh
      en
    }
    source
    revision
    signature
    illustrative
    sections {
      heading
      paragraphs {
        pieces {
          text
          chart
        }
      }
      charts {
        address
        title
        description
      }
    }
  }
`);

/** What has moved since it was signed. */
export const MOVED_PARTS = graphql(`
  fragment MovedParts on BriefMoved {
    since
    newest
    words {
      heading
      figure
      name
      before
      after
      chart
    }
    points {
      sentence {
        zh
        en
      }
    }
    changes {
      ...ChangeParts
    }
    bodies {
      zh
      en
    }
    unwritable {
      zh
      en
    }
  }
`);
