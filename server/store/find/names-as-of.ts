/**
 * Names of bureaus and regions as they were after a revision, by what each change of the list keeps of the names before it; of changes of earlier
 * versions of the program, which kept the Chinese name before a renaming, by that.
 */
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { PublisherRow } from '../tables/publisher.ts';
import type { NamesBefore } from '../tables/roster.ts';
import { rememberedOne } from './remembered.ts';
import { ensureSealed } from './sound.ts';

interface Renaming {
  readonly revision: number;
  /** All names, or the Chinese one alone. */
  readonly before: NamesBefore | string;
}

/** The same reader, for which everybody goes by the name of then; `asOf` null: of now. */
export function namedAsOf(reader: Reader, asOf: number | null): Reader {
  return asOf === null || reader.namesAsOf === asOf ? reader : { ...reader, namesAsOf: asOf };
}

/** These rows with the names that their reader goes by. */
export async function withNamesOfThen(reader: Reader, rows: readonly PublisherRow[]): Promise<PublisherRow[]> {
  const { namesAsOf } = reader;
  if (namesAsOf === undefined || rows.length === 0) return [...rows];
  const renamings = await renamingsOf(reader);
  if (renamings.size === 0) return [...rows];
  return rows.map((row) => {
    const since = (renamings.get(row.id) ?? []).filter(({ revision }) => revision > namesAsOf);
    return since.reduceRight((then, { before }) => calledBefore(then, before), row);
  });
}

/** Of the Chinese name alone: the short one leaves out in front what the one after it does, and in English the name stays, if there is one. */
function calledBefore(row: PublisherRow, name: NamesBefore | string): PublisherRow {
  if (typeof name !== 'string') return { ...row, ...name };
  const front = row.name_zh.endsWith(row.short_zh)
    ? row.name_zh.slice(0, row.name_zh.length - row.short_zh.length)
    : '';
  const short = name.startsWith(front) && name.length > front.length ? name.slice(front.length) : name;
  const inEnglish = row.name_en === row.name_zh ? { name_en: name, short_en: short } : {};
  return { ...row, name_zh: name, short_zh: short, ...inEnglish };
}

/** By publisher, the oldest first; most lists have none. */
async function renamingsOf(reader: Reader): Promise<ReadonlyMap<string, readonly Renaming[]>> {
  return rememberedOne(
    reader,
    'renamings',
    async () => {
      const kept = await reader.db
        .selectFrom('roster_change')
        .selectAll()
        .where('names_before', 'is not', null)
        .execute();
      const rows = await reader.db
        .selectFrom('succession')
        .select(['successor_id', 'former_name', 'revision'])
        .where('kind', '=', 'renamed')
        .execute();
      const found = new Map<string, Renaming[]>();
      const add = (id: string, revision: number, before: Renaming['before']): void => {
        const all = found.get(id) ?? [];
        found.set(id, all);
        if (!all.some((one) => one.revision === revision)) all.push({ revision, before });
      };
      for (const row of ensureSealed('roster_change', kept))
        add(row.publisher_id, toCount(row.revision), JSON.parse(row.names_before ?? 'null'));
      for (const { successor_id, former_name, revision } of rows)
        if (successor_id !== null && former_name !== null) add(successor_id, toCount(revision), former_name);
      for (const all of found.values()) all.sort((one, other) => one.revision - other.revision);
      return found;
    },
    (found) => 100 + found.size * 200,
  );
}
