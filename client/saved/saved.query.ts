import { graphql } from '../gql/index.ts';

export const SAVE_SET = graphql(`
  mutation SaveSet($region: ID!, $of: [String!]!, $name: SavedNameInput!) {
    saveSet(region: $region, of: $of, name: $name) {
      revision
      problems {
        sentence {
          zh
          en
        }
      }
    }
  }
`);

export const SAVE_CHART = graphql(`
  mutation SaveChart($region: ID!, $address: String!, $name: SavedNameInput!) {
    saveChart(region: $region, address: $address, name: $name) {
      revision
      problems {
        sentence {
          zh
          en
        }
      }
    }
  }
`);

export const RENAME_SAVED = graphql(`
  mutation RenameSaved($id: ID!, $name: SavedNameInput!) {
    renameSaved(id: $id, name: $name) {
      problems {
        sentence {
          zh
          en
        }
      }
    }
  }
`);

export const REMOVE_SAVED = graphql(`
  mutation RemoveSaved($id: ID!) {
    removeSaved(id: $id) {
      problems {
        sentence {
          zh
          en
        }
      }
    }
  }
`);
