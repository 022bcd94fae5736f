import { graphql } from '../../gql/index.ts';

export const SAVED_BRIEFS = graphql(`
  query SavedBriefs($region: ID, $publisher: ID) {
    savedBriefs(region: $region, publisher: $publisher, first: 20) {
      nodes {
        id
        title
        year
        lang
        revision
        signedAt
        signedBy {
          name {
            zh
            en
          }
        }
        editedAt
        editedBy {
          name {
            zh
            en
          }
        }
      }
      totalCount
    }
  }
`);

export const SAVED_BRIEF = graphql(`
  query SavedBrief($id: ID!) {
    savedBrief(id: $id) {
      id
      version
      region
      publisher
      topic
      compareTo
      lang
      revision
      signedAt
      signedBy {
        name {
          zh
          en
        }
      }
      editedAt
      editedBy {
        name {
          zh
          en
        }
      }
      copiedFrom
      brief {
        ...BriefParts
      }
      text {
        title
        sections {
          part
          heading
          charts
          blocks {
            made
            pieces {
              text
              figure
            }
          }
        }
      }
      made {
        title
        parts {
          id
          heading
          charts
          blocks {
            id
            paragraphs {
              pieces {
                text
                figure
              }
            }
          }
        }
        figures {
          figure
          name
          text
          chart
        }
      }
      moved {
        ...MovedParts
      }
    }
  }
`);

export const KEEP_BRIEF = graphql(`
  mutation KeepBrief($region: ID, $bureau: ID, $year: Int, $lang: Language!, $topic: BriefTopic, $compareTo: Int) {
    keepBrief(region: $region, bureau: $bureau, year: $year, lang: $lang, topic: $topic, compareTo: $compareTo) {
      brief {
        id
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

export const COPY_BRIEF = graphql(`
  mutation CopyBrief($id: ID!) {
    copyBrief(id: $id) {
      brief {
        id
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

export const EDIT_BRIEF = graphql(`
  mutation EditBrief($id: ID!, $version: Int!, $text: BriefTextInput!) {
    editBrief(id: $id, version: $version, text: $text) {
      brief {
        id
        version
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

export const SIGN_BRIEF = graphql(`
  mutation SignBrief($id: ID!, $version: Int!, $revision: Int!) {
    signBrief(id: $id, version: $version, revision: $revision) {
      brief {
        id
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

export const DROP_BRIEF = graphql(`
  mutation DropBrief($id: ID!, $version: Int!) {
    dropBrief(id: $id, version: $version) {
      brief {
        id
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
