import type { DueRulesQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

export const DUE_RULES = graphql(`
  query DueRules {
    dueRules {
      region {
        id
        name {
          zh
          en
        }
      }
      kind
      since
      month
      day
    }
    revisions(first: 1) {
      nodes {
        number
      }
    }
  }
`);

export type DueRuleRow = DueRulesQuery['dueRules'][number];

export const SET_DUE_DATE = graphql(`
  mutation SetDueDate($input: DueDateInput!, $since: Int) {
    setDueDate(input: $input, since: $since) {
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
