/** Documents whose bytes may go: replaced, as every version that was read from them, by another before a day. */
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { ensureSoundRevisions } from './sound.ts';

export interface PrunableDocument {
  readonly hash: string;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  /** A report that was read from it. */
  readonly report: string;
  /** When the last version that was read from it was replaced: ISO 8601, UTC. */
  readonly replacedAt: string;
}

/** `before`: an instant, ISO 8601 in UTC. Longest replaced first. */
export async function prunableDocuments(reader: Reader, before: string): Promise<PrunableDocument[]> {
  // When they were replaced is what they are chosen by.
  ensureSoundRevisions(await reader.db.selectFrom('revision').selectAll().execute());
  const rows = await reader.db
    .selectFrom('report_version')
    .innerJoin('revision', 'revision.number', 'report_version.superseded')
    .innerJoin('document', 'document.hash', 'report_version.document_hash')
    .select((eb) => [
      'document.hash',
      'document.file_name',
      'document.size',
      eb.fn.min('report_version.report_id').as('report'),
      eb.fn.max('revision.at').as('replaced_at'),
    ])
    .where('report_version.superseded', 'is not', null)
    .where('document.pruned_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('report_version as last')
            .select('last.id')
            .whereRef('last.document_hash', '=', 'document.hash')
            // Current, or of a report that was withdrawn, and replaced by nothing.
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom('report_version as later')
                    .select('later.id')
                    .whereRef('later.report_id', '=', 'last.report_id')
                    .whereRef('later.revision', '>', 'last.revision'),
                ),
              ),
            ),
        ),
      ),
    )
    .groupBy(['document.hash', 'document.file_name', 'document.size'])
    .having((eb) => eb.fn.max('revision.at'), '<', before)
    .orderBy('replaced_at')
    .orderBy('document.hash')
    .execute();
  return rows.map((row) => ({
    hash: row.hash,
    fileName: row.file_name,
    size: toCount(row.size),
    report: row.report,
    replacedAt: row.replaced_at,
  }));
}
