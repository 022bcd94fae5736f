import { graphql } from '../../gql/index.ts';

export const PINS = graphql(`
  query Pins($after: String) {
    pins(first: 20, after: $after) {
      nodes {
        id
        address
        since
        keptAt
        keptBy {
          name {
            zh
            en
          }
        }
        chart {
          title
          staleness {
            ...StaleParts
          }
        }
        hosts(first: 5) {
          host
          count
          lastDay
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const SIGNED_BRIEFS = graphql(`
  query SignedBriefs($after: String) {
    savedBriefs(signed: true, first: 5, after: $after) {
      nodes {
        id
        title
        revision
        signedAt
        signedBy {
          name {
            zh
            en
          }
        }
        moved {
          ...MovedParts
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const DROP_PIN = graphql(`
  mutation DropPin($id: ID!) {
    dropPin(id: $id) {
      problems {
        sentence {
          zh
          en
        }
      }
    }
  }
`);
