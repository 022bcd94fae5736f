import type { SearchQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

export const SEARCH = graphql(`
  query Search($text: String!, $near: ID) {
    search(text: $text, near: $near, first: 12) {
      totalCount
      hits {
        matched
        by
        target {
          __typename
          ... on Bureau {
            id
            name {
              zh
              en
            }
            until
            region {
              name {
                zh
                en
              }
            }
          }
          ... on Region {
            id
            name {
              zh
              en
            }
          }
          ... on Measure {
            id
            label {
              zh
              en
            }
          }
          ... on Indicator {
            id
            label {
              zh
              en
            }
          }
          ... on ProductPage {
            id
            title {
              zh
              en
            }
          }
        }
      }
    }
  }
`);

export type SearchHit = SearchQuery['search']['hits'][number];
