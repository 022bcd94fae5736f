/** What an address chooses of the findings of a region's year: the same on the page, in what is exported, and on return sheets. */

import type { Label } from '../language.ts';
import type { Outcome, Severity } from './finding.ts';
import { SEVERITIES } from './finding.ts';
import { RULES } from './rules/index.ts';
import { type FindingState, STATE_LABELS, WAITING } from './verdict.ts';

/** waiting: for an editor; all: whatever failed or is suspicious; the last two: nobody has to judge. */
export const SHOWN = [
  'waiting',
  'askedBack',
  'confirmed',
  'explained',
  'dismissed',
  'all',
  'notAssessable',
  'holds',
] as const;
export type Shown = (typeof SHOWN)[number];

export const SHOWN_LABELS: Readonly<Record<Shown, Label>> = {
  waiting: { zh: '待处理', en: 'Waiting' },
  askedBack: STATE_LABELS.askedBack,
  confirmed: STATE_LABELS.confirmed,
  explained: STATE_LABELS.explained,
  dismissed: STATE_LABELS.dismissed,
  all: { zh: '全部问题', en: 'All' },
  notAssessable: { zh: '无法核查', en: 'Not assessable' },
  holds: { zh: '成立', en: 'Holds' },
};

export interface FindingsChoice {
  readonly show: Shown;
  readonly severity: Severity | null;
  readonly rule: string | null;
  /** A bureau or region. */
  readonly publisher: string | null;
}

/** `show=askedBack&severity=error&rule=T4-SUM&publisher=…`; what it says wrong is left out. */
export function readChoice(param: (name: string) => string | null): FindingsChoice {
  const [show, severity, rule] = [param('show'), param('severity'), param('rule')];
  return {
    show: SHOWN.find((one) => one === show) ?? 'waiting',
    severity: SEVERITIES.find((one) => one === severity) ?? null,
    rule: RULES.find(({ id }) => id === rule)?.id ?? null,
    publisher: param('publisher'),
  };
}

/** Whether people judge what is shown, so that it stands by mistakes; otherwise finding by finding. */
export function areJudged(show: Shown): boolean {
  return show !== 'notAssessable' && show !== 'holds';
}

/** What is asked for: states of what failed or is suspicious, or an outcome that nobody judges. */
export function askedBy({ show, severity, rule }: FindingsChoice): {
  readonly states: readonly FindingState[] | null;
  readonly outcomes: readonly Outcome[] | null;
  readonly severity: Severity | null;
  readonly rules: readonly string[] | null;
} {
  const states = show === 'waiting' ? WAITING : isState(show) ? [show] : null;
  const outcomes =
    show === 'notAssessable' ? (['notAssessable'] as const) : show === 'holds' ? (['confirmed'] as const) : null;
  return { states, outcomes, severity, rules: rule === null ? null : [rule] };
}

function isState(show: Shown): show is Extract<Shown, FindingState> {
  return areJudged(show) && show !== 'waiting' && show !== 'all';
}
