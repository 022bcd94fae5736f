/** Ids that a question names: an id that nothing has is refused with what may have been meant, and never answered with nothing. */
import { RULES } from '../../schema/check/rules/index.ts';
import { cellsOf, EDITIONS } from '../../schema/form/cells.ts';
import { didYouMean } from '../../schema/nearest.ts';
import { Problem } from '../../schema/problem.ts';
import { findPublishers, type PublisherRow, publisherIds } from '../store/find/publishers.ts';
import type { Reader } from '../store/reader.ts';

type PublisherKind = PublisherRow['kind'];

const NOUNS = {
  bureau: { zh: '单位', en: 'bureau', lists: { zh: '查询 bureaus 列出', en: 'The query bureaus lists' } },
  region: { zh: '地区', en: 'region', lists: { zh: '查询 regions 列出', en: 'The query regions lists' } },
  publisher: {
    zh: '单位或地区',
    en: 'bureau or region',
    lists: { zh: '查询 bureaus 和 regions 列出', en: 'The queries bureaus and regions list' },
  },
} as const;

/** Characters of an id that a sentence repeats. */
const SHOWN = 60;

/** Refuses an id that no publisher has, or none of the kind; `null`: none is named. */
export async function ensurePublisher(reader: Reader, id: string | null, kind: keyof typeof NOUNS): Promise<void> {
  if (id === null) return;
  const [row] = await findPublishers(reader, [id]);
  if (row === undefined || (kind !== 'publisher' && row.kind !== kind)) throw await unknownPublisher(reader, id, kind);
}

export async function unknownPublisher(reader: Reader, id: string, kind: keyof typeof NOUNS): Promise<Problem> {
  const known: readonly { readonly id: string; readonly kind: PublisherKind }[] = await publisherIds(reader);
  const { zh, en, lists } = NOUNS[kind];
  const meant = didYouMean(
    id.slice(0, SHOWN),
    known.flatMap((one) => (kind === 'publisher' || one.kind === kind ? [one.id] : [])),
  );
  const shown = id.slice(0, SHOWN);
  return new Problem('NOT_FOUND', {
    zh: `没有编号为“${shown}”的${zh}。${meant.zh}${lists.zh}全部编号。`,
    en: `No ${en} has the id “${shown}”.${meant.en} ${lists.en} all ids.`,
  });
}

/** Refuses an id that no rule has; a rule that found nothing is no reason. */
export function ensureRules(named: readonly string[]): void {
  const ids: readonly string[] = RULES.map((rule) => rule.id);
  const id = named.find((one) => !ids.includes(one));
  if (id === undefined) return;
  const meant = didYouMean(id.slice(0, SHOWN), ids);
  throw new Problem('NOT_FOUND', {
    zh: `没有编号为“${id.slice(0, SHOWN)}”的规则。${meant.zh}全部规则：${ids.join('、')}。`,
    en: `No rule has the id “${id.slice(0, SHOWN)}”.${meant.en} These are all: ${ids.join(', ')}.`,
  });
}

const CELLS: ReadonlySet<string> = new Set(
  Object.values(EDITIONS).flatMap(({ id }) =>
    (['II', 'III', 'IV', 'annex'] as const).flatMap((section) => cellsOf(id, section).map((cell) => cell.id)),
  ),
);

/** Refuses an id that no cell of any form has. */
export function ensureCells(ids: readonly string[]): void {
  const unknown = ids.find((id) => !CELLS.has(id));
  if (unknown === undefined) return;
  const meant = didYouMean(unknown.slice(0, SHOWN), CELLS);
  throw new Problem('NOT_FOUND', {
    zh: `表式中没有编号为“${unknown.slice(0, SHOWN)}”的单元格。${meant.zh}查询 form 列出全部单元格。`,
    en: `No cell of the forms has the id “${unknown.slice(0, SHOWN)}”.${meant.en} The query form lists all cells.`,
  });
}
