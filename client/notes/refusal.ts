/** Why nothing was done, from a change that answered problems, was refused whole, or was not answered. */
import type { CombinedError } from 'urql';
import type { Label } from '../../schema/language.ts';
import { notesWords } from './notes.words.ts';

export function refusalOf(
  problems: readonly { readonly sentence: Label }[] | undefined,
  error: CombinedError | undefined,
): Label | null {
  const [problem] = problems ?? [];
  if (problem) return problem.sentence;
  if (problems && !error) return null;
  const sentence = error?.graphQLErrors[0]?.extensions.sentence as Label | undefined;
  return sentence ?? { zh: notesWords.zh.failed, en: notesWords.en.failed };
}
