/**
 * A rule is one file in rules/: what it asks and why, where it comes from, how it is applied, what is said of its findings,
 * and an example of each outcome. The list of these files (rules/index.ts) is all that anybody else knows of them.
 */
import type { Label } from '../language.ts';
import type { Figure } from '../report/figure.ts';
import type { ReadReport } from '../report/report.ts';
import type { Sides } from './arithmetic.ts';
import type { Around } from './around.ts';
import type { Example } from './example.ts';
import type { Finding, Found, OperandRef, Severity } from './finding.ts';
import { type FigureIndex, indexFigures } from './operands.ts';
import { type StatedList, statedLists } from './stated-lists.ts';

/** The part of the report that a rule looks at. */
export type RuleFamily = 'tables' | 'tableII' | 'tableIII' | 'tableIV' | 'annex' | 'narrative' | 'around';

/** What a rule looks at beside the report: whose it is, the year before and the year after, the bureaus below, the words of others, its deadline. */
export type Sight = 'publisher' | 'before' | 'after' | 'bureaus' | 'words' | 'deadline';

/** What a rule is applied to. */
export interface CheckContext {
  readonly report: ReadReport;
  readonly figures: FigureIndex;
  /** The lists of the prose. */
  readonly lists: readonly StatedList[];
  /** What stands around it; null where it stands alone, as a draft does. */
  readonly around: Around | null;
}

export function contextOf(report: ReadReport, around: Around | null = null): CheckContext {
  return { report, figures: indexFigures(report), lists: statedLists(report), around };
}

export interface Rule<Id extends string = string> {
  readonly id: Id;
  /**
   * One more whenever the rule asks something else of the same numbers, so that what people said of its findings is asked anew (verdict.ts).
   * Left out: 1.
   */
  readonly version?: number;
  readonly family: RuleFamily;
  /**
   * The cells whose numbers it holds against others, by edition and cell (`2021:III/3.1/total`): what is told of it to who learns the
   * form. Left out: it asks after whole tables, or after the text alone.
   */
  readonly asks?: RegExp;
  readonly title: Label;
  /** What it asks of a report, and what to make of a fault. */
  readonly why: Label;
  /** Where it comes from: printed on the form, practice of reviewers, the law, or derived. */
  readonly basis: Label;
  /** What it finds in a report is one mistake, however often: a column that was left empty. */
  readonly together?: true;
  /** At its gravest; a finding may be milder (an open list, an approximate number). */
  readonly severity: Severity;
  /** It asks something of reports before 2019 as well, which had neither the three tables nor the six sections. */
  readonly asksOlder?: true;
  /** It asks whose report it is, or holds it against others: applied to what is kept, and anew when what stands around changes. */
  readonly looksAt?: readonly Sight[];
  /** Findings in the form's or the text's order. A rule that is silent where it holds says so in its file. */
  readonly apply: (context: CheckContext) => readonly Found[];
  /** One sentence without a full stop: where, the arithmetic, and what follows from it. */
  readonly sentence: (finding: Finding, sides: Sides) => Label;
  /** Where the arithmetic is not a sum against a number (arithmetic.ts). */
  readonly arithmetic?: (finding: Finding, sides: Sides) => string;
  /** One report an outcome; null where the rule never says so. A test applies the rule to each, rules/README.md prints them. */
  readonly examples: {
    readonly holds: Example;
    readonly fails: Example | null;
    readonly notAssessable: Example | null;
  };
}

export const FORM: Label = { zh: '表式', en: 'The form' };
export const PRACTICE: Label = { zh: '核查实践', en: 'Practice of reviewers' };
export const THE_LAW: Label = { zh: '条例', en: 'The Regulations' };
export const DERIVED: Label = { zh: '推导', en: 'Derived' };

/** What one rule finds. */
export function findingsOf(rule: Rule, context: CheckContext): readonly Finding[] {
  return rule.apply(context).map((found) => doubted({ severity: rule.severity, ...found, rule: rule.id }, context));
}

/** Nobody is accused on the strength of a number that was read less surely, or may be another cell's: that is a hint to look. */
function doubted(finding: Finding, { report, figures, around }: CheckContext): Finding {
  const { outcome, operands, severity } = finding;
  const isError = outcome === 'failed' && severity === 'error';
  if (outcome !== 'failed' && outcome !== 'suspicious') return finding;
  const isUnsure = operands.some(({ ref }) => isUnsureRef(ref, isError, { report, figures, around }));
  return isUnsure ? { ...finding, outcome: 'suspicious', severity: 'hint' } : finding;
}

function isUnsureRef(
  ref: OperandRef,
  isError: boolean,
  { report, figures, around }: Pick<CheckContext, 'report' | 'figures' | 'around'>,
): boolean {
  if (ref.kind === 'narrative') return report.narrative[ref.index]?.isLessSure === true;
  if (!isError || ref.kind === 'passage') return false;
  if (ref.kind === 'cell') return isDoubtful(figures.get(ref.cell));
  const other = [around?.before, around?.after].find((one) => one?.report === ref.report);
  return ref.cell !== null && isDoubtful(other?.figures.get(ref.cell));
}

/** Whether a number was not read twice alike. What a person entered was not read. */
function isDoubtful(figure: Figure | undefined): boolean {
  return figure?.content.kind === 'number' && figure.confidence !== null && figure.confidence !== 'agreed';
}
