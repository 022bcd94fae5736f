/** Reports that were collected by address. */
import type { Reader } from '../reader.ts';
import type { CollectedRow } from '../tables/collected.ts';

import { ensureSealed } from './sound.ts';

export type { CollectedRow };

/** Where these reports were collected: those whose current version is what was collected, in no particular order. */
export async function findCollected(reader: Reader, reports: readonly string[]): Promise<CollectedRow[]> {
  if (reports.length === 0) return [];
  const rows = await reader.db
    .selectFrom('collected')
    .innerJoin('report_version', (join) =>
      join
        .onRef('report_version.report_id', '=', 'collected.report_id')
        .onRef('report_version.document_hash', '=', 'collected.document_hash')
        .on('report_version.superseded', 'is', null),
    )
    .selectAll('collected')
    .where('collected.report_id', 'in', reports)
    .execute();
  return [...ensureSealed('collected', rows)];
}
