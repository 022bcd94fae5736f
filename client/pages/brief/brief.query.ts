import { graphql } from '../../gql/index.ts';

export const BRIEF = graphql(`
  query BriefOfRegion($region: ID!, $year: Int!, $lang: Language!) {
    brief(region: $region, year: $year, lang: $lang) {
      title
      source
      illustrative
      sections {
        heading
        paragraphs {
          pieces {
            text
            chart
          }
        }
        charts {
          address
          title
          description
          notes
        }
      }
    }
  }
`);
