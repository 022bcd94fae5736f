/** What is selected of the list, and what is said of it. */
import { useState } from 'react';
import { useClient } from 'urql';
import type { Label } from '../../../schema/language.ts';
import { forgetAnswers } from '../../app/client.ts';
import type { FindingFilter, Verdict } from '../../gql/graphql.ts';
import { ANSWER_FINDINGS, FINDING_IDS, JUDGE_FINDINGS } from './findings.query.ts';
import { findingsWords } from './findings.words.ts';

/** As many as the server takes at once. */
export const MOST = 2000;

export interface Selecting {
  readonly selected: ReadonlySet<string>;
  readonly toggle: (ids: readonly string[]) => void;
  readonly add: (ids: readonly string[]) => void;
  readonly clear: () => void;
}

export function useSelected(): Selecting {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return {
    selected,
    toggle: (ids) =>
      setSelected((before) => {
        const after = new Set(before);
        const isIn = ids.every((id) => before.has(id));
        for (const id of ids) isIn ? after.delete(id) : after.add(id);
        return after;
      }),
    add: (ids) => setSelected((before) => new Set([...before, ...ids].slice(0, MOST))),
    clear: () => setSelected(new Set()),
  };
}

const FAILED: Label = { zh: findingsWords.zh.failed, en: findingsWords.en.failed };

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

/** Ways to say something of findings, and to find all that a filter is about. */
export function useSaying(since: number) {
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
    allOf: async (filter: FindingFilter): Promise<readonly string[] | null> => {
      const ids: string[] = [];
      for (let after: string | null = null; ids.length < MOST; ) {
        const { data } = await client.query(FINDING_IDS, { filter, after }).toPromise();
        if (!data) return null;
        ids.push(...data.findings.nodes.map(({ id }) => id));
        if (!data.findings.pageInfo.hasNextPage) break;
        after = data.findings.pageInfo.endCursor ?? null;
      }
      return ids.slice(0, MOST);
    },
  };
}
