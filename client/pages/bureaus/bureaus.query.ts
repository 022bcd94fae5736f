import type { BureausQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

/** A stretch of the list of bureaus, in its order, with the year of the newest report of each. */
export const BUREAUS = graphql(`
  query Bureaus($region: ID, $kinds: [BureauKind!], $text: String, $after: String) {
    bureaus(filter: { region: $region, kinds: $kinds, text: $text }, first: 200, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name {
          zh
          en
        }
        kind
        until
        latestYear
        region {
          id
          name {
            zh
            en
          }
          illustrative
        }
      }
    }
  }
`);

export type ListedBureau = BureausQuery['bureaus']['nodes'][number];
