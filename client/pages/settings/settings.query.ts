import type { KeysQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

export const KEYS = graphql(`
  query Keys {
    keys {
      id
      label
      role
      scope {
        ... on Bureau {
          __typename
          id
          name {
            zh
            en
          }
        }
        ... on Region {
          __typename
          id
          name {
            zh
            en
          }
        }
      }
      state
      createdAt
      usedAt
      revokedAt
      expires
    }
  }
`);

export type KeyRow = KeysQuery['keys'][number];

export const CREATE_KEY = graphql(`
  mutation CreateKey($input: KeyInput!) {
    createKey(input: $input) {
      secret
      key {
        id
        label
      }
      problems {
        code
        sentence {
          zh
          en
        }
      }
    }
  }
`);

export const REVOKE_KEY = graphql(`
  mutation RevokeKey($id: ID!) {
    revokeKey(id: $id) {
      problems {
        code
        sentence {
          zh
          en
        }
      }
    }
  }
`);

export const REMOVE_EXAMPLES = graphql(`
  mutation RemoveExamples {
    removeExamples {
      publishers
      reports
      problems {
        code
        sentence {
          zh
          en
        }
      }
    }
  }
`);
