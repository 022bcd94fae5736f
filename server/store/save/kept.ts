/** A stored report as it was read, with its corrections in their places: what rules look at when they are applied again. */
import { asCorrected } from '../../../schema/report/correction.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import { isSound } from '../checksums.ts';
import { figuresIn, narrativeIn } from '../find/figures.ts';
import { damagedReport } from '../find/sound.ts';
import { toCount } from '../numbers.ts';
import { opened } from '../packed/deflated.ts';
import { periodOf, written, writtenTitle } from '../packed/usual.ts';
import { readerWithin, type WriteTransaction } from '../writer.ts';
import { prepared } from './prepared.ts';

export interface Kept {
  readonly report: string;
  readonly version: number;
  /** The revision at which the version became current. */
  readonly revision: number;
  readonly publisher: string;
  readonly region: string;
  readonly kind: 'bureau' | 'region';
  readonly year: number;
  readonly read: ReadReport;
}

const selectKept = prepared((db, { report }: { report: string }) =>
  db
    .selectFrom('report_version')
    .innerJoin('report', 'report.id', 'report_version.report_id')
    .innerJoin('contents', 'contents.version_id', 'report_version.id')
    .innerJoin('document', 'document.hash', 'report_version.document_hash')
    .selectAll('report_version')
    .select(['report.publisher_id', 'report.region_id', 'report.kind', 'report.year'])
    .select(['contents.version_id', 'contents.printed', 'contents.narrative', 'contents.counted'])
    .select(['contents.printed_checksum', 'contents.narrative_checksum'])
    .select(['document.hash', 'document.text', 'document.text_checksum'])
    .where('report_version.report_id', '=', report)
    .where('report_version.superseded', 'is', null),
);

/** The current version; null where none is. Throws DAMAGED where it is not what was written. */
export async function keptReport(tx: WriteTransaction, report: string): Promise<Kept | null> {
  const [row] = await selectKept(tx, { report });
  if (!row) return null;
  const contents = opened(row);
  const isWhole = isSound.version(row) && isSound.printed(contents) && isSound.narrative(contents) && isSound.text(row);
  if (!isWhole) throw await damagedReport(readerWithin(tx), 'figures', { version_id: toCount(row.id) });
  const period = periodOf(row);
  const read: ReadReport = {
    ...{ title: writtenTitle(row.title), publisher: null, year: toCount(row.year), kind: row.kind, period },
    publishedOn: row.published_on,
    editions: JSON.parse(written(row.editions)),
    figures: figuresIn(contents.printed),
    narrative: narrativeIn(contents.narrative),
    breakdowns: JSON.parse(row.breakdowns),
    outline: JSON.parse(row.outline),
    notes: JSON.parse(row.notes),
    text: row.text,
  };
  return {
    ...{ report, version: toCount(row.id), revision: toCount(row.revision) },
    ...{ publisher: row.publisher_id, region: row.region_id, kind: row.kind, year: toCount(row.year) },
    read: asCorrected(read),
  };
}
