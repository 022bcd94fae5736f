import type { ReturnSheetsQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

export const RETURN_SHEETS = graphql(`
  query ReturnSheets($region: ID!, $year: Int!) {
    returnSheets(region: $region, year: $year) {
      publisher {
        ... on Bureau {
          id
          name {
            zh
            en
          }
        }
        ... on Region {
          id
          name {
            zh
            en
          }
        }
      }
      mistakes
      findings
      sheet {
        state
        sentOn
        dueOn
        answeredOn
        settled
        findings
      }
    }
    revisions(first: 1) {
      nodes {
        number
      }
    }
  }
`);

export const SEND_RETURN_SHEET = graphql(`
  mutation SendReturnSheet($publisher: ID!, $year: Int!, $due: String!, $since: Int) {
    sendReturnSheet(publisher: $publisher, year: $year, due: $due, since: $since) {
      problems {
        sentence {
          zh
          en
        }
      }
    }
  }
`);

export const NOTE_ANSWERED = graphql(`
  mutation NoteReturnSheetAnswered($publisher: ID!, $year: Int!, $on: String, $since: Int) {
    noteReturnSheetAnswered(publisher: $publisher, year: $year, on: $on, since: $since) {
      problems {
        sentence {
          zh
          en
        }
      }
    }
  }
`);

export type SheetEntry = ReturnSheetsQuery['returnSheets'][number];
