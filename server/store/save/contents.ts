/** What a report version holds: its figures, and what the checks found in them. */
import type { Finding } from '../../../schema/check/finding.ts';
import { asCorrected } from '../../../schema/report/correction.ts';
import type { CellContent, Figure } from '../../../schema/report/figure.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import { type Counted, countByMeasure } from '../../../schema/rollup/counted.ts';
import type { CountedRow } from '../../../schema/rollup/rollup.ts';
import { editionOfRow } from '../../../schema/rollup/row-edition.ts';
import { countedChecksum, findingChecksum, narrativeChecksum, printedChecksum } from '../checksums.ts';
import { toStored } from '../numbers.ts';
import { closed } from '../packed/deflated.ts';
import { type PrintedCell, type PrintedRow, packCounted, packPrinted } from '../packed/figures.ts';
import { packFindings } from '../packed/findings.ts';
import { packNarrative } from '../packed/narrative.ts';
import { rankOf } from '../ranks.ts';
import type { ContentsTable } from '../tables/contents.ts';
import type { FindingTable } from '../tables/finding.ts';
import type { ReportTable } from '../tables/report.ts';
import type { WriteTransaction } from '../writer.ts';
import { prepared } from './prepared.ts';
import { insertRows } from './rows.ts';

/** What is kept of a report's figures: one row a measure, in form order. */
export interface KeptFigures {
  readonly counted: readonly CountedRow[];
  readonly printed: readonly PrintedRow[];
}

/** Of a report as printed, with its corrections beside what they correct: these count. */
export function keptFigures(read: ReadReport): KeptFigures {
  const figures = new Map(read.figures.map((figure) => [figure.cell, figure]));
  const rows = [...countByMeasure(asCorrected(read))];
  return {
    counted: rows.map(([measure, row]) => ({
      measure,
      edition: editionOfRow(read, measure, row),
      counted: row.map((one) => (one ? (toStored(one.value, measure) ?? one.gap) : null)),
      computed: bitsOf(row, isComputed),
      approximate: bitsOf(row, (one) => one?.approximate === true),
      corrected: bitsOf(row, (one) => one?.corrected === true),
    })),
    printed: rows.flatMap(([measure, row]): PrintedRow[] => {
      const cells = row.map((one) => printedCell(one?.cell == null ? undefined : figures.get(one.cell)));
      return cells.some((cell) => cell !== null) ? [{ measure, cells }] : [];
    }),
  };
}

function bitsOf(row: readonly (Counted | undefined)[], has: (one: Counted | undefined) => boolean): number {
  return row.reduce((bits, one, column) => bits | (has(one) ? 1 << column : 0), 0);
}

function isComputed(one: Counted | undefined): boolean {
  return one !== undefined && one.origin === 'computed' && one.value !== null;
}

function printedCell(figure: Figure | undefined): PrintedCell | null {
  if (!figure) return null;
  const { cell, measure, content, place, confidence, corrected } = figure;
  const one = { cell, value: storedContent(content, measure), printed: content.printed, place, confidence };
  if (!corrected) return one;
  const value = toStored(corrected.value, measure) ?? corrected.gap ?? 'blank';
  return { ...one, corrected: { value, revision: corrected.revision } };
}

function storedContent(content: CellContent, measure: string): PrintedCell['value'] {
  return content.kind === 'gap' ? content.reason : toStored(content.value, measure);
}

const insertContentsRow = prepared((db, row: ContentsTable) => db.insertInto('contents').values(row));

export async function insertContents(
  tx: WriteTransaction,
  version: number,
  figures: KeptFigures,
  read: ReadReport,
  whose: Pick<ReportTable, 'publisher_id' | 'year'>,
): Promise<void> {
  const text = {
    version_id: version,
    counted: packCounted(figures.counted),
    printed: packPrinted(figures.printed),
    narrative: packNarrative(read.narrative),
  };
  await insertContentsRow(tx, {
    ...closed(text),
    counted_checksum: countedChecksum({ ...text, ...whose }),
    printed_checksum: printedChecksum(text),
    narrative_checksum: narrativeChecksum(text),
  });
}

const FINDING_COLUMNS = [
  'version_id',
  'position',
  'rule',
  'outcome',
  'severity',
  'rank',
  'count',
  'findings',
  'revision',
  'checksum',
] as const satisfies readonly (keyof FindingTable)[];

/** Findings that are kept in one row: of one rule, outcome and severity. */
export function findingGroups(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  return [...Map.groupBy(findings, ({ rule, outcome, severity }) => `${rule} ${outcome} ${severity}`).values()];
}

/** One row for each rule and outcome, behind those before `from`; `revision`: from which on they hold, null: as long as the version. */
export async function insertFindings(
  tx: WriteTransaction,
  version: number,
  groups: readonly (readonly Finding[])[],
  { from = 0, revision = null }: { readonly from?: number; readonly revision?: number | null } = {},
): Promise<void> {
  const rows = groups.flatMap((group, place) => {
    const [first] = group;
    if (!first) return [];
    const { rule, outcome, severity } = first;
    const row = {
      version_id: version,
      position: from + place,
      rule,
      outcome,
      severity,
      rank: rankOf(outcome, severity),
      count: group.length,
      findings: packFindings(group),
      revision,
    };
    const sealed = { ...row, checksum: findingChecksum(row) };
    return [FINDING_COLUMNS.map((column) => sealed[column])];
  });
  await insertRows(tx, 'finding', FINDING_COLUMNS, rows);
}
