/** A change answers with what it made, or with the problems that kept it from being made: typed data, never an error. */
import type { Label } from '../../schema/language.ts';
import { Problem, type ProblemCode } from '../../schema/problem.ts';

export interface ProblemRow {
  readonly code: ProblemCode;
  readonly sentence: Label;
}

/** What `work` made, and the problem it threw instead; a bug goes on. */
export async function payloadOf<Made extends object>(
  work: () => Promise<Made>,
): Promise<Partial<Made> & { problems: ProblemRow[] }> {
  try {
    return { ...(await work()), problems: [] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const nothing: Partial<Made> = {};
    return { ...nothing, problems: [{ code: error.code, sentence: error.sentence }] };
  }
}
