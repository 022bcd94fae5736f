/**
 * What a person made of a finding, and how the finding therefore stands. A verdict belongs to the rule, its version and the numbers that
 * went in: whatever is read or checked again, it holds for as long as these are the same, and is no longer one when they are others.
 */
import { formatNumber } from '../chart/format.ts';
import type { Label } from '../language.ts';
import { countOutcomes, type Finding, type Operand, type OperandRef, type Outcome } from './finding.ts';

/**
 * confirmed: the report is wrong there; dismissed: the rule is, there is nothing to mend; explained: the rule is right and the numbers
 * have a good reason; askedBack: the bureau is asked.
 */
export const VERDICTS = ['confirmed', 'dismissed', 'explained', 'askedBack'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** open: nobody has judged it, or the verdict was taken back; reopened: somebody has, and the numbers have changed since. */
export const FINDING_STATES = ['open', 'reopened', 'askedBack', 'confirmed', 'explained', 'dismissed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** States in which a finding waits for an editor. */
export const WAITING: readonly FindingState[] = ['open', 'reopened'];

/**
 * Whether a finding still counts against its report. Not where people said that the rule is wrong there; what they explained does, since the printed
 * numbers still contradict each other. One that nobody can judge, or that stands in a draft, has no state.
 */
export function isStanding(state: FindingState | null | undefined): boolean {
  return state !== 'dismissed';
}

/** How many findings of each outcome still count. */
export function countStanding(
  findings: readonly { readonly outcome: Outcome; readonly state?: FindingState | null }[],
): Readonly<Record<Outcome, number>> {
  return countOutcomes(findings.filter(({ state }) => isStanding(state)));
}

/** What of a year's reports still counts against them, in a sentence. */
export function standingWords(
  year: number,
  { failed, suspicious }: Pick<Readonly<Record<Outcome, number>>, 'failed' | 'suspicious'>,
): Label {
  if (failed + suspicious === 0)
    return {
      zh: `${year} 年度的年报没有未通过或存疑的勾稽关系。`,
      en: `No check of the reports for ${year} failed or is suspicious.`,
    };
  return {
    zh: `${year} 年度的年报有 ${formatNumber(failed)} 项勾稽关系未通过，${formatNumber(suspicious)} 项存疑。`,
    en: `Of the checks of the reports for ${year}, ${formatNumber(failed)} failed and ${formatNumber(suspicious)} ${suspicious === 1 ? 'is' : 'are'} suspicious.`,
  };
}

/** The verdicts that say nothing without their reason. */
export function needsReason(verdict: Verdict | 'open'): boolean {
  return verdict === 'dismissed' || verdict === 'explained';
}

/** What is written down of a finding when somebody says something of it. */
export type Said = Pick<Finding, 'subject' | 'operands' | 'expected' | 'actual'>;

/** What somebody said of a finding; `open` takes back what was said before. */
export interface Given {
  readonly verdict: Verdict | 'open';
  readonly ruleVersion: number;
  readonly said: Said;
}

/**
 * The numbers of a finding as a text: the same text, the same numbers. A number of the prose goes by what it counts and not by its place in the
 * list, which moves when a later reader finds more of them.
 */
export function numbersOf({ operands, expected, actual }: Omit<Said, 'subject'>): string {
  return JSON.stringify([operands.map(numberOf), expected, actual]);
}

function numberOf({ ref, side, label, value, gap, approximate }: Operand): readonly (string | number | null)[] {
  return [whereOf(ref, label), side, value ?? gap, ...(approximate ? ['≈'] : [])];
}

function whereOf(ref: OperandRef, label: string | null): string {
  switch (ref.kind) {
    case 'cell':
      return ref.cell;
    case 'narrative':
      return `text:${ref.measure}`;
    case 'passage':
      return `words:${label}`;
    case 'elsewhere':
      return `elsewhere:${ref.report}:${ref.cell ?? label}`;
  }
}

/** How a finding stands after the newest verdict on it; `ruleVersion`: of the rule as it is now. */
export function stateOf(finding: Said, ruleVersion: number, newest: Given | undefined): FindingState {
  if (newest === undefined || newest.verdict === 'open') return 'open';
  const isSame = newest.ruleVersion === ruleVersion && numbersOf(newest.said) === numbersOf(finding);
  return isSame ? newest.verdict : 'reopened';
}

export const STATE_LABELS: Readonly<Record<FindingState, Label>> = {
  open: { zh: '待处理', en: 'Open' },
  reopened: { zh: '重新打开', en: 'Reopened' },
  askedBack: { zh: '已退回', en: 'Asked back' },
  confirmed: { zh: '属实', en: 'Confirmed' },
  explained: { zh: '有说明', en: 'Explained' },
  dismissed: { zh: '不成立', en: 'Dismissed' },
};

/** How often a rule spoke up, and what people made of it. */
export interface RuleRecord {
  /** Findings that failed or are suspicious. */
  readonly fired: number;
  readonly states: Readonly<Record<FindingState, number>>;
}

const FEWEST_JUDGED = 10;

/** How many of its findings people judged: a bureau that is asked has not answered yet. */
export function judgedIn({ states }: Pick<RuleRecord, 'states'>): number {
  return states.confirmed + states.dismissed + states.explained;
}

/** A noisy rule is wrong in more than one of ten findings that people judged, ten of them at least. */
export function isNoisy(record: Pick<RuleRecord, 'states'>): boolean {
  const judged = judgedIn(record);
  return judged >= FEWEST_JUDGED && record.states.dismissed * 10 > judged;
}
