/**
 * Many reports of bureaus at once, without documents of their own and without findings: a region's year in a few statements, its columns
 * written once. For made-up reports and for what is moved or imported whole; a document goes in by `saveReport`.
 */
import { OUTCOMES } from '../../../schema/check/finding.ts';
import { countedChecksum, narrativeChecksum, printedChecksum, versionChecksum } from '../checksums.ts';
import { HEAD } from '../find/columns.ts';
import { reportId } from '../find/reports.ts';
import { packColumns } from '../packed/columns.ts';
import { closed } from '../packed/deflated.ts';
import { packCounted, packPrinted } from '../packed/figures.ts';
import { packHead } from '../packed/head.ts';
import { shortDay, shortened, shortenedTitle } from '../packed/usual.ts';
import type { ContentsTable, ContentsTexts } from '../tables/contents.ts';
import type { ReportTable, ReportVersionTable } from '../tables/report.ts';
import type { WriteTransaction } from '../writer.ts';
import { columnsNow, keepColumns, type RegionYear } from './columns.ts';
import type { KeptFigures } from './contents.ts';
import { insertRows } from './rows.ts';

/** Figures with what they are kept as, which is made once for all reports that have the same. */
export interface PackedFigures extends KeptFigures {
  readonly editions: string;
  readonly text: Pick<ContentsTexts, 'counted' | 'printed' | 'narrative'>;
  readonly packed: Pick<ContentsTable, 'counted' | 'printed' | 'narrative'>;
}

export function packFigures(figures: KeptFigures, editions: object): PackedFigures {
  const text = { counted: packCounted(figures.counted), printed: packPrinted(figures.printed), narrative: '[]' };
  return { ...figures, editions: shortened(JSON.stringify(editions)), text, packed: closed(text) };
}

export interface BulkReport {
  readonly publisher: string;
  readonly title: string;
  readonly figures: PackedFigures;
}

const REPORT = ['id', 'publisher_id', 'kind', 'region_id', 'year'] as const satisfies readonly (keyof ReportTable)[];
const VERSION = [
  ...(['report_id', 'revision', 'superseded', 'document_hash', 'title', 'published_on', 'period_from'] as const),
  ...(['period_to', 'editions', 'outline', 'breakdowns', 'notes', 'repairs', 'source_zh', 'source_en'] as const),
  ...(['changed_cells', 'finding_counts', 'checksum'] as const),
] as const satisfies readonly (keyof ReportVersionTable)[];
const CONTENTS = [
  ...(['version_id', 'counted', 'printed', 'narrative'] as const),
  ...(['counted_checksum', 'printed_checksum', 'narrative_checksum'] as const),
] as const satisfies readonly (keyof ContentsTable)[];

const NOTHING_FOUND = shortened(JSON.stringify(Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0]))));

/**
 * Stores the reports of a region's bureaus for a year of which nothing is held; sums above are to be added up by whoever calls
 * (`addRegionAbove`). Throws where something is held of the year.
 */
export async function saveYear(
  tx: WriteTransaction,
  { region, year }: RegionYear,
  { revision, document }: { readonly revision: number; readonly document: string },
  reports: readonly BulkReport[],
): Promise<void> {
  if ((await columnsNow(tx, { region, year })).size > 0) throw new Error(`Reports of ${region} for ${year} are held`);
  const idOf = ({ publisher }: BulkReport): string => reportId(publisher, year);
  await insertRows(
    tx,
    'report',
    REPORT,
    reports.map((one) => [idOf(one), one.publisher, 'bureau', region, year]),
  );
  const sealed = reports.map((one) => {
    const version = {
      ...{
        report_id: idOf(one),
        revision,
        superseded: null,
        document_hash: document,
        title: shortenedTitle(one.title),
      },
      ...{
        published_on: null,
        period_from: shortDay(`${year}-01-01`, 'first'),
        period_to: shortDay(`${year}-12-31`, 'last'),
      },
      ...{ editions: one.figures.editions, outline: '[]', breakdowns: '[]', notes: '[]', repairs: '[]' },
      ...{ source_zh: null, source_en: null, changed_cells: null, finding_counts: NOTHING_FOUND },
    };
    const row = { ...version, checksum: versionChecksum(version) };
    return VERSION.map((column) => row[column]);
  });
  await insertRows(tx, 'report_version', VERSION, sealed);
  const numbers = await versionNumbers(tx, revision, region, year);
  await insertRows(
    tx,
    'contents',
    CONTENTS,
    reports.map((one) => {
      const { text, packed } = one.figures;
      const row = { version_id: numbers.get(idOf(one)) ?? 0, ...text };
      const whose = { publisher_id: one.publisher, year };
      return [
        ...[row.version_id, packed.counted, packed.printed, packed.narrative],
        ...[countedChecksum({ ...row, ...whose }), printedChecksum(row), narrativeChecksum(row)],
      ];
    }),
  );
  const columns = packColumns(reports.map(({ figures }) => figures.counted));
  const publishers = reports.map(({ publisher }) => publisher);
  await keepColumns(tx, { region, year }, [[HEAD, packHead(region, publishers, columns.keys())], ...columns]);
}

async function versionNumbers(
  { db }: WriteTransaction,
  revision: number,
  region: string,
  year: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .select(['report.id as report', 'report_version.id'])
    .where('report.region_id', '=', region)
    .where('report.year', '=', year)
    .where('report_version.revision', '=', revision)
    .execute();
  return new Map(rows.map(({ report, id }) => [report, Number(id)]));
}
