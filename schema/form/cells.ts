/** Every numeric cell of an edition, in the form's order, and the way between a cell and its id. */

import type { Label } from '../language.ts';
import { APPLICANT_LABELS, APPLICANTS, type Applicant } from './applicants.ts';
import { type Cell, type CellId, type Edition, type EditionId, SECTION_IDS, type SectionId } from './edition.ts';
import { EDITION_2014 } from './editions/2014.ts';
import { EDITION_2019 } from './editions/2019.ts';
import { EDITION_2021 } from './editions/2021.ts';
import { hasApplicants } from './measures/index.ts';

export const EDITIONS: Readonly<Record<EditionId, Edition>> = {
  '2014': EDITION_2014,
  '2019': EDITION_2019,
  '2021': EDITION_2021,
};
/** In the order in which they were laid down. */
export const EDITION_IDS = ['2014', '2019', '2021'] as const satisfies readonly EditionId[];

export function cellII(measure: string): CellId {
  return `II/${measure}`;
}

export function cellIII(code: string, applicant: Applicant): CellId {
  return `III/${code}/${applicant}`;
}

export function cellIV(measure: string): CellId {
  return `IV/${measure}`;
}

export function cellAnnex(measure: string): CellId {
  return `annex/${measure}`;
}

function cellsOfII(edition: Edition): Cell[] {
  return edition.sectionII.flatMap((block) =>
    block.rows.flatMap((row) =>
      row.measures.map((measure, index) => ({
        id: cellII(measure),
        section: 'II' as const,
        block: block.id,
        row: row.label,
        column: block.columns[index]?.label ?? row.label,
        code: `II/${block.id}`,
        measure,
        applicant: null,
      })),
    ),
  );
}

function cellsOfIII(edition: Edition): Cell[] {
  return edition.sectionIII.flatMap((row) => {
    const { measure } = row;
    if (measure === null) return [];
    return APPLICANTS.map((applicant) => ({
      id: cellIII(row.code, applicant),
      section: 'III' as const,
      block: 'III' as const,
      row: row.label,
      column: APPLICANT_LABELS[applicant],
      code: `III/${row.code}`,
      measure,
      applicant,
    }));
  });
}

function cellsOfIV(edition: Edition): Cell[] {
  return edition.sectionIV.flatMap((block) =>
    block.columns.map((column) => ({
      id: cellIV(column.measure),
      section: 'IV' as const,
      block: block.id,
      row: block.heading,
      column: column.label,
      code: 'IV',
      measure: column.measure,
      applicant: null,
    })),
  );
}

const NUMBER: Label = { zh: '统计数', en: 'Number' };

/** One number a row; where section 三 has columns by applicant, this is their total. */
function cellsOfAnnex(edition: Edition): Cell[] {
  return edition.annex.flatMap(({ code, label, measure }) => {
    if (measure === null) return [];
    return {
      id: cellAnnex(measure),
      section: 'annex' as const,
      block: 'annex' as const,
      row: label,
      column: NUMBER,
      code: `annex/${code}`,
      measure,
      applicant: hasApplicants(measure) ? ('total' as const) : null,
    };
  });
}

const cellsBySection = (edition: Edition): Readonly<Record<SectionId, readonly Cell[]>> => ({
  II: cellsOfII(edition),
  III: cellsOfIII(edition),
  IV: cellsOfIV(edition),
  annex: cellsOfAnnex(edition),
});

const CELLS: Readonly<Record<EditionId, Readonly<Record<SectionId, readonly Cell[]>>>> = {
  '2014': cellsBySection(EDITION_2014),
  '2019': cellsBySection(EDITION_2019),
  '2021': cellsBySection(EDITION_2021),
};

/** The numeric cells of a section: 22/161/15 in the 2019 form, 10/175/15 in the 2021 form; 58 in the annex of 2014. */
export function cellsOf(edition: EditionId, section: SectionId): readonly Cell[] {
  return CELLS[edition][section];
}

const BY_ID: ReadonlyMap<CellId, Cell> = new Map(
  EDITION_IDS.flatMap((edition) =>
    SECTION_IDS.flatMap((section) => CELLS[edition][section].map((cell) => [cell.id, cell] as const)),
  ),
);

/** The cell of that id in any edition; undefined when no form has it. */
export function findCell(id: CellId): Cell | undefined {
  return BY_ID.get(id);
}

/** What the tables of the sections are called in sentences. */
export const TABLE_NAMES: Readonly<Record<SectionId, Label>> = {
  II: { zh: '表二', en: 'Table 2' },
  III: { zh: '表三', en: 'Table 3' },
  IV: { zh: '表四', en: 'Table 4' },
  annex: { zh: '附表', en: 'Annex' },
};

/** `表三 （一）予以公开 · 商业企业`: a cell's name in a sentence. */
export function cellName(id: CellId, lang: 'zh' | 'en'): string {
  const cell = BY_ID.get(id);
  if (!cell) return id;
  const row = `${TABLE_NAMES[cell.section][lang]} ${cell.row[lang]}`;
  return cell.section === 'annex' ? row : `${row} · ${cell.column[lang]}`;
}
