/** Plans of questions (server/graph/plain), by their operation: made when one was answered, and asked for from the next on. */
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../../graph/context.ts';
import { type Plan, planOf } from '../../graph/plain/plan.ts';
import { NotPlain } from '../../graph/plain/writer.ts';
import { openMemory } from './memory.ts';
import type { Question } from './question.ts';

const MOST = 16 * 1024 * 1024;
/** Bytes of a plan for a character of its question, about, and of one beside that. */
const EACH = 100;
const OVERHEAD = 4000;

export interface Planned {
  /** The answer as it is sent; null where the question has to be run. `open`: opens what it is answered in. */
  run(question: Question, open: () => Context): Promise<{ readonly body: string; readonly context: Context } | null>;
  /** To be called for a question that was answered without a fault, and so is one that may be asked. */
  learn(question: Question, schema: GraphQLSchema): void;
}

export function openPlanned(): Planned {
  const plans = openMemory<{ readonly plan: Plan | null }>(MOST);
  return {
    async run({ operation, sent }, open) {
      const plan = plans.get(operation.hash)?.plan ?? null;
      if (plan === null) return null;
      const context = open();
      try {
        const body = await plan(sent.variables, context);
        return body === null ? null : { body, context };
      } catch (error) {
        if (!(error instanceof NotPlain)) throw error;
        // What is found for it is not what its types say: from now on it is run.
        plans.set(operation.hash, { plan: null }, OVERHEAD);
        return null;
      }
    },
    learn({ operation: { hash }, sent: { query, operationName } }, schema) {
      if (plans.has(hash)) return;
      plans.set(hash, { plan: planOf(schema, query, operationName) }, query.length * EACH + OVERHEAD);
    },
  };
}
