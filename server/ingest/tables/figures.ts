/** One figure for every cell of the editions found, in the form's order; what was not found is a gap that says why. */
import { cellsOf } from '../../../schema/form/cells.ts';
import type { Cell, SectionedEditionId } from '../../../schema/form/edition.ts';
import type { Figure, GapReason } from '../../../schema/report/figure.ts';
import type { ReadingNote } from '../../../schema/report/report.ts';
import { PICTURE } from '../formats/page/transcript.ts';
import type { Regions } from '../outline/locate.ts';
import type { Heading, Section } from '../outline/outline.ts';
import type { Line } from '../text/lines.ts';
import { type EditionsII, majority } from './section-ii/editions.ts';
import { BLOCK_IDS } from './section-ii/fill.ts';
import type { FoundCells, FoundTable } from './table-cells.ts';

interface Found {
  readonly lines: readonly Line[];
  readonly headings: readonly Heading[];
  readonly regions: Regions;
  readonly tables: {
    readonly II: FoundTable<EditionsII> | null;
    readonly III: FoundTable<SectionedEditionId> | null;
    readonly IV: FoundTable<SectionedEditionId> | null;
  };
  /** The edition of sections that have no table. */
  readonly edition: SectionedEditionId;
}

/** The figures of the statistics table, in its order. */
export function annexFigures(table: FoundTable<'2014'> | null): readonly Figure[] {
  if (table === null) return [];
  return cellsOf(table.editions, 'annex').map((cell) => figureOf(cell, table.cells, table.missing));
}

interface Collected {
  readonly figures: readonly Figure[];
  readonly notes: readonly ReadingNote[];
}

const SECTIONS: readonly (readonly ['II' | 'III' | 'IV', Section, string])[] = [
  ['II', 2, '二'],
  ['III', 3, '三'],
  ['IV', 4, '四'],
];

export function collectFigures(found: Found): Collected {
  const figures: Figure[] = [];
  const notes: ReadingNote[] = [];
  for (const [section, number, name] of SECTIONS) {
    const table = found.tables[section];
    const cells = section === 'II' ? cellsOfII(found) : cellsOf(editionOf(found, section), section);
    const reason = table?.missing ?? whyMissing(found, number);
    if (!table) notes.push(missingNote(found, number, name, reason));
    for (const cell of cells) figures.push(figureOf(cell, table?.cells, reason));
  }
  return { figures, notes };
}

function editionOf(found: Found, section: 'III' | 'IV'): SectionedEditionId {
  return found.tables[section]?.editions ?? found.edition;
}

/** Each block by its own edition; block 9 exists in the 2019 form only. */
function cellsOfII(found: Found): readonly Cell[] {
  const editions = found.tables.II?.editions ?? {};
  const usual = majority(Object.values(editions)) ?? found.edition;
  return BLOCK_IDS.flatMap((block) => cellsOf(editions[block] ?? usual, 'II').filter((cell) => cell.block === block));
}

function figureOf(cell: Cell, cells: FoundCells | undefined, reason: GapReason): Figure {
  const read = cells?.get(cell.id);
  return {
    cell: cell.id,
    measure: cell.measure,
    applicant: cell.applicant,
    content: read?.content ?? { kind: 'gap', reason, printed: '' },
    place: read?.place ?? null,
    confidence: read?.confidence ?? null,
  };
}

const PICTURE_WORDS = /图片|截图|附件|附表|!\[|\.(?:jpe?g|png|gif|bmp|xlsx?|docx?|pdf)\b/i;

/** The lines of a section without table, from its heading to the next. */
function linesUnder(found: Found, number: Section): readonly Line[] {
  const at = found.headings.findIndex((heading) => heading.section === number);
  const heading = found.headings[at];
  if (!heading) return [];
  const next = found.headings[at + 1]?.line.index ?? found.lines.length;
  return found.lines.slice(heading.line.index, Math.min(next, heading.line.index + 200));
}

function whyMissing(found: Found, number: Section): GapReason {
  const pictured = linesUnder(found, number).some(({ raw }) => raw.includes(PICTURE) || PICTURE_WORDS.test(raw));
  return pictured ? 'tableIsImage' : 'tableMissing';
}

function missingNote(found: Found, number: Section, name: string, reason: GapReason): ReadingNote {
  const heading = found.headings.find((candidate) => candidate.section === number);
  if (reason === 'tableIsImage') {
    return {
      code: 'tableIsImage',
      detail: `第${name}部分的表格是图片或附件，需要人工录入`,
      place: heading?.place ?? null,
    };
  }
  return { code: 'tableMissing', detail: `第${name}部分没有找到表格`, place: heading?.place ?? null };
}
