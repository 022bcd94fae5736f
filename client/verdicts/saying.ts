/** Ways to say something of findings. */
import { useClient } from 'urql';
import type { Label } from '../../schema/language.ts';
import { forgetAnswers } from '../app/client.ts';
import type { Verdict } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { verdictsWords } from './verdicts.words.ts';

const JUDGE_FINDINGS = graphql(`
  mutation JudgeFindings($findings: [ID!]!, $verdict: Verdict!, $reason: String, $since: Int) {
    judgeFindings(findings: $findings, verdict: $verdict, reason: $reason, since: $since) {
      revision
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

const ANSWER_FINDINGS = graphql(`
  mutation AnswerFindings($findings: [ID!]!, $text: String!) {
    answerFindings(findings: $findings, text: $text) {
      revision
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

const FAILED: Label = { zh: verdictsWords.zh.failed, en: verdictsWords.en.failed };

interface Answered {
  readonly revision: number | null;
  readonly problems: readonly { readonly sentence: Label }[];
}

/** Why it was refused, or the revision that it made. */
export type Said = { readonly refusal: Label } | { readonly refusal: null; readonly revision: number | null };

function saidOf(answer: Answered | undefined): Said {
  const [problem] = answer?.problems ?? [];
  if (!answer || problem) return { refusal: problem?.sentence ?? FAILED };
  forgetAnswers();
  return { refusal: null, revision: answer.revision };
}

/** `since`: the revision that was looked at; a finding that changed after it is not judged. null: nobody judges. */
export function useSaying(since: number | null) {
  const client = useClient();
  return {
    judge: async (findings: readonly string[], verdict: Verdict, reason: string | null): Promise<Said> => {
      const asked = { findings: [...findings], verdict, reason, since };
      return saidOf((await client.mutation(JUDGE_FINDINGS, asked).toPromise()).data?.judgeFindings);
    },
    answer: async (findings: readonly string[], text: string): Promise<Said> =>
      saidOf(
        (await client.mutation(ANSWER_FINDINGS, { findings: [...findings], text }).toPromise()).data?.answerFindings,
      ),
  };
}
