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

/**
 * Revisions that this page's own judgements made, by finding. Whoever thinks again at once has seen what they said themselves, though the
 * page has not been asked for again yet.
 */
const ownRevisions = new Map<string, number>();

/** `since`: the revision that was looked at; a finding that somebody else changed after it is not judged. null: nobody judges. */
export function useSaying(since: number | null) {
  const client = useClient();
  return {
    judge: async (findings: readonly string[], verdict: Verdict, reason: string | null): Promise<Said> => {
      const seen =
        since === null ? null : Math.min(...findings.map((one) => Math.max(since, ownRevisions.get(one) ?? 0)));
      const asked = { findings: [...findings], verdict, reason, since: seen };
      const said = saidOf((await client.mutation(JUDGE_FINDINGS, asked).toPromise()).data?.judgeFindings);
      if (said.refusal === null && said.revision !== null)
        for (const one of findings) ownRevisions.set(one, said.revision);
      return said;
    },
    answer: async (findings: readonly string[], text: string): Promise<Said> =>
      saidOf(
        (await client.mutation(ANSWER_FINDINGS, { findings: [...findings], text }).toPromise()).data?.answerFindings,
      ),
  };
}
