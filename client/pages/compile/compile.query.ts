import { graphql } from '../../gql/index.ts';

export const COMPILED = graphql(`
  query Compiled($region: ID!, $year: Int!, $office: CompiledOffice!, $carry: CompiledCarry!) {
    compiled(region: $region, year: $year, office: $office, carry: $carry) {
      edition
      hasOffice
      expected
      illustrative
      revision
      revisedOn
      carriedFrom
      notes {
        zh
        en
      }
      cells {
        cell
        filled
        sum
        office
        before
        printed
        gap
        reported
      }
      findings {
        id
        rule {
          id
          title {
            zh
            en
          }
          explanation {
            zh
            en
          }
          basis {
            zh
            en
          }
        }
        outcome
        severity
        subject
        message {
          zh
          en
        }
        arithmetic
        expected
        actual
        operands {
          cell
          narrative
          passage {
            start
            end
            line
          }
          elsewhere {
            report
            cell
          }
          label
          value
          side
        }
      }
    }
  }
`);
