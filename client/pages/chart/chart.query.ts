import { graphql } from '../../gql/index.ts';

export const CHART = graphql(`
  query ChartOfAddress($address: String!) {
    chart(address: $address) {
      ...ChartParts
      answer {
        ...FilingParts
      }
      staleness {
        ...StaleParts
      }
    }
  }
`);

/** Which kinds of bureaus a region has, so that no group is offered that nobody is in; and the sets saved for it. */
export const KINDS = graphql(`
  query ChartKinds($region: ID!) {
    region(id: $region) {
      id
      saved {
        id
        kind
        name {
          zh
          en
        }
      }
    }
    bureaus(filter: { region: $region }, first: 500) {
      nodes {
        id
        kind
      }
    }
  }
`);

export const KEEP_PIN = graphql(`
  mutation KeepPin($address: String!) {
    keepPin(address: $address) {
      problems {
        sentence {
          zh
          en
        }
      }
    }
  }
`);
