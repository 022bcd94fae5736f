import type { AuditQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

export const AUDIT = graphql(`
  query Audit($filter: DeedFilter, $after: String) {
    audit(filter: $filter, first: 50, after: $after) {
      nodes {
        id
        at
        until
        actor {
          id
          name {
            zh
            en
          }
        }
        sentence {
          zh
          en
        }
        report {
          id
        }
        revision
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        endCursor
      }
      totalCount
    }
    auditActors {
      id
      name {
        zh
        en
      }
    }
  }
`);

export type DeedRow = AuditQuery['audit']['nodes'][number];
