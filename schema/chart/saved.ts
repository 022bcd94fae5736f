/** What editors save of a region under a name: charts, and sets of bureaus that charts may then be of. */
import type { Label } from '../language.ts';
import { tidyNote } from './words/point-notes.ts';

export const SAVED_KINDS = ['chart', 'set'] as const;
export type SavedKind = (typeof SAVED_KINDS)[number];

/** Characters of a name: it stands beside a chart and on its lines. */
export const LONGEST_NAME = 40;

/** Bureaus of a set: as many as one question may be asked of. */
export const LARGEST_SET = 200;

/** Charts and sets that one region may hold; more of them nobody finds again. */
export const MOST_SAVED = 200;

/** A name on one line, without what no name holds. */
export const tidyName = tidyNote;

/** Why nothing can be saved under the name, tidied as it is; null: it can. */
export function nameRefusal(name: string): Label | null {
  if (name === '')
    return { zh: '请起一个名字，如“经济口各部门”。', en: 'Give it a name, such as “Economic departments”.' };
  if (name.length <= LONGEST_NAME) return null;
  return {
    zh: `名字有 ${name.length} 字，最多 ${LONGEST_NAME} 字，请缩短。`,
    en: `The name has ${name.length} characters and may have ${LONGEST_NAME}. Shorten it.`,
  };
}
