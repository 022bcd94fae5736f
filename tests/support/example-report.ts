/**
 * The report of an example (schema/check/example.ts), as a reader would have yielded it: one figure a cell in the form's order,
 * each with a place in a small transcript.
 */

import type { Around, Neighbour } from '../../schema/check/around.ts';
import { comparedItems } from '../../schema/check/compared-items.ts';
import type { Example, NarrativePlan } from '../../schema/check/example.ts';
import { indexFigures } from '../../schema/check/operands.ts';
import { cellsOf, EDITIONS } from '../../schema/form/cells.ts';
import {
  type BlockId,
  type EditionId,
  SECTION_IDS,
  type SectionedEditionId,
  type SectionId,
} from '../../schema/form/edition.ts';
import type { CellContent, Figure, GapReason } from '../../schema/report/figure.ts';
import type { NarrativeFigure, ReadReport } from '../../schema/report/report.ts';

/** The report of an example. Throws where a cell is named that its forms do not have. */
export function exampleReport(example: Example = {}): ReadReport {
  const edition = example.edition ?? '2021';
  const editions: Record<SectionId, EditionId> = {
    II: edition,
    III: example.editionIII ?? edition,
    IV: edition,
    annex: edition,
  };
  const year = example.year === undefined ? Number(edition) : example.year;
  const publisher = example.publisher === undefined ? '示例区教育局' : example.publisher;
  const title = publisher === null || year === null ? null : `${publisher}${year}年政府信息公开工作年度报告`;
  const wholeYear = year === null ? null : { from: `${year}-01-01`, to: `${year}-12-31` };
  const reading = new ExampleText();
  if (title !== null) reading.add('', title);

  const narrative = (example.narrative ?? []).map((plan) => statedIn(plan, reading));
  const wanted = new Map(Object.entries(example.cells ?? {}));
  const figures = SECTION_IDS.flatMap((section) =>
    cellsOf(editions[section], section).map((cell): Figure => {
      const value = wanted.get(cell.id) ?? 0;
      wanted.delete(cell.id);
      const isPrinted = typeof value === 'number' || !NOT_PRINTED.includes(value);
      const printed = contentOf(value);
      return {
        cell: cell.id,
        measure: cell.measure,
        applicant: cell.applicant,
        content: printed,
        place: isPrinted ? reading.add(`${cell.row.zh}\t${cell.column.zh}\t`, printed.printed) : null,
        confidence: isPrinted ? 'agreed' : null,
      };
    }),
  );
  if (wanted.size > 0) throw new Error(`No such cells in this report's forms: ${[...wanted.keys()].join(', ')}`);

  const outline = (example.sections ?? []).map(([heading, words], index) => {
    const ordinal = '一二三四五六'.charAt(index);
    const place = reading.add('', `${ordinal}、${heading}`);
    reading.add('', words);
    return { ordinal, title: heading, place };
  });
  for (const line of example.lines ?? []) reading.add('', line);
  const blocks: Partial<Record<BlockId, SectionedEditionId>> = {};
  const form = edition === '2014' ? null : edition;
  for (const block of EDITIONS[edition].sectionII) if (form) blocks[block.id] = form;
  return {
    title,
    publisher,
    year,
    kind: example.kind === undefined ? 'bureau' : example.kind,
    period: example.period === undefined ? wholeYear : example.period,
    publishedOn: null,
    editions: { II: blocks, III: form && (example.editionIII ?? form), IV: form, ...(form ? {} : { annex: '2014' }) },
    figures,
    narrative,
    breakdowns: example.breakdowns ?? [],
    outline,
    notes: [],
    text: reading.text,
  };
}

/** What stands around the report of an example. */
export function exampleAround({ around = {}, ...example }: Example): Around {
  const report = exampleReport(example);
  const year = report.year ?? 2021;
  const { type = 'department', level = 'district', since = null, before, after, ...others } = around;
  const neighbour = (one: Example | undefined, of: number): Neighbour | null => {
    if (one === undefined) return null;
    const read = exampleReport({ edition: example.edition ?? '2021', year: of, ...one });
    return {
      report: `example-${of}`,
      year: of,
      figures: indexFigures(read),
      editions: read.editions,
      narrative: read.narrative,
      items: comparedItems(read),
    };
  };
  return {
    publisher: { type, level, since },
    before: neighbour(before, year - 1),
    after: neighbour(after, year + 1),
    ...{ broken: null, below: null, copied: [], filing: null },
    ...others,
  };
}

/** A transcript that grows line by line and says where the last piece of a line stands. */
class ExampleText {
  text = '';
  #line = 0;

  add(before: string, piece: string): NarrativeFigure['place'] {
    this.#line += 1;
    const start = this.text.length + before.length;
    this.text += `${before}${piece}\n`;
    return { start, end: start + piece.length, line: this.#line };
  }
}

function statedIn(plan: NarrativePlan, reading: ExampleText): NarrativeFigure {
  const { measure, value, counter = '条', label = null, approximate = false, scope = null, share = null } = plan;
  const quote = plan.quote ?? `${label ?? ''}${value}${approximate ? '余' : ''}${counter}`;
  const place = plan.place ?? reading.add('', quote);
  const figure = { measure, label, value, approximate, counter, quote, place, scope, share };
  return plan.isLessSure ? { ...figure, isLessSure: true } : figure;
}

const PRINTED_GAPS: Partial<Record<GapReason, string>> = { slash: '/', dash: '-', none: '无', unreadable: '※' };
const NOT_PRINTED: readonly GapReason[] = ['cellMissing', 'rowMissing', 'tableMissing', 'tableIsImage', 'notInEdition'];

function contentOf(value: number | GapReason): CellContent {
  if (typeof value === 'number') return { kind: 'number', value, printed: String(value) };
  return { kind: 'gap', reason: value, printed: PRINTED_GAPS[value] ?? '' };
}
