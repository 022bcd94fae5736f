/** What became of bureaus after a revision, in sentences: whoever reads what was signed then learns whose successor to ask. */
import type { Label } from '../../schema/language.ts';
import type { Succession } from '../../schema/roster/change.ts';
import { findPublishers } from '../store/find/publishers.ts';
import { successionsOf } from '../store/find/roster.ts';
import type { Reader } from '../store/reader.ts';

/** Of those with these ids; oldest first, each once. */
export async function whatBecame(reader: Reader, ids: readonly string[], since: number): Promise<readonly Label[]> {
  const events = (await successionsOf(reader, ids)).filter(({ revision }) => revision > since);
  const named = events.flatMap(({ predecessor, successor }) => [predecessor ?? '', successor ?? '']);
  const rows = await findPublishers(
    reader,
    [...new Set(named)].filter((id) => id !== ''),
  );
  const names = new Map(rows.map((row) => [row.id, { zh: row.short_zh, en: row.short_en }]));
  const nameOf = (id: string | null): Label => names.get(id ?? '') ?? { zh: id ?? '', en: id ?? '' };
  const sentences = events.flatMap((event) => sentenceOf(event, nameOf) ?? []);
  return [...new Map(sentences.map((one) => [one.zh, one])).values()];
}

function sentenceOf(event: Succession, nameOf: (id: string | null) => Label): Label | null {
  const { kind, on, document, formerName } = event;
  const [from, to] = [nameOf(event.predecessor), nameOf(event.successor)];
  const when = { zh: on === null ? '' : `${on} `, en: on === null ? '' : ` on ${on}` };
  const by = document === null ? { zh: '', en: '' } : { zh: `（${document}）`, en: ` (${document})` };
  const said: Readonly<Record<Succession['kind'], Label | null>> = {
    merged: { zh: `${from.zh}并入${to.zh}`, en: `${from.en} was merged into ${to.en}` },
    split: { zh: `${to.zh}由${from.zh}分出`, en: `${to.en} was split off from ${from.en}` },
    renamed: { zh: `“${formerName ?? from.zh}”更名为${to.zh}`, en: `“${formerName ?? from.en}” was renamed ${to.en}` },
    moved: { zh: `${from.zh}划归其他地区`, en: `${from.en} was moved to another region` },
    ended: { zh: `${from.zh}撤销`, en: `${from.en} ended` },
    begun: null,
  };
  const sentence = said[kind];
  return sentence && { zh: `${when.zh}${sentence.zh}${by.zh}`, en: `${sentence.en}${when.en}${by.en}` };
}
