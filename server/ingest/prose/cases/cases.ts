/** A number of requests among its words, and the words that stand around it whatever it counts. */

import type { Mention } from '../sentence/mentions.ts';
import type { ProseTopic } from '../sentence/thread.ts';
import { type Kind, kinds } from '../words/kinds.ts';
import type { Token } from '../words/token.ts';

/** A number among its words, and what they were about before. */
export interface CaseContext {
  readonly mention: Mention;
  readonly topic: ProseTopic | null;
  /** The year of the report. */
  readonly year: number | null;
  /** Words of the document from one place to another, folded. */
  readonly words: (from: number, to: number) => string;
  /** The disclosure of information was named in the sentence. */
  readonly isOnDisclosure: boolean;
  /** The paragraph told before how many were received. */
  readonly hasReceived: boolean;
  /** The sentence told before how many were closed. */
  readonly hasClosed: boolean;
  /** The sentence tells other outcomes of requests. */
  readonly isOfOutcomes: boolean;
  /** The sentence tells who asked: 自然人, 法人. */
  readonly isByApplicant: boolean;
  /** A body other than ours was said to have received or answered them. */
  readonly isOthers: boolean;
}

/** Words that may stand between the word that decides and the number. */
export const FILLING =
  kinds(`filler within sum count info publish people self region conj all already matter now whole theme
  affair application request paper close handle left date among share percent`);

export function has(tokens: readonly Token[], kind: Kind): boolean {
  return tokens.some((token) => token.kind === kind);
}
