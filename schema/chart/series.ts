/** What a chart says, without a pixel: the answer to its question, the same for page, embed, picture, table and CSV. */
import type { Applicant } from '../form/applicants.ts';
import type { EditionId } from '../form/edition.ts';
import type { MeasureId, Unit } from '../form/measures/measure.ts';
import type { Label } from '../language.ts';
import { GAP_REASONS, type GapReason, isEmptyCell } from '../report/figure.ts';
import type { BureauKind } from '../report/publisher.ts';
import type { Standing } from '../reporting/filing.ts';
import type { Change } from '../rollup/change.ts';
import type { Coverage, NotExpectedReason } from '../rollup/coverage.ts';
import type { EditionCount } from '../rollup/forms.ts';
import type { SuccessionMark } from '../roster/lineage.ts';
import type { Basis, FiguresAs, Quantity } from './chart.ts';

/** Why a point has no number. */
export type PointGap =
  | GapReason
  | NotExpectedReason
  | 'notReported'
  | 'denominatorZero'
  | 'notStated'
  | 'notComparable';

const EMPTY: ReadonlySet<PointGap | null> = new Set(GAP_REASONS.filter(isEmptyCell));

/** A gap that counts as nothing in sums; the others are not counted at all. */
export function isEmptyGap(gap: PointGap | null): boolean {
  return EMPTY.has(gap);
}

/**
 * Whose figures: a bureau's own report, the sum over the bureaus of a region or of another set, or the one government-wide
 * report that the region published itself. The last two are never added to each other.
 */
export type Scope = 'own' | 'bureaus' | 'governmentWide';

export interface SeriesSubject {
  readonly kind: 'bureau' | 'region';
  /** Of its bureau or region; of a set folded into one line the text of the set. */
  readonly id: string;
  readonly name: Label;
  readonly shortName: Label;
  readonly scope: Scope;
  readonly illustrative: boolean;
  /** Of a part of a sum (a kind of its bureaus, an applicant): what the whole is called. Absent where the names say it. */
  readonly whole?: Label;
}

/** Change, against the year before unless asked otherwise, with the values compared: under `common` those of the common set only. */
export interface PointChange {
  /** The year, set or report compared with. Absent like `editions` of a point. */
  readonly against?: string;
  readonly basis: Basis;
  /** How many bureaus stand on both sides: 1 for a single report with both years, 0 where nobody does. */
  readonly bureaus: number;
  readonly current: number | null;
  readonly previous: number | null;
  readonly change: Change;
}

/** The year that the change of a point is told against: the one before, where it is against another set or report too. */
export function comparedYear({ year, change: { against } }: Pick<SeriesPoint, 'year' | 'change'>): number {
  return against !== undefined && /^\d{4}$/.test(against) ? Number(against) : year - 1;
}

/** How far a number is what was printed: how many of the reports behind it differ, and how. What was not asked for is absent. */
export interface Quality {
  /** A total left empty that we added up, or a sum of parts that the form prints no number for. */
  readonly computed?: number;
  /** Given by the text as about so many. */
  readonly approximate?: number;
  /** A person corrected a figure that is counted here. */
  readonly corrected?: number;
  /** A check fails, or finds suspicious, figures that are counted here. */
  readonly failed?: number;
  /** Of the year that the change is told against: in how many reports behind its number a check fails. */
  readonly failedBefore?: number;
  readonly suspicious?: number;
  /** Of those that fail a check: what is counted, and what the rest of the table proves in its place, where it does; of a ratio, of its operands. */
  readonly proven?: readonly Otherwise[];
  /** Of a ratio, a share or an index: its value with all that is proven in place. Absent where nothing is; null: it then has none. */
  readonly byParts?: number | null;
  /** Of those that fail a check, or are suspicious: for what reason whose numbers stand all the same, in the words of who explained it. */
  readonly explained?: readonly { readonly publisher: string; readonly reason: string }[];
  /** Ids of those whose amount seems to be in another unit; counted among the suspicious. */
  readonly offUnit?: readonly string[];
}

export interface SeriesPoint {
  readonly year: number;
  readonly value: number | null;
  readonly gap: PointGap | null;
  readonly coverage: Coverage;
  readonly change: PointChange;
  /** The form the figures were printed in; mixed where bureaus used both; narrative for numbers of the prose. */
  readonly edition: EditionId | 'mixed' | 'narrative' | null;
  /** The forms they were printed in with the number of reports on each, oldest first. Absent where it was not asked for: what is only drawn needs none. */
  readonly editions?: readonly EditionCount[];
  /** A change of form between this point and the one before: soft (line with a mark) or break (no line). */
  readonly breakBefore: 'soft' | 'break' | null;
  /** For indicators and shares. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** The ratio rests on fewer cases than the question's `minBase`. Absent where none was named. */
  readonly belowMinBase?: boolean;
  /** True where the number, or one behind it, was computed (row total left blank, sum of parts). Absent like `editions`. */
  readonly computed?: boolean;
  /** Absent like `editions`. */
  readonly quality?: Quality;
  /** Numbers, from 1, of the notes of the answer that stand here. Absent where none does. */
  readonly notes?: readonly number[];
}

