import { graphql } from '../gql/index.ts';

/** Bureaus whose name holds these characters. */
export const BUREAU_CHOICE = graphql(`
  query BureauChoice($name: String!) {
    bureaus(first: 12, filter: { name: $name }) {
      nodes {
        id
        name {
          zh
          en
        }
        region {
          name {
            zh
            en
          }
        }
      }
      totalCount
    }
  }
`);
