import type { PassageLineFragment } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

graphql(`
  fragment PassageLine on Passage {
    quote
    section
    place {
      start
      line
    }
    report {
      id
      year
      publisher {
        __typename
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
    }
  }
`);

/** Paragraphs with a text, and how many reports have one by year and section. */
export const PASSAGES = graphql(`
  query Passages($text: String!, $of: [String!]!, $years: YearRange, $section: String) {
    search(text: $text, first: 1, of: $of, years: $years, section: $section) {
      passages(first: 50) {
        totalCount
        reports
        read
        years {
          year
          reports
        }
        sections {
          section
          reports
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...PassageLine
        }
      }
    }
  }
`);

export const MORE_PASSAGES = graphql(`
  query MorePassages($text: String!, $of: [String!]!, $years: YearRange, $section: String, $after: String) {
    search(text: $text, first: 1, of: $of, years: $years, section: $section) {
      passages(first: 50, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...PassageLine
        }
      }
    }
  }
`);

/** The bureaus of a region, to choose one of. */
export const BUREAUS_OF = graphql(`
  query BureausOf($region: ID!) {
    bureaus(filter: { region: $region }, first: 200) {
      nodes {
        id
        name {
          zh
          en
        }
      }
    }
  }
`);

/** Section five of a region: counts of all, and the items chosen. */
export const SECTION_FIVE = graphql(`
  query SectionFive(
    $of: [String!]!
    $chosen: [String!]!
    $years: YearRange
    $kinds: [ProseKind!]
    $themes: [ProseTheme!]
    $traces: [ProseTrace!]
  ) {
    all: sectionFive(of: $of) {
      reports
      themes {
        theme
        year
        counts {
          problems
          measures
          repeated
        }
      }
      byReport {
        report {
          id
          year
          publisher {
            __typename
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
        }
        counts {
          problems
          repeated
        }
      }
    }
    listed: sectionFive(of: $chosen, years: $years, kinds: $kinds, themes: $themes, traces: $traces) {
      items(first: 50) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...ProseItemLine
        }
      }
    }
  }
`);

export const MORE_ITEMS = graphql(`
  query MoreItems(
    $chosen: [String!]!
    $years: YearRange
    $kinds: [ProseKind!]
    $themes: [ProseTheme!]
    $traces: [ProseTrace!]
    $after: String
  ) {
    sectionFive(of: $chosen, years: $years, kinds: $kinds, themes: $themes, traces: $traces) {
      items(first: 50, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...ProseItemLine
        }
      }
    }
  }
`);

export type PassageLine = PassageLineFragment;
