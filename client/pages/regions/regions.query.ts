import { graphql } from '../../gql/index.ts';

/** The bureaus of one region, asked for when they are looked at. */
export const BUREAUS = graphql(`
  query BureausOfRegion($region: ID!) {
    region(id: $region) {
      id
      bureaus(first: 500) {
        nodes {
          id
          shortName {
            zh
            en
          }
          since
          until
        }
        totalCount
      }
    }
  }
`);

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
        reports(first: 20) {
          nodes {
            id
            year
          }
        }
      }
    }
  }
`);
