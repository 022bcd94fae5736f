/** Fees for processing information, proposals of deputies and delegates, training. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Section } from '../../outline/outline.ts';
import type { Mention } from '../sentence/mentions.ts';
import { type Kind, kinds } from '../words/kinds.ts';
import type { Token } from '../words/token.ts';

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

/** 信息处理费收取金额为0; not 收取信息处理费的件数为0. */
export function isNoFee({ own, quantity }: Mention, words: (from: number, to: number) => string): boolean {
  return (
    quantity.counter === '' &&
    quantity.value === 0 &&
    own.some(({ kind }) => kind === 'fee') &&
    !own.some(({ start, end }) => /[件次笔人]数/.test(words(start, end)))
  );
}

const PROPOSAL =
  '(?:人大代表|政协委员|人大|政协|代表|委员|建议|提案|议案(?=建议)|、|和|与|及)*(?:建议提案|建议|提案|议案)';
const PROPOSAL_BEFORE = new RegExp(
  `(${PROPOSAL})(?:主办件|[和及的]?(?:办理|答复|办结|回复|复文)(?:结果|情况|意见|件)?|信息|共|计|总数|数量|为|:)*$`,
);
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

const SESSIONS = /^(?:次|期|场|场次|班次|批次)$/;

const AROUND_SESSIONS = kinds('sum count filler whole now');

/** 组织培训2次; not 参加上级培训3次. */
export function isTraining(
  { own, tail, quantity, time }: Mention,
  words: (from: number, to: number) => string,
): boolean {
  if ((time !== 'now' && time !== 'part') || !SESSIONS.test(quantity.counter)) return false;
  if (own.some(({ kind }) => kind === 'compare' || kind === 'often' || kind === 'plan' || kind === 'attend'))
    return false;
  const last = own.findLast(({ kind }) => !AROUND_SESSIONS.has(kind));
  if (last?.kind === 'training') return isOfDisclosure(own, last, words);
  return tail.slice(0, 5).some(({ kind }) => kind === 'training');
}

/** Words that may stand before 培训 in training on the disclosure of information. */
const OF_DISCLOSURE =
  /专题|业务|窗口|会议|专项|集中|全员|内部|工作|骨干|人员|干部|职工|相关|各类|系统|线上|线下|信息员|信息|能力|知识|全[区市县局镇乡]|本[局镇]|专[职门]|经办|负责|管理|操作|岗位?|(?:组织|开展|举办|召开|进行)了?|[的和与、了各及]/g;

/** 电子商务培训, 安全生产培训 is training in something else. */
function isOfDisclosure(own: readonly Token[], training: Token, words: (from: number, to: number) => string): boolean {
  if (own.some(({ kind }) => kind === 'matter' || kind === 'request')) return true;
  const at = own.indexOf(training);
  const from = own.slice(0, at).findLastIndex(({ kind }) => kind === 'doing') + 1;
  const between = own.slice(from, at).filter(({ kind }) => kind === 'unknown' || kind === 'filler');
  const [first, last] = [between[0], between.at(-1)];
  if (!first || !last || from === 0) {
    const before = own[at - 1];
    return before?.kind !== 'unknown' || words(before.start, before.end).replace(OF_DISCLOSURE, '').length < 2;
  }
  return words(first.start, last.end).replace(OF_DISCLOSURE, '').length < 2;
}

const AROUND_DECISION = kinds(
  'filler count sum now whole self region all already among conj detail charge close handle disclose publish',
);

/**
 * What table two counts, said again in the prose: `行政许可处理决定278件`. A bureau tells of its licences and penalties in many
 * ways; `isOfTable` says that the words mean what the table counts.
 */
export function decisionIn({ own, quantity, time }: Mention, isOfTable: boolean): NarrativeMeasure | null {
  const named = own.filter(({ kind }) => kind === 'decision');
  const [only] = named;
  if (!only || named.length > 1 || !isOfTable || time !== 'now') return null;
  if (!own.every(({ kind, sign }) => kind === 'decision' || sign === 'body' || AROUND_DECISION.has(kind))) return null;
  if (only.measure === 'fees.amount') return quantity.counter === '元' ? only.measure : null;
  return /^(?:件|宗|起|例)$/.test(quantity.counter) ? only.measure : null;
}

const THREE_KINDS: readonly NarrativeMeasure[] = ['licensing.decisions', 'penalties.decisions', 'coercion.decisions'];

/** The words are those of section two: in its own prose, or by its word 处理决定, or with its three kinds together. */
export function isOfTableII(
  { own }: Mention,
  {
    section,
    tokens,
    seen,
    words,
  }: {
    readonly section: Section | 0;
    readonly tokens: readonly Token[];
    /** Kinds of words in the sentence so far. */
    readonly seen: ReadonlySet<Kind>;
    readonly words: (from: number, to: number) => string;
  },
): boolean {
  // 公开行政许可决定1204件 counts what was put online.
  const isInItsWords = own.some(({ start, end }) => /处理(?:决定|事项)/.test(words(start, end)));
  if (section === 2 || isInItsWords) return true;
  if (seen.has('disclose') || seen.has('publish') || tokens[0]?.kind === 'among') return false;
  const named = new Set(tokens.filter(({ kind }) => kind === 'decision').map(({ measure }) => measure));
  return THREE_KINDS.every((measure) => named.has(measure));
}
