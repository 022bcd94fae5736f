/** The fragments that charts are drawn from. A page spreads one into its query and reads the data with read-chart.ts. */
import { graphql } from '../gql/index.ts';

export const SERIES_PARTS = graphql(`
  fragment SeriesParts on Series {
    subject {
      id
      name {
        zh
        en
      }
      shortName {
        zh
        en
      }
      scope
      illustrative
    }
    quantity
    applicant
    unit
    points {
      year
      value
      gap
      coverage {
        expected
        reported
        unknown
        notInForm
        missingPublishers {
          ... on Bureau {
            id
            shortName {
              zh
              en
            }
          }
          ... on Region {
            id
            shortName: name {
              zh
              en
            }
          }
        }
      }
      change {
        basis
        bureaus
        current
        previous
        absolute
        percent
        reason
      }
      edition
      breakBefore
      numerator
      denominator
      quality {
        failed
        failedBefore
        corrected
      }
      noteNumbers
    }
    predecessors {
      id
    }
    successions {
      year
      role
      body {
        zh
        en
      }
      own
      others {
        zh
        en
      }
    }
  }
`);

export const CHART_PARTS = graphql(`
  fragment ChartParts on ChartAnswer {
    address
    title
    subtitle
    notes
    source
    description
    answer {
      revision
      revisedOn
      series {
        ...SeriesParts
      }
    }
  }
`);

/** Who has reported, of a chart that tells it. */
export const FILING_PARTS = graphql(`
  fragment FilingParts on SeriesAnswer {
    filings {
      subject
      year
      state
      days
      due
      publishedOn
    }
  }
`);
