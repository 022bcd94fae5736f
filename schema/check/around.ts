/**
 * What stands around a report, for rules that hold it against others: the same body's reports of the years beside it, the bureaus
 * below its region, the calendar, and whoever says the same in the same words. Gathered by whoever keeps the reports; a rule that
 * is not given what it needs says nothing.
 */
import type { CellId } from '../form/edition.ts';
import type { Label, Lang } from '../language.ts';
import type { Shingles } from '../prose/likeness.ts';
import type { RegionLevel } from '../report/publisher.ts';
import type { NarrativeFigure, ReadReport } from '../report/report.ts';
import type { FilerKind } from '../rollup/due.ts';
import type { SuccessionRole } from '../roster/lineage.ts';
import type { Operand } from './finding.ts';
import { cellOperand, type FigureIndex } from './operands.ts';

/** Another report, by what is asked of it. */
export interface Neighbour {
  readonly report: string;
  readonly year: number;
  readonly figures: FigureIndex;
  readonly editions: ReadReport['editions'];
  readonly narrative: readonly NarrativeFigure[];
  /** The items of section 五, made ready to be compared. */
  readonly items: readonly ComparedItem[];
}

export interface ComparedItem {
  readonly text: string;
  readonly shingles: Shingles;
}

/** What the bureaus right below a region count of a cell of its own report, together. */
export interface BelowSum {
  readonly sum: number;
  /** Bureaus whose report says nothing of it: a picture, something unreadable, another form. */
  readonly unknown: number;
}

export interface Below {
  readonly reported: number;
  /** Those on the list that should have reported and did not. */
  readonly missing: readonly Label[];
  /** Somebody said that the list of bureaus is complete for the year. */
  readonly isComplete: boolean;
  readonly sums: ReadonlyMap<CellId, BelowSum>;
}

/** Fewer characters that two reports share are chance. */
export const FEWEST_COPIED = 100;

/** Sentences of their own that the report shares with one of another body. */
export interface Copied {
  readonly report: string;
  readonly publisher: Label;
  readonly year: number;
  /** Characters of the sentences shared, and of all sentences held against others. */
  readonly shared: number;
  readonly of: number;
  /** The first of them, as the report writes it. */
  readonly sentence: string;
}

export interface Around {
  /** null: nobody knows whose report it is. */
  readonly publisher: {
    readonly type: FilerKind;
    /** Of its region, or of itself. */
    readonly level: RegionLevel;
    /** First report year expected of it; null: no limit is known. */
    readonly since: number | null;
  } | null;
  /** The years beside it; null where no report of them is held. */
  readonly before: Neighbour | null;
  readonly after: Neighbour | null;
  /** What became of the body between the year before and this one, where its figures do not run on; null: nothing did. */
  readonly broken: { readonly role: SuccessionRole; readonly others: readonly Label[] } | null;
  /** Of a government's report only. */
  readonly below: Below | null;
  readonly copied: readonly Copied[];
  /** ISO days; null where nobody knows when it was published. */
  readonly filing: { readonly publishedOn: string; readonly due: string } | null;
}

/** A cell of another report as an operand. */
export function neighbourOperand({ report, figures }: Neighbour, cell: CellId, side: Operand['side']): Operand {
  return { ...cellOperand(figures, cell, side), ref: { kind: 'elsewhere', report, cell } };
}

/** A number that stands in no report: a sum over several, a day. `label` says in the sentence what it is, in both languages where it is somebody’s name. */
export function outsideOperand(
  label: Label | string | null,
  value: number | null,
  side: Operand['side'],
  { report = null, cell = null }: { readonly report?: string | null; readonly cell?: CellId | null } = {},
): Operand {
  const gap = value === null ? 'tableMissing' : null;
  const ref = { kind: 'elsewhere', report, cell } as const;
  if (label === null || typeof label === 'string') return { ref, side, label, value, gap, approximate: false };
  return { ref, side, label: label.zh, labelEn: label.en, value, gap, approximate: false };
}

/** What an operand is called where it is a name. */
export function nameIn({ label, labelEn }: Pick<Operand, 'label' | 'labelEn'>, lang: Lang): string {
  return (lang === 'en' ? (labelEn ?? label) : label) ?? '';
}
