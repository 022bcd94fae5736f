import type { RosterListQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

/** The bureaus of a region, and the revision of the list from which changes are made. */
export const ROSTER_LIST = graphql(`
  query RosterList($region: ID!, $text: String) {
    roster(region: $region) {
      revision
    }
    region(id: $region) {
      listCompleteSince
    }
    bureaus(filter: { region: $region, text: $text }, first: 500) {
      totalCount
      nodes {
        id
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
        formerNames {
          name
        }
        function
        contact
        since
        until
        latestYear
      }
    }
  }
`);

export type RosterBureau = RosterListQuery['bureaus']['nodes'][number];

export const EDIT_REGION = graphql(`
  mutation EditRegion($id: ID!, $input: RegionEdit!, $since: Int) {
    change: editRegion(id: $id, input: $input, since: $since) {
      ...Changed
    }
  }
`);

export const EDIT_BUREAU = graphql(`
  mutation EditBureau($id: ID!, $input: BureauEdit!, $since: Int) {
    change: editBureau(id: $id, input: $input, since: $since) {
      ...Changed
    }
  }
`);

export const RENAME_BUREAU = graphql(`
  mutation RenameBureau($id: ID!, $name: String!, $shortName: String, $decision: DecisionInput!, $since: Int) {
    change: renameBureau(id: $id, name: $name, shortName: $shortName, decision: $decision, since: $since) {
      ...Changed
    }
  }
`);

export const MERGE_BUREAUS = graphql(`
  mutation MergeBureaus($from: [ID!]!, $into: ID, $new: BureauInput, $decision: DecisionInput!, $since: Int) {
    change: mergeBureaus(from: $from, into: $into, new: $new, decision: $decision, since: $since) {
      ...Changed
    }
  }
`);

export const SPLIT_BUREAU = graphql(`
  mutation SplitBureau(
    $from: ID!
    $into: [BureauInput!]!
    $goesOn: Boolean!
    $decision: DecisionInput!
    $since: Int
  ) {
    change: splitBureau(from: $from, into: $into, goesOn: $goesOn, decision: $decision, since: $since) {
      ...Changed
    }
  }
`);

export const MOVE_BUREAU = graphql(`
  mutation MoveBureau($id: ID!, $region: ID!, $decision: DecisionInput!, $since: Int) {
    change: moveBureau(id: $id, region: $region, decision: $decision, since: $since) {
      ...Changed
    }
  }
`);

export const END_BUREAU = graphql(`
  mutation EndBureau($id: ID!, $decision: DecisionInput!, $since: Int) {
    change: endBureau(id: $id, decision: $decision, since: $since) {
      ...Changed
    }
  }
`);

export const BEGIN_BUREAU = graphql(`
  mutation BeginBureau($input: BureauInput!, $decision: DecisionInput!, $since: Int) {
    change: beginBureau(input: $input, decision: $decision, since: $since) {
      ...Changed
    }
  }
`);

export const REMOVE_FROM_ROSTER = graphql(`
  mutation RemoveFromRoster($id: ID!, $since: Int) {
    change: removeFromRoster(id: $id, since: $since) {
      ...Changed
    }
  }
`);
