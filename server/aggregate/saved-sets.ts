/** Sets of bureaus that were saved under a name, as questions name them. */
import type { Of } from '../../schema/chart/chart.ts';
import { formatSet } from '../../schema/chart/sets.ts';
import type { Label, Lang } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { findPublishers, type PublisherRow } from '../store/find/publishers.ts';
import { findSaved, savedFor } from '../store/find/saved.ts';
import type { Reader } from '../store/reader.ts';

export interface SavedSet {
  /** As it is called now, and that it was removed where it was. */
  readonly name: Label;
  /** As they were named; one that is no longer on the list is left out. */
  readonly bureaus: readonly PublisherRow[];
}

/** Those that are named, by their numbers. Throws NOT_FOUND, with the sets that there are. */
export async function readSavedSets(reader: Reader, of: readonly Of[]): Promise<ReadonlyMap<number, SavedSet>> {
  const named = of.flatMap((one) => {
    const plain = one.kind === 'sumOf' ? one.set : one;
    return plain.kind === 'savedOf' ? [plain] : [];
  });
  const found = new Map(
    (await findSaved(reader, [...new Set(named.map(({ number }) => number))])).map((saved) => [saved.id, saved]),
  );
  const rows = new Map(
    (await findPublishers(reader, [...new Set([...found.values()].flatMap(({ holds }) => holds.split(' ')))])).map(
      (row) => [row.id, row],
    ),
  );
  const sets = new Map<number, SavedSet>();
  for (const { region, number } of named) {
    const saved = found.get(number);
    if (saved?.kind !== 'set' || saved.region !== region) throw await unknownSet(reader, region, number);
    const ids = saved.holds.split(' ');
    const { zh, en } = saved.name;
    const name = saved.superseded === null ? { zh, en } : { zh: `${zh}（已移除）`, en: `${en} (removed)` };
    sets.set(number, { name, bureaus: ids.flatMap((id) => rows.get(id) ?? []) });
  }
  return sets;
}

async function unknownSet(reader: Reader, region: string, number: number): Promise<Problem> {
  const there = (await savedFor(reader, region)).filter(({ kind }) => kind === 'set').slice(0, LISTED);
  const list = (lang: Lang): string =>
    there
      .map(({ id, name }) => `${name[lang]} ${formatSet({ kind: 'savedOf', region, number: id })}`)
      .join(lang === 'zh' ? '；' : '; ');
  return new Problem('NOT_FOUND', {
    zh: `${region} 没有编号为 ${number} 的集合。${there.length === 0 ? '那里还没有存下集合。' : `那里存有：${list('zh')}。`}`,
    en: `${region} has no saved set of the number ${number}. ${there.length === 0 ? 'No set is saved there.' : `There are: ${list('en')}.`}`,
  });
}

/** Sets that a refusal names. */
const LISTED = 10;
