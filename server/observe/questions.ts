/** Questions that took long, with what they cost: told to the log, and the last of them kept for whoever looks. */

export interface AskedQuestion {
  /** The name that an operation of the graph gives itself, null where it has none; the address of a chart. */
  readonly name: string | null;
  readonly kind: 'graph' | 'chart';
  readonly ms: number;
  /** Values that an operation could ask for (limits.ts of the graph); null where that was not counted. */
  readonly values: number | null;
  /** Points that were looked up (server/aggregate/cost.ts). */
  readonly points: number;
}

export interface SlowQuestion extends AskedQuestion {
  /** When it was answered: ISO 8601, UTC. */
  readonly at: string;
}

export interface QuestionLog {
  warn(details: AskedQuestion, message: string): void;
}

/** Characters of a name, which whoever asks may choose. */
const LONGEST_NAME = 200;
const KEPT = 20;

export interface Questions {
  asked(question: AskedQuestion, log: QuestionLog): void;
  /** Newest first. */
  slow(): readonly SlowQuestion[];
}

/** `slowMs`: milliseconds from which on a question is slow. */
export function openQuestions(slowMs: number, now: () => string): Questions {
  let kept: readonly SlowQuestion[] = [];
  return {
    asked(question, log) {
      if (question.ms < slowMs) return;
      const told = { ...question, name: question.name?.slice(0, LONGEST_NAME) ?? null, ms: Math.round(question.ms) };
      log.warn(told, 'A question was slow');
      kept = [{ ...told, at: now() }, ...kept].slice(0, KEPT);
    },
    slow: () => kept,
  };
}
