/** Names of bureaus and regions as they were after a revision, by what is kept of each renaming: the Chinese name before it. */
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { PublisherRow } from '../tables/publisher.ts';
import { rememberedOne } from './remembered.ts';

interface Renaming {
  readonly revision: number;
  readonly before: string;
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
    const next = renamings.get(row.id)?.find(({ revision }) => revision > namesAsOf);
    return next === undefined ? row : calledBefore(row, next.before);
  });
}

/** The short name leaves out in front what the one of now does. In English nothing is kept of before: there stands the name of now, if it has one. */
function calledBefore(row: PublisherRow, name: string): PublisherRow {
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
      const rows = await reader.db
        .selectFrom('succession')
        .select(['successor_id', 'former_name', 'revision'])
        .where('kind', '=', 'renamed')
        .orderBy('revision')
        .execute();
      const found = new Map<string, Renaming[]>();
      for (const { successor_id, former_name, revision } of rows) {
        if (successor_id === null || former_name === null) continue;
        const all = found.get(successor_id) ?? [];
        found.set(successor_id, all);
        all.push({ revision: toCount(revision), before: former_name });
      }
      return found;
    },
    (found) => 100 + found.size * 200,
  );
}
