/** Whether corrections and withdrawals are what was written, and whether the figures of each report are corrected as they say. */
import { isSound } from '../../checksums.ts';
import { figuresOf, narrativeOf } from '../../find/figures.ts';
import { findReports } from '../../find/reports.ts';
import { partOf } from '../../find/sound.ts';
import type { Reader } from '../../reader.ts';
import type { AmendmentRow } from '../../tables/amendment.ts';
import { contentDamage, type Damage, surviving } from './damage.ts';

export async function* checkAmendments(reader: Reader): AsyncGenerator<Damage> {
  const rows = await reader.db.selectFrom('amendment').selectAll().orderBy('revision').execute();
  for (const [report, ofReport] of Map.groupBy(rows, (row) => row.report_id)) {
    yield* surviving(checkReport(reader, report, ofReport));
  }
}

async function* checkReport(reader: Reader, id: string, rows: readonly AmendmentRow[]): AsyncGenerator<Damage> {
  if (rows.every(isSound.amendment) && (await areCorrected(reader, id, rows))) return;
  const whose = await reader.db
    .selectFrom('report')
    .innerJoin('publisher', 'publisher.id', 'report.publisher_id')
    .select(['report.year', 'publisher.name_zh', 'publisher.name_en'])
    .where('report.id', '=', id)
    .executeTakeFirst();
  const name = { zh: whose?.name_zh ?? id, en: whose?.name_en ?? id };
  yield contentDamage(partOf('amendments', name, whose?.year ?? '?'));
}

/** Whether what stands beside the printed figures now are the corrections that hold. */
async function areCorrected(reader: Reader, id: string, rows: readonly AmendmentRow[]): Promise<boolean> {
  const holding = rows.filter(({ superseded }) => superseded === null);
  const [report] = await findReports(reader, [id]);
  const isWithdrawn = holding.some(({ place }) => place === null);
  if (report === undefined || isWithdrawn) return isWithdrawn === (report === undefined);
  const figures = [...(await figuresOf(reader, [report.version])), ...(await narrativeOf(reader, [report.version]))];
  const found = new Set(figures.flatMap(({ corrected }) => corrected?.revision ?? []));
  return found.size === holding.length && holding.every(({ revision }) => found.has(Number(revision)));
}
