/**
 * What the stored reports take, by kind and by the month in which they came. Everything is walked over, some versions at a time and
 * without being read, so that others have their turn in between.
 */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { dayInChina } from '../../china-time.ts';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';

/** Documents that are current, and that were replaced; transcripts; figures, and findings, of every version. */
const KINDS = ['documents', 'replaced', 'texts', 'figures', 'findings'] as const;
type StoredKind = (typeof KINDS)[number];

/** How many, and how many bytes. */
interface Amount {
  readonly count: number;
  readonly bytes: number;
}

export interface Stored {
  readonly parts: readonly { readonly kind: StoredKind; readonly amount: Amount }[];
  /** Documents whose bytes were pruned, and the bytes they had. */
  readonly pruned: Amount;
  /** Versions that came in a month (China time, 2026-01), and what they brought that is still kept; oldest first. */
  readonly months: readonly { readonly month: string; readonly amount: Amount }[];
}

/** Versions at a time: a few milliseconds. */
const CHUNK = 200;

export async function measureStored(reader: Reader): Promise<Stored> {
  const parts: Record<StoredKind, Amount> = {
    documents: NOTHING,
    replaced: NOTHING,
    texts: NOTHING,
    figures: NOTHING,
    findings: NOTHING,
  };
  let pruned = NOTHING;
  const months = new Map<string, Amount>();
  for (let after = 0; ; ) {
    const rows = await versionsAfter(reader, after);
    const last = rows.at(-1);
    if (!last) break;
    const found = await findingsBetween(reader, after, toCount(last.id));
    after = toCount(last.id);
    for (const row of rows) {
      // A document that several versions were read from is there once.
      const isFirst = toCount(row.earlier) === 0;
      const document = isFirst && row.pruned_at === null ? toCount(row.size) : 0;
      const text = isFirst ? toCount(row.text) : 0;
      const figures = toCount(row.figures);
      const findings = found.get(toCount(row.id)) ?? NOTHING;
      if (isFirst && row.pruned_at !== null) pruned = plus(pruned, { count: 1, bytes: toCount(row.size) });
      else if (isFirst) {
        const kind = toCount(row.current) > 0 ? 'documents' : 'replaced';
        parts[kind] = plus(parts[kind], { count: 1, bytes: document });
      }
      if (isFirst) parts.texts = plus(parts.texts, { count: 1, bytes: text });
      parts.figures = plus(parts.figures, { count: 1, bytes: figures });
      parts.findings = plus(parts.findings, findings);
      const month = monthInChina(row.at);
      const bytes = document + text + figures + findings.bytes;
      months.set(month, plus(months.get(month) ?? NOTHING, { count: 1, bytes }));
    }
    await nextTurn();
  }
  return {
    parts: KINDS.map((kind) => ({ kind, amount: parts[kind] })),
    pruned,
    months: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, amount]) => ({ month, amount })),
  };
}

const NOTHING: Amount = { count: 0, bytes: 0 };

function plus(one: Amount, other: Amount): Amount {
  return { count: one.count + other.count, bytes: one.bytes + other.bytes };
}

function monthInChina(at: string): string {
  return dayInChina(at).slice(0, 7);
}

/** octet_length looks at no content, in SQLite as in PostgreSQL. */
function versionsAfter({ db }: Reader, id: number) {
  return db
    .selectFrom('report_version')
    .innerJoin('revision', 'revision.number', 'report_version.revision')
    .innerJoin('document', 'document.hash', 'report_version.document_hash')
    .innerJoin('contents', 'contents.version_id', 'report_version.id')
    .select(['report_version.id', 'revision.at', 'document.size', 'document.pruned_at'])
    .select((eb) => {
      const others = eb
        .selectFrom('report_version as other')
        .select((inner) => inner.fn.countAll().as('count'))
        .whereRef('other.document_hash', '=', 'report_version.document_hash');
      return [
        sql<number>`octet_length(document.text)`.as('text'),
        sql<number>`octet_length(counted) + octet_length(printed) + octet_length(narrative)`.as('figures'),
        others.whereRef('other.id', '<', 'report_version.id').as('earlier'),
        others.where('other.superseded', 'is', null).as('current'),
      ];
    })
    .where('report_version.id', '>', id)
    .orderBy('report_version.id')
    .limit(CHUNK)
    .execute();
}

async function findingsBetween({ db }: Reader, after: number, last: number): Promise<ReadonlyMap<number, Amount>> {
  const rows = await db
    .selectFrom('finding')
    .select([
      'version_id',
      (eb) => eb.fn.sum('count').as('count'),
      sql<number>`sum(octet_length(findings))`.as('bytes'),
    ])
    .where('version_id', '>', after)
    .where('version_id', '<=', last)
    .groupBy('version_id')
    .execute();
  return new Map(
    rows.map((row) => [toCount(row.version_id), { count: toCount(row.count), bytes: toCount(row.bytes) }]),
  );
}
