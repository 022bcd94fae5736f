import type { VersionsQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

export const VERSIONS = graphql(`
  query Versions($id: ID!) {
    report(id: $id) {
      id
      year
      kind
      publisher {
        ... on Bureau {
          name {
            zh
            en
          }
        }
        ... on Region {
          name {
            zh
            en
          }
        }
      }
      versions {
        revision {
          number
          at
          kind
        }
        documentHash
        fileName
      }
    }
  }
`);

export type VersionsReport = NonNullable<VersionsQuery['report']>;
export type VersionRow = VersionsReport['versions'][number];

/** Each as it was with its own revision. */
export const TWO_VERSIONS = graphql(`
  query TwoVersions($id: ID!, $left: Int!, $right: Int!) {
    left: report(id: $id, asOf: $left) {
      ...VersionParts
    }
    right: report(id: $id, asOf: $right) {
      ...VersionParts
    }
  }

  fragment VersionParts on Report {
    figures {
      cell
      value
      gap
      printed
      correction {
        value
        gap
      }
    }
    narrative {
      measure
      label
      value
      approximate
      correction {
        value
        gap
      }
    }
  }
`);
