/**
 * A report before it is laid out: what stands in each cell, and the prose. A layout turns it into a document; `truthOf`
 * says what a reader should find in that document, whatever the layout.
 */

import { cellsOf } from '../schema/form/cells.ts';
import type { BlockId, CellId, SectionedEditionId } from '../schema/form/edition.ts';
import type { MeasureId } from '../schema/form/measures/measure.ts';
import type { CellContent } from '../schema/report/figure.ts';
import type { ReportKind } from '../schema/report/report.ts';

export const LAYOUT_IDS = [
  'tabs',
  'tabsShifted',
  'pipes',
  'pipesPadded',
  'pipeCells',
  'cellPerLine',
  'html',
  'htmlSpans',
  'markdown',
  'pdfLines',
] as const;
export type LayoutId = (typeof LAYOUT_IDS)[number];

export const BLOCK_IDS: readonly BlockId[] = ['1', '5', '6', '8', '9'];

/** The form of each block of section 二 (a block that is left out is not printed), and of section 三. */
export interface DraftEditions {
  readonly II: Readonly<Partial<Record<BlockId, SectionedEditionId>>>;
  readonly III: SectionedEditionId;
}

export const DRAFT_EDITIONS: Readonly<Record<SectionedEditionId, DraftEditions>> = {
  '2019': { II: { '1': '2019', '5': '2019', '6': '2019', '8': '2019', '9': '2019' }, III: '2019' },
  '2021': { II: { '1': '2021', '5': '2021', '6': '2021', '8': '2021' }, III: '2021' },
};

/** Numbers of the prose that a reader should find; press is approximate (50余条). */
export type StatedMeasure = Extract<MeasureId, `disclosures.${string}`>;

export interface DraftReport {
  /** Id of the bureau, or of the region for a government-wide report. */
  readonly publisher: string;
  readonly kind: ReportKind;
  readonly year: number;
  /** The body's name as the document prints it. */
  readonly name: string;
  readonly title: string;
  /** ISO date. */
  readonly publishedOn: string | null;
  /** Lines in the head of the document that say what it is. */
  readonly remarks: readonly string[];
  readonly opening: string;
  /** Headings 一 to 六. */
  readonly headings: readonly string[];
  readonly sectionOne: readonly string[];
  /** What section 一 states about disclosures. */
  readonly stated: Readonly<Partial<Record<StatedMeasure, number>>>;
  readonly sectionFive: readonly string[];
  /** null: the section is not there, heading and all. */
  readonly sectionSix: readonly string[] | null;
  readonly editions: DraftEditions;
  /** Text of each cell as printed, of both forms; `editions` says which of them are printed. */
  readonly cells: ReadonlyMap<CellId, string>;
  /** image: sections 二 to 四 hold pictures in place of tables. */
  readonly tables: 'printed' | 'image';
  readonly layout: LayoutId;
}

/** The ids of the cells that the draft prints, in the form's order. */
export function printedCells(draft: DraftReport): readonly CellId[] {
  const blocks = BLOCK_IDS.flatMap((block) => {
    const edition = draft.editions.II[block];
    return edition ? cellsOf(edition, 'II').filter((cell) => cell.block === block) : [];
  });
  return [...blocks, ...cellsOf(draft.editions.III, 'III'), ...cellsOf(draft.editions.III, 'IV')].map(({ id }) => id);
}

/** The text of a cell; a cell that nobody filled is a fault of the draft. */
export function printedIn(draft: DraftReport, cell: CellId): string {
  const printed = draft.cells.get(cell);
  if (printed === undefined) throw new Error(`Draft ${draft.publisher} ${draft.year} has nothing for ${cell}`);
  return printed;
}

/** What a reader should find: a reading for each printed cell, amounts in the unit of the measure. */
export function truthOf(draft: DraftReport): ReadonlyMap<CellId, CellContent> {
  return new Map(
    printedCells(draft).map((cell) => {
      const printed = printedIn(draft, cell);
      if (draft.tables === 'image') return [cell, { kind: 'gap', reason: 'tableIsImage', printed: '' }];
      return [cell, contentOf(printed)];
    }),
  );
}

/** `+21` is 21, `251000元` is 251000, `18.6198万元` is 186198; empty and struck out cells are gaps. */
function contentOf(printed: string): CellContent {
  if (printed === '') return { kind: 'gap', reason: 'blank', printed };
  if (printed === '/') return { kind: 'gap', reason: 'slash', printed };
  const match = /^([+-]?\d+(?:\.\d+)?)(元|万元)?$/.exec(printed);
  if (!match) throw new Error(`No cell of a draft reads “${printed}”`);
  const value = Number(match[1]);
  return { kind: 'number', value: match[2] === '万元' ? Number((value * 10_000).toFixed(2)) : value, printed };
}
