import { graphql } from '../../gql/index.ts';

export const REGIONS = graphql(`
  query Regions {
    regions(first: 200) {
      nodes {
        id
        name {
          zh
          en
        }
        level
        illustrative
        parent {
          id
          name {
            zh
            en
          }
        }
        years
        bureaus(first: 1) {
          totalCount
        }
        reports(first: 40) {
          nodes {
            id
            year
          }
        }
      }
    }
  }
`);
