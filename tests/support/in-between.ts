/** A reader behind whose back the data change: after so many questions, once, before the answer is handed on. */
import type { KyselyPlugin } from 'kysely';
import type { Reader } from '../../server/store/reader.ts';

export interface Counted {
  readonly reader: Reader;
  /** How many questions were answered. */
  readonly answered: () => number;
}

export function changedAfter(reader: Reader, questions: number, change: () => Promise<unknown>): Counted {
  let count = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      count += 1;
      if (count === questions) await change();
      return result;
    },
  };
  return { reader: { ...reader, db: reader.db.withPlugin(plugin) }, answered: () => count };
}
