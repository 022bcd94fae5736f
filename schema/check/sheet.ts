/** Return sheets (退回修改单): which findings a bureau is asked about, and how a sheet stands that was sent. */
import type { Label } from '../language.ts';
import type { Severity } from './finding.ts';
import type { FindingState } from './verdict.ts';

export const SHEET_STATES = ['sent', 'answered', 'overdue'] as const;
export type SheetState = (typeof SHEET_STATES)[number];

export const SHEET_STATE_LABELS: Readonly<Record<SheetState, Label>> = {
  sent: { zh: '已发出', en: 'Sent' },
  answered: { zh: '已答复', en: 'Answered' },
  overdue: { zh: '逾期未答复', en: 'Overdue' },
};

/** How a finding stands that failed or is suspicious. */
interface Doubted {
  readonly state: FindingState;
  readonly severity: Severity;
}

/**
 * Which findings of a mistake are asked about: what is settled is not, and a mistake that only may be worth a look is where an editor said so. A hint
 * beside an error is one mistake with it, and is asked with it: it would wait on for ever otherwise.
 */
export function toAsk<Finding extends Doubted>(mistake: readonly Finding[]): readonly Finding[] {
  const unsettled = mistake.filter(({ state }) => state !== 'dismissed' && state !== 'explained');
  const isAsked = unsettled.some(
    ({ state, severity }) => severity !== 'hint' || state === 'askedBack' || state === 'confirmed',
  );
  return isAsked ? unsettled : [];
}

/** A finding that a sheet asks about, as it is now. */
export interface AskedFinding {
  /** null: it is not found any more; the report was mended. */
  readonly state: FindingState | null;
  /** The bureau has answered it since the sheet was sent. */
  readonly isAnswered: boolean;
}

export function isSettled({ state, isAnswered }: AskedFinding): boolean {
  return isAnswered || state === null || state === 'dismissed' || state === 'explained';
}

/** `answeredOn`: when an answer came by another way; days are ISO, `today` in China. */
export function stateOfSheet(
  sheet: { readonly answeredOn: string | null; readonly dueOn: string },
  findings: readonly AskedFinding[],
  today: string,
): SheetState {
  if (sheet.answeredOn !== null || findings.every(isSettled)) return 'answered';
  return today > sheet.dueOn ? 'overdue' : 'sent';
}
