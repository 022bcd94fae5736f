/** What the findings page is asked, from its address. Left out: the first region's latest year, and what waits for somebody. */
import { OUTCOMES, type Outcome } from '../../../schema/check/finding.ts';
import { RULES } from '../../../schema/check/rules/index.ts';

export const OUTCOME_CHOICES = ['open', 'failed', 'suspicious', 'notAssessable', 'confirmed'] as const;
export type OutcomeChoice = (typeof OUTCOME_CHOICES)[number];

export interface FindingsFilter {
  readonly outcome: OutcomeChoice;
  readonly rule: string | null;
  readonly publisher: string | null;
}

function isOutcome(text: string | null): text is Outcome {
  return (OUTCOMES as readonly (string | null)[]).includes(text);
}

export function readFilter(params: URLSearchParams): FindingsFilter {
  const outcome = params.get('outcome');
  const rule = params.get('rule');
  return {
    outcome: isOutcome(outcome) ? outcome : 'open',
    rule: RULES.some((one) => one.id === rule) ? rule : null,
    publisher: params.get('publisher'),
  };
}

/** The outcomes a choice stands for: open is what waits for somebody. */
export function outcomesOf(choice: OutcomeChoice): readonly Outcome[] {
  return choice === 'open' ? ['failed', 'suspicious'] : [choice];
}

export interface Group<Line> {
  readonly key: string;
  readonly lines: readonly Line[];
}

/** Lines by publisher and year, groups in the order in which their first line comes. */
export function byReport<Line extends { readonly report: { readonly id: string } }>(
  lines: readonly Line[],
): readonly Group<Line>[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(line.report.id);
    if (group) group.push(line);
    else groups.set(line.report.id, [line]);
  }
  return [...groups].map(([key, members]) => ({ key, lines: members }));
}