/** Where a line stands on each dimension that a question was split by; the others are left out. */
export interface SeriesKey {
  readonly applicant?: Applicant;
  /** A part of the measure asked for. */
  readonly outcome?: MeasureId;
  readonly kind?: BureauKind;
  /** Id of a region. */
  readonly region?: string;
  readonly edition?: EditionId;
}

/** A figure that counts otherwise than it does unless asked, in the unit of the measure; null: no number. */
export interface Otherwise {
  readonly publisher: string;
  readonly year: number;
  readonly measure: MeasureId;
  /** The column of section 三; absent for the total. */
  readonly applicant?: Applicant;
  readonly counted: number | null;
  readonly otherwise: number | null;
}

/** What the values of a line rest on beside its own numbers of the year. */
export interface RestsOn {
  /** What it is a share of, or counted for a hundred of. */
  readonly per?: { readonly measure: MeasureId; readonly applicant: Applicant };
  /** Of a share of all lines together: whose reports these hold. */
  readonly publishers?: readonly string[];
  /** Of an index: the year that is 100; `linked`: over every year in between. */
  readonly base?: { readonly year: number; readonly linked: boolean };
}

export interface Series {
  readonly subject: SeriesSubject;
  readonly quantity: Quantity;
  readonly applicant: Applicant | null;
  /** Of its values as they are given: a share is a ratio whatever it is a share of. */
  readonly unit: Unit | 'percent' | 'index' | 'perHundred';
  /** Where the line stands on what the question was split by. Absent where it was not. */
  readonly key?: SeriesKey;
  readonly points: readonly SeriesPoint[];
  /** Ids of the bodies whose figures are in it beside the subject's own: its predecessors, where it runs over a succession. */
  readonly predecessors: readonly string[];
  /** Of a sum whose bureaus are not those of the subject's id alone: whose reports it holds. Absent like `editions` of a point. */
  readonly members?: { readonly regions: readonly string[] } | { readonly publishers: readonly string[] };
  /** Absent where its values rest on its own numbers of the year alone, and of an indicator, which says so itself. */
  readonly restsOn?: RestsOn;
  /** Where figures are asked for as printed or as the parts make them: those behind the line that differ from what counts. */
  readonly recounted?: { readonly as: FiguresAs; readonly differing: readonly Otherwise[] };
  /** What became of the subject, and of its predecessors where the line runs over a succession; oldest first. */
  readonly successions: readonly SuccessionMark[];
}

/** What an editor's note tells of: a change of method, something that happened once, a change of whose figures they are. */
export const NOTE_KINDS = ['method', 'oneOff', 'scope', 'other'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Of whose numbers: a bureau's, the sum over a region's bureaus, or the region's own report. */
export interface NotePlace {
  readonly publisher: string;
  readonly scope: Scope;
  /** null: every number. */
  readonly quantity: Quantity | null;
  readonly year: number;
  /** From that year on. */
  readonly onward: boolean;
}

export interface PointNote extends NotePlace {
  readonly id: number;
  readonly kind: NoteKind;
  /** The sentence; in English null where nobody has said it so. */
  readonly text: { readonly zh: string; readonly en: string | null };
  /** Who wrote it. */
  readonly by: Label;
  /** The day (ISO, China time). */
  readonly on: string;
}

/** How a subject of the answer stands with its report on a year. */
export interface SubjectFiling extends Pick<Standing, 'state' | 'days'> {
  /** Id of the bureau, or of the region whose own report it is. */
  readonly subject: string;
  readonly year: number;
  /** The last day for it; ISO. */
  readonly due: string;
  /** The day that counts as that of its publication; null where it is not known, or no report is held. */
  readonly publishedOn: string | null;
}

export interface SeriesAnswer {
  readonly series: readonly Series[];
  /** The revision answered from. */
  readonly revision: number;
  /** Day of that revision, ISO. */
  readonly revisedOn: string;
  /** What editors say of its points, in the order of their numbers. Absent where nothing is said. */
  readonly notes?: readonly PointNote[];
  /** How many notes stand on bureaus that are added up in it. Absent where none does. */
  readonly notesBelow?: number;
  /** Who has reported: of every subject and year. Absent but in a chart of coverage, whose points have no numbers. */
  readonly filings?: readonly SubjectFiling[];
}
