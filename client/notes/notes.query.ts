import { graphql } from '../gql/index.ts';

export const NOTES_OF_CHART = graphql(`
  query NotesOfChart($address: String!) {
    chart(address: $address) {
      answer {
        notes {
          id
          kind
          zh
          en
          sentence {
            zh
            en
          }
        }
      }
    }
  }
`);

export const WRITE_NOTE = graphql(`
  mutation WriteNote($input: PointNoteInput!) {
    writeNote(input: $input) {
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

export const REVISE_NOTE = graphql(`
  mutation ReviseNote($id: ID!, $input: PointNoteRevision!) {
    reviseNote(id: $id, input: $input) {
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

export const WITHDRAW_NOTE = graphql(`
  mutation WithdrawNote($id: ID!, $reason: String!) {
    withdrawNote(id: $id, reason: $reason) {
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
