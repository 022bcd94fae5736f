/** Fees for processing information, proposals of deputies and delegates, training. */
import type { NarrativeMeasure } from '../../../schema/report/report.ts';
import { type Kind, kinds } from './kinds.ts';
import type { Mention } from './mentions.ts';
import type { Token } from './tokens.ts';

/** Whether an amount of money is the fee for processing information; `seen`: kinds of words in the sentence so far. */
export function feeIn(own: readonly Token[], seen: ReadonlySet<Kind>): boolean {
  if (own.some(({ kind }) => kind === 'waive' || kind === 'compare' || kind === 'past')) return false;
  if (own.some(({ kind }) => kind === 'fee')) return true;
  // 收取信息处理费3次,合计金额1045元.
  const isCounting = own.every(
    ({ kind }) => kind === 'sum' || kind === 'count' || kind === 'filler' || kind === 'charge',
  );
  return isCounting && seen.has('fee') && !seen.has('waive') && !seen.has('other');
}

const PROPOSAL = '(?:人大代表|政协委员|人大|政协|代表|委员|建议|提案|、|和|与|及)*(?:建议提案|建议|提案|议案)';
const PROPOSAL_BEFORE = new RegExp(`(${PROPOSAL})(?:[和及]?(?:办理|答复|办结)|共|计|总数|数量|为|:)*$`);
const PROPOSAL_BEHIND = new RegExp(`^(?:市级?|区级?|县级?|省级?|的)*(${PROPOSAL})`);

/** The words for proposals: 人大建议, 政协提案; null where the number counts none. */
export function proposalIn(
  { own, tail, behind }: Mention,
  words: (from: number, to: number) => string,
  isAfterOne: boolean,
): string | null {
  if (![...own, ...tail].some(({ kind }) => kind === 'proposal') || own.some(({ kind }) => kind === 'compare'))
    return null;
  const before = words(own[0]?.start ?? 0, own.at(-1)?.end ?? 0);
  const after = words(tail[0]?.start ?? 0, tail.at(-1)?.end ?? 0);
  const label = PROPOSAL_BEFORE.exec(before)?.[1] ?? PROPOSAL_BEHIND.exec(after)?.[1];
  // 议案1件、建议12件: behind another, 建议 is one of them.
  if (label === undefined || (label === '建议' && !(isAfterOne && behind === '、'))) return null;
  return label.replace(/^[、和与及]+/, '');
}

const SESSIONS = /^(?:次|期|场|场次|班次)$/;

/** 组织培训2次; not 参加上级培训3次. */
export function isTraining({ own, tail, quantity, time }: Mention): boolean {
  if ((time !== 'now' && time !== 'part') || !SESSIONS.test(quantity.counter)) return false;
  if (own.some(({ kind }) => kind === 'compare' || kind === 'often' || kind === 'plan' || kind === 'attend'))
    return false;
  const last = own.findLast(({ kind }) => kind !== 'sum' && kind !== 'count' && kind !== 'filler');
  if (last?.kind === 'training') return isOfDisclosure(own, last);
  return tail.slice(0, 5).some(({ kind }) => kind === 'training');
}

/** 电子商务培训 is training in something else. */
function isOfDisclosure(own: readonly Token[], training: Token): boolean {
  const before = own[own.indexOf(training) - 1];
  return (
    before?.kind !== 'unknown' ||
    before.end - before.start < 3 ||
    own.some(({ kind }) => kind === 'matter' || kind === 'request')
  );
}

const AROUND_DECISION = kinds(
  'filler count sum now whole self region all already among conj detail charge close handle',
);

/**
 * What table two counts, said again in the prose: `行政许可处理决定278件`. A bureau tells of its licences and penalties in many
 * ways; `isOfTable` says that the words mean what the table counts.
 */
export function decisionIn({ own, quantity, time }: Mention, isOfTable: boolean): NarrativeMeasure | null {
  const named = own.filter(({ kind }) => kind === 'decision');
  const [only] = named;
  if (!only || named.length > 1 || !isOfTable || time !== 'now') return null;
  if (!own.every(({ kind }) => kind === 'decision' || AROUND_DECISION.has(kind))) return null;
  if (only.measure === 'fees.amount') return quantity.counter === '元' ? only.measure : null;
  return /^(?:件|宗|起|例)$/.test(quantity.counter) ? only.measure : null;
}
