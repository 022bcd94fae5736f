/** Every figure as a flat list: report by report, newest year first, in the order of the form. */

import type { Series } from '../../schema/chart/series.ts';
import type { Finding, Outcome } from '../../schema/check/finding.ts';
import type { Applicant } from '../../schema/form/applicants.ts';
import type { SectionId } from '../../schema/form/edition.ts';
import type { MeasureId } from '../../schema/form/measures/measure.ts';
import type { GapReason } from '../../schema/report/figure.ts';
import { type FlatFigure, flatFigures } from '../../schema/rollup/flat.ts';
import { madeOf } from '../../schema/rollup/touched.ts';
import { figuresOf, narrativeOf } from '../store/find/figures.ts';
import { findingsOf, type StoredFinding } from '../store/find/findings.ts';
import { decodeCursor, encodeCursor, type Page } from '../store/find/page.ts';
import { listReports, type ReportQuestion, type StoredReport } from '../store/find/reports.ts';
import type { Reader } from '../store/reader.ts';
import { behindPoint } from './behind.ts';

/** Which figures; null: whatever they are. */
export interface FigureQuestion {
  readonly reports: ReportQuestion;
  readonly measures: readonly MeasureId[] | null;
  readonly applicants: readonly Applicant[] | null;
  readonly section: SectionId | null;
  readonly gaps: readonly GapReason[] | null;
  /** Only figures that stand in a finding with one of these outcomes. */
  readonly outcomes: readonly Outcome[] | null;
}

/** A figure with the report it stands in, in the version that is asked for. */
export interface FigureRow extends FlatFigure {
  readonly report: StoredReport;
}

export interface FigurePage {
  readonly rows: readonly FigureRow[];
  /** One a row. */
  readonly cursors: readonly string[];
  /** Behind everything that was looked at, where there is more. */
  readonly end: string | null;
  readonly hasPrevious: boolean;
  /** Reports that the question reaches, whatever figures are wanted of them. */
  readonly reports: number;
}

/** Reports that a page looks at, however few of their figures are wanted. */
const LOOKED_AT = 500;
/** Reports that are read at once: some milliseconds. */
const AT_ONCE = 25;

/** A page of them. It may hold fewer than asked for where few of many reports have one: `end` says where to go on. */
export async function listFigures(
  reader: Reader,
  question: FigureQuestion,
  { first, after }: Page,
): Promise<FigurePage> {
  // A cursor is the report before the one it stands in, and the place in that one.
  const [from, at] = after === null ? ['', -1] : decodeCursor(after, ['string', 'number']);
  let before = String(from);
  let place = Number(at);
  const rows: FigureRow[] = [];
  const cursors: string[] = [];
  let reports = 0;
  for (let looked = 0; ; ) {
    const page = await listReports(reader, question.reports, { first: AT_ONCE, after: before === '' ? null : before });
    reports = page.total;
    const figures = await wantedOf(reader, question, page.rows);
    for (const [index, report] of page.rows.entries()) {
      for (const one of figures.get(report.version) ?? []) {
        if (one.place <= place) continue;
        if (rows.length === first)
          return { rows, cursors, end: cursors.at(-1) ?? null, hasPrevious: after !== null, reports };
        rows.push({ ...one.figure, report });
        cursors.push(encodeCursor([before, one.place]));
      }
      before = page.cursors[index] ?? before;
      place = -1;
    }
    looked += page.rows.length;
    if (!page.hasNext) return { rows, cursors, end: null, hasPrevious: after !== null, reports };
    if (looked >= LOOKED_AT)
      return { rows, cursors, end: encodeCursor([before, -1]), hasPrevious: after !== null, reports };
  }
}

/** The figures that a line's number of a year is made of, in the reports behind it. */
export function figuresBehind(line: Series, year: number, asOf: number | null): FigureQuestion {
  const { quantity, applicant, subject } = line;
  return {
    reports: {
      ...behindPoint(line, year),
      ...{ years: { from: year, to: year }, asOf },
      kind: subject.scope === 'governmentWide' ? 'region' : 'bureau',
    },
    measures: madeOf(quantity),
    applicants: [applicant ?? 'total'],
    ...{ section: null, gaps: null, outcomes: null },
  };
}

interface Placed {
  readonly place: number;
  readonly figure: FlatFigure;
}

/** By version, the figures that are wanted, with their places among all of the report. */
async function wantedOf(
  reader: Reader,
  { measures, applicants, section, gaps, outcomes }: FigureQuestion,
  reports: readonly StoredReport[],
): Promise<ReadonlyMap<number, readonly Placed[]>> {
  const versions = reports.map(({ version }) => version);
  const [figures, narrative, findings] = await Promise.all([
    figuresOf(reader, versions),
    narrativeOf(reader, versions),
    outcomes === null ? [] : findingsOf(reader, versions, reports[0]?.asOf ?? null),
  ]);
  const figuresIn = Map.groupBy(figures, ({ version }) => version);
  const narrativeIn = Map.groupBy(narrative, ({ version }) => version);
  const findingsIn = Map.groupBy(findings, ({ version }) => version);
  const isWanted = (figure: FlatFigure, found: readonly StoredFinding[]): boolean =>
    (measures === null || measures.includes(figure.measure)) &&
    (applicants === null || figure.applicant === null || applicants.includes(figure.applicant)) &&
    (section === null || figure.cell?.startsWith(`${section}/`) === true) &&
    (gaps === null || (figure.gap !== null && gaps.includes(figure.gap))) &&
    (outcomes === null || found.some((one) => outcomes.includes(one.outcome) && isOn(figure, one)));
  return new Map(
    reports.map(({ version, year, editions }) => {
      const read = { year, editions, figures: figuresIn.get(version) ?? [], narrative: narrativeIn.get(version) ?? [] };
      const found = findingsIn.get(version) ?? [];
      const placed = flatFigures(read).map((figure, place) => ({ place, figure }));
      return [version, placed.filter(({ figure }) => isWanted(figure, found))];
    }),
  );
}

/** A finding is about a figure where that is one of its operands. */
export function isOn(
  { cell, statement }: Pick<FlatFigure, 'cell' | 'statement'>,
  { operands }: Pick<Finding, 'operands'>,
): boolean {
  return operands.some(
    ({ ref }) => (ref.kind === 'cell' && ref.cell === cell) || (ref.kind === 'narrative' && ref.index === statement),
  );
}
