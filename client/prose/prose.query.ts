import type { ProseItemLineFragment } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

graphql(`
  fragment Mention on ProseMention {
    text
    place {
      start
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

graphql(`
  fragment ProseItemLine on ProseItem {
    kind
    theme
    text
    place {
      start
      line
    }
    commonTo
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
    repeats {
      ...Mention
    }
    carriedOut {
      ...Mention
    }
    copies {
      ...Mention
    }
  }
`);

/** The items of one body, of all years or of one. */
export const ITEMS_OF = graphql(`
  query ItemsOf($of: [String!]!, $years: YearRange) {
    sectionFive(of: $of, years: $years) {
      items(first: 100) {
        totalCount
        nodes {
          ...ProseItemLine
        }
      }
    }
  }
`);

export type ItemLine = ProseItemLineFragment;
