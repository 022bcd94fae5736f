/** What `gongkai read --json` prints: one document as one JSON object, under the form's own labels. */
import { repairSentence } from '../../schema/check/repair/words.ts';
import { findingSentence } from '../../schema/check/words/words.ts';
import { APPLICANTS } from '../../schema/form/applicants.ts';
import { cellIII, cellsOf, EDITIONS } from '../../schema/form/cells.ts';
import type { CellId, EditionId } from '../../schema/form/edition.ts';
import { type Figure, numberOf } from '../../schema/report/figure.ts';
import type { ReadReport } from '../../schema/report/report.ts';
import type { Examined } from './examine.ts';

type Row = Record<string, number | null>;

/** Labels as keys: without the note on the unit that the 2021 form prints into one of them. */
function keyOf(label: string): string {
  return label.replace(/（.*）$/u, '');
}

export function toReadJson(file: string, { read, findings, repairs }: Examined): Record<string, unknown> {
  const figures = new Map<CellId, Figure>(read.figures.map((figure) => [figure.cell, figure]));
  const value = (cell: CellId): number | null => {
    const figure = figures.get(cell);
    return figure ? numberOf(figure.content) : null;
  };
  const gaps: Record<string, string> = {};
  for (const figure of read.figures) if (figure.content.kind === 'gap') gaps[figure.cell] = figure.content.reason;
  return {
    file,
    publisher: read.publisher,
    year: read.year,
    kind: read.kind,
    title: read.title,
    publishedOn: read.publishedOn,
    period: read.period,
    editions: read.editions,
    section2: sectionII(read, value),
    section3: sectionIII(figures, value),
    section4: sectionIV(value),
    // The statistics table of reports before 2019, by the codes of its rows.
    annex: annexOf(read.editions.annex, value),
    gaps,
    // Cells read in one way only, or decided by the sums; all others were read twice and agreed.
    confidence: Object.fromEntries(
      read.figures.flatMap(({ cell, confidence }) =>
        confidence === null || confidence === 'agreed' ? [] : [[cell, confidence]],
      ),
    ),
    places: Object.fromEntries(read.figures.flatMap((figure) => (figure.place ? [[figure.cell, figure.place]] : []))),
    narrative: read.narrative.map((figure) => ({
      measure: figure.measure,
      label: figure.label,
      value: figure.value,
      approximate: figure.approximate,
      counter: figure.counter,
      quote: figure.quote,
      start: figure.place.start,
      end: figure.place.end,
      pattern: figure.pattern ?? null,
      lessSure: figure.isLessSure ?? false,
    })),
    breakdowns: read.breakdowns,
    outline: read.outline.map(({ ordinal, title }) => ({ ordinal, title })),
    notes: read.notes.map(({ code, detail }) => ({ code, detail })),
    repairs: repairs.map((repair) => ({
      kind: repair.kind,
      whose: repair.whose,
      message: repairSentence(repair, 'zh'),
      cells: repair.cells.map(({ cell, from, to }) => ({ cell, from: numberOf(from), to })),
    })),
    findings: findings.map((finding) => ({
      rule: finding.rule,
      outcome: finding.outcome,
      severity: finding.severity,
      subject: finding.subject,
      message: findingSentence(finding, 'zh'),
      cells: finding.operands.flatMap(({ ref }) => (ref.kind === 'cell' ? [ref.cell] : [])),
      narrative: finding.operands.flatMap(({ ref }) => (ref.kind === 'narrative' ? [ref.index] : [])),
      expected: finding.expected,
      actual: finding.actual,
    })),
  };
}

/** Each block under the labels of the edition found in it: 行政许可 stands in both forms under different ones. */
function sectionII({ editions }: ReadReport, value: (cell: CellId) => number | null): Record<string, Row> {
  const rows: Record<string, Row> = {};
  for (const [block, edition] of Object.entries(editions.II)) {
    if (!edition) continue;
    for (const cell of cellsOf(edition, 'II')) {
      if (cell.block !== block) continue;
      const row = rows[cell.row.zh] ?? {};
      row[keyOf(cell.column.zh)] = value(cell.id);
      rows[cell.row.zh] = row;
    }
  }
  return rows;
}

function sectionIII(
  figures: ReadonlyMap<CellId, Figure>,
  value: (cell: CellId) => number | null,
): Record<string, (number | null)[]> {
  const rows: Record<string, (number | null)[]> = {};
  const edition: EditionId = figures.has(cellIII('3.6', 'total')) ? '2019' : '2021';
  for (const row of EDITIONS[edition].sectionIII) {
    if (row.measure === null) continue;
    rows[row.code] = APPLICANTS.map((applicant) => value(cellIII(row.code, applicant)));
  }
  return rows;
}

function sectionIV(value: (cell: CellId) => number | null): Record<string, (number | null)[]> {
  return Object.fromEntries(
    EDITIONS['2021'].sectionIV.map((block) => [
      block.heading.zh,
      block.columns.map((column) => value(`IV/${column.measure}`)),
    ]),
  );
}

function annexOf(edition: EditionId | undefined, value: (cell: CellId) => number | null): Row {
  return Object.fromEntries(
    (edition ? cellsOf(edition, 'annex') : []).map(({ code, id }) => [code.replace('annex/', ''), value(id)]),
  );
}
