import type { BureauQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

/** A bureau: who it is, its reports of all years with what the checks found, and its four charts. */
export const BUREAU = graphql(`
  query Bureau($id: ID!, $requests: String!, $outcomes: String!, $appeals: String!, $disclosures: String!) {
    bureau(id: $id) {
      id
      name {
        zh
        en
      }
      kind
      region {
        id
        name {
          zh
          en
        }
      }
      aliases
      successions {
        on
        document
        predecessor {
          ...Relative
        }
        successor {
          ...Relative
        }
      }
      since
      until
      illustrative
      returnSheets {
        year
        sheet {
          state
          dueOn
          settled
          findings
        }
      }
      reports(first: 50) {
        nodes {
          id
          year
          filing {
            publishedOn
            state
            days
          }
          editions {
            section
            edition
          }
          findingCounts {
            failed
            suspicious
            confirmed
            notAssessable
          }
        }
      }
    }
    requests: chart(address: $requests) {
      ...ChartParts
    }
    outcomes: chart(address: $outcomes) {
      ...ChartParts
    }
    appeals: chart(address: $appeals) {
      ...ChartParts
    }
    disclosures: chart(address: $disclosures) {
      ...ChartParts
    }
  }
`);

export type ShownBureau = NonNullable<BureauQuery['bureau']>;

/** A body that a bureau came from, or that came of it. */
graphql(`
  fragment Relative on Publisher {
    ... on Bureau {
      id
      name {
        zh
        en
      }
    }
  }
`);
