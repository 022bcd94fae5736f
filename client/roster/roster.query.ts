/** What the list is asked for, and the changes that several pages make to it. */
import type { PreviewRosterQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

export const PREVIEW_ROSTER = graphql(`
  query PreviewRoster($input: RosterInput!) {
    previewRoster(input: $input) {
      preview {
        revision
        add
        known
        leftOut
        refused
        rows {
          line
          outcome
          bureau {
            region {
              id
              name {
                zh
                en
              }
            }
            name {
              zh
              en
            }
            shortName {
              zh
              en
            }
            kind
            aliases
            since
            until
          }
          existing {
            name {
              zh
              en
            }
          }
          notices {
            level
            cell
            sentence {
              zh
              en
            }
          }
          documents
          written {
            name
            shortName
            englishName
            aliases
            kind
            function
            contact
            region
            since
            until
            id
          }
        }
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

export type Preview = NonNullable<PreviewRosterQuery['previewRoster']['preview']>;
export type PreviewRow = Preview['rows'][number];

export const ACCEPT_ROSTER = graphql(`
  mutation AcceptRoster($input: RosterInput!, $since: Int) {
    change: acceptRoster(input: $input, since: $since) {
      ...Changed
    }
  }
`);

export const ADD_REGION = graphql(`
  mutation AddRegion($input: RegionInput!, $since: Int) {
    change: addRegion(input: $input, since: $since) {
      ...Changed
    }
  }
`);

export const ADD_NAME = graphql(`
  mutation AddName($id: ID!, $name: String!, $since: Int) {
    change: addName(id: $id, name: $name, since: $since) {
      ...Changed
    }
  }
`);

/** What every change of the list answers. Queries take it in by its name. */
graphql(`
  fragment Changed on RosterPayload {
    revision
    changed
    bureaus {
      id
      name {
        zh
        en
      }
    }
    regions {
      id
    }
    problems {
      code
      line
      cell
      sentence {
        zh
        en
      }
    }
  }
`);

/** How many regions and bureaus came with the program. */
export const EXAMPLES = graphql(`
  query Examples {
    roster {
      examples
    }
  }
`);
