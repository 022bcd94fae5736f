/** Readings as the server gives them, small enough to be read in a test. */
import { countOutcomes } from '../../../schema/check/finding.ts';
import { findCell } from '../../../schema/form/cells.ts';
import type { GoodReading, Receipted, RefusedReading } from '../../../schema/intake/reading.ts';
import type { ShownFinding, ShownReport } from '../../../schema/report/shown.ts';

function measureOf(cell: string) {
  const found = findCell(cell as Parameters<typeof findCell>[0]);
  if (!found) throw new Error(`No form has the cell ${cell}`);
  return found.measure;
}

export type Lines = readonly (readonly [cell: string, value: number | null, line: number])[];

/** A report whose figures stand one a line: the line's text is the cell's id, TAB, the value. */
export function report(lines: Lines, findings: readonly ShownFinding[] = []): ShownReport {
  const count = Math.max(0, ...lines.map(([, , line]) => line));
  const texts = Array.from({ length: count }, (_, index) => {
    const here = lines.find(([, , line]) => line === index + 1);
    return here ? `${here[0]}\t${here[1] ?? ''}` : '';
  });
  const starts = texts.map((_, index) => texts.slice(0, index).reduce((sum, text) => sum + text.length + 1, 0));
  const figures: ShownReport['figures'] = lines.map(([cell, value, line]) => ({
    cell,
    measure: { id: measureOf(cell) },
    applicant: null,
    value,
    gap: value === null ? 'blank' : null,
    printed: value === null ? '' : String(value),
    confidence: 'agreed' as const,
    place: { start: (starts[line - 1] ?? 0) + cell.length + 1, end: (starts[line - 1] ?? 0) + cell.length + 2, line },
  }));
  return {
    title: null,
    publishedOn: null,
    year: 2025,
    kind: 'bureau',
    editions: [],
    figures,
    narrative: [],
    findings,
    findingCounts: countOutcomes(findings),
    outline: [],
    notes: [],
    document: { hash: '0', fileName: 'a.txt', mediaType: 'text/plain', size: 1, text: texts.join('\n') },
  };
}

export function reading(changes: Partial<GoodReading> = {}): GoodReading {
  return {
    fileName: 'a.txt',
    problem: null,
    publisher: { id: 'education', name: { zh: '教育局', en: 'Education Bureau' }, kind: 'bureau' },
    printedPublisher: '教育局',
    year: 2025,
    question: null,
    existing: null,
    previous: null,
    cells: { numbers: 200, all: 200, gaps: 0 },
    around: [],
    report: report([]),
    repairs: [],
    ...changes,
  };
}

const sentence = { zh: '不能读取。', en: 'It cannot be read.' };

export const refused: RefusedReading = { fileName: 'b.pdf', problem: { code: 'UNREADABLE_DOCUMENT', sentence } };

export const asking = reading({
  publisher: null,
  question: { code: 'UNKNOWN_BUREAU', sentence, candidates: [] },
});

export const stored: Receipted = {
  fileName: 'a.txt',
  problem: null,
  receipt: {
    kind: 'stored',
    report: 'education-2025',
    revision: 260,
    year: 2025,
    publisher: 'education',
    findings: { failed: 0, suspicious: 0, confirmed: 63, notAssessable: 0 },
    cells: { numbers: 200, all: 200 },
  },
};

export const notStored: Receipted = { fileName: 'b.pdf', problem: refused.problem, receipt: null };

export function finding(changes: Partial<ShownFinding> = {}): ShownFinding {
  return {
    id: 'f1',
    report: null,
    outcome: 'failed',
    severity: 'error',
    subject: 'review',
    message: { zh: '表四 行政复议：各项之和不等于总计', en: 'Table 4, review: the parts do not make the total' },
    arithmetic: '6 + 3 = 9 ≠ 8',
    rule: {
      id: 'T4-SUM',
      title: { zh: '结果之和', en: 'Sum of results' },
      explanation: { zh: '', en: '' },
      basis: { zh: '表式', en: 'the form' },
      severity: 'error',
      version: 1,
    },
    operands: [
      {
        cell: 'IV/review.upheld',
        narrative: null,
        passage: null,
        elsewhere: null,
        label: null,
        value: 6,
        side: 'left',
      },
      {
        cell: 'IV/review.total',
        narrative: null,
        passage: null,
        elsewhere: null,
        label: null,
        value: 8,
        side: 'right',
      },
    ],
    expected: 9,
    actual: 8,
    ...changes,
  };
}
