import { graphql } from '../../gql/index.ts';

/** The bureaus of a region with their kinds, for the filter. */
export const ROSTER = graphql(`
  query CompareRoster($region: ID!) {
    bureaus(filter: { region: $region }, first: 200) {
      nodes {
        id
        kind
      }
    }
  }
`);

export const COMPARE = graphql(`
  query Compare($address: String!) {
    chart(address: $address) {
      ...ChartParts
    }
  }
`);
