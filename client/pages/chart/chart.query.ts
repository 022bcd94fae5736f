import { graphql } from '../../gql/index.ts';

export const CHART = graphql(`
  query ChartOfAddress($address: String!) {
    chart(address: $address) {
      ...ChartParts
    }
  }
`);
