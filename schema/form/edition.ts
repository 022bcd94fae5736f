/**
 * The shape in which a statutory form is written down as data.
 *
 * An edition is nothing but its tables: blocks, rows, columns, the measure each cell counts and the sign it may carry.
 * Reading, checking, drawing and explaining all walk this data; none of them knows a row by heart.
 */
import type { Label } from '../language.ts';
import type { Applicant } from './applicants.ts';
import type { EditionId, EditionName } from './edition-id.ts';
import type { MeasureId } from './measures/measure.ts';

export type { EditionId, EditionName, SectionedEditionId } from './edition-id.ts';

/** Where the tables of the forms stand: in three sections, or, before 2019, in an annex. */
export const SECTION_IDS = ['II', 'III', 'IV', 'annex'] as const;
export type SectionId = (typeof SECTION_IDS)[number];
/** The items of article 20 that section 二 tabulates, one block each. */
export type BlockId = '1' | '5' | '6' | '8' | '9';

/** `II/penalties.itemsChange`, `III/3.3.1/natural`, `IV/review.upheld`, `annex/requests.received`. */
export type CellId = `II/${string}` | `III/${string}/${Applicant}` | `IV/${string}` | `annex/${string}`;

export interface ColumnII {
  readonly label: Label;
}

export interface RowII {
  readonly label: Label;
  /** One measure a column, in the order printed. */
  readonly measures: readonly MeasureId[];
}

export interface BlockII {
  readonly id: BlockId;
  readonly heading: Label;
  readonly columns: readonly ColumnII[];
  readonly rows: readonly RowII[];
}

export interface RowIII {
  /** The statutory code, `3.3.1`. */
  readonly code: string;
  /** The number of the row on the form; group labels have none and carry no figures. */
  readonly no: number | null;
  readonly level: 0 | 1 | 2;
  readonly label: Label;
  readonly measure: MeasureId | null;
}

export interface BlockIV {
  readonly id: 'review' | 'litigation.direct' | 'litigation.afterReview';
  /** The heading over the block, and the one above it where there are two. */
  readonly heading: Label;
  readonly group: Label;
  readonly columns: readonly { readonly label: Label; readonly measure: MeasureId }[];
}

/** A row of the statistics table: a label and one number. */
export interface RowAnnex {
  /** Its ordinals on the form, from the outermost: `3.3.4` is 三、（三）4. */
  readonly code: string;
  /** A row printed as 其中 of the one before has its level and one more. */
  readonly level: 0 | 1 | 2 | 3;
  readonly label: Label;
  /** null: a heading, which carries no figure. */
  readonly measure: MeasureId | null;
  /** Codes of the rows of which the form says that they make it up. */
  readonly parts: readonly string[];
}

export interface Edition {
  readonly id: EditionId;
  /** The notice that laid the form down. */
  readonly notice: string;
  /** The report years the notice was written for; never used to decide which edition a document follows. */
  readonly years: { readonly from: number; readonly to: number | null };
  readonly sectionII: readonly BlockII[];
  readonly sectionIII: readonly RowIII[];
  readonly sectionIV: readonly BlockIV[];
  readonly annex: readonly RowAnnex[];
}

/** One numeric cell of a form. */
export interface Cell {
  readonly id: CellId;
  readonly section: SectionId;
  /** Block of section 二 or 四; section 三 is one table, and so is the annex. */
  readonly block: BlockId | BlockIV['id'] | 'III' | 'annex';
  /** Row and column as printed, for messages. */
  readonly row: Label;
  readonly column: Label;
  /** Statutory code as in `III/3.3.1` or `annex/3.3.4`; sections 二 and 四 have none of their own. */
  readonly code: string;
  readonly measure: MeasureId;
  readonly applicant: Applicant | null;
}

export function editionName(edition: EditionId): EditionName {
  return `EDITION_${edition}`;
}

export function editionId(name: EditionName): EditionId {
  return name.slice('EDITION_'.length) as EditionId;
}
