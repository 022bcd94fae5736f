/** Rows of the data package's tables as they were after a revision, so many at a time. */
import type { PackagedFinding } from '../draw/data/tables.ts';
import { ownTurn } from '../own-turn.ts';
import { listCorrections, type StoredCorrection } from '../store/find/amendments.ts';
import { findingsOf } from '../store/find/findings.ts';
import type { Page, Slice } from '../store/find/page.ts';
import { listBureaus, listRegions, type PublisherRow } from '../store/find/publishers.ts';
import { listReports, type ReportQuestion, type StoredReport } from '../store/find/reports.ts';
import { standingsAt } from '../store/find/states.ts';
import { findingKey } from '../store/find/verdicts.ts';
import type { Reader } from '../store/reader.ts';

/** Rows that are read at once; reports with their findings: some milliseconds. */
const AT_ONCE = 500;
const REPORTS_AT_ONCE = 25;

type Regions = readonly string[] | null;

async function* pagesOf<Row>(ask: (page: Page) => Promise<Slice<Row>>, first: number): AsyncGenerator<readonly Row[]> {
  for (let after: string | null = null; ; ) {
    await ownTurn();
    const { rows, cursors, hasNext }: Slice<Row> = await ask({ first, after });
    yield rows;
    if (!hasNext) return;
    after = cursors.at(-1) ?? null;
  }
}

export function reportRows(reader: Reader, question: ReportQuestion): AsyncGenerator<readonly StoredReport[]> {
  return pagesOf((page) => listReports(reader, question, page), AT_ONCE);
}

/** Regions before bureaus, each in the order of the list. */
export async function* publisherRows(
  reader: Reader,
  regions: Regions,
  asOf: number,
): AsyncGenerator<readonly PublisherRow[]> {
  for await (const rows of pagesOf((page) => listRegions(reader, page, asOf), AT_ONCE))
    yield rows.filter(({ id }) => regions === null || regions.includes(id));
  const question = { region: regions, type: null, name: null, asOf };
  yield* pagesOf((page) => listBureaus(reader, question, page), AT_ONCE);
}

/** Those that are no mere confirmations, report by report. */
export async function* findingRows(
  reader: Reader,
  question: ReportQuestion,
  asOf: number,
): AsyncGenerator<readonly PackagedFinding[]> {
  for await (const reports of pagesOf((page) => listReports(reader, question, page), REPORTS_AT_ONCE)) {
    const versions = reports.map(({ version }) => version);
    const standings = await standingsAt(reader, versions, asOf);
    const found = await findingsOf(reader, versions, asOf);
    yield found
      .filter(({ outcome }) => outcome !== 'confirmed')
      .map((one) => ({ ...one, state: standings.get(one.version)?.get(findingKey(one))?.state ?? null }));
  }
}

/** Newest first. What became of one after the revision is not known yet. */
export async function* correctionRows(
  reader: Reader,
  regions: Regions,
  asOf: number,
): AsyncGenerator<readonly StoredCorrection[]> {
  const question = { regions, asOf, withEnded: true };
  for await (const rows of pagesOf((page) => listCorrections(reader, question, page), AT_ONCE))
    yield rows.map((row) => ({ ...row, end: row.end !== null && row.end.revision <= asOf ? row.end : null }));
}
