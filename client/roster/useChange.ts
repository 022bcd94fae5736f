/** Makes one change of the list at a time, and holds why the last one was refused. */
import { useState } from 'react';
import { type AnyVariables, type DocumentInput, useMutation } from 'urql';
import { forgetAnswers } from '../app/client.ts';
import type { ChangedFragment } from '../gql/graphql.ts';
import { type ChangeProblem, UNANSWERED } from './problems.ts';

export interface Changing<Variables> {
  /** Answers what was changed; null where it was refused. */
  readonly make: (variables: Variables) => Promise<ChangedFragment | null>;
  readonly problems: readonly ChangeProblem[];
  readonly isGoing: boolean;
  /** Takes back what was said of the last try. */
  readonly forget: () => void;
}

export function useChange<Variables extends AnyVariables>(
  document: DocumentInput<{ readonly change: ChangedFragment }, Variables>,
): Changing<Variables> {
  const [{ fetching }, run] = useMutation(document);
  const [problems, setProblems] = useState<readonly ChangeProblem[]>([]);
  const make = async (variables: Variables) => {
    const { data } = await run(variables);
    const refused = data ? data.change.problems : [UNANSWERED];
    setProblems(refused);
    if (!data || refused.length > 0) return null;
    if (data.change.changed) forgetAnswers();
    return data.change;
  };
  return { make, problems, isGoing: fetching, forget: () => setProblems([]) };
}
