/** Two people change the same at once: the second is told what the first did, and nothing of his is stored. */

import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { timeInChina } from '../china-time.ts';
import { actorName } from '../store/find/roster.ts';
import type { Reader } from '../store/reader.ts';
import type { RevisionRow } from '../store/tables/revision.ts';

/** Somebody else changed `what` since it was opened: says who, when and how. */
export async function overtakenBy(
  reader: Reader,
  { actor, at, note }: Pick<RevisionRow, 'actor' | 'at' | 'note'>,
  what: Label,
): Promise<Problem> {
  const who = await actorName(reader, actor);
  const when = timeInChina(at);
  return new Problem('CHANGED_SINCE', {
    zh: `您打开之后，${who}于 ${when} 改过${what.zh}：${note}。请核对现在的${what.zh}后再改，您的改动没有存储。`,
    en: `Since you opened it, ${who} changed ${what.en} at ${when} (China time): ${note}. Look at ${what.en} as it is now and change it again; nothing of yours was stored.`,
  });
}
