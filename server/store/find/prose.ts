/** Reports by what stands in their prose: by pairs of characters, which the database knows of every piece (save/prose.ts). */
import { sql } from 'kysely';
import { wordsOf } from '../dialect.ts';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { type FiledBy, isFiledBy } from './filed-by.ts';
import { validAt } from './series.ts';

export interface ProseQuestion {
  /** Never empty. */
  readonly grams: readonly string[];
  /** 一 to 六; null: anywhere. */
  readonly section: string | null;
}

/**
 * A condition on `report_version`: all these pairs stand in one piece of its document. Of a text of two characters that is the text itself; of a longer
 * one never fewer documents than have it.
 */
export function holdsProse(reader: Reader, { grams, section }: ProseQuestion) {
  const within = section === null ? sql`` : sql`and prose.section = ${section}`;
  return sql<boolean>`report_version.document_hash in (
    select prose.document_hash from prose where ${wordsOf(reader).holdsGrams(grams)} ${within})`;
}

export interface ProseCount {
  /** A year, or 一 to 六; empty before the first heading. */
  readonly of: string;
  readonly reports: number;
}

/** How many reports have them, by year (the newest first) or by section (as they follow one another). */
export async function countProse(
  reader: Reader,
  prose: ProseQuestion,
  filed: FiledBy & { readonly asOf?: number | null },
  by: 'report.year' | 'prose.section',
): Promise<readonly ProseCount[]> {
  let query = reader.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .innerJoin('prose', 'prose.document_hash', 'report_version.document_hash')
    .where(validAt(filed.asOf ?? null))
    .where(isFiledBy(filed))
    .where(sql<boolean>`${wordsOf(reader).holdsGrams(prose.grams)}`);
  if (prose.section !== null) query = query.where('prose.section', '=', prose.section);
  const rows = await query
    .select(sql<string | number>`${sql.ref(by)}`.as('of'))
    .select((eb) => eb.fn.count('report.id').distinct().as('reports'))
    .groupBy(by)
    .execute();
  return inOrder(rows.map((row) => ({ of: String(row.of), reports: toCount(row.reports) })));
}

/** Years the newest first, sections as they follow one another. */
export function inOrder(counts: readonly ProseCount[]): readonly ProseCount[] {
  const rank = ({ of }: ProseCount): number => (/^\d/.test(of) ? -Number(of) : '一二三四五六七八'.indexOf(of || ' '));
  return [...counts].sort((a, b) => rank(a) - rank(b));
}
