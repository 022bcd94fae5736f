import { graphql } from '../../gql/index.ts';

export const BRIEF = graphql(`
  query Brief($region: ID, $bureau: ID, $year: Int, $lang: Language!, $topic: BriefTopic, $compareTo: Int) {
    brief(region: $region, bureau: $bureau, year: $year, lang: $lang, topic: $topic, compareTo: $compareTo) {
      ...BriefParts
    }
  }
`);
