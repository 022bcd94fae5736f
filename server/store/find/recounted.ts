/** What reports would count otherwise: as printed, without corrections, or as their parts make it where a sum fails. */

import type { FiguresAs } from '../../../schema/chart/chart.ts';
import { isDoubt } from '../../../schema/check/groups.ts';
import { asPartsMake } from '../../../schema/check/repair/as-parts-make.ts';
import { isStanding } from '../../../schema/check/verdict.ts';
import { asCorrected } from '../../../schema/report/correction.ts';
import type { Figure } from '../../../schema/report/figure.ts';
import type { NarrativeFigure, ReadReport } from '../../../schema/report/report.ts';
import { packCounted } from '../packed/figures.ts';
import type { Reader } from '../reader.ts';
import { keptFigures } from '../save/contents.ts';
import { holding } from './amendments.ts';
import { figuresOf, narrativeOf } from './figures.ts';
import { findingsOf } from './findings.ts';
import { findReports, type StoredReport } from './reports.ts';
import { type OwnRow, ownRowsIn, type RowsQuestion, validAt } from './series.ts';
import { standingsAt } from './states.ts';
import { findingKey } from './verdicts.ts';

/** One report with what it counts and what it would count; both hold every row asked for that it has. */
export interface Recounted {
  readonly publisher: string;
  readonly year: number;
  readonly counted: readonly OwnRow[];
  readonly otherwise: readonly OwnRow[];
}

/** Values of one statement. */
const AT_ONCE = 8000;

/** The reports of these publishers that would count otherwise, for one applicant; the others count what they count. */
export async function recounted(
  reader: Reader,
  publishers: readonly string[],
  question: RowsQuestion,
  as: FiguresAs,
): Promise<readonly Recounted[]> {
  const found: Recounted[] = [];
  for (let from = 0; from < publishers.length; from += AT_ONCE) {
    const ids = await concerned(reader, publishers.slice(from, from + AT_ONCE), question, as);
    const reports = await findReports(reader, ids, question.asOf);
    const versions = reports.map(({ version }) => version);
    const [figures, narrative] = await Promise.all([figuresOf(reader, versions), narrativeOf(reader, versions)]);
    const figuresBy = Map.groupBy(figures, ({ version }) => version);
    const narrativeBy = Map.groupBy(narrative, ({ version }) => version);
    const mendable = as === 'parts' ? await stillFailing(reader, reports, question.asOf) : [];
    for (const [place, report] of reports.entries()) {
      const read = readOf(report, figuresBy.get(report.version) ?? [], narrativeBy.get(report.version) ?? []);
      const { publisher, year } = report;
      const rowsOf = (one: ReadReport): readonly OwnRow[] =>
        ownRowsIn({ publisher_id: publisher, year, counted: packCounted(keptFigures(one).counted) }, question);
      const otherwise = as === 'printed' ? asPrinted(read) : asPartsMake(asCorrected(read), mendable[place] ?? []);
      found.push({ publisher, year, counted: rowsOf(read), otherwise: rowsOf(otherwise) });
    }
  }
  return found;
}

/** The repairs of each report that mend something still standing: where people dismissed what was found, the printed number is right. */
async function stillFailing(
  reader: Reader,
  reports: readonly StoredReport[],
  asOf: number | null,
): Promise<readonly StoredReport['repairs'][]> {
  const versions = reports.map(({ version }) => version);
  const standings = await standingsAt(reader, versions, asOf);
  const judged = versions.filter((version) =>
    [...(standings.get(version)?.values() ?? [])].some(({ state }) => !isStanding(state)),
  );
  const findings = Map.groupBy(await findingsOf(reader, judged, asOf), ({ version }) => version);
  return reports.map(({ version, repairs }) => {
    if (!judged.includes(version)) return repairs;
    const standing = (findings.get(version) ?? []).filter(
      (one) => isDoubt(one) && isStanding(standings.get(version)?.get(findingKey(one))?.state),
    );
    const cells = new Set(
      standing.flatMap(({ operands }) => operands.flatMap(({ ref }) => (ref.kind === 'cell' ? [ref.cell] : []))),
    );
    return repairs.filter((repair) => repair.cells.some(({ cell }) => cells.has(cell)));
  });
}

/** Ids of the reports in which a correction holds, or a sum fails that could be mended. */
async function concerned(
  reader: Reader,
  publishers: readonly string[],
  { asOf, years }: RowsQuestion,
  as: FiguresAs,
): Promise<readonly string[]> {
  const valid = reader.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .select('report.id')
    .where('report.publisher_id', 'in', publishers)
    .where('report.year', '>=', years.from)
    .where('report.year', '<=', years.to)
    .where(validAt(asOf));
  const rows = await (as === 'parts'
    ? valid.where('report_version.repairs', '!=', '[]')
    : valid.where((eb) =>
        eb.exists(
          eb
            .selectFrom('amendment')
            .select('amendment.revision')
            .whereRef('amendment.report_id', '=', 'report.id')
            .where('amendment.place', 'is not', null)
            .where(holding(asOf)),
        ),
      )
  ).execute();
  return rows.map(({ id }) => id);
}

/** What is counted from; its text is not. */
function readOf(report: StoredReport, figures: readonly Figure[], narrative: readonly NarrativeFigure[]): ReadReport {
  const { title, year, kind, period, publishedOn, editions, breakdowns, outline, notes } = report;
  const read = { title, publisher: null, year, kind, period, publishedOn, editions, breakdowns, outline, notes };
  return { ...read, figures, narrative, text: '' };
}

function asPrinted(read: ReadReport): ReadReport {
  const figures = read.figures.map(({ corrected: _, ...figure }): Figure => figure);
  return { ...read, figures, narrative: read.narrative.map(({ corrected: _, ...one }): NarrativeFigure => one) };
}
